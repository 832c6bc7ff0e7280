"""A register on disk to records in memory, with every problem in one run.

A register is one YAML file, or a folder with `*.yaml` files (and `claims/*.yaml`); sources' files are found beside
it. The sections are `register`, `topics`, `sources`, `speakers`, `events`, `claims` and `considered`; their fields
are described in `model.py`. An entry with an error is set aside and named; the rest is served.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dashboard.register.assembly import Assembly
from dashboard.register.loaded import Loaded
from dashboard.register.model import SECTIONS
from dashboard.register.reading import read_document


def load(path: Path, today: date) -> Loaded:
    """Load and check a register.

    Args:
        path: The YAML file, or the folder.
        today: The day against which deadlines are held.
    """
    with _collector_off():
        documents = [read_document(file, _name(file, path), SECTIONS) for file in register_files(path)]
        return Assembly(documents, _folder(path), today).run()


def register_files(path: Path) -> list[Path]:
    """The YAML files that make up a register; the path itself when it is no folder."""
    if not _is_folder(path):
        return [path]
    found = [*path.glob("*.yaml"), *path.glob("claims/*.yaml")]
    files = sorted(file for file in found if not file.name.startswith("."))
    return files or [path / "claims.yaml"]


def watched_files(path: Path) -> list[Path]:
    """All files that a loaded register depends on: its YAML and the articles beside it."""
    return [*register_files(path), *sorted(_folder(path).glob("seeds/*.txt"))]


def _folder(path: Path) -> Path:
    return path if _is_folder(path) else path.parent


def _is_folder(path: Path) -> bool:
    """Like Path.is_dir, which raises for a path that is too long."""
    return os.path.isdir(path)


def _name(file: Path, path: Path) -> str:
    return file.relative_to(path).as_posix() if _is_folder(path) else file.name


@contextmanager
def _collector_off() -> Iterator[None]:
    """Loading makes many objects and no garbage: walking them again and again is two thirds of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
