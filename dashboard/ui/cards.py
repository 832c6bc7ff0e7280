"""A claim as a card: who, when, the statement as a link, the quote, and where it stands."""

import streamlit as st

from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.ui.badges import outcome_badge, tags
from dashboard.ui.pages import CLAIM, link
from dashboard.ui.text import long_date, md


def open_claim(claim: Claim, label: str = "Open the claim") -> None:
    """A link to the claim's page. Streamlit cuts long link texts, so the statement stands beside it, not in it."""
    link(CLAIM, label, {"id": claim.id}, ":material/arrow_forward:")


def claim_card(register: Register, claim: Claim) -> None:
    """One claim with its quote."""
    with st.container(border=True, gap="small"):
        st.markdown(f"{outcome_badge(claim)} {tags((claim.kind.word, register.speakers[claim.speaker].name))}")
        st.markdown(f"**{md(claim.statement)}**")
        st.text("“" + " … ".join(claim.quote) + "”")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(tags((f"said {long_date(claim.made_on)}", register.sources[claim.source].publisher)))
            open_claim(claim)


def claim_line(register: Register, claim: Claim, note: str = "") -> None:
    """One claim in two lines, for short lists."""
    with st.container(gap=None):
        st.markdown(md(claim.statement))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            speaker = register.speakers[claim.speaker].name
            st.markdown(f"{outcome_badge(claim)} {tags((speaker, note))}", width="content")
            open_claim(claim, "Open")
