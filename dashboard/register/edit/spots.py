"""A YAML text as a tree of spots: where exactly each key and each value begins and ends.

PyYAML's end marks of block collections lie at the next token, behind comments and blank lines that belong to nobody;
here a collection ends where its last value does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashboard.register.composing import PARSER
from dashboard.register.syntax import without_foreign_breaks

HEADER_LINE = re.compile(r"[^\r\n]*")
KEEPS_BLANK_LINES = re.compile(r"[|>]\d?\+")


@dataclass(slots=True)
class Spot:
    """One value: offsets of its characters, end excluded, and its column, counted from 0.

    `style` is that of a scalar ("" when plain), `in_brackets` tells a flow collection from a block. `keys` holds the
    spots of a mapping's keys, `values` those of its values; `items` those of a list.
    """

    start: int
    end: int
    column: int
    style: str = ""
    in_brackets: bool = False
    keys: "dict[str, Spot]" = field(default_factory=dict)
    values: "dict[str, Spot]" = field(default_factory=dict)
    items: "list[Spot] | None" = None
    is_mapping: bool = False

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.items is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there, as behind `key:`."""
        return self.start == self.end

    @property
    def is_block_scalar(self) -> bool:
        """Whether it is a text below `|` or `>`."""
        return self.style in ("|", ">")

    def child(self, step: str | int) -> "Spot | None":
        """The value under a key or at a position; None when there is none."""
        if isinstance(step, str):
            return self.values.get(step)
        return self.items[step] if self.items and 0 <= step < len(self.items) else None

    def scalars(self) -> "Iterator[Spot]":
        """The single values and keys inside, or the spot itself."""
        if not self.is_mapping and not self.is_list:
            yield self
        for spot in (*self.keys.values(), *self.values.values(), *(self.items or ())):
            yield from spot.scalars()


def spots(text: str) -> Spot:
    """The tree of a text that is sound for the strict reader (`composing.py`).

    Raises:
        yaml.YAMLError: The text is no YAML.
    """
    text = without_foreign_breaks(text)
    events: Any = (event for event in yaml.parse(text, Loader=PARSER) if isinstance(event, KEPT))
    first = next(events, None)
    return _spot(first, events, text) if first else Spot(len(text), len(text), 0)


KEPT = (yaml.NodeEvent, yaml.CollectionEndEvent)


def _spot(event: Any, events: Any, text: str) -> Spot:
    spot = Spot(event.start_mark.index, event.end_mark.index, event.start_mark.column)
    if isinstance(event, yaml.ScalarEvent):
        spot.style = event.style or ""
        if spot.is_block_scalar and not KEEPS_BLANK_LINES.match(text, spot.start):
            spot.end = spot.start + len(text[spot.start : spot.end].rstrip())
        return spot
    spot.in_brackets = bool(event.flow_style)
    if isinstance(event, yaml.MappingStartEvent):
        spot.is_mapping = True
        end = _fill_mapping(spot, events, text)
    else:
        spot.items = []
        end = _fill_list(spot.items, events, text)
    last = [*spot.values.values(), *(spot.items or ())][-1:]
    spot.end = end if spot.in_brackets or not last else last[0].end
    return spot


def _fill_mapping(spot: Spot, events: Any, text: str) -> int:
    event = next(events)
    while not isinstance(event, yaml.MappingEndEvent):
        key = Spot(event.start_mark.index, event.end_mark.index, event.start_mark.column, event.style or "")
        spot.keys[event.value] = key
        spot.values[event.value] = _spot(next(events), events, text)
        event = next(events)
    return _end(event)


def _fill_list(items: list[Spot], events: Any, text: str) -> int:
    event = next(events)
    while not isinstance(event, yaml.SequenceEndEvent):
        items.append(_spot(event, events, text))
        event = next(events)
    return _end(event)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def comments(text: str, root: Spot) -> list[tuple[int, str]]:
    """Every comment with its offset. What stands in a quoted or block scalar is none; its header may hold one."""
    outside = list(text)
    for spot in root.scalars():
        start = spot.start
        if spot.is_block_scalar and (header := HEADER_LINE.match(text, start)):
            start = min(header.end(), spot.end)
        outside[start : spot.end] = " " * (spot.end - start)
    return [(found.start(), found[0].rstrip()) for found in re.finditer(r"#[^\r\n]*", "".join(outside))]
