"""A file that cannot be parsed as a whole, parsed entry by entry: one broken entry hides no other."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dashboard.register.composing import composed
from dashboard.register.nodes import Node, Refused, repeated_keys
from dashboard.register.problems import Problem
from dashboard.register.syntax import BREAKS

SECTION = re.compile(r"(\w+)[ \t]*:")


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


def salvaged(text: str, file: str, sections: Collection[str]) -> tuple[Node | None, list[Problem]]:
    """Parse the entries of a broken file one by one: the tree of those that stand, and what is wrong with the rest."""
    root = Node({}, 1, 1)
    problems: list[Problem] = []
    for first_line, part in _parts(text, sections):
        try:
            node = composed(part)
        except Refused as refused:
            if refused.code != "Y103":
                problems.append(refused.problem(file, first_line))
            continue
        problems.extend(repeated_keys(node, file, first_line))
        problems.extend(_added(root, _shifted(node, first_line - 1), file))
    return (root if root.value else None), sorted(problems)


def _added(root: Node, part: Node, file: str) -> Iterator[Problem]:
    """Put one parsed part {section: content} into the tree."""
    if not isinstance(part.value, dict):
        hint = "indent it under its section, or give it a key and a colon"
        yield Problem(file, part.line, part.column, "Y104", "", "is not valid YAML: text outside of any section", hint)
        return
    for section, node in part.value.items():
        root.keys.setdefault(section, part.keys[section])
        known = root.value.get(section)
        if known is None or known.value is None:
            root.value[section] = node
            continue
        if isinstance(known.value, list) and isinstance(node.value, list):
            known.value.extend(node.value)
        elif isinstance(known.value, dict) and isinstance(node.value, dict):
            for key, child in node.value.items():
                if key in known.value:
                    line, column = node.keys[key]
                    message = f"the key {key} stands twice in the same section"
                    yield Problem(file, line, column, "Y105", "", message, "remove one of the two")
                else:
                    known.value[key], known.keys[key] = child, node.keys[key]


def _parts(text: str, sections: Collection[str]) -> Iterator[tuple[int, str]]:
    """Each entry of each section as a document of its own, with the number of the line before it.

    Such a document begins with the line of its section; a stretch outside of any section begins with an empty line.
    """
    lines = [Line(number, content) for number, content in enumerate(BREAKS.split(text), 1)]
    for group in _cut(lines, lambda line: bool((key := SECTION.match(line.content)) and key[1] in sections)):
        header, body = group[0], group[1:]
        if not SECTION.match(header.content):
            yield _document("", group)
            continue
        first = next((line for line in body if line.counts), None)
        indent = first.depth if first else 0
        end = next((n for n, line in enumerate(body) if line.counts and line.depth < indent), len(body))
        yield header.number, header.content
        for entry in _cut(body[:end], partial(_opens, indent=indent, dashed=bool(first and first.dashed))):
            yield _document(header.content, entry)
        if end < len(body):
            yield _document("", body[end:])


def _cut(lines: list[Line], opens: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Groups of lines, each from one that opens a group up to the next."""
    starts = [0, *(n for n, line in enumerate(lines) if n and opens(line)), len(lines)]
    return (lines[start:end] for start, end in pairwise(starts) if start < end)


def _opens(line: Line, indent: int, dashed: bool) -> bool:
    return line.counts and line.depth == indent and (line.dashed or not dashed)


def _document(header: str, lines: list[Line]) -> tuple[int, str]:
    return lines[0].number - 1, "\n".join([header, *(line.content for line in lines)])


def _shifted(node: Node, by: int) -> Node:
    """The same node, `by` lines further down."""
    node.line += by
    node.keys = {key: (line + by, column) for key, (line, column) in node.keys.items()}
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if isinstance(node.value, dict | list):
        for child in children:
            _shifted(child, by)
    return node
