"""When? Said, due and known for every claim, and how the register's state moved."""

import streamlit as st

from dashboard.analysis.timeline import life_lines, main_events, marks_table, state_axis, state_by_day, time_axis
from dashboard.charts.states import state_figure
from dashboard.charts.timeline import timeline_figure
from dashboard.register.vocabulary import OutcomeGroup
from dashboard.ui.current import current
from dashboard.ui.drill import chart
from dashboard.ui.facets import labels
from dashboard.ui.pages import CLAIM
from dashboard.ui.text import long_date, share
from dashboard.ui.timeline_parts import (
    chosen_group,
    event_key,
    life_table,
    line_words,
    sign_key,
    state_table,
    state_words,
)

now = current()
names = labels(now.register)
lines = life_lines(now.claims, now.today)
axis = time_axis(lines, now.today)
events = main_events(now.register, axis)

st.title("Timeline")
st.write("When each claim was said, when it was due, and when its outcome could be known.")

st.header("How the state of the register moved")
states = state_by_day(now.register, now.today)
state_days = state_axis(axis, states)
n_open = int((lines["outcome_group"] == OutcomeGroup.OPEN.value).sum())
alt = f"Shares of the claims by state and day; on {long_date(now.today)} {share(n_open, len(lines))} are still open"
chart(state_figure(states, state_days, now.today), state_table(states), "states", alt)
st.caption(state_words(lines, state_days))

st.header("One life line for each claim")
shown = chosen_group(lines, names)
sign_key()
alt = f"Life lines of {len(shown)} claims, the first said on {long_date(shown['made_on'].min())}"
figure = timeline_figure(shown, marks_table(now.register, shown["id"]), events, axis, now.today)
chart(figure, life_table(shown, names), "life-lines", alt, lambda mark: {"id": mark[0]}, CLAIM)
st.caption(line_words(shown, axis))
event_key(events)
