"""The selection ledger: from every passage read to every claim scored, and why each of the others dropped out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.analysis.scored_set import Rules, scored_set
from dashboard.register.derive import Due
from dashboard.register.loaded import Register
from dashboard.register.vocabulary import Status

EVERY_KIND = Rules(panel="all")
NOT_DUE = {
    Due.NOT_DUE.value: "open, before its deadline",
    Due.DUE_SOON.value: "open, before its deadline",
    Due.NO_DEADLINE.value: "open, without a deadline",
}
OVERDUE = "overdue, not resolved yet"


@dataclass(frozen=True)
class Step:
    """One step of the ledger: how many reach it, and how many of these go no further, by reason."""

    name: str
    meaning: str
    n: int
    left_out: dict[str, int] = field(default_factory=dict)

    @property
    def n_left_out(self) -> int:
        """How many stop here."""
        return sum(self.left_out.values())


def ledger(register: Register, claims: pd.DataFrame, today: date, rules: Rules = EVERY_KIND) -> tuple[Step, ...]:
    """The steps of the ledger; what leaves a step and what stops there add up to what reached it.

    Args:
        register: The register.
        claims: Its claims table.
        today: The day against which deadlines are held.
        rules: Which claims are scored; all kinds by default.
    """
    kept = claims[claims["status"] != Status.WITHDRAWN.value]
    waiting = kept["due"].map(NOT_DUE)
    come = kept[waiting.isna()]
    resolved = come[come["status"] == Status.RESOLVED.value]
    found = scored_set(resolved, rules, today)
    other_kinds = len(resolved) - len(found.claims) - found.n_unscored
    return (
        Step(
            "passages read",
            "Every passage of the articles, as a claim or with the reason why it is none.",
            len(register.considered) + len(claims),
            _counted(passage.reason.word for passage in register.considered),
        ),
        Step(
            "claims",
            "Checkable statements of one speaker.",
            len(claims),
            _kept({"withdrawn": len(claims) - len(kept)}) | _counted(waiting.dropna()),
        ),
        Step(
            "due",
            "Their day has come, or their outcome was known before it.",
            len(come),
            _kept({OVERDUE: len(come) - len(resolved)}),
        ),
        Step(
            "resolved",
            "The outcome is argued and proven.",
            len(resolved),
            _kept({**found.unscored, "of a kind that is not asked for": other_kinds}),
        ),
        Step("scored", "The words give a probability, and the outcome is yes or no.", len(found.claims)),
    )


def ledger_table(steps: Sequence[Step]) -> pd.DataFrame:
    """The steps as rows: first `n` of the step with no `reason`, then what stops there, the most first.

    Returns:
        Columns: `step`, `reason` (empty for the step itself), `n`, `start` (how many of those that reached the step
        stand before this row's, so that rows of reasons lie end to end behind what goes on), `meaning`.
    """
    rows = []
    for step in steps:
        rows.append((step.name, "", step.n, 0, step.meaning))
        start = step.n - step.n_left_out
        for reason, n in sorted(step.left_out.items(), key=lambda pair: (-pair[1], pair[0])):
            rows.append((step.name, reason, n, start, ""))
            start += n
    return pd.DataFrame(rows, columns=["step", "reason", "n", "start", "meaning"])


def _counted(reasons: Iterable[str]) -> dict[str, int]:
    return dict(Counter(reasons))


def _kept(counts: dict[str, int]) -> dict[str, int]:
    return {reason: n for reason, n in counts.items() if n}
