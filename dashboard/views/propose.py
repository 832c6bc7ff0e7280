"""What is missing? The form for a claim that the register does not hold yet."""

import streamlit as st

from dashboard.ui.current import current
from dashboard.ui.editing import add_panel
from dashboard.ui.pages import METHOD, REVIEW, link

st.title("Propose a claim")
st.write(
    "A claim is one checkable statement by one speaker in one of the stored articles, with its exact words. "
    "The quote is looked up in the article, and the whole register is checked, before anything is shown."
)
with st.container(horizontal=True):
    link(METHOD, "How claims are chosen", icon=":material/menu_book:")
    link(REVIEW, "What was left out and why", icon=":material/rule:")
add_panel(current())
