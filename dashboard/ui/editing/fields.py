"""Input fields for the register's own fields: limits and explanations are those of the model."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import streamlit as st

from dashboard.register.field_types import URL_LIMIT
from dashboard.register.model import Record
from dashboard.register.vocabulary import Described

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 12, 31)
AS_IT_IS = "leave as it is"


@cache
def limit(model: type[Record], name: str) -> int:
    """The greatest length of a text field."""
    schema = model.model_json_schema()["properties"][name]
    found = (option.get("maxLength") for option in (schema, *schema.get("anyOf", ()), schema.get("items", {})))
    return next((length for length in found if length), URL_LIMIT)


def line(model: type[Record], name: str, label: str, key: str) -> str | None:
    """A short text; None when it is empty."""
    said = st.text_input(label, key=key, max_chars=limit(model, name), help=explained(model, name))
    return said.strip() or None


def passage(model: type[Record], name: str, label: str, key: str, value: str = "") -> str | None:
    """A text of a few sentences; None when it is empty."""
    said = st.text_area(label, value, key=key, max_chars=limit(model, name), help=explained(model, name), height=110)
    return said.strip() or None


def day(model: type[Record], name: str, label: str, key: str, latest: date = LATEST) -> str | None:
    """A day in ISO form; None when it is empty."""
    said = st.date_input(
        label,
        None,
        key=key,
        min_value=EARLIEST,
        max_value=latest,
        format="YYYY-MM-DD",
        help=explained(model, name),
    )
    return said.isoformat() if said else None


def word(
    options: Iterable[Described],
    label: str,
    key: str,
    placeholder: str = "choose",
    extra: Mapping[str, str] | None = None,
) -> str | None:
    """A word of a closed list as it stands in the file; None when nothing is chosen.

    Args:
        options: The words on offer.
        label: The field's name on screen.
        key: Its key.
        placeholder: What stands there while nothing is chosen.
        extra: More words on offer, each with how it reads.
    """
    shown = {option.value: option.word for option in options} | dict(extra or {})
    return one(shown, label, key, placeholder)


def one(shown: Mapping[str, str], label: str, key: str, placeholder: str = "choose", **more: Any) -> str | None:
    """One of several ids, each shown by its name; None when nothing is chosen."""
    return st.selectbox(label, list(shown), None, key=key, format_func=_name_in(shown), placeholder=placeholder, **more)


def several(shown: Mapping[str, str], label: str, key: str, **more: Any) -> list[str]:
    """Some of several ids, each shown by its name."""
    return st.multiselect(label, list(shown), key=key, format_func=_name_in(shown), **more)


def explained(model: type[Record], name: str) -> str | None:
    """What the model says of a field."""
    return model.model_fields[name].description


def _name_in(shown: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: shown.get(name, name)
