"""What follows from a claim and is never typed: probability, verdict, due state.

Outcome and verdict are two axes. "Unlikely that X" and X did not occur: the outcome is `did_not_occur`, the verdict
is `borne_out`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dashboard.register.lexicon import Reading, lexicon
from dashboard.register.model import Claim
from dashboard.register.vocabulary import OUTCOMES, Kind, OutcomeGroup, Status, Verdict

DUE_SOON = timedelta(days=30)
OWN_ACTS = frozenset({Kind.COMMITMENT, Kind.THREAT})


class Due(StrEnum):
    """Where an open claim stands against its deadline."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"
    CLOSED = "closed"


@dataclass(frozen=True)
class Finding:
    """A verdict with the reason when there is none to give."""

    verdict: Verdict
    reason: str = ""


def probability(claim: Claim, profile: str | None = None) -> Reading:
    """The chance that the speaker gave the statement, as an interval of shares.

    A number in the claim comes first, then the lexicon's reading of its hedge. A plain commitment or threat is a
    statement of intent: it has no likelihood.
    """
    if claim.probability is not None:
        given = claim.probability
        point = round((given.low + given.high) / 2, 12)
        return Reading(claim.hedge or "as given", given.low, given.high, point, "given", note=given.reason or "")
    if claim.hedge is None and claim.kind in OWN_ACTS:
        return Reading("no hedge", no_number="a statement of intent, without a likelihood")
    return lexicon().reading(claim.hedge, profile)


def group(claim: Claim) -> OutcomeGroup:
    """The group that the claim's outcome belongs to."""
    if claim.status is Status.WITHDRAWN:
        return OutcomeGroup.NOT_RATED
    return OUTCOMES[claim.outcome].group if claim.outcome else OutcomeGroup.OPEN


def finding(claim: Claim, profile: str | None = None) -> Finding:
    """The verdict on the claim as made: did its words point the way that the world went?

    An interval above one half points to yes, one below to no. One that straddles one half points nowhere: the claim
    still gets an interval score, but is neither right nor wrong. Plain commitments and threats point to yes.
    """
    happened = group(claim)
    if happened is OutcomeGroup.OPEN:
        return Finding(Verdict.NOT_SCORED, "still open")
    if happened is OutcomeGroup.NOT_RATED:
        return Finding(Verdict.NOT_SCORED, claim.outcome.word if claim.outcome else claim.status.word)
    if happened is OutcomeGroup.PARTLY:
        return Finding(Verdict.PARTLY_BORNE_OUT)
    reading = probability(claim, profile)
    pointed = _points_to_yes(claim, reading)
    if pointed is None:
        return Finding(Verdict.NOT_SCORED, reading.no_number or "the words fit either outcome")
    right = pointed == (happened is OutcomeGroup.CAME_TRUE)
    return Finding(Verdict.BORNE_OUT if right else Verdict.NOT_BORNE_OUT)


def _points_to_yes(claim: Claim, reading: Reading) -> bool | None:
    if reading.low is None or reading.high is None:
        return True if claim.kind in OWN_ACTS else None
    if reading.low >= 0.5 and reading.high > 0.5:
        return True
    return False if reading.high <= 0.5 and reading.low < 0.5 else None


def due(claim: Claim, today: date) -> Due:
    """Where the claim stands against its deadline on a day."""
    if claim.status is not Status.OPEN:
        return Due.CLOSED
    if claim.resolves_by is None:
        return Due.NO_DEADLINE
    if claim.resolves_by < today:
        return Due.OVERDUE
    return Due.DUE_SOON if claim.resolves_by - today <= DUE_SOON else Due.NOT_DUE
