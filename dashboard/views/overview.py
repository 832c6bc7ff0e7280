"""How much came true? The register at a glance; every number opens its list."""

import streamlit as st

from dashboard.analysis.counts import outcome_counts, outcome_table
from dashboard.charts.outcomes import outcome_bars, outcome_matrix
from dashboard.register.vocabulary import Kind, OutcomeGroup
from dashboard.ui.cards import claim_line
from dashboard.ui.current import current
from dashboard.ui.drill import chart
from dashboard.ui.facets import params
from dashboard.ui.headline import bold_claims, group_line, headline_numbers
from dashboard.ui.text import long_date, md

SHOWN = 6

now = current()
register, claims = now.register, now.claims

st.title(md(register.about.title))
st.write(md(register.about.description))
headline_numbers(claims)
group_line(claims)

st.header("What came of each kind of claim")
kinds = {kind.value: f"{kind.word}s" for kind in Kind}
by_kind = outcome_counts(claims, "kind")
chart(
    outcome_bars(by_kind, "kind", kinds),
    outcome_table(by_kind, "kind", kinds),
    "kinds",
    f"Outcomes of {len(claims)} claims by kind",
    lambda mark: params(kind=mark[0], outcome_group=mark[1]),
)
st.caption(f"n = {len(claims)} claims. Select a bar to see its claims.")

bold_claims(register, claims)

st.header("What came of each topic")
topics = {name: topic.label for name, topic in register.topics.items()}
by_topic = outcome_counts(claims, "topics")
chart(
    outcome_matrix(by_topic, "topics", topics),
    outcome_table(by_topic, "topics", topics),
    "topics",
    f"Number of the {len(claims)} claims by topic and outcome",
    lambda mark: params(topics=mark[0], outcome_group=mark[1]),
)
st.caption(f"n = {len(claims)} claims; one with several topics counts in each. Select a square to see its claims.")

latest, waiting = st.columns(2, gap="large")
with latest:
    st.header("Resolved last")
    rated = claims[claims["outcome_group"] != OutcomeGroup.NOT_RATED].dropna(subset="resolved_on")
    for name in rated.sort_values("resolved_on", ascending=False)["id"].head(SHOWN):
        claim_line(register, register.claims[name], long_date(register.claims[name].resolved_on))
with waiting:
    st.header("Still open")
    still_open = claims[claims["outcome_group"] == OutcomeGroup.OPEN].sort_values("resolves_by")
    for name in still_open["id"].head(SHOWN):
        deadline = register.claims[name].resolves_by
        claim_line(register, register.claims[name], f"due {long_date(deadline)}" if deadline else "no deadline")
    if still_open.empty:
        st.write("Nothing is open: every claim is resolved.")
