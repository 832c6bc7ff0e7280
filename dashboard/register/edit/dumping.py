"""New text for new values, in the style of `canonical.py`, to stand at a given column of the file."""

from collections.abc import Sequence
from typing import Any

from dashboard.register.canonical import WIDTH, dumped, ordered, ordered_section, ordered_value
from dashboard.register.edit.operations import Path
from dashboard.register.model import LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS, Record, record_in

LEAST_WIDTH = 40
WITHOUT_FOLDS = 10**9


def model_at(path: Path) -> type[Record] | None:
    """The record that a path of the file leads to; None where no record stands, as at a whole section."""
    if not path:
        return None
    section, *rest = path
    model = SECTIONS.get(str(section))
    if section in (*LIST_SECTIONS, *MAPPING_SECTIONS):
        if not rest:
            return None
        rest = rest[1:]
    for step in rest:
        if isinstance(step, str) and model:
            field = model.model_fields.get(step)
            model = record_in(field.annotation) if field else None
    return model


def key_order(path: Path) -> Sequence[str]:
    """The keys of the mapping at a path in canonical order; empty where their order is free."""
    if not path:
        return tuple(SECTIONS)
    model = model_at(path)
    return tuple(model.model_fields) if model else ()


def pair_lines(path: Path, value: Any, column: int) -> list[str]:
    """The lines of `key: value`, the key being the last step of the path, at a column counted from 0."""
    name = str(path[-1])
    return _indented({name: _in_order(path, value)}, column)


def item_lines(path: Path, value: Any, column: int) -> list[str]:
    """The lines of a list item, its dash at a column; `path` is that of the list."""
    return _indented([_in_order((*path, 0), value)], column)


def scalar_text(path: Path, value: Any, column: int, break_with: str) -> str:
    """A single value as it stands behind its key, or behind a dash; `column` is where the key or dash stands."""
    if isinstance(path[-1], str):
        lines = pair_lines(path, value, column)
        head = dumped({path[-1]: None}).removesuffix("null")
    else:
        lines, head = item_lines(path[:-1], value, column), "- "
    return break_with.join(lines).lstrip(" ").removeprefix(head)


def bracketed(path: Path, value: Any) -> str:
    """A value as it stands inside brackets, on one line."""
    return dumped([_in_order(path, value)], WITHOUT_FOLDS, in_brackets=True)[1:-1]


def bracketed_pair(path: Path, value: Any) -> str:
    """`key: value` as it stands inside braces, on one line."""
    return dumped({str(path[-1]): _in_order(path, value)}, WITHOUT_FOLDS, in_brackets=True)[1:-1]


def _in_order(path: Path, value: Any) -> Any:
    """The value with its keys in canonical order, and its lists in brackets where they belong there."""
    if len(path) == 1 and path[0] in SECTIONS:
        return ordered_section(str(path[0]), value)
    holder = model_at(path[:-1])
    if holder is not None and isinstance(path[-1], str):
        return ordered_value(holder, path[-1], value)
    model = model_at(path)
    return ordered(model, value) if model else value


def _indented(data: Any, column: int) -> list[str]:
    lines = dumped(data, max(WIDTH - column, LEAST_WIDTH)).split("\n")
    return [" " * column + line if line else line for line in lines]
