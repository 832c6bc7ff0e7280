"""Which column of a file holds what."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from dashboard.analysis.forecast_table.model import COLUMNS, REQUIRED, TableError


def located(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Where each known column stands in the file, counted from 0.

    Args:
        names: The file's header.
        mapping: Known column to the file's name for it; a column not mapped goes by its own name.
    Returns:
        Positions of the known columns that the file has.
    Raises:
        TableError: A name stands twice, an unknown column is mapped, a mapped name is not in the file, two columns are
            mapped to one, or a required column is missing.
    """
    _no_duplicates(names)
    for known in mapping:
        if known not in COLUMNS:
            msg = f"cannot map {known!r}: there is no such column"
            raise TableError(msg, _like(known, COLUMNS))
    places = {known: place(names, name) for known, name in mapping.items()}
    if len(set(places.values())) < len(places):
        msg = f"two columns are mapped to one: {', '.join(f'{known}={name}' for known, name in mapping.items())}"
        raise TableError(msg, "map each to a column of its own")
    taken = set(places.values())
    for known in COLUMNS:
        if known not in places and known in names and names.index(known) not in taken:
            places[known] = names.index(known)
    for known in REQUIRED:
        if known not in places:
            msg = f"there is no column {known!r}"
            raise TableError(msg, f"rename one or use --map {known}=NAME; {_like(known, names)}{_separator(names)}")
    return places


def place(names: Sequence[str], name: str) -> int:
    """Where a column stands in the file, counted from 0.

    Raises:
        TableError: The file has no such column.
    """
    if name not in names:
        msg = f"there is no column {name!r} in the file"
        raise TableError(msg, _like(name, names))
    return names.index(name)


def _no_duplicates(names: Sequence[str]) -> None:
    for index, name in enumerate(names):
        if name and name in names[:index]:
            msg = f"column {name!r} stands twice in the header, as columns {names.index(name) + 1} and {index + 1}"
            raise TableError(msg, "rename or remove one of them")


def _like(name: str, names: Sequence[str]) -> str:
    """The nearest name, else all of them."""
    near = get_close_matches(name.casefold(), [other.casefold() for other in names], n=1)
    if near:
        return f"did you mean {next(other for other in names if other.casefold() == near[0])!r}?"
    return f"there are {', '.join(repr(other) for other in names)}"


def _separator(names: Sequence[str]) -> str:
    """A word on other separators, when the header looks like them."""
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        return "; values must be separated by commas"
    return ""
