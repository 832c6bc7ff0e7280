"""Counts of outcomes: how much came true, by kind, topic, or anything else."""

import pandas as pd

from dashboard.register.vocabulary import OutcomeGroup

GROUPS = [group.value for group in OutcomeGroup]
RATED = [OutcomeGroup.CAME_TRUE.value, OutcomeGroup.PARTLY.value, OutcomeGroup.DID_NOT.value]


def outcome_counts(claims: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many claims of each outcome group, by the values of a column.

    Returns:
        Columns: the column `by`, `outcome_group`, `n`; every pair is there, the largest total first. A claim with
        several topics counts in each.
    """
    rows = claims[[by, "outcome_group"]].explode(by)
    totals = rows[by].value_counts()
    pairs = pd.MultiIndex.from_product([totals.index, GROUPS], names=[by, "outcome_group"])
    return rows.value_counts().reindex(pairs, fill_value=0).rename("n").reset_index()


def group_totals(claims: pd.DataFrame) -> dict[str, int]:
    """How many claims of each outcome group, all groups there in their fixed order."""
    counts = claims["outcome_group"].value_counts()
    return {group: int(counts.get(group, 0)) for group in GROUPS}
