"""A file that cannot be parsed as a whole, parsed entry by entry: one broken entry hides no other."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from dashboard.register.composing import composed
from dashboard.register.model import LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS
from dashboard.register.nodes import Node, Refused, repeated_keys
from dashboard.register.problems import Problem
from dashboard.register.syntax import BREAKS

SECTION = re.compile(r"(\w+)[ \t]*(?::(?!\S)|(?:#.*)?$)")
BARE_SECTION = re.compile(r"\w+[ \t]*:[ \t]*(#.*)?")
TEXT_KEY = re.compile(r" *([\w-]+)[ \t]*:[ \t]+[^{#\s]")
FIELDS = {field for model in SECTIONS.values() for field in model.model_fields} - set(SECTIONS)
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
    def section(self) -> str:
        """The section that it belongs to; empty when that cannot be told."""
        key = SECTION.match(self.header)
        return key[1] if key else ""

    @property
    def text(self) -> str:
        """The document to parse."""
        return "\n".join([self.header, *(line.content for line in self.lines)])

    @property
    def first_line(self) -> int:
        """The number that the first line of `text` has, or would have, in the file."""
        return self.lines[0].number - 1


@dataclass(frozen=True)
class Salvage:
    """What of a broken file stands, and what is wrong with the rest.

    `lost` names the sections from which entries may be missing.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    lost: frozenset[str]


def salvaged(text: str, file: str, sections: Collection[str]) -> Salvage:
    """Parse the entries of a broken file one by one."""
    root = Node({}, 1, 1)
    problems: list[Problem] = []
    lost: set[str] = set()
    for part in _parts(text, sections):
        node, found = _parsed(part, file)
        if node is not None:
            found += _added(root, node, file)
        problems += found
        if found:
            lost.update([part.section] if part.section else sections)
    for section in lost - {*LIST_SECTIONS, *MAPPING_SECTIONS}:  # one record: without its content it is nothing
        if section in root.value and root.value[section].value is None:
            del root.value[section]
    return Salvage(root if root.value else None, tuple(sorted(problems)), frozenset(lost))


def _parsed(part: Part, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one part, with the lines of the file, and what is wrong with it."""
    try:
        node = composed(part.text)
    except Refused as refused:
        if refused.code == "Y103":  # nothing but comments
            return None, []
        return None, [_outdented(part, file) or refused.problem(file, part.first_line)]
    if isinstance(node.value, dict) and len(node.value) > 1 and (outdented := _outdented(part, file)):
        return None, [outdented]
    _shift(node, part.first_line - 1)
    return node, list(repeated_keys(node, file))


def _outdented(part: Part, file: str) -> Problem | None:
    """A key of an entry that stands as far left as the entry itself, or further: it has left the entry."""
    for line in part.lines[1:]:
        if (
            part.section in (*LIST_SECTIONS, *MAPPING_SECTIONS)
            and KEY.match(line.content)
            and line.depth <= part.lines[0].depth
        ):
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
        if node.value is not None and isinstance(node.value, list) != (section in LIST_SECTIONS):
            hint = "write it as the entries around it are written"
            yield Problem(file, node.line, node.column, "Y104", "", f"is no entry of {section}", hint)
        elif known is None or known.value is None:
            root.value[section] = node
        elif isinstance(known.value, list) and isinstance(node.value, list):
            known.value.extend(node.value)
        elif isinstance(known.value, dict) and isinstance(node.value, dict):
            yield from _merged(known, node, file)


def _merged(known: Node, more: Node, file: str) -> Iterator[Problem]:
    for key, child in more.value.items():
        if key in known.value:
            message = f"the key {key} stands twice in the same section"
            yield Problem(file, *more.keys[key], "Y105", "", message, "remove one of the two")
        else:
            known.value[key], known.keys[key] = child, more.keys[key]


def _parts(text: str, sections: Collection[str]) -> Iterator[Part]:
    """Each entry of each section as a document of its own; a stretch outside of any section has no header."""
    lines = [Line(number, content) for number, content in enumerate(BREAKS.split(text), 1)]
    bare = {line.content.partition(":")[0].strip() for line in lines if BARE_SECTION.fullmatch(line.content)}
    inline = [section for section in sections if section not in bare]  # topics: [a] may have left a claim

    def begins(line: Line) -> bool:
        return _begins_section(line, sections if BARE_SECTION.fullmatch(line.content) else inline)

    for group in _cut(lines, begins):
        header, body = group[0], group[1:]
        if not begins(header):
            yield Part("", group)
            continue
        if not BARE_SECTION.fullmatch(header.content):  # its content begins behind the colon
            yield Part("", group)
            continue
        part = Part(header.content, [])
        yield Part("", [header])
        if part.section not in LIST_SECTIONS:  # a list can only be that of a section whose own line is broken
            n = next((n for n, line in enumerate(body) if line.dashed and line.depth == 0), len(body))
            body, stray = body[:n], body[n:]
            if stray:
                yield Part("", stray)
        opens = partial(_opens, depth=_depth_of_entries(part.section, body), dashed=part.section in LIST_SECTIONS)
        yield from (Part(header.content, entry) for entry in _cut(body, opens))


def _depth_of_entries(section: str, body: list[Line]) -> int:
    """How deep the entries of a section stand: its dashes, or its first line."""
    depths = [line.depth for line in body if line.counts and (line.dashed or section not in LIST_SECTIONS)]
    return min(depths, default=0) if section in LIST_SECTIONS else next(iter(depths), 0)


def _begins_section(line: Line, sections: Collection[str]) -> bool:
    """Whether a known section begins here, perhaps without its colon, or something that is written as one."""
    key = SECTION.match(line.content)
    if key is None or key[1] in FIELDS:
        return False
    return key[1] in sections or BARE_SECTION.fullmatch(line.content) is not None


def _cut(lines: list[Line], opens: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Groups of lines, each from one that opens a group up to the next."""
    starts = [0, *(n for n, line in enumerate(lines) if n and opens(line)), len(lines)]
    return (lines[start:end] for start, end in pairwise(starts) if start < end)


def _opens(line: Line, depth: int, dashed: bool) -> bool:
    """Whether an entry begins here: a dash, or a key; a field's name with text behind it has left its entry."""
    text_key = TEXT_KEY.match(line.content)
    is_field = not dashed and text_key is not None and text_key[1] in FIELDS
    return line.counts and line.depth == depth and line.dashed == dashed and not is_field


def _shift(node: Node, by: int) -> None:
    """Move a node `by` lines further down."""
    node.line += by
    node.keys = {key: (line + by, column) for key, (line, column) in node.keys.items()}
    node.repeats = [(key, line + by, column) for key, line, column in node.repeats]
    for child in node.children():
        _shift(child, by)
