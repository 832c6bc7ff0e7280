"""A checked change to disk: whole or not at all, and never over somebody else's."""

import glob
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from dashboard.register.edit.difference import unified_diff
from dashboard.register.edit.locking import WAIT_SECONDS, locked
from dashboard.register.edit.operations import Refusal
from dashboard.register.edit.proposal import Proposal
from dashboard.register.edit.snapshot import Snapshot

TEMPORARY = ".tmp"
T = TypeVar("T")


class Conflict(Refusal):
    """The files were changed after the edit began. Nothing was written.

    `theirs` is the diff from what the edit started with to what is there now, `mine` that of the edit.
    """

    def __init__(self, name: str, theirs: str, mine: str) -> None:
        super().__init__(f"{name} was changed meanwhile; nothing was written", "look at the new state and try again")
        self.theirs, self.mine = theirs, mine


def save(proposal: Proposal, wait: float = WAIT_SECONDS) -> None:
    """Write a proposal, if the register is still what it was.

    Raises:
        Conflict: It is not.
        Busy: Another process held the lock all the time.
        Refusal: The file cannot be written.
    """
    _guarded(proposal.before.path, lambda: _write(proposal), wait)


def edit(path: Path, make: Callable[[Snapshot], Proposal], wait: float = WAIT_SECONDS) -> Proposal:
    """Read the register, make a change of it and write that, all under the lock: writers wait for each other.

    Raises:
        Refusal: As `make` raises it, or as `save` does.
    """

    def run() -> Proposal:
        proposal = make(Snapshot.read(path))
        _write(proposal)
        return proposal

    return _guarded(path, run, wait)


def write_atomically(file: Path, data: bytes) -> None:
    """Replace a file's content: readers and crashes see the old or the new file, never half of one.

    Mode bits stay, and a symbolic link goes on pointing to the file.

    Raises:
        OSError: The file cannot be written; it is then as it was.
    """
    file = Path(os.path.realpath(file))
    mode = stat.S_IMODE(file.stat().st_mode)
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "it is write-protected", str(file))
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=TEMPORARY, dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        os.chmod(name, mode)
        os.replace(name, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(file.parent)


def _guarded(path: Path, work: Callable[[], T], wait: float) -> T:
    try:
        with locked(path, wait):
            return work()
    except OSError as error:
        raise Refusal(f"{path.name} cannot be written: {error.strerror or error}", "nothing was changed") from None


def _write(proposal: Proposal) -> None:
    before, now = proposal.before, Snapshot.read(proposal.before.path)
    if now.digest != before.digest:
        changed = [
            file for file in {**before.contents, **now.contents} if _content(before, file) != _content(now, file)
        ]
        theirs = "".join(_diff(before, now, file) for file in changed)
        raise Conflict(before.name(changed[0]), theirs, proposal.diff())
    if proposal.changes:
        _remove_leftovers(proposal.file)
        write_atomically(proposal.file, proposal.new)


def _content(snapshot: Snapshot, file: Path) -> bytes | None:
    return snapshot.contents.get(file)


def _diff(before: Snapshot, now: Snapshot, file: Path) -> str:
    old, new = ((_content(state, file) or b"").decode("utf-8", "replace") for state in (before, now))
    return unified_diff(old, new, now.name(file))


def _remove_leftovers(file: Path) -> None:
    """Remove what a writer that was killed left behind; under the lock nobody else is writing."""
    file = Path(os.path.realpath(file))
    for leftover in file.parent.glob(f".{glob.escape(file.name)}.*{TEMPORARY}"):
        leftover.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
