"""The register as it stood on a day, worked out from its own dates.

The rules, in the order in which they are applied:

- A claim that was said later is absent, with its span, its ties to others and theirs to it.
- An outcome that could be known only later is not known: the claim is open, without outcome, `resolved_on`, ruling,
  `void_reason` or readers' judgements. A withdrawn claim stays withdrawn: that is no knowledge about the world.
- A finding (outcome, `resolved_on`, ruling, `void_reason`) that was corrected later reads as it did before the first
  of the later corrections. Words in `was` that are no outcome cannot be put back; the field stays as it is.
  So does the whole finding when its old day lies before `made_on`, which was then corrected as well.
- A condition that was settled later is pending. Without a day of its own it was settled when its claim was resolved.
- What is dated later is hidden: evidence, events, updates, forecasts, corrections. Evidence without a day counts as of
  the day of its event; a claim's own counts as of the claim's `resolved_on`, or from the start while it is open.
- A thing that did not happen is known from its `expected_by`; without one, from the day when the first claim that
  rests on it was resolved, else from its first dated evidence.
- Judgements of a claim that is still open count as of the day when the register was reviewed.

Articles stay, even those published later, and so do the passages that were left out of them: the article is how we
know what had been said. Texts are written once: an event's summary may name what came of it later.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from dashboard.register.loaded import Register
from dashboard.register.model import OPEN_OUTCOME, Claim, Condition, Event, Evidence, Record
from dashboard.register.vocabulary import ConditionState, Outcome, Status, VoidReason

AnyRecord = TypeVar("AnyRecord", bound=Record)

UNJUDGED = dict.fromkeys(("ruling", "first_reader", "second_reader"))
UNRESOLVED = UNJUDGED | {"status": Status.OPEN, "outcome": None, "resolved_on": None, "void_reason": None}
REPLACED_RULING = "The ruling of that day was replaced later, when the finding was corrected."


def as_of(register: Register, day: date) -> Register:
    """The register as it stood at the end of a day. Records on which nothing changes are the same objects.

    Applied twice, the earlier day counts; applied with the day of the register's last date, nothing changes.
    """
    reviewed_on = register.about.reviewed_on
    said = {
        name: claim_as_of(claim, day, reviewed_on) for name, claim in register.claims.items() if claim.made_on <= day
    }
    resolved = _events_of(said.values())
    ever_resolved = _events_of(register.claims.values())
    events = {
        name: _changed(event, evidence=_dated(event.evidence, day, undated=True))
        for name, event in register.events.items()
        if _known(event, day, name in resolved, name in ever_resolved)
    }
    return replace(
        register,
        about=_changed(register.about, reviewed_on=None if _later(reviewed_on, day) else reviewed_on),
        events=events,
        claims={name: _tied(claim, said, events) for name, claim in said.items()},
        spans={name: spans for name, spans in register.spans.items() if name in said},
    )


def claim_as_of(claim: Claim, day: date, reviewed_on: date | None = None) -> Claim:
    """A claim as it stood on a day, still with all its ties to other claims and events.

    Args:
        claim: A claim that had been said by then.
        day: The day.
        reviewed_on: When the register was reviewed; judgements of a claim that is still open date from then.
    """
    was_open = claim.status is Status.OPEN
    claim = _uncorrected(claim, day)
    if claim.status is Status.RESOLVED and _later(claim.resolved_on, day):
        claim = _changed(claim, **UNRESOLVED)
    elif was_open and _later(reviewed_on, day):
        claim = _changed(claim, **UNJUDGED)
    still_open = claim.status is Status.OPEN and not was_open
    return _changed(
        claim,
        condition=_condition(claim.condition, day, still_open) if claim.condition else None,
        evidence=_dated(claim.evidence, day, undated=not still_open),
        forecasts=tuple(forecast for forecast in claim.forecasts if forecast.on <= day),
        updates=tuple(update for update in claim.updates if update.on <= day),
        corrections=tuple(correction for correction in claim.corrections if correction.on <= day),
    )


def change_days(claim: Claim) -> list[date]:
    """The days on which a claim's outcome may have become another: it was said, resolved, or corrected."""
    days = {claim.made_on, claim.resolved_on, *(correction.on for correction in claim.corrections)}
    days |= {_read_day(correction.was) for correction in claim.corrections if correction.field == "resolved_on"}
    return sorted(day for day in days if day is not None and day >= claim.made_on)


def _later(when: date | None, day: date) -> bool:
    return when is not None and when > day


def _changed(record: AnyRecord, **fields: Any) -> AnyRecord:
    """The record with these fields; the same object when they are no different."""
    different = {name: value for name, value in fields.items() if getattr(record, name) != value}
    return record.model_copy(update=different) if different else record


def _dated(evidence: Iterable[Evidence], day: date, undated: bool) -> tuple[Evidence, ...]:
    return tuple(item for item in evidence if (undated if item.published_on is None else item.published_on <= day))


def _condition(condition: Condition, day: date, still_open: bool) -> Condition:
    """Pending when it was settled later; without a day, it is settled together with its claim."""
    settled_later = still_open if condition.on is None else condition.on > day
    return _changed(condition, state=ConditionState.PENDING, on=None, note=None) if settled_later else condition


def _known(event: Event, day: date, resolved: bool, ever_resolved: bool) -> bool:
    """Whether an event was known on a day; `resolved` says whether a claim that rests on it was, by then or ever."""
    if not event.did_not_happen:
        return not _later(event.happened_on, day)
    if event.expected_by is not None:
        return event.expected_by <= day
    days = [item.published_on for item in event.evidence if item.published_on is not None]
    return resolved if ever_resolved else not days or min(days) <= day


def _events_of(claims: Iterable[Claim]) -> set[str]:
    """The events on which resolved claims rest."""
    return {name for claim in claims if claim.status is Status.RESOLVED for name in claim.events}


def _tied(claim: Claim, claims: Mapping[str, Claim], events: Mapping[str, Event]) -> Claim:
    """The claim without its ties to what is absent."""
    return _changed(
        claim,
        related=tuple(tie for tie in claim.related if tie.claim in claims),
        events=tuple(name for name in claim.events if name in events),
    )


# --- corrections --------------------------------------------------------------------------------------------------


def _uncorrected(claim: Claim, day: date) -> Claim:
    """The claim with the finding that it had before the corrections of later days."""
    was: dict[str, Any] = {}
    for correction in sorted(claim.corrections, key=lambda correction: correction.on):
        if correction.on > day and correction.field in READERS and correction.field not in was:
            value = READERS[correction.field](correction.was)
            if value is not None:
                was[correction.field] = value
    if was.get("outcome") == OPEN_OUTCOME:
        return _changed(claim, **UNRESOLVED)
    if "outcome" in was:
        was = {"status": Status.RESOLVED, "void_reason": None} | was
    if was.keys() & {"outcome", "resolved_on"}:
        was = {"ruling": REPLACED_RULING, **was}
    resolved_on = was.get("resolved_on", claim.resolved_on)
    is_dated = resolved_on is not None and resolved_on >= claim.made_on
    is_sound = is_dated and was.get("status", claim.status) is Status.RESOLVED
    return _changed(claim, **was) if is_sound else claim


def _read_outcome(text: str) -> Outcome | str | None:
    word = text.strip().casefold().replace(" ", "_")
    return Outcome(word) if word in set(Outcome) else OPEN_OUTCOME if word == OPEN_OUTCOME else None


def _read_void_reason(text: str) -> VoidReason | None:
    word = text.strip().casefold().replace(" ", "_")
    return VoidReason(word) if word in set(VoidReason) else None


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


READERS: dict[str, Callable[[str], Any]] = {
    "outcome": _read_outcome,
    "resolved_on": _read_day,
    "ruling": str,
    "void_reason": _read_void_reason,
}
