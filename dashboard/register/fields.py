"""One entry of the file against its model: pydantic's findings as problems with a line and a remedy."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from dashboard.register.model import KEBAB_CASE, LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS, Record, record_in
from dashboard.register.nodes import Misread, Node
from dashboard.register.problems import Problem
from dashboard.register.vocabulary import OUTCOMES, Kind, Outcome, OutcomeGroup, outcomes_of

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]

NEAR_ENOUGH = 60
ID_HINT = "use lower-case letters, digits and single hyphens, such as reed-for-yaroshenko"
COMMON_SPEECH = {
    OutcomeGroup.CAME_TRUE: {
        "happened",
        "true",
        "correct",
        "right",
        "yes",
        "kept",
        "carried out",
        "came true",
        "came_true",
    },
    OutcomeGroup.DID_NOT: {
        "false",
        "wrong",
        "incorrect",
        "no",
        "broken",
        "failed",
        "not_occurred",
        "did not",
        "did_not",
    },
    OutcomeGroup.PARTLY: {"partial", "partially", "half", "half true", "mixed"},
}
OTHER_DATES = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d")
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


@dataclass(frozen=True)
class Entry:
    """One entry of a section: where it stands in the file, and its record when it is sound."""

    section: str
    key: Step
    node: Node
    file: str
    record: Record | None = None

    @property
    def id(self) -> str:
        """The entry's id, as far as it can be told; empty when it has none."""
        if self.section in LIST_SECTIONS:
            node = self.node.value.get("id") if isinstance(self.node.value, dict) else None
            return node.value if node and isinstance(node.value, str) else ""
        return str(self.key)

    @property
    def position(self) -> tuple[str, str, Step]:
        """What tells the entry from all others, even from one with the same id."""
        return self.file, self.section, self.key

    @property
    def label(self) -> str:
        """How problems name the entry: `claims[7] reed-for-yaroshenko`, `events.geneva-talks`."""
        if self.section in LIST_SECTIONS:
            return f"{self.section}[{self.key}] {self.id}".rstrip()
        return f"{self.section}.{self.key}" if self.key != "" else self.section

    def problem(self, code: str, path: Path, message: str, hint: str = "", on_key: bool = False) -> Problem:
        """A problem of this entry, at the value at `path`, or at its key."""
        node = self.node.at(path)
        line, column = node.line, node.column
        if on_key and path:
            line, column = self.node.at(path[:-1]).keys.get(str(path[-1]), (line, column))
        where = f"{self.label} {_dotted(path)}" if path else self.label
        return Problem(self.file, line, column, code, where, message, hint)

    def references(self, field: str) -> tuple[str, ...]:
        """The ids that a field of the raw entry names, sound or not."""
        node = self.node.value.get(field) if isinstance(self.node.value, dict) else None
        values = node.value if node and isinstance(node.value, list) else [node] if node else []
        return tuple(value.value for value in values if isinstance(value.value, str))


def near(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or all of them when there are few; empty when neither helps."""
    match = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    if match:
        return f'did you mean "{match[0]}"?'
    return f"use one of: {', '.join(known)}" if 0 < len(known) <= 20 else ""


def not_an_outcome(entry: Entry, kind: Kind, word: str) -> Problem:
    """A problem with an outcome that this kind of claim cannot have, or that no kind has."""
    allowed = [outcome.value for outcome in outcomes_of(kind)]
    meant = [outcome for outcome in allowed if OUTCOMES[Outcome(outcome)].group is _group_meant(word)]
    hint = f'did you mean "{meant[0]}"?' if len(meant) == 1 else near(word, allowed)
    article = "an" if kind is Kind.ASSERTION else "a"
    return entry.problem("R204", ("outcome",), f'"{word}" is not an outcome of {article} {kind}', hint)


def _group_meant(word: str) -> OutcomeGroup | None:
    """The group that a wrong outcome word points to: that of another kind's outcome, or of common speech."""
    if word in set(Outcome):
        group = OUTCOMES[Outcome(word)].group
        return None if group is OutcomeGroup.NOT_RATED else group
    return next((group for group, words in COMMON_SPEECH.items() if word.casefold() in words), None)


def checked(entry: Entry) -> tuple[Entry, list[Problem]]:
    """The entry with its record, or without one and what is wrong with it."""
    model = SECTIONS[entry.section]
    problems = []
    if entry.section in MAPPING_SECTIONS and not KEBAB_CASE.fullmatch(entry.id):
        problems.append(entry.problem("R107", (), f'"{entry.id}" is not an id', ID_HINT))
    try:
        return replace(entry, record=model.model_validate(entry.node.plain())), problems
    except ValidationError as error:
        problems += [_problem(entry, model, detail) for detail in error.errors(include_url=False)]
        return entry, _without_echoes(problems)


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
        holder = path[:-1]
        return entry.problem("R102", holder, f"the key {path[-1]} is missing", f"add {path[-1]}: …")
    if kind == "extra_forbidden":
        known = list(_fields(model, path[:-1]))
        return entry.problem(
            "R101", path, f"{path[-1]} is not a known key here", near(str(path[-1]), known), on_key=True
        )
    if isinstance(node.value, Misread):
        return _misread(entry, path, node.value)
    if node.value is None:
        message = "has no value"
        return entry.problem("R103", path, message, "write a value after the colon, or remove the key", on_key=True)
    if kind == "iso_date":
        return entry.problem("R105", path, f"{_shown(node)} is not a day written YYYY-MM-DD", _as_iso(node.raw))
    if kind == "web_address":
        hint = "write the whole address, starting with https:// and without blanks"
        return entry.problem("R106", path, f"{_shown(node)} is not an http(s) address", hint)
    if kind == "is_instance_of" or (kind == "enum" and isinstance(node.value, str)):
        return _not_listed(entry, path, model, node)
    if kind in ("string_pattern_mismatch", "string_too_short", "string_too_long", "too_short", "too_long"):
        return _bad_text(entry, path, kind, context, node)
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        return entry.problem("R109", path, f"must be a number from 0 to 1, got {node.raw}", _as_share(node))
    return _wrong_type(entry, path, kind, node)


def _misread(entry: Entry, path: Path, misread: Misread) -> Problem:
    message = f"{misread.raw} is ambiguous: YAML readers take it for {misread.reading}"
    return entry.problem("R103", path, message, f'put it in quotes: "{misread.raw}"')


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
    return entry.problem("R107", path, f"{_shown(node)} is not an id", ID_HINT)


def _wrong_type(entry: Entry, path: Path, kind: str, node: Node) -> Problem:
    wanted = TYPE_WORDS.get(kind, "another kind of value")
    if isinstance(node.value, dict):
        found = "a group of keys"
    elif isinstance(node.value, list):
        found = "a list"
    else:
        found = node.raw
    hint = f'put it in quotes: "{node.raw}"' if wanted == "text" and node.raw else ""
    if wanted == "a list" and node.raw:
        hint = f"write it in brackets: [{node.raw}]"
    return entry.problem("R103", path, f"must be {wanted}, got {found}", hint)


def _shown(node: Node) -> str:
    return f'"{node.raw[:80]}"' if node.raw else "this"


def _as_iso(raw: str) -> str:
    for pattern in OTHER_DATES:
        try:
            return f"write {datetime.strptime(raw.strip(), pattern).date().isoformat()}"
        except ValueError:
            continue
    return "write year-month-day with two digits each, such as 2021-12-30"


def _as_share(node: Node) -> str:
    is_percent = isinstance(node.value, int | float) and 1 < node.value <= 100
    return f"write {node.value / 100:g} for {node.value:g} %" if is_percent else "write a share such as 0.72"


def _dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


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
