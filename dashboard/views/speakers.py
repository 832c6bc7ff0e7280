"""Who was right, and how much did they risk? Scorecards with n, intervals and naive rivals."""

import streamlit as st

from dashboard.analysis.scorecards import ranks, rivals, scorecards
from dashboard.ui.cards import claim_line
from dashboard.ui.current import current
from dashboard.ui.facets import FACET_TITLES, labels, params
from dashboard.ui.pages import CLAIMS, link
from dashboard.ui.score_controls import drawn, places_that_flip, score_controls
from dashboard.ui.score_tables import scorecard_table
from dashboard.ui.text import md

COLUMNS = {FACET_TITLES[name]: name for name in ("speaker", "source", "side", "topics", "kind")}

now = current()
names = labels(now.register)

st.title("Speakers")
title = st.segmented_control(
    "One card for each", list(COLUMNS), default="Speaker", key="by", bind="query-params", required=True
)
by = COLUMNS[title]
choice = score_controls(now)
found = drawn(choice, now)
cards = scorecards(found.claims, choice.claims, by)

label = {value: names(by, value) for value in cards[by]}
scorecard_table(
    cards.assign(rank=ranks(cards)), rivals(found.claims), by, title, label, places_that_flip(now, choice, by)
)

st.header("The claims behind a card")
who = st.selectbox(title, list(cards[by]), format_func=lambda value: label[value], key="who")
if who is not None:
    behind = choice.claims[choice.claims[by].map(lambda value: who in value if by == "topics" else who == value)]
    st.markdown(f"**{len(behind)} claims** of {md(label[who])}")
    link(CLAIMS, "See them as a list", params(**{by: who}), ":material/format_quote:")
    for name in behind["id"].head(30):
        claim_line(now.register, now.register.claims[name])
