"""Small marks: the outcome of a claim as word, icon and colour; other facts as plain tags."""

from collections.abc import Iterable

from dashboard.charts.looks import LOOKS, look_of
from dashboard.register.model import Claim
from dashboard.register.vocabulary import OutcomeGroup, Status
from dashboard.ui.text import md


def outcome_word(claim: Claim) -> str:
    """The word for where a claim stands: its outcome, or its status while it has none."""
    return claim.outcome.word if claim.outcome else claim.status.word


def outcome_badge(claim: Claim) -> str:
    """The outcome as Markdown: icon and word on the colour of its group."""
    withdrawn = claim.status is Status.WITHDRAWN
    look = LOOKS[OutcomeGroup.NOT_RATED] if withdrawn else look_of(claim.outcome)
    return f":{look.badge}-badge[{look.icon} {md(outcome_word(claim))}]"


def tags(words: Iterable[str]) -> str:
    """Plain facts as Markdown, separated by dots."""
    return " · ".join(md(word) for word in words if word)
