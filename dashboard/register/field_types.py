"""The types of fields: ids, days, addresses, texts with their limits, words from closed lists."""

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from dashboard.register.vocabulary import Described

KEBAB_CASE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
URL_LIMIT = 2000
ID_LIMIT = 80


def _date(value: object) -> object:
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if type(value) is date:
        return value
    raise PydanticCustomError("iso_date", "must be a day, written YYYY-MM-DD")


def _url(value: object) -> object:
    """Accept http(s) addresses with a host, and nothing that a browser could read otherwise."""
    if not isinstance(value, str):
        raise PydanticCustomError("web_address", "must be an http(s) address")
    unsafe = len(value) > URL_LIMIT or any(character <= " " or character in '\\<>"`' for character in value)
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if unsafe or not host or parts.scheme not in ("http", "https") or "@" in parts.netloc:
        raise PydanticCustomError("web_address", "must be an http(s) address")
    return value


def one_or_many(value: object) -> object:
    """One text as a list of one."""
    return [value] if isinstance(value, str) else value


def as_interval(value: object) -> object:
    """One number as both bounds of an interval."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"low": value, "high": value}
    return value


def member(kind: type[Described]) -> BeforeValidator:
    """Text to a member of a closed list; anything else is left for the type check to name."""
    return BeforeValidator(lambda value: kind(value) if isinstance(value, str) and value in set(kind) else value)


NOT_BLANK = r"\S"


Id = Annotated[str, StringConstraints(pattern=KEBAB_CASE.pattern, max_length=ID_LIMIT)]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Url = Annotated[
    str,
    BeforeValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
Short = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=NOT_BLANK)]
Long = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=NOT_BLANK)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=NOT_BLANK)]
Share = Annotated[float, Field(ge=0, le=1, strict=True)]
Ids = Annotated[tuple[Id, ...], Field(max_length=50)]
