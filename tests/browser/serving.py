"""Starting the dashboard as its users do, and holding it to a clean log."""

import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from dashboard.register.settings import REGISTER_VARIABLE, WATCH_VARIABLE
from tests.builders import ROOT

MODULE = (sys.executable, "-m", "streamlit")
SAFE_PATH_MODULE = (sys.executable, "-P", "-m", "streamlit")  # the search path of the console script
CONSOLE_SCRIPT = (str(Path(sysconfig.get_path("scripts")) / "streamlit"),)
PATIENCE = 60
TROUBLE = re.compile(r"Traceback|Exception|\bError\b|Warning|WARNING|deprecated|Please replace")


@dataclass(frozen=True)
class Server:
    """A dashboard that answers: its address and its log."""

    url: str
    log: Path


@contextmanager
def serving(
    folder: Path,
    register: Path | None = None,
    *,
    watch: float = 0,
    command: Sequence[str] = SAFE_PATH_MODULE,
    arguments: Sequence[str] = (),
) -> Iterator[Server]:
    """Run the dashboard until the block ends; then fail if its log tells of trouble.

    Args:
        folder: Working directory and home, so that no setting of this machine plays in; the log is written there.
        register: The register that the environment names; None for the one that ships with the project.
        watch: Seconds between two looks at the register's files; 0 for none.
        command: How Streamlit is started.
        arguments: What follows `--` on the command line.
    """
    port = _free_port()
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "run", str(ROOT / "dashboard" / "app.py"), *flags, "--", *arguments],
            cwd=folder,
            env=_environment(folder, register, watch),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(process, f"http://127.0.0.1:{port}", log)
            yield Server(f"http://127.0.0.1:{port}", log)
        finally:
            process.terminate()
            process.wait(PATIENCE)
    text = log.read_text(encoding="utf-8", errors="replace")
    assert not TROUBLE.search(text), f"the server's log tells of trouble:\n{text}"


def _environment(home: Path, register: Path | None, watch: float) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != REGISTER_VARIABLE and not name.startswith(("STREAMLIT_", "PYTHON"))
    }
    named = {REGISTER_VARIABLE: str(register)} if register else {}
    return kept | named | {"HOME": str(home), WATCH_VARIABLE: str(watch)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    """Poll the health page until it says ok; waiting for the process between polls notices when it dies."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=PATIENCE) as answer:
                if answer.read() == b"ok":
                    return
        except (URLError, ConnectionError):
            pass
        try:
            process.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError("the dashboard did not start:\n" + log.read_text(encoding="utf-8", errors="replace"))
