"""The first screen of the Overview: the numbers that matter, each with its n and the list behind it."""

import pandas as pd
import streamlit as st

from dashboard.analysis.counts import group_totals
from dashboard.analysis.sharpest import sharpest
from dashboard.charts.looks import LOOKS
from dashboard.register.loaded import Register
from dashboard.register.vocabulary import ACTS, Kind, OutcomeGroup, Verdict
from dashboard.ui.cards import claim_card
from dashboard.ui.facets import many_params, params
from dashboard.ui.pages import CLAIMS, link

CAME, PARTLY, DID_NOT = OutcomeGroup.CAME_TRUE, OutcomeGroup.PARTLY, OutcomeGroup.DID_NOT
SHOWN = 3


def headline_numbers(claims: pd.DataFrame) -> None:
    """What came true of what was said to be so, of what was predicted, and of what was threatened or promised."""
    panels = [
        ("of the assertions were accurate", (Kind.ASSERTION,)),
        ("of the predictions came true", (Kind.PREDICTION,)),
        ("of the threats and promises were carried out", (Kind.THREAT, Kind.COMMITMENT)),
    ]
    with st.grid(3, min_column_width=220):
        for words, kinds in panels:
            totals = group_totals(claims[claims["kind"].isin(kinds)])
            rated = totals[CAME] + totals[PARTLY] + totals[DID_NOT]
            with st.container(border=True, height="stretch"):
                number = f"{totals[CAME] / rated:.0%}" if rated >= 5 else f"{totals[CAME]} of {rated}"
                st.metric(words, number)
                st.caption(f"{totals[CAME]} of {rated} rated; {totals[PARTLY]} in part, {totals[DID_NOT]} not")
                chosen = many_params(kind=list(kinds), outcome_group=[CAME, PARTLY, DID_NOT])
                link(CLAIMS, f"See these {rated}", chosen, ":material/format_quote:")


def group_line(claims: pd.DataFrame) -> None:
    """All claims by outcome group, each number with the way to its list."""
    totals = group_totals(claims)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{len(claims)} claims**", width="content")
        for group, look in LOOKS.items():
            if totals[group]:
                link(CLAIMS, f"{totals[group]} {group.word}", params(outcome_group=group.value), look.icon)


def bold_claims(register: Register, claims: pd.DataFrame) -> None:
    """The boldest claims about the future that the world contradicted, and those that it bore out."""
    wrong, right = st.columns(2, gap="large")
    for column, title, verdict in (
        (wrong, "Bold and wrong", Verdict.NOT_BORNE_OUT),
        (right, "Bold and right", Verdict.BORNE_OUT),
    ):
        with column:
            st.header(title)
            found = sharpest(claims, verdict, SHOWN)
            for name in found["id"]:
                claim_card(register, register.claims[name])
            if found.empty:
                st.write("None yet.")
            n = int((claims["verdict"].eq(verdict) & claims["kind"].isin([kind.value for kind in ACTS])).sum())
            chosen = many_params(kind=[kind.value for kind in ACTS], verdict=[verdict.value])
            link(CLAIMS, f"See all {n} {verdict.word}", chosen, ":material/format_quote:")
