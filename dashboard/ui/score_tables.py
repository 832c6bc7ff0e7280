"""Tables of scores: numbers stay numbers, each with its n; intervals read low–high."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.analysis.scorecards import SMALLEST_SHARE

NAME_WIDTH, SHARE_WIDTH = 170, 150  # pixels; both fit on a phone, side by side


def interval(low: float, high: float, digits: int = 2) -> str:
    """Bounds as text: 0.09–0.17, or one number when they agree; a dash when undefined."""
    if pd.isna(low) or pd.isna(high):
        return "—"
    first, last = f"{low:.{digits}f}", f"{high:.{digits}f}"
    return first if first == last else f"{first} to {last}"


def scorecard_table(
    cards: pd.DataFrame, rivals: pd.DataFrame, by: str, title: str, names: Mapping[str, str], flipped: set[str]
) -> None:
    """Scorecards with naive rivals as rows of the same table; a star marks a place that another lexicon changes."""

    def percent(part: float) -> str:
        return "—" if pd.isna(part) else f"{part:.0%}"

    rows = pd.DataFrame(
        {
            title: [names.get(value, value) + (" *" if value in flipped else "") for value in cards[by]],
            "share borne out": [
                "—" if pd.isna(card.share) else f"{card.share:.0%} ({card.share_low:.0%} to {card.share_high:.0%})"
                for card in cards.itertuples()
            ],
            "borne out": cards["n_borne_out"],
            "right or wrong": cards["n_judged"],
            "claims": cards["n_claims"],
            "scored": cards["n_scored"],
            "Brier score": [interval(card.brier_low, card.brier_high) for card in cards.itertuples()],
            "rank": ["—" if pd.isna(rank) else f"{rank:.0f}" for rank in cards["rank"]],
            "width of hedges": [percent(width) for width in cards["width"]],
            "cannot be refuted": [percent(share) for share in cards["irrefutable_share"]],
            "boldness": [percent(boldness) for boldness in cards["boldness"]],
        }
    )
    naive = pd.DataFrame(
        {
            title: [f"rival: {name}" for name in rivals["rival"]],
            "scored": rivals["n_scored"],
            "Brier score": [interval(row.brier_low, row.brier_high) for row in rivals.itertuples()],
        }
    )
    st.dataframe(
        pd.concat([rows, naive], ignore_index=True),
        hide_index=True,
        placeholder="—",
        height=min(38 + 35 * (len(rows) + len(naive)), 700),
        alt=f"Scorecards by {title.lower()}: claims, share borne out, Brier score, hedging and boldness",
        column_config={
            title: st.column_config.TextColumn(width=NAME_WIDTH),
            "share borne out": st.column_config.TextColumn(width=SHARE_WIDTH),
        },
    )
    st.caption(
        "Share borne out: of the claims that proved right or wrong; those borne out in part are left out. "
        f"Brier score: 0 is perfect, 0.25 is always 50 %; an interval, because words mean one. No percentage and no "
        f"rank under {SMALLEST_SHARE}; no rank where intervals overlap. Width of hedges: mean width of the intervals. "
        "Cannot be refuted: share of claims whose words fit either outcome. Boldness: 0 is a coin, 100 % is certainty. "
        + ("A star: the place changes under another lexicon. " if flipped else "")
        + "These are claims that a curator chose from a few articles, not anybody's complete record."
    )


def score_rows(rows: list[dict[str, object]]) -> None:
    """The table of scores of one set of claims."""
    table = pd.DataFrame(
        {
            "score": [row["score"] for row in rows],
            "value": [interval(float(str(row["low"])), float(str(row["high"]))) for row in rows],
            "n": [row["n"] for row in rows],
            "how to read it": [row["how to read it"] for row in rows],
        }
    )
    st.dataframe(table, hide_index=True, height=38 + 35 * len(table), alt="Scores with their n and how to read them")
