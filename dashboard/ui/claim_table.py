"""The table of claims: its columns, and the way from a row to the claim."""

import pandas as pd
import streamlit as st

from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import OUTCOMES, OutcomeGroup, Status
from dashboard.ui.facets import Labels
from dashboard.ui.pages import CLAIM, go
from dashboard.ui.text import probability_words

KEY = "claims-table"
DAY = "YYYY-MM-DD"
LIKELIHOOD = ["hedge", "probability_low", "probability_high"]


def claim_table(shown: pd.DataFrame, names: Labels) -> None:
    """One row a claim; selecting a row opens it."""

    def open_row() -> None:
        rows = st.session_state[KEY]["selection"]["rows"]
        if rows:
            go(CLAIM, {"id": shown["id"].iloc[rows[0]]})

    st.caption("Tick a row's box to open the claim. By keyboard: arrow keys, then Shift+Space; or use the cards.")
    st.dataframe(
        _columns(shown, names),
        key=KEY,
        on_select=open_row,
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
        height=min(38 + 35 * len(shown), 720),
        alt=f"{len(shown)} claims with speaker, dates, words of likelihood and outcome",
        column_config={
            "claim": st.column_config.TextColumn(width=460),
            "outcome": st.column_config.MultiselectColumn(
                options=_outcome_words(),
                color=[LOOKS[group].deep for group in OutcomeGroup for _ in _words_of(group)],
            ),
            "said": st.column_config.DateColumn(format=DAY, width=105),
            "due by": st.column_config.DateColumn(format=DAY, width=105),
            "resolved": st.column_config.DateColumn(format=DAY, width=105),
        },
    )


def _columns(shown: pd.DataFrame, names: Labels) -> pd.DataFrame:
    outcome = shown["outcome"].where(shown["outcome"] != "", shown["status"])
    return pd.DataFrame(
        {
            "outcome": [[_signed(value, group)] for value, group in zip(outcome, shown["outcome_group"], strict=True)],
            "claim": shown["statement"],
            "speaker": shown["speaker_name"],
            "kind": shown["kind"],
            "said": shown["made_on"],
            "due by": shown["resolves_by"],
            "resolved": shown["resolved_on"],
            "likelihood": [_likelihood(*row) for row in shown[LIKELIHOOD].itertuples(index=False)],
            "source": [names("source", source) for source in shown["source"]],
        }
    )


def _likelihood(hedge: str, low: float, high: float) -> str:
    """The hedge with what it means, always side by side."""
    numbers = probability_words(low, high)
    return f"{hedge or 'no hedge'} ({numbers})" if numbers else hedge


def _signed(value: str, group: str) -> str:
    return f"{LOOKS[OutcomeGroup(group)].sign} {value.replace('_', ' ')}"


def _words_of(group: OutcomeGroup) -> list[str]:
    words = [outcome.value for outcome, row in OUTCOMES.items() if row.group is group]
    if group is OutcomeGroup.OPEN:
        words = [Status.OPEN.value]
    elif group is OutcomeGroup.NOT_RATED:
        words = [*words, Status.WITHDRAWN.value]
    return words


def _outcome_words() -> list[str]:
    return [_signed(word, group) for group in OutcomeGroup for word in _words_of(group)]
