"""What an edit asks for: values put, added to lists or removed, said by the entry's id and the path inside it."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

from dashboard.register.syntax import BREAKS, INVISIBLE

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


class Refusal(Exception):
    """An edit that was not made, and why: one sentence, with a remedy where there is one.

    `details` are lines that belong to it, such as the problems that the edit would bring.
    """

    def __init__(self, message: str, hint: str = "", details: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.details = message, hint, tuple(details)


@dataclass(frozen=True)
class Put:
    """Set the value of a key, or add the key with it. `path` begins with section and id of an entry."""

    path: Path
    value: Any


@dataclass(frozen=True)
class Append:
    """Add an item to the end of a list, or make the list. A new claim is added to the path `("claims",)`."""

    path: Path
    value: Any


@dataclass(frozen=True)
class Remove:
    """Take a key away, with its value."""

    path: Path


Operation: TypeAlias = Put | Append | Remove


def applied(data: Any, operations: Iterable[Operation]) -> Any:
    """A copy of plain data with the operations carried out: what the edited text has to mean.

    Raises:
        Refusal: A path leads nowhere.
    """
    data = deepcopy(data)
    for operation in operations:
        *way, last = operation.path
        holder = data
        for step in way:
            if not _has(holder, step):
                raise nowhere(operation.path)
            holder = holder[step]
        _carry_out(operation, holder, last)
    return data


def _carry_out(operation: Operation, holder: Any, last: Step) -> None:
    there = _has(holder, last)
    if isinstance(operation, Remove) and there and isinstance(holder, dict):
        del holder[last]
    elif isinstance(operation, Put) and (there or isinstance(holder, dict)):
        holder[last] = plain(operation.value)
    elif isinstance(operation, Append) and (there or isinstance(holder, dict)):
        old = holder[last] if there else None
        if old is not None and not isinstance(old, list):
            raise Refusal(f"{written(operation.path)} is no list", "edit it by hand")
        holder[last] = [*(old or []), plain(operation.value)]
    else:
        raise nowhere(operation.path)


def nowhere(path: Path) -> Refusal:
    """The refusal for a path that leads nowhere."""
    return Refusal(f"there is no {written(path)} to edit", "add what holds it first")


def written(path: Path) -> str:
    """A path as a reader writes it: `claims dam-is-safe evidence 2`."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def plain(value: Any) -> Any:
    """A value as the plain data that YAML knows: words of closed lists as text, tuples as lists, line breaks as \\n.

    Raises:
        Refusal: A text holds a character that no register may hold, such as a control character.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        if found := INVISIBLE.search(value):
            raise Refusal(f"the text holds the invisible character U+{ord(found[0]):04X}", "remove it")
        return BREAKS.sub("\n", value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def same(one: Any, other: Any) -> bool:
    """Whether two plain values mean the same in every type: 1, 1.0 and true are three values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def is_group(value: Any) -> bool:
    """Whether a value is a mapping or a list and not a single word, number or day."""
    return isinstance(value, dict | list)


def _has(holder: Any, step: Step) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and 0 <= step < len(holder)
    return isinstance(holder, dict) and step in holder
