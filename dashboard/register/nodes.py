"""A parsed file as a tree of nodes that know their line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dashboard.register.problems import Problem


@dataclass(slots=True)
class Node:
    """One value of the file: where it stands, how it was written, and what it means.

    `value` is text, a number, a bool, a date, None, a dict of nodes, a list of nodes, or a `Misread`. Of a key that
    stands twice the first value is kept, unless it is empty; `repeats` says where the others stood.
    """

    value: Any
    line: int
    column: int
    raw: str = ""
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    repeats: list[tuple[str, int, int]] = field(default_factory=list)

    def plain(self) -> Any:
        """The value as ordinary Python data."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def children(self) -> list["Node"]:
        """The nodes directly inside this one."""
        if isinstance(self.value, dict):
            return list(self.value.values())
        return self.value if isinstance(self.value, list) else []

    def at(self, path: tuple[str | int, ...]) -> "Node":
        """The deepest node that exists along a path of keys and indices."""
        node = self
        for step in path:
            children: Any = node.value
            if isinstance(children, list):
                children = dict(enumerate(children))
            if not isinstance(children, dict) or step not in children:
                break
            node = children[step]
        return node


@dataclass(frozen=True, slots=True)
class Misread:
    """A plain scalar that YAML 1.1 readers take for something that nobody meant, such as 12:30 for 750."""

    raw: str
    reading: str


class Refused(Exception):
    """The text breaks a rule of this reader."""

    def __init__(self, code: str, line: int, column: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.message, self.hint = code, line, column, message, hint

    def problem(self, file: str, first_line: int = 1) -> Problem:
        """The refusal as a problem of a text that begins in line `first_line` of a file."""
        return Problem(file, self.line + first_line - 1, self.column, self.code, "", self.message, self.hint)


def repeated_keys(node: Node, file: str) -> Iterator[Problem]:
    """Report keys that stand twice."""
    for key, line, column in node.repeats:
        message = f"the key {key[:80]} stands twice in the same entry (first in line {node.keys[key][0]})"
        yield Problem(file, line, column, "Y105", "", message, "remove one of the two")
    for child in node.children():
        yield from repeated_keys(child, file)
