"""One writer at a time: a lock file beside the register.

The lock is the operating system's, not the file's existence: it is released when its process dies, however it dies,
so that no stale lock blocks anybody. The file is removed when the work is done.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.register.edit.operations import Refusal

WAIT_SECONDS = 10.0
PAUSE_SECONDS = 0.02


class Busy(Refusal):
    """Somebody else is writing."""


def lock_path(register: Path) -> Path:
    """Where the lock file of a register stands."""
    real = Path(os.path.realpath(register))
    return real / ".register.lock" if real.is_dir() else real.with_name(f".{real.name}.lock")


@contextmanager
def locked(register: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the register's lock.

    Raises:
        Busy: Another process held it during all of `wait`, in seconds.
        OSError: The lock file cannot be written.
    """
    path = lock_path(register)
    until = time.monotonic() + wait
    while (descriptor := _taken(path)) is None:
        if time.monotonic() >= until:
            raise Busy(f"another process is writing {register.name}{_holder(path)}; nothing was changed", "try again")
        time.sleep(PAUSE_SECONDS)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        _release(descriptor, path)


def _taken(path: Path) -> int | None:
    """The descriptor of the lock file, locked; None when somebody else has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        if _is_at(descriptor, path):
            return descriptor
    except OSError:
        os.close(descriptor)
        return None
    os.close(descriptor)  # its last holder removed the file meanwhile
    return None


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the file that was locked is still the one that others find."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)


def _holder(path: Path) -> str:
    try:
        name = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
    return f" (process {name})" if name else ""


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 64, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

    def _release(descriptor: int, path: Path) -> None:  # noqa: ARG001
        os.close(descriptor)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int, path: Path) -> None:
        path.unlink(missing_ok=True)
        os.close(descriptor)
