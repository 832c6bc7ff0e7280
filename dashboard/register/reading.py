"""A YAML file to a tree of nodes, with what is wrong with it.

When a file cannot be parsed as a whole, it is parsed entry by entry (`salvage.py`).
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dashboard.register.composing import composed
from dashboard.register.nodes import Node, Refused, repeated_keys
from dashboard.register.problems import Problem
from dashboard.register.salvage import salvaged

MAX_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Document:
    """One parsed file: its tree, or None when nothing of it could be read, and what is wrong with it.

    `lost` names the sections from which entries may be missing.
    """

    file: str
    root: Node | None
    problems: tuple[Problem, ...]
    lost: frozenset[str] = frozenset()


def read_document(path: Path, name: str, sections: Collection[str]) -> Document:
    """Read one file.

    Args:
        path: Where it is.
        name: What problems call it.
        sections: The top-level keys of the format; they are where a broken file is cut into entries.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        hint = "check the path, or name another register"
        said = getattr(error, "strerror", None) or error
        return _failed(name, Refused("Y101", 1, 1, f"cannot be read: {said}", hint), sections)
    return parse_document(data, name, sections)


def parse_document(data: bytes, name: str, sections: Collection[str]) -> Document:
    """Parse the bytes of one file; see `read_document`."""
    try:
        text = _decoded(data)
    except Refused as error:
        return _failed(name, error, sections)
    try:
        root = composed(text)
    except Refused as error:
        if error.code == "Y103":
            return _failed(name, error, sections)
        found = salvaged(text, name, sections)
        if not found.problems:
            return Document(name, found.root, (error.problem(name),), frozenset(sections))
        return Document(name, found.root, found.problems, found.lost)
    if not isinstance(root.value, dict):
        hint = "start the file with the section register:, then topics:, sources:, speakers:, events:, claims:"
        return _failed(name, Refused("Y103", 1, 1, "must hold a mapping of sections", hint), sections)
    return Document(name, root, tuple(repeated_keys(root, name)), frozenset(key for key, *_ in root.repeats))


def _failed(name: str, error: Refused, sections: Collection[str]) -> Document:
    return Document(name, None, (error.problem(name),), frozenset(sections))


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise Refused("Y110", 1, 1, f"has more than {MAX_BYTES:,} bytes", "split the register into a folder of files")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        hint = "save the file as UTF-8 (the editor's “Save with encoding”)"
        message = f"is not UTF-8: byte 0x{data[error.start]:02x} is no part of a character"
        raise Refused("Y102", line, column, message, hint) from None
    if not text.strip():
        hint = "restore it from git, or start with the template in docs/curation.md"
        raise Refused("Y103", 1, 1, "is empty", hint)
    return text
