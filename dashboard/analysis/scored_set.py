"""Which claims can be scored, and why the others cannot."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.register.vocabulary import Kind, Outcome, OutcomeGroup, Status

HAPPENED = {OutcomeGroup.CAME_TRUE.value: 1.0, OutcomeGroup.DID_NOT.value: 0.0, OutcomeGroup.PARTLY.value: 0.5}
PANELS: dict[str, tuple[Kind, ...]] = {
    "forecasts": (Kind.PREDICTION,),
    "own acts": (Kind.COMMITMENT, Kind.THREAT),
    "assertions": (Kind.ASSERTION,),
    "all": tuple(Kind),
}


@dataclass(frozen=True)
class Rules:
    """How the scored set is drawn; each rule is a switch of the reader.

    `panel` keeps forecasts of others' acts apart from a speaker's own acts and from assertions. `partly` counts what
    came in part as one half, instead of leaving it out. `early` also scores what was resolved before its deadline:
    a thing can come true early but can fail only at the deadline, so early outcomes are too often yes.
    """

    panel: str = "forecasts"
    partly: bool = False
    early: bool = False


@dataclass(frozen=True)
class ScoredSet:
    """The claims that are scored, with `happened` (1, 0 or ½) in their table, and how many are not, by reason."""

    claims: pd.DataFrame
    unscored: dict[str, int]

    @property
    def n_unscored(self) -> int:
        """How many claims of the panel are not scored."""
        return sum(self.unscored.values())


def scored_set(claims: pd.DataFrame, rules: Rules, today: date) -> ScoredSet:
    """Draw the scored set from a claims table.

    Args:
        claims: From `claims_table`.
        rules: The reader's switches.
        today: A deadline after this day has not passed.
    """
    panel = of_panel(claims, rules)
    reasons = _reasons(panel, rules, pd.Timestamp(today))
    scored = panel[reasons == ""]
    counts = reasons[reasons != ""].value_counts()
    return ScoredSet(
        claims=scored.assign(happened=scored["outcome_group"].map(HAPPENED).astype(float)),
        unscored={str(reason): int(count) for reason, count in counts.items()},
    )


def of_panel(claims: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """The claims of the rules' panel, scored or not."""
    return claims[claims["kind"].isin([kind.value for kind in PANELS[rules.panel]])]


def _reasons(claims: pd.DataFrame, rules: Rules, today: pd.Timestamp) -> pd.Series:
    """Why each claim is not scored; empty text for those that are. The first reason counts."""
    reasons = pd.Series("", index=claims.index, dtype=object)

    def mark(condition: pd.Series, reason: str) -> None:
        reasons[condition & (reasons == "")] = reason

    mark(claims["status"] == Status.WITHDRAWN, "withdrawn")
    mark(claims["outcome_group"] == OutcomeGroup.OPEN, "open")
    for outcome in (Outcome.UNCLEAR, Outcome.VOID, Outcome.CONDITION_NOT_MET):
        mark(claims["outcome"] == outcome, outcome.word)
    mark(claims["probability_low"].isna(), "no probability in the words")
    if not rules.partly:
        mark(claims["outcome_group"] == OutcomeGroup.PARTLY, "came in part")
    if not rules.early:
        mark(claims["resolves_by"] > today, "before its deadline")
    return reasons
