"""The register's rules beyond single fields: within a claim, between records, and about deadlines.

Each rule is a function that yields problems; none stops at the first. A rule looks only at sound entries, so that
one mistake is reported once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dashboard.register.derive import Due, due
from dashboard.register.entries import Entry, Path, near
from dashboard.register.fields import is_id
from dashboard.register.lexicon import lexicon
from dashboard.register.model import Claim, Event, Evidence, Probability, Source
from dashboard.register.outcome_words import not_an_outcome
from dashboard.register.problems import Problem
from dashboard.register.vocabulary import (
    ACTS,
    OUTCOMES,
    ConditionState,
    Kind,
    Outcome,
    OutcomeGroup,
    Stance,
    Status,
    VoidReason,
)

DayPair: TypeAlias = tuple[date | None, str, date | None, str, Path]

OWN_DENIAL = re.compile(r"\b(?:not|never|no|nothing|nobody|cannot)\b|n't\b|n’t\b", re.IGNORECASE)
RESOLUTION_KEYS = ("outcome", "resolved_on", "ruling")
REFERENCES = {
    "claims": {
        "source": "sources",
        "speaker": "speakers",
        "relayed_by": "speakers",
        "topics": "topics",
        "events": "events",
    },
    "considered": {"source": "sources"},
}


@dataclass(frozen=True)
class World:
    """What the rules of one claim need to know of the rest."""

    today: date
    sources: Mapping[str, Source]
    events: Mapping[str, Event]


# --- one claim ----------------------------------------------------------------------------------------------------


def claim_problems(entry: Entry, claim: Claim, world: World) -> Iterator[Problem]:
    """Everything that is wrong with one claim whose fields are sound."""
    yield from _resolution(entry, claim, world)
    yield from _condition(entry, claim)
    yield from _likelihood(entry, claim)
    yield from _order_of_days(entry, claim, world)
    yield from _relations(entry, claim)
    yield from _strength(entry, claim, world)
    if due(claim, world.today) is Due.OVERDUE:
        message = f"was due on {claim.resolves_by} and is still open (as of {world.today})"
        yield entry.problem("D101", ("resolves_by",), message, "look for the outcome, or add an update")


def _resolution(entry: Entry, claim: Claim, world: World) -> Iterator[Problem]:
    if claim.status is Status.RESOLVED:
        missing = [key for key in RESOLUTION_KEYS if getattr(claim, key) is None]
        hints = [f"add {key}: …" for key in missing]
        if claim.outcome is not Outcome.VOID and not all_evidence(claim, world.events):
            missing.append("evidence")
            hints.append("add evidence: with the address that settles it, or name an event that has evidence")
        if missing:
            message = f"is resolved, but has no {', '.join(missing)}"
            yield entry.problem("R201", ("status",), message, "; ".join(hints))
    else:
        for key in ("outcome", "resolved_on"):
            if getattr(claim, key) is not None:
                message = f"has {key}, but its status is {claim.status}"
                yield entry.problem("R202", (key,), message, "write status: resolved, or remove it", on_key=True)
    if claim.outcome is not None and claim.kind not in OUTCOMES[claim.outcome].kinds:
        yield not_an_outcome(entry, claim.kind, claim.outcome)
    if claim.outcome is Outcome.VOID and claim.void_reason is None:
        hint = f"add void_reason: {', '.join(VoidReason)}"
        yield entry.problem("R203", ("outcome",), "is void without a void_reason", hint)
    if claim.void_reason is not None and claim.outcome is not Outcome.VOID:
        hint = "remove it, or write outcome: void"
        yield entry.problem("R203", ("void_reason",), "has a void_reason but is not void", hint, on_key=True)


def _condition(entry: Entry, claim: Claim) -> Iterator[Problem]:
    state = claim.condition.state if claim.condition else None
    if claim.outcome is Outcome.CONDITION_NOT_MET and state is not ConditionState.NOT_MET:
        message = "is condition_not_met, but it has no condition" if state is None else f"but the condition is {state}"
        hint = "add condition: {text: …, state: not_met}, or choose another outcome"
        yield entry.problem("R205", ("outcome",), message, hint)
    row = OUTCOMES[claim.outcome] if claim.outcome else None
    failed = row is not None and row.group is OutcomeGroup.DID_NOT and claim.kind in row.kinds
    if failed and state is ConditionState.NOT_MET:
        message = f'the condition did not come, so "{claim.outcome}" was never tested'
        yield entry.problem("R212", ("outcome",), message, 'did you mean "condition_not_met"?')
    if claim.kind is Kind.THREAT and claim.condition is None:
        hint = "add condition: with the “if”, or call it a commitment"
        yield entry.problem("R210", ("kind",), "is a threat without a condition", hint)


def _likelihood(entry: Entry, claim: Claim) -> Iterator[Problem]:
    if claim.hedge is not None and not lexicon().knows(claim.hedge):
        hint = near(claim.hedge, lexicon().phrases()) or "add the phrase to the lexicon, or leave out the hedge"
        yield entry.problem("R206", ("hedge",), f'"{claim.hedge}" is not in the lexicon', hint)
    elif claim.hedge is not None and claim.probability is None:
        high = lexicon().reading(claim.hedge).high
        if high is not None and high <= 0.5 and OWN_DENIAL.search(claim.statement):
            message = f'the statement denies, and the hedge "{claim.hedge}" denies again'
            hint = "put the statement positively, or leave the denial to the statement"
            yield entry.problem("R209", ("hedge",), message, hint)
    for path, given in _given_probabilities(claim):
        if given.low > given.high:
            yield entry.problem("R109", path, f"low {given.low:g} is above high {given.high:g}", "swap them")
    override = claim.probability
    if override is not None and override.low < override.high and override.reason is None:
        hint = "add reason: why these bounds and not the lexicon's"
        yield entry.problem("R208", ("probability",), "overrides the lexicon without a reason", hint)


def _given_probabilities(claim: Claim) -> Iterator[tuple[Path, Probability]]:
    if claim.probability is not None:
        yield ("probability",), claim.probability
    for number, forecast in enumerate(claim.forecasts):
        yield ("forecasts", number, "probability"), forecast.probability


def _order_of_days(entry: Entry, claim: Claim, world: World) -> Iterator[Problem]:
    """Days of a claim that run backwards; when made_on itself cannot be, nothing is held against it."""
    published = world.sources[claim.source].published_on if claim.source in world.sources else None
    said = [
        (world.today, "today", claim.made_on, "made_on", ("made_on",)),
        (published, "published_on of its source", claim.made_on, "made_on", ("made_on",)),
    ]
    first_wrong = next(_backwards(entry, said), None)
    if first_wrong:
        yield first_wrong
        return
    yield from _backwards(entry, _later_days(claim, world.today))


def _later_days(claim: Claim, today: date) -> Iterator[DayPair]:
    """Days of a claim that cannot lie before it was made."""
    yield claim.resolves_by, "resolves_by", claim.made_on, "made_on", ("resolves_by",)
    yield claim.resolved_on, "resolved_on", claim.made_on, "made_on", ("resolved_on",)
    yield today, "today", claim.resolved_on, "resolved_on", ("resolved_on",)
    for number, update in enumerate(claim.updates):
        yield update.on, "the update", claim.made_on, "made_on", ("updates", number, "on")
    for number, item in enumerate(claim.evidence):
        if claim.kind in ACTS and item.stance is not Stance.CONTEXT:
            path = ("evidence", number, "published_on")
            yield item.published_on, "evidence for the outcome", claim.made_on, "made_on", path


def _backwards(entry: Entry, pairs: Iterable[DayPair]) -> Iterator[Problem]:
    for later, later_name, earlier, earlier_name, path in pairs:
        if later is not None and earlier is not None and later < earlier:
            message = f"dates run backwards: {later_name} ({later}) lies before {earlier_name} ({earlier})"
            yield entry.problem("R207", path, message, "correct the one that is wrong")


def _relations(entry: Entry, claim: Claim) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, related in enumerate(claim.related):
        if related.claim == claim.id or related.claim in seen:
            what = "itself" if related.claim == claim.id else f"{related.claim} twice"
            yield entry.problem("R306", ("related", number, "claim"), f"is related to {what}", "remove it")
        seen.add(related.claim)


def _strength(entry: Entry, claim: Claim, world: World) -> Iterator[Problem]:
    """How well a resolution is proven."""
    proof = all_evidence(claim, world.events)
    if claim.status is Status.RESOLVED and claim.outcome is not Outcome.VOID and proof:
        publishers = {item.publisher.casefold() for item in proof}
        if len(publishers) < 2:
            hint = "add a second, independent publisher"
            yield entry.problem("E101", ("status",), f"rests on one publisher only ({proof[0].publisher})", hint)
        yield from _primary(entry, claim, proof)
    yield from _undated(entry, claim.evidence)


def _primary(entry: Entry, claim: Claim, proof: Iterable[Evidence]) -> Iterator[Problem]:
    """A primary source or the reason why there is none, not both."""
    has_primary = any(item.primary for item in proof)
    if not has_primary and claim.no_primary_reason is None:
        hint = "add the document itself, with primary: true, or say in no_primary_reason why there is none"
        yield entry.problem("E102", ("status",), "rests on no primary source", hint)
    if has_primary and claim.no_primary_reason is not None:
        message = "says why there is no primary source, yet rests on one"
        yield entry.problem("E104", ("no_primary_reason",), message, "remove the reason, or primary: true")


def _undated(entry: Entry, evidence: Iterable[Evidence]) -> Iterator[Problem]:
    for number, item in enumerate(evidence):
        if item.published_on is None and item.published_on_basis is None:
            hint = "add the day when it appeared, or say in published_on_basis why there is none"
            yield entry.problem("E103", ("evidence", number), "has no published_on", hint)


def all_evidence(claim: Claim, events: Mapping[str, Event]) -> list[Evidence]:
    """The claim's own evidence, then that of its events."""
    return [*claim.evidence, *(item for name in claim.events if name in events for item in events[name].evidence)]


# --- one event ----------------------------------------------------------------------------------------------------


def event_problems(entry: Entry, event: Event, today: date) -> Iterator[Problem]:
    """Everything that is wrong with one event whose fields are sound."""
    ways = [event.happened_on is not None, event.did_not_happen]
    if all(ways) or not (any(ways) or event.expected_by):
        message = "must have one of happened_on, did_not_happen: true, or expected_by"
        yield entry.problem("R211", (), message, "say whether and when it happened")
    if event.happened_on is not None and event.happened_on > today:
        message = f"dates run backwards: today ({today}) lies before happened_on ({event.happened_on})"
        yield entry.problem("R207", ("happened_on",), message, "use expected_by for what has not happened yet")
    else:
        yield from _early_proof(entry, event)
    yield from _undated(entry, event.evidence)


def _early_proof(entry: Entry, event: Event) -> Iterator[Problem]:
    """Proof that is older than what it proves; when all of it is, the event's own day is the mistake."""
    proof = [(number, item) for number, item in enumerate(event.evidence) if item.stance is Stance.SUPPORTS]
    dated = [(number, item.published_on) for number, item in proof if item.published_on is not None]
    early = [(number, day) for number, day in dated if event.happened_on and day < event.happened_on]
    if len(early) > 1 and len(early) == len(dated):
        message = f"dates run backwards: all proof lies before happened_on ({event.happened_on})"
        yield entry.problem("R207", ("happened_on",), message, "correct it, or call the evidence stance: context")
        return
    for number, day in early:
        message = f"dates run backwards: proof ({day}) lies before happened_on ({event.happened_on})"
        hint = "correct the one that is wrong, or call it stance: context"
        yield entry.problem("R207", ("evidence", number, "published_on"), message, hint)


# --- between records ----------------------------------------------------------------------------------------------


def reference_problems(entry: Entry, defined: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Ids that an entry refers to and that do not exist.

    Args:
        entry: Any entry.
        defined: For each section the ids that stand in the file, those of unsound entries too. A section that could
            not be read is left out: nobody knows what stands in it.
    """
    wanted: list[tuple[Path, str, str]] = []
    for field, section in REFERENCES.get(entry.section, {}).items():
        wanted += [(path, section, name) for path, name in entry.references(field)]
    if isinstance(entry.record, Claim):
        for number, related in enumerate(entry.record.related):
            wanted.append((("related", number, "claim"), "claims", related.claim))
    for path, section, name in wanted:
        if section in defined and name not in defined[section] and is_id(name):  # R107 has named what is no id
            hint = near(name, sorted(defined[section])) or f"define it in the section {section}"
            yield entry.problem("R301", path, f'no "{name}" in {section}', hint)


def unused_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    """What is defined and never referred to. Meaningless while entries are set aside."""
    entries = list(entries)
    used: dict[str, set[str]] = {"sources": set(), "speakers": set(), "topics": set(), "events": set()}
    for entry in entries:
        for field, section in REFERENCES.get(entry.section, {}).items():
            used[section].update(name for _, name in entry.references(field))
    for entry in entries:
        if entry.section in used and entry.id not in used[entry.section]:
            yield entry.problem("R304", (), "is not used by any claim", "remove it, or use it")


def repeated_problems(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Problem]]:
    """Entries whose id stands already, perhaps in another file, with the problem."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.section == "considered" or (entry.section == "claims" and not entry.id):
            continue
        holder = first.setdefault((entry.section, entry.id), entry)
        if holder is not entry:
            path: Path = ("id",) if entry.section == "claims" else ()
            message = f'the id "{entry.id}" is that of {holder.label} in line {holder.node.line} of {holder.file}'
            yield entry, entry.problem("R302", path, message, "give this one another id, or remove it")
