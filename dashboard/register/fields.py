"""One entry of the file against its model: pydantic's findings as problems with a line and a remedy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from dashboard.register.entries import SHOWN, Entry, Path, near, nearest_word
from dashboard.register.field_types import ID_LIMIT, KEBAB_CASE
from dashboard.register.model import MAPPING_SECTIONS, SECTIONS, Record, record_in
from dashboard.register.nodes import Misread, Node
from dashboard.register.outcome_words import not_an_outcome
from dashboard.register.problems import Problem
from dashboard.register.vocabulary import Kind

ID_HINT = "use lower-case letters, digits and single hyphens, such as reed-for-yaroshenko"
OTHER_DATES = (
    *("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%d"),
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y"),
)
DAY_WITH_TIME = re.compile(r"(\d{4}-\d\d?-\d\d?)[Tt ]")
DAY_SHAPE = re.compile(r"\d{4}-\d\d-\d\d")
PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?|100) ?%")
MANY = 5
MISPLACED_HINT = "correct its indentation: it is missing on another level"
SHARE_HINT = "write a number from 0 to 1, such as 0.72, or both bounds: {low: 0.6, high: 0.8}"
TYPE_WORDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "float_type": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "dict_type": "a group of keys",
    "is_instance_of": "one of a closed list of words",
}


def checked(entry: Entry) -> tuple[Entry, list[Problem]]:
    """The entry with its record, or without one and what is wrong with it."""
    model = SECTIONS[entry.section]
    problems = []
    if entry.section in MAPPING_SECTIONS and not is_id(entry.id):
        problems.append(entry.problem("R107", (), f'"{entry.id[:SHOWN]}" is not an id', _id_hint(entry.id)))
    try:
        return replace(entry, record=model.model_validate(entry.node.plain())), problems
    except ValidationError as error:
        details = error.errors(include_url=False)
        if stranger := _stranger(entry, details):
            return entry, [stranger]
        details = list(_with_missing_together(_without_consequences(details)))
        problems += [_problem(entry, model, detail) for detail in details]
        return entry, _without_echoes(problems)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return len(text) <= ID_LIMIT and bool(KEBAB_CASE.fullmatch(text))


def _stranger(entry: Entry, details: list[Any]) -> Problem | None:
    """One problem for what is no such entry at all, such as evidence among the claims."""
    strange = [str(detail["loc"][0]) for detail in details if _is(detail, "extra_forbidden")]
    missing = [str(detail["loc"][0]) for detail in details if _is(detail, "missing")]
    has_nothing = isinstance(entry.node.value, dict) and len(entry.node.value) == len(strange)
    if not strange or not missing or not (has_nothing or len(missing) >= MANY):
        return None
    message = f"is no entry of {entry.section}: it has {', '.join(strange)[:SHOWN]}, and has no {', '.join(missing)}"
    return entry.problem("R103", (), message, "if it belongs to the entry above, indent it as deep as its keys")


def _is(detail: Any, kind: str) -> bool:
    """Whether a finding is of a kind and about a key of the entry itself."""
    return bool(detail["type"] == kind and len(detail["loc"]) == 1)


def _without_consequences(details: list[Any]) -> Iterator[Any]:
    """Leave out keys that are missing because they are misspelt or misplaced, and lists that only wrong items empty."""
    places = [tuple(detail["loc"]) for detail in details]
    extra = [place for place, detail in zip(places, details, strict=True) if detail["type"] == "extra_forbidden"]
    missing = {place[-1] for place, detail in zip(places, details, strict=True) if detail["type"] == "missing"}
    for place, detail in zip(places, details, strict=True):
        if detail["type"] == "missing":
            beside = [str(other[-1]) for other in extra if other[:-1] == place[:-1]]
            if nearest_word(str(place[-1]), beside) or place[-1] in {other[-1] for other in extra}:
                continue
        if detail["type"] == "too_short" and any(other[: len(place)] == place and other != place for other in places):
            continue
        yield detail | {"misplaced": detail["type"] == "extra_forbidden" and place[-1] in missing}


def _with_missing_together(details: Iterable[Any]) -> Iterator[Any]:
    """All keys that one group misses as one finding, in the order of the model."""
    missing: dict[Path, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(tuple(detail["loc"][:-1]), []).append(str(detail["loc"][-1]))
        else:
            yield detail
    for holder, names in missing.items():
        yield {"type": "missing", "loc": holder, "names": names}


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """The same thing said once a place: one number stands for both bounds of a probability."""
    first: dict[tuple[int, int, str, str], Problem] = {}
    for problem in problems:
        first.setdefault((problem.line, problem.column, problem.code, problem.message), problem)
    return list(first.values())


def _problem(entry: Entry, model: type[Record], detail: Any) -> Problem:
    path: Path = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    node = entry.node.at(path)
    if kind == "missing":
        names = detail["names"]
        said = f"the key {names[0]} is" if len(names) == 1 else f"the keys {', '.join(names)} are"
        return entry.problem("R102", path, f"{said} missing", "; ".join(f"add {name}: …" for name in names))
    if kind == "extra_forbidden":
        known = list(_fields(model, path[:-1]))
        hint = MISPLACED_HINT if detail["misplaced"] else near(str(path[-1]), known)
        return entry.problem("R101", path, f"{str(path[-1])[:SHOWN]} is not a known key here", hint, on_key=True)
    if kind in ("is_instance_of", "enum") and node.raw:
        return _not_listed(entry, path, model, node)
    if kind == "iso_date" and node.raw:
        return entry.problem("R105", path, f"{_shown(node)} is not a day written YYYY-MM-DD", _as_iso(node.raw))
    if isinstance(node.value, Misread):
        return _misread(entry, path, kind, node.value)
    if node.value is None:
        message = "has no value"
        return entry.problem("R103", path, message, "write a value after the colon, or remove the key", on_key=True)
    if kind == "web_address" and node.raw:
        hint = "write the whole address, starting with https:// and without blanks"
        return entry.problem("R106", path, f"{_shown(node)} is not an http(s) address", hint)
    if kind in ("string_pattern_mismatch", "string_too_short", "string_too_long", "too_short", "too_long"):
        return _bad_text(entry, path, kind, context, node)
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        return entry.problem("R109", path, f"must be a number from 0 to 1, got {node.raw[:SHOWN]}", _as_share(node))
    return _wrong_type(entry, path, kind, node)


def _misread(entry: Entry, path: Path, kind: str, misread: Misread) -> Problem:
    raw = misread.raw[:SHOWN]
    message = f"{raw} is ambiguous: YAML readers take it for {misread.reading}"
    hint = f'put it in quotes: "{raw}"'
    if kind == "bool_type":
        hint = f"write {misread.reading}" if misread.reading in ("true", "false") else "write true or false"
    if _is_share(kind, path):
        hint = SHARE_HINT
    return entry.problem("R103", path, message, hint)


def _not_listed(entry: Entry, path: Path, model: type[Record], node: Node) -> Problem:
    known = _allowed(model, path)
    kind = entry.node.at(("kind",)).raw
    if path == ("outcome",) and kind in set(Kind):
        return not_an_outcome(entry, Kind(kind), node.raw)
    return entry.problem("R104", path, f"{_shown(node)} is not allowed here", near(node.raw, known))


def _bad_text(entry: Entry, path: Path, kind: str, context: dict[str, Any], node: Node) -> Problem:
    if kind in ("string_too_long", "too_long"):
        limit = context["max_length"]
        unit = "characters" if kind == "string_too_long" else "items"
        return entry.problem("R108", path, f"is longer than {limit:,} {unit}", "shorten it")
    if kind in ("string_too_short", "too_short") or not node.raw.strip():
        return entry.problem("R108", path, "is empty", "write something, or remove the key")
    return entry.problem("R107", path, f"{_shown(node)} is not an id", _id_hint(node.raw))


def _wrong_type(entry: Entry, path: Path, kind: str, node: Node) -> Problem:
    wanted = "a number from 0 to 1" if _is_share(kind, path) else TYPE_WORDS.get(kind, "another kind of value")
    if isinstance(node.value, dict):
        found = "a group of keys"
    elif isinstance(node.value, list):
        found = "a list"
    else:
        found = node.raw[:SHOWN] or "an empty text"
    return entry.problem("R103", path, f"must be {wanted}, got {found}", _retyped(kind, path, node))


def _retyped(kind: str, path: Path, node: Node) -> str:
    """How to write a value of the type that is wanted."""
    raw = node.raw[:SHOWN]
    if _is_share(kind, path):
        percent = PERCENT.fullmatch(node.raw)
        return f"write {float(percent[1]) / 100:g} for {node.raw}" if percent else SHARE_HINT
    hints = {
        "string_type": f'put it in quotes: "{raw}"' if raw else "write one text",
        "tuple_type": f"write it in brackets: [{raw}]" if raw else "write a list: each item behind a dash",
        "bool_type": "write true or false, without quotes",
        "model_type": "write its keys on indented lines below it, each with a colon and a value",
    }
    return hints.get(kind, "compare with the entries around it")


def _is_share(kind: str, path: Path) -> bool:
    """Whether a probability is wanted."""
    return kind == "float_type" or (kind == "model_type" and path[-1:] == ("probability",))


def _shown(node: Node) -> str:
    return f'"{node.raw[:SHOWN]}"' if node.raw else "this"


def _as_iso(raw: str) -> str:
    """What to write instead of a text that is no day."""
    if DAY_SHAPE.fullmatch(raw):
        return "there is no such day in the calendar"
    with_time = DAY_WITH_TIME.match(raw)
    for pattern in OTHER_DATES:
        try:
            return f"write {datetime.strptime(with_time[1] if with_time else raw.strip(), pattern).date().isoformat()}"
        except ValueError:
            continue
    return "write year-month-day with two digits each, such as 2021-12-30"


def as_id(raw: str) -> str:
    """The nearest text that has the form of an id; empty when there is none."""
    slug = "-".join(re.findall("[a-z0-9]+", raw.casefold()))
    return slug if is_id(slug) else ""


def _id_hint(raw: str) -> str:
    return f'write "{as_id(raw)}"' if as_id(raw) else ID_HINT


def _as_share(node: Node) -> str:
    is_percent = isinstance(node.value, int | float) and 1 < node.value <= 100
    return f"write {node.value / 100:g} for {node.value:g} %" if is_percent else "write a share such as 0.72"


def _fields(model: type[Record], path: Path) -> dict[str, Any]:
    """The fields of the record that stands at a path below `model`."""
    for step in path:
        if isinstance(step, int):
            continue
        inner = record_in(model.model_fields[step].annotation)
        if inner is None:
            return {}
        model = inner
    return model.model_fields


def _allowed(model: type[Record], path: Path) -> list[str]:
    """The words that the field at a path may hold."""
    names = [step for step in path if isinstance(step, str)]
    field = _fields(model, tuple(names[:-1]))[names[-1]]
    kinds = [kind for kind in (field.annotation, *getattr(field.annotation, "__args__", ())) if isinstance(kind, type)]
    return [member.value for kind in kinds if hasattr(kind, "__members__") for member in kind]  # type: ignore[attr-defined]
