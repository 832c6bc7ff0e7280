"""Counts of outcomes: how much came true, by kind, topic, or anything else."""

from collections.abc import Mapping

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


def outcome_table(counts: pd.DataFrame, by: str, labels: Mapping[str, str]) -> pd.DataFrame:
    """Counts from `outcome_counts` as readers see them: one row a value of `by`, one column an outcome group."""
    wide = counts.pivot(index=by, columns="outcome_group", values="n").reindex(
        index=counts[by].unique(), columns=GROUPS
    )
    wide.columns = pd.Index([group.word for group in OutcomeGroup])
    wide.insert(0, by, [labels.get(str(value), str(value)) for value in wide.index])
    return wide.assign(total=wide.iloc[:, 1:].sum(axis=1)).reset_index(drop=True)


def group_totals(claims: pd.DataFrame) -> dict[str, int]:
    """How many claims of each outcome group, all groups there in their fixed order."""
    counts = claims["outcome_group"].value_counts()
    return {group: int(counts.get(group, 0)) for group in GROUPS}
