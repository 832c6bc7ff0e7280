"""What needs a curator: lists of entries, each with what is the case, what to do, and where it stands in the file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.agreement import readers
from dashboard.register.derive import DUE_SOON, Due, due
from dashboard.register.loaded import Loaded, Place, Register
from dashboard.register.model import Claim, Evidence
from dashboard.register.problems import Problem, counted
from dashboard.register.rules import all_evidence
from dashboard.register.vocabulary import Outcome, Status

COLUMNS = ("claim", "what", "fact", "remedy", "file", "first_line", "last_line")
PLACES = ["first_line", "last_line"]
UNKNOWN = Place("", 0, 0)
Places = Mapping[tuple[str, str], Place]
Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class ReviewList:
    """One list of what needs a curator: its name in addresses, its title, the text when it is empty, its rows.

    `rows` yields for each thing its key in `Loaded.places` and (claim to open, what it is, what is the case, what to
    do); the claim is empty text where no claim stands behind a thing.
    """

    name: str
    title: str
    nothing: str
    rows: Callable[[Register, date], Iterable[tuple[tuple[str, str], Row]]]


def review_table(wanted: ReviewList, loaded: Loaded, today: date) -> pd.DataFrame:
    """The rows of a list.

    Returns:
        Columns as in `COLUMNS`. Lines count from 1; 0 where the place is not known.
    """
    rows = [
        (*row, place.file, place.first_line, place.last_line)
        for key, row in wanted.rows(loaded.register, today)
        for place in [loaded.places.get(key, UNKNOWN)]
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(PLACES, int))


def problems_table(problems: Iterable[Problem], loaded: Loaded) -> pd.DataFrame:
    """Problems found by `check`, in the columns of `review_table`, with `severity` and `code` in front."""
    claim_at = _claims_by_line(loaded)
    rows = [
        {
            "severity": problem.severity,
            "code": problem.code,
            "claim": claim_at.get((problem.file, problem.line), ""),
            "what": problem.where,
            "fact": problem.message,
            "remedy": problem.hint,
            "file": problem.file,
            "first_line": problem.line,
            "last_line": problem.line,
        }
        for problem in problems
    ]
    return pd.DataFrame(rows, columns=["severity", "code", *COLUMNS]).astype(dict.fromkeys(PLACES, int))


def unarchived_counts(register: Register) -> pd.DataFrame:
    """Evidence without a stored copy by publisher, the most first: `publisher`, `n` without, `of` how many in all.

    A page that several entries cite counts once in each.
    """
    items = [item for _, _, item in _evidence(register)]
    table = pd.DataFrame(
        {"publisher": [item.publisher for item in items], "missing": [item.archived_url is None for item in items]}
    ).astype({"missing": bool})
    counts = table.groupby("publisher")["missing"].agg(["sum", "size"]).reset_index()
    counts.columns = pd.Index(["publisher", "n", "of"])
    return counts[counts["n"] > 0].sort_values(["n", "publisher"], ascending=[False, True], ignore_index=True)


def corrections_table(register: Register) -> pd.DataFrame:
    """Every correction of every claim, the newest first: `on`, `claim`, `what`, `field`, `was`, `reason`."""
    rows = [
        (change.on, claim.id, claim.statement, change.field, change.was, change.reason)
        for claim in register.claims.values()
        for change in claim.corrections
    ]
    table = pd.DataFrame(rows, columns=["on", "claim", "what", "field", "was", "reason"])
    return table.sort_values("on", ascending=False, kind="stable", ignore_index=True)


# --- the lists ----------------------------------------------------------------------------------------------------


def _overdue(register: Register, today: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim, deadline in _deadlines(register, today, Due.OVERDUE):
        fact = f"was due {deadline.isoformat()}, {counted((today - deadline).days, 'day')} ago"
        yield _of(claim, fact, "find out what came of it and resolve it; correct resolves_by if the deadline is wrong")


def _due_soon(register: Register, today: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim, deadline in _deadlines(register, today, Due.DUE_SOON):
        fact = f"due {deadline.isoformat()}, in {counted((deadline - today).days, 'day')}"
        yield _of(claim, fact, "gather evidence now; resolve it when the day has come")


def _no_deadline(register: Register, today: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim in register.claims.values():
        if due(claim, today) is Due.NO_DEADLINE:
            fact = f"open since {claim.made_on.isoformat()}, without a deadline"
            yield _of(claim, fact, "look whether it can be known by now; add resolves_by if the words name a day")


def _one_publisher(register: Register, _: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim, proof in _proven(register):
        if len({item.publisher.casefold() for item in proof}) == 1:
            fact = f"rests on {proof[0].publisher} only ({counted(len(proof), 'document')})"
            yield _of(claim, fact, "add evidence from a second, independent publisher")


def _no_primary(register: Register, _: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim, proof in _proven(register):
        if not any(item.primary for item in proof) and claim.no_primary_reason is None:
            fact = f"{counted(len(proof), 'document')}, none of them primary"
            to_do = "add the readout, transcript, treaty or statistics, or say in no_primary_reason why there is none"
            yield _of(claim, fact, to_do)


def _undated(register: Register, _: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for key, claim, item in _evidence(register):
        if item.published_on is None and item.published_on_basis is None:
            fact = f"{item.publisher}: {item.title}"
            to_do = "add published_on, the day when it appeared, or say in published_on_basis why there is none"
            yield key, (claim, _name(register, key), fact, to_do)


def _unarchived(register: Register, _: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for key, claim, item in _evidence(register):
        if item.archived_url is None:
            fact = f"{item.publisher}: {item.url}"
            yield key, (claim, _name(register, key), fact, "store a copy of the page and add archived_url")


def _readers_differ(register: Register, _: date) -> Iterator[tuple[tuple[str, str], Row]]:
    for claim, first, second in readers(register):
        if first != second:
            ruled = (claim.outcome or claim.status).word
            fact = f"{_word(first)} or {_word(second)}? Ruled: {ruled}"
            yield _of(claim, fact, "see that the ruling says why the one reading was preferred")


LISTS = (
    ReviewList("overdue", "Overdue", "Nothing is overdue.", _overdue),
    ReviewList("due-soon", f"Due within {DUE_SOON.days} days", "Nothing falls due soon.", _due_soon),
    ReviewList("no-deadline", "Open without a deadline", "Every open claim has a deadline.", _no_deadline),
    ReviewList("differ", "The two readers differ", "All readers of a claim agree.", _readers_differ),
    ReviewList("one-publisher", "One publisher only", "Every ruling rests on two publishers or more.", _one_publisher),
    ReviewList("no-primary", "No primary source", "Every ruling has a primary source, or says why not.", _no_primary),
    ReviewList("undated", "Evidence without a date", "All evidence is dated, or says why it is not.", _undated),
    ReviewList("unarchived", "Links without a stored copy", "All evidence has a stored copy.", _unarchived),
)


def _deadlines(register: Register, today: date, state: Due) -> list[tuple[Claim, date]]:
    """The claims in a state that a deadline decides, the earliest deadline first."""
    found = [
        (claim, claim.resolves_by)
        for claim in register.claims.values()
        if claim.resolves_by is not None and due(claim, today) is state
    ]
    return sorted(found, key=lambda pair: pair[1])


def _proven(register: Register) -> Iterator[tuple[Claim, list[Evidence]]]:
    """Resolved claims with their evidence; a void claim needs none."""
    for claim in register.claims.values():
        proof = all_evidence(claim, register.events)
        if claim.status is Status.RESOLVED and claim.outcome is not Outcome.VOID and proof:
            yield claim, proof


def _evidence(register: Register) -> Iterator[tuple[tuple[str, str], str, Evidence]]:
    """All evidence, each once: the entry that holds it, the first claim that rests on it (or none), the document."""
    resting = _resting(register)
    for claim in register.claims.values():
        yield from ((("claims", claim.id), claim.id, item) for item in claim.evidence)
    for name, event in register.events.items():
        yield from ((("events", name), resting.get(name, ""), item) for item in event.evidence)


def _of(claim: Claim, fact: str, remedy: str) -> tuple[tuple[str, str], Row]:
    return ("claims", claim.id), (claim.id, claim.statement, fact, remedy)


def _name(register: Register, key: tuple[str, str]) -> str:
    section, name = key
    return register.claims[name].statement if section == "claims" else f"Event: {register.events[name].title}"


def _word(outcome: str) -> str:
    return outcome.replace("_", " ")


def _claims_by_line(loaded: Loaded) -> dict[tuple[str, int], str]:
    """For each line of a claim, or of an event that a claim rests on, the claim to open."""
    resting = _resting(loaded.register)
    openable = {("claims", name): name for name in loaded.register.claims} | {
        ("events", name): claim for name, claim in resting.items()
    }
    return {
        (place.file, line): openable[key]
        for key, place in loaded.places.items()
        if key in openable
        for line in range(place.first_line, place.last_line + 1)
    }


def _resting(register: Register) -> dict[str, str]:
    """For each event the first claim that rests on it."""
    return {name: claim.id for claim in reversed(list(register.claims.values())) for name in claim.events}
