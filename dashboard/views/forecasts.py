"""How good were the probabilities, in words and in numbers? Reliability, scores, the hedge audit, histories."""

import streamlit as st

from dashboard.analysis.forecast_histories import forecast_table, history_scores
from dashboard.analysis.hedge_audit import hedge_audit
from dashboard.analysis.reliability import reliability_table, score_table
from dashboard.charts.reliability import hedge_figure, likelihood_histogram, reliability_figure
from dashboard.ui.current import current
from dashboard.ui.drill import chart
from dashboard.ui.facets import phrase_params
from dashboard.ui.histories import histories, history_score_table
from dashboard.ui.score_controls import drawn, score_controls
from dashboard.ui.score_tables import score_rows

SMALL = 20

now = current()

st.title("Forecasts")
st.write(
    "Words such as “likely” mean a range to their readers. Here the ranges are held against what happened, and so are "
    "the numbers that forecasters gave at the time."
)
choice = score_controls(now)
found = drawn(choice, now)

st.header("Did what was said happen as often as the words mean?")
table = reliability_table(found.claims)
n_pointed = int(table["n"].sum())
if n_pointed < SMALL:
    st.info(f"Only {n_pointed} scored claims have a single likelihood: too few to speak of calibration.")
alt = f"Share that happened against what the words mean, {n_pointed} claims at {len(table)} likelihoods"
chart(reliability_figure(table), table, "reliability", alt, lambda mark: phrase_params(mark[0]))
chart(likelihood_histogram(table), table, "histogram", f"Number of claims at each likelihood, n = {n_pointed}")
st.caption(f"n = {n_pointed} of {len(found.claims)}; the others' words mean a range without a middle. Select a point.")

st.header("Scores")
score_rows(score_table(found.claims))

st.header("What became of each hedge")
audit = hedge_audit(found.claims)
alt = f"How often each of {len(audit)} phrases came true beside what readers take it to mean, n = {len(found.claims)}"
chart(hedge_figure(audit), audit, "hedges", alt, lambda mark: phrase_params(mark[0]))

st.header("Numbers of the time")
forecasts = forecast_table(now.register)
histories(now.register, forecasts)
history_score_table(history_scores(forecasts))
