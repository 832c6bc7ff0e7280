"""What needs a curator? Problems of the file, claims that are overdue or thinly proven."""

import streamlit as st

from dashboard.register.derive import Due
from dashboard.ui.cards import claim_line
from dashboard.ui.current import current
from dashboard.ui.problems import problem_table
from dashboard.ui.text import long_date

now = current()
register, claims = now.register, now.claims

st.title("Review")
st.header("Problems of the register")
problem_table(now.problems)

st.header("Overdue")
overdue = claims[claims["due"] == Due.OVERDUE].sort_values("resolves_by")
for name in overdue["id"]:
    claim_line(register, register.claims[name], f"was due {long_date(register.claims[name].resolves_by)}")
if overdue.empty:
    st.write("Nothing is overdue.")

st.header("Due within 30 days")
soon = claims[claims["due"] == Due.DUE_SOON].sort_values("resolves_by")
for name in soon["id"]:
    claim_line(register, register.claims[name], f"due {long_date(register.claims[name].resolves_by)}")
if soon.empty:
    st.write("Nothing falls due within 30 days.")
