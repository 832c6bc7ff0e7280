"""The hedge audit: how often what a phrase said came true, beside what readers take the phrase to mean."""

import pandas as pd

from dashboard.analysis import scoring


def hedge_audit(scored: pd.DataFrame) -> pd.DataFrame:
    """One row a phrase of the lexicon, the most likely first.

    Args:
        scored: Scored claims with `happened`; see `scored_set`.

    Returns:
        Columns: `phrase`; `n`; `n_happened`, where ½ counts half; `share`; `share_low`, `share_high`, its 95 %
        Jeffreys interval; `probability_low`, `probability_high`, the mean bounds of the phrase's interval.
    """
    groups = scored.groupby("phrase", sort=False)
    table = groups.agg(
        n=("happened", "size"),
        n_happened=("happened", "sum"),
        probability_low=("probability_low", "mean"),
        probability_high=("probability_high", "mean"),
    ).reset_index()
    table["share"] = table["n_happened"] / table["n"]
    table["share_low"], table["share_high"] = scoring.jeffreys(table["n_happened"], table["n"])
    middle = table["probability_low"] + table["probability_high"]
    return table.loc[middle.sort_values(ascending=False).index].reset_index(drop=True)
