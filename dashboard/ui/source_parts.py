"""The parts of the Sources pages."""

import pandas as pd
import streamlit as st

from dashboard.analysis.counts import group_totals
from dashboard.charts.looks import LOOKS
from dashboard.register.loaded import Register
from dashboard.register.model import Source
from dashboard.register.vocabulary import OutcomeGroup
from dashboard.ui.badges import tags
from dashboard.ui.pages import SOURCES, link
from dashboard.ui.text import long_date, md


def source_card(register: Register, claims: pd.DataFrame, name: str) -> None:
    """One article: what it is, and what came of its claims."""
    source = register.sources[name]
    with st.container(border=True, gap="small"):
        link(SOURCES, f"**{md(source.title)}**", {"id": name}, ":material/newspaper:")
        st.caption(tags((source.publisher, source.author or "", long_date(source.published_on))))
        legend(claims[claims["source"] == name])


def source_facts(source: Source) -> None:
    """Who published it and when, and how that is known."""
    st.caption(tags((source.publisher, source.author or "", f"published {long_date(source.published_on)}")))
    with st.expander("About this text"):
        st.markdown(f"How the date is known: {md(source.published_on_basis)}")
        if source.translated_from:
            st.markdown(f"Translated from {md(source.translated_from)}.")
        if source.notes:
            st.markdown(md(source.notes))
        if source.url:
            st.page_link(source.url, label="Open where it was published", icon=":material/open_in_new:")


def legend(claims: pd.DataFrame) -> None:
    """The outcomes of some claims as badges with counts."""
    totals = group_totals(claims)
    badges = [
        f":{look.badge}-badge[{look.icon} {group.word} {totals[group]}]"
        for group, look in LOOKS.items()
        if totals[OutcomeGroup(group)]
    ]
    st.markdown(" ".join([*badges, f"{len(claims)} claims"]))
