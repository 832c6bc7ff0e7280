"""Which threats were carried out? Whether each “if” came, and what came of its “then”."""

import streamlit as st

from dashboard.analysis.conditions import conditions_table
from dashboard.charts.conditions import condition_matrix
from dashboard.ui.condition_parts import SHORT_WORDS, answer, cells
from dashboard.ui.current import current
from dashboard.ui.drill import chart
from dashboard.ui.pages import CLAIM

THREATS, ALL = "Threats", "All conditional claims"

now = current()

st.title("Conditions")
st.write(
    "“If you do this, we will do that”: did the first come, and then the second? A claim whose “if” never came was "
    "never put to the test, and is never scored."
)
which = st.segmented_control(
    "Which claims", [THREATS, ALL], default=THREATS, key="conditional", bind="query-params", required=True
)
threats_only = which == THREATS
table = conditions_table(now.register, now.claims, threats_only)
if table.empty:
    st.info(f"The register has no {which.lower() if threats_only else 'conditional claims'}.", icon=":material/info:")
    st.stop()
answer(table, threats_only)

st.header("Trigger and response")
with st.container(width=860):
    chart(
        condition_matrix(table, SHORT_WORDS),
        table.drop(columns="id"),
        "condition-matrix",
        f"{len(table)} conditional claims by whether the “if” came and what came of the “then”",
        lambda mark: {"id": mark[0]},
        CLAIM,
    )
st.caption(
    f"n = {len(table)}, one dot a claim; a threat that several articles tell counts once for each. Select a dot to "
    "open its claim."
)
st.info(
    "A threat may itself have kept its trigger from coming. Those that worked best would stand under “not met”: that "
    "nothing followed there says nothing against them, and what was carried out is not what threats achieve.",
    icon=":material/info:",
)
cells(now.register, table, threats_only)
