"""A file that cannot be parsed as a whole, parsed entry by entry: one broken entry hides no other."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dashboard.register.composing import composed
from dashboard.register.nodes import Node, Refused, repeated_keys
from dashboard.register.problems import Problem
from dashboard.register.syntax import BREAKS

SECTION = re.compile(r"(\w+)[ \t]*(?::(?!\S)|(?:#.*)?$)")
BARE_SECTION = re.compile(r"\w+[ \t]*:[ \t]*(#.*)?")
KEY = re.compile(r" *[\w-]+[ \t]*:(?!\S)")


class Line(NamedTuple):
    """One line of the file."""

    number: int
    content: str

    @property
    def depth(self) -> int:
        """How many blanks it begins with."""
        return len(self.content) - len(self.content.lstrip(" "))

    @property
    def counts(self) -> bool:
        """Whether there is more to it than blanks and a comment."""
        return bool(self.content.strip()) and not self.content.lstrip().startswith("#")

    @property
    def dashed(self) -> bool:
        """Whether it begins an item of a list."""
        return self.content.lstrip(" ").startswith("-")


@dataclass(frozen=True)
class Part:
    """A stretch of the file that is parsed by itself, below the line of its section, if it has one."""

    header: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """The document to parse."""
        return "\n".join([self.header, *(line.content for line in self.lines)])

    @property
    def first_line(self) -> int:
        """The number that the first line of `text` has, or would have, in the file."""
        return self.lines[0].number - 1


def salvaged(text: str, file: str, sections: Collection[str]) -> tuple[Node | None, list[Problem]]:
    """Parse the entries of a broken file one by one: the tree of those that stand, and what is wrong with the rest."""
    root = Node({}, 1, 1)
    problems: list[Problem] = []
    for part in _parts(text, sections):
        try:
            node = composed(part.text)
        except Refused as refused:
            if refused.code != "Y103":
                problems.append(_outdented(part, file) or refused.problem(file, part.first_line))
            continue
        if isinstance(node.value, dict) and len(node.value) > 1 and (outdented := _outdented(part, file)):
            problems.append(outdented)
            continue
        _shift(node, part.first_line - 1)
        problems.extend(repeated_keys(node, file))
        problems.extend(_added(root, node, file))
    return (root if root.value else None), sorted(problems)


def _outdented(part: Part, file: str) -> Problem | None:
    """A key of an entry that stands as far left as the entry itself, or further: it has left the entry."""
    for line in part.lines[1:]:
        if part.header and KEY.match(line.content) and line.depth <= part.lines[0].depth:
            hint = "indent it as the lines around it are indented"
            return Problem(file, line.number, line.depth + 1, "Y104", "", "stands outside of its entry", hint)
    return None


def _added(root: Node, part: Node, file: str) -> Iterator[Problem]:
    """Put one parsed part {section: content} into the tree."""
    if part.value is None:
        return
    if not isinstance(part.value, dict):
        hint = "indent it under its section, or give it a key and a colon"
        yield Problem(file, part.line, part.column, "Y104", "", "is not valid YAML: text outside of any section", hint)
        return
    for section, node in part.value.items():
        root.keys.setdefault(section, part.keys[section])
        known = root.value.get(section)
        if known is None or known.value is None:
            root.value[section] = node
        elif isinstance(known.value, list) and isinstance(node.value, list):
            known.value.extend(node.value)
        elif isinstance(known.value, dict) and isinstance(node.value, dict):
            yield from _merged(known, node, file)
        elif node.value is not None:
            hint = "write it as the entries around it are written"
            yield Problem(file, node.line, node.column, "Y104", "", f"is no entry of {section}", hint)


def _merged(known: Node, more: Node, file: str) -> Iterator[Problem]:
    for key, child in more.value.items():
        if key in known.value:
            message = f"the key {key} stands twice in the same section"
            yield Problem(file, *more.keys[key], "Y105", "", message, "remove one of the two; the first one is used")
        else:
            known.value[key], known.keys[key] = child, more.keys[key]


def _parts(text: str, sections: Collection[str]) -> Iterator[Part]:
    """Each entry of each section as a document of its own; a stretch outside of any section has no header."""
    lines = [Line(number, content) for number, content in enumerate(BREAKS.split(text), 1)]
    for group in _cut(lines, lambda line: _begins_section(line, sections)):
        header, body = group[0], group[1:]
        if not _begins_section(header, sections):
            yield Part("", group)
            continue
        if not BARE_SECTION.fullmatch(header.content):  # its content begins behind the colon
            yield Part("", group)
            continue
        yield Part("", [header])
        first = next((line for line in body if line.counts), None)
        opens = partial(_opens, indent=first.depth if first else 0, dashed=bool(first and first.dashed))
        yield from (Part(header.content, entry) for entry in _cut(body, opens))


def _begins_section(line: Line, sections: Collection[str]) -> bool:
    """Whether a known section begins here, perhaps without its colon, or something that is written as one."""
    key = SECTION.match(line.content)
    return key is not None and (key[1] in sections or BARE_SECTION.fullmatch(line.content) is not None)


def _cut(lines: list[Line], opens: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Groups of lines, each from one that opens a group up to the next."""
    starts = [0, *(n for n, line in enumerate(lines) if n and opens(line)), len(lines)]
    return (lines[start:end] for start, end in pairwise(starts) if start < end)


def _opens(line: Line, indent: int, dashed: bool) -> bool:
    return line.counts and line.depth == indent and (line.dashed or not dashed)


def _shift(node: Node, by: int) -> None:
    """Move a node `by` lines further down."""
    node.line += by
    node.keys = {key: (line + by, column) for key, (line, column) in node.keys.items()}
    node.repeats = [(key, line + by, column) for key, line, column in node.repeats]
    for child in node.children():
        _shift(child, by)
