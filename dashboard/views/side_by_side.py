"""What did the sources disagree on? Contradictions, the same events in several articles, the attribution ladder."""

import streamlit as st

from dashboard.analysis.attribution import Attribution, attribution_counts
from dashboard.analysis.counts import outcome_table
from dashboard.analysis.side_by_side import contradictions, shared_events
from dashboard.charts.outcomes import outcome_bars
from dashboard.ui.current import current
from dashboard.ui.disagreements import disagreements
from dashboard.ui.drill import chart
from dashboard.ui.event_rows import event_rows
from dashboard.ui.facets import params

PAIRS, EVENTS, LADDER = "Contradictions", "Events", "Attribution ladder"

now = current()

st.title("Side by side")
st.write("The same matters as several articles tell them: where they contradict each other, and who was borne out.")
part = st.segmented_control(
    "Show", [PAIRS, EVENTS, LADDER], default=PAIRS, key="part", bind="query-params", required=True
)
if part == PAIRS:
    disagreements(now.register, contradictions(now.register))
elif part == EVENTS:
    event_rows(now.register, shared_events(now.register))
else:
    st.header("How claims reached the articles, and what came of them")
    rungs = {rung.value: rung.word for rung in Attribution}
    counts = attribution_counts(now.claims)
    chart(
        outcome_bars(counts, "attribution", rungs),
        outcome_table(counts, "attribution", rungs),
        "attribution-ladder",
        f"Outcomes of {len(now.claims)} claims by how they reached the article",
        lambda mark: params(attribution=mark[0], outcome_group=mark[1]),
    )
    st.caption(f"n = {len(now.claims)} claims. Select a bar to see its claims.")
    st.header("The rungs")
    st.write(
        "A claim stands on the lowest rung that fits: what only a headline or caption says comes last, then what the "
        "article says in its own voice, then speakers who are not named; a named speaker counts by the chain of relays."
    )
    st.table({rung.word: rung.description for rung in Attribution})
