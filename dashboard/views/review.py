"""What needs a curator? Deadlines, thin proof, problems of the file; and what was left out and corrected."""

import streamlit as st

from dashboard.analysis.ledger import ledger, ledger_table
from dashboard.charts.ledger import ledger_figure
from dashboard.ui.current import current
from dashboard.ui.drill import chart
from dashboard.ui.editing import edit_shortcut
from dashboard.ui.pages import FORECASTS, link
from dashboard.ui.review_parts import corrections_log, problem_list, review_lists

now = current()

st.title("Review")
st.write("What still needs a curator, what was left out on the way and why, and what was corrected.")

st.header("To do")
review_lists(now)
edit_shortcut(now)

st.header("Problems of the file")
problem_list(now)

st.header("What was read, and what of it is scored")
steps = ledger(now.register, now.claims, now.today)
first, last = steps[0], steps[-1]
rows = ledger_table(steps)
chart(
    ledger_figure(rows),
    rows[["step", "reason", "n", "meaning"]].rename(columns={"reason": "why no further"}),
    "ledger",
    f"Of {first.n} passages read, {last.n} are claims that can be scored; the other bars say where the rest stopped",
)
st.caption(
    f"n = {first.n} passages; a passage with several claims counts once for each. Claims of every kind are counted "
    "here; the scores keep forecasts, own acts and assertions apart."
)
link(FORECASTS, "See the scores", icon=":material/target:")

st.header("Corrections")
corrections_log(now)
