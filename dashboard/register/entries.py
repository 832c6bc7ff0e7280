"""Entries of the file: where each stands, what problems call it, and which words are near to a wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from rapidfuzz import fuzz, process

from dashboard.register.model import LIST_SECTIONS, Record
from dashboard.register.nodes import Node
from dashboard.register.problems import Problem

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]

NEAR_ENOUGH = 60
FEW = 20
SHOWN = 80  # characters of the file's own text in a message


@dataclass(frozen=True)
class Entry:
    """One entry of a section: where it stands in the file, and its record when it is sound."""

    section: str
    key: Step
    node: Node
    file: str
    record: Record | None = None

    @property
    def id(self) -> str:
        """The entry's id, as far as it can be told; empty when it has none."""
        if self.section in LIST_SECTIONS:
            node = self.node.value.get("id") if isinstance(self.node.value, dict) else None
            return node.value if node and isinstance(node.value, str) else ""
        return str(self.key)

    @property
    def position(self) -> tuple[str, str, Step]:
        """What tells the entry from all others, even from one with the same id."""
        return self.file, self.section, self.key

    @property
    def label(self) -> str:
        """How problems name the entry: `claims[7] reed-for-yaroshenko`, `events.geneva-talks`."""
        if self.section in LIST_SECTIONS:
            return f"{self.section}[{self.key}] {self.id[:SHOWN]}".rstrip()
        return f"{self.section[:SHOWN]}.{self.id[:SHOWN]}" if self.key != "" else self.section[:SHOWN]

    def problem(self, code: str, path: Path, message: str, hint: str = "", on_key: bool = False) -> Problem:
        """A problem of this entry, at the value at `path`, or at its key."""
        node = self.node.at(path)
        line, column = node.line, node.column
        if on_key and path:
            line, column = self.node.at(path[:-1]).keys.get(str(path[-1]), (line, column))
        where = f"{self.label} {dotted(path)}" if path else self.label
        return Problem(self.file, line, column, code, where, message, hint)

    def references(self, field: str) -> list[tuple[Path, str]]:
        """The ids that a field of the raw entry names, sound or not, with the path of each."""
        node = self.node.value.get(field) if isinstance(self.node.value, dict) else None
        if node and isinstance(node.value, list):
            found: list[tuple[Path, Any]] = [((field, number), item.value) for number, item in enumerate(node.value)]
        else:
            found = [((field,), node.value)] if node else []
        return [(path, name) for path, name in found if isinstance(name, str)]


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word most like another; None when none is much like it."""
    match = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=NEAR_ENOUGH)
    return match[0] if match else None


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them when there are few; empty when neither helps."""
    known = list(known)
    if match := nearest_word(word, known):
        return f'did you mean "{match}"?'
    return f"use one of: {', '.join(known)}" if 0 < len(known) <= FEW else ""


def dotted(path: Path) -> str:
    """A path as problems write it: `.evidence[0].url`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step[:SHOWN]}" for step in path)
