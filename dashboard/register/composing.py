"""YAML events to nodes, strictly.

The tree is built from the parser's events, because PyYAML's own constructors keep the last of two equal keys, read
`no` as false and `12:30` as 750, follow aliases without bound, and forget where a value stood.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from dashboard.register.nodes import Misread, Node, Refused
from dashboard.register.syntax import explained, without_foreign_breaks

MAX_DEPTH = 12
SHOWN = 80  # characters of the file's own text in a message
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_INT = re.compile(r"[-+]?(0|[1-9]\d*)")
INT_DIGITS = 300
PLAIN_FLOAT = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?")


def composed(text: str) -> Node:
    """Build the tree of one document.

    Raises:
        Refused: The text is no YAML, nests too deep, or uses what this format does without.
    """
    text = without_foreign_breaks(text)
    try:
        events = list(_permitted(text))
    except yaml.YAMLError as error:
        raise explained(error, text) from None
    except RecursionError:
        raise Refused("Y107", 1, 1, "is nested too deep", "write at most 12 levels") from None
    stream = iter(events)
    first = next(stream, None)
    if first is None:
        hint = "restore it from git, or start with the template in docs/curation.md"
        raise Refused("Y103", 1, 1, "holds comments only", hint)
    return _node(first, stream)


def _permitted(text: str) -> Iterator[yaml.Event]:
    """The events of the one document that matter, after refusing what is not allowed."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=PARSER):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused("Y108", event, "starts a second document", "remove the line with ---")
        elif isinstance(event, yaml.AliasEvent):
            raise _refused("Y106", event, f"uses the alias *{event.anchor}"[:SHOWN], "write the value out")
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                hint = "remove it; write values out"
                raise _refused("Y106", event, f"defines the anchor &{event.anchor}"[:SHOWN], hint)
            if tag := getattr(event, "tag", None):
                raise _refused("Y106", event, f"uses the tag {tag}"[:SHOWN], "remove it, or put the text in quotes")
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                raise _refused("Y107", event, f"is nested more than {MAX_DEPTH} levels deep", "flatten it")
            yield event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            yield event


def _refused(code: str, event: yaml.Event, message: str, hint: str) -> Refused:
    return Refused(code, *_place(event), message, hint)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _node(event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
    line, column = _place(event)
    if isinstance(event, yaml.ScalarEvent):
        value = _scalar(event.value) if event.implicit[0] else event.value
        return Node(value, line, column, event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(child := next(events), yaml.SequenceEndEvent):
            items.append(_node(child, events))
        return Node(items, line, column)
    return _mapping(line, column, events)


def _mapping(line: int, column: int, events: Iterator[yaml.Event]) -> Node:
    mapping = Node({}, line, column)
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _key(key)
        node = _node(next(events), events)
        if name in mapping.value:
            mapping.repeats.append((name, *_place(key)))
        if name not in mapping.value or mapping.value[name].value is None:
            mapping.value[name] = node
            mapping.keys.setdefault(name, _place(key))
    return mapping


def _key(key: yaml.Event) -> str:
    """The key's text. `on` is a field of this format, so it stands without quotes."""
    if not isinstance(key, yaml.ScalarEvent):
        raise _refused("Y109", key, "has a key that is not text", "write the key as a plain word")
    name = str(key.value)
    if key.implicit[0] and name == "<<":
        raise _refused("Y106", key, "uses the merge key <<", "write the keys out")
    if key.implicit[0] and name != "on" and not isinstance(_scalar(name), str):
        raise _refused("Y109", key, f'has the key "{name[:SHOWN]}", which is not text', "write it in quotes")
    return name


def _scalar(raw: str) -> Any:
    """What a plain scalar means, by PyYAML's own table of YAML 1.1 patterns."""
    for tag, pattern in Resolver.yaml_implicit_resolvers.get(raw[:1], ()):
        if pattern.match(raw):
            return _resolved(tag.rpartition(":")[2], raw)
    return raw


def _resolved(kind: str, raw: str) -> Any:
    if kind == "null":
        return None
    if kind == "bool":
        value = SafeConstructor.bool_values[raw.lower()]
        return value if raw.lower() in ("true", "false") else Misread(raw, "true" if value else "false")
    if kind == "int":
        is_plain = PLAIN_INT.fullmatch(raw) and len(raw) <= INT_DIGITS
        return int(raw) if is_plain else Misread(raw, _as_number(raw))
    if kind == "float":
        return float(raw) if PLAIN_FLOAT.fullmatch(raw) else Misread(raw, "a number")
    if kind == "timestamp":
        return _as_day(raw)
    return Misread(raw, "a special sign")


def _as_number(raw: str) -> str:
    if len(raw) > INT_DIGITS:
        return "a very large number"
    try:
        return f"the number {yaml.safe_load(raw)}"
    except (yaml.YAMLError, ValueError):
        return "a number"


def _as_day(raw: str) -> date | Misread:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return Misread(raw, "a time stamp")
