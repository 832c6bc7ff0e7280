"""How checkable a claim is: five yes/no facts that follow from its fields."""

from dataclasses import dataclass

from dashboard.register.derive import probability
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.vocabulary import Kind, Outcome

UNNAMED = "not named"


@dataclass(frozen=True)
class Fact:
    """One thing that makes a claim checkable, and whether it is there."""

    name: str
    there: bool
    meaning: str


def checkability(register: Register, claim: Claim) -> list[Fact]:
    """Actor, event, measure, deadline, stated likelihood: what is there and what is not."""
    speaker = register.speakers[claim.speaker]
    is_state = claim.kind is Kind.ASSERTION
    return [
        Fact("actor", UNNAMED not in (speaker.role or ""), "somebody with a name says it"),
        Fact("event", bool(claim.events), "it can be held against something that happened or did not"),
        Fact("measure", claim.outcome is not Outcome.VOID, "its words say what would count"),
        Fact("deadline", is_state or claim.resolves_by is not None, "it is clear by when it must be so"),
        Fact("likelihood", probability(claim).low is not None, "it says how sure the speaker is"),
    ]
