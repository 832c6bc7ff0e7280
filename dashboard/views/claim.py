"""Who said what, where, and what became of it? One claim with everything that is known of it."""

import streamlit as st

from dashboard.ui.article import quote_in_context
from dashboard.ui.badges import outcome_badge, tags
from dashboard.ui.claim_parts import (
    dates,
    evidence,
    forecasts,
    history,
    judged,
    likelihood,
    related,
    second_reading,
    speaker_line,
)
from dashboard.ui.claim_tools import checkable, cite, life, publisher_link, step_links
from dashboard.ui.current import current, latest
from dashboard.ui.editing import edit_panel
from dashboard.ui.pages import CLAIMS, SOURCES, link
from dashboard.ui.text import long_date, md

now = current()
register = now.register
claim = register.claims.get(st.query_params.get("id", ""))
if claim is None:
    later = st.query_params.get("id", "") in latest().register.claims
    st.title("Not said yet" if later else "No such claim")
    st.write(
        "On the chosen day this claim had not been said. Clear the day in the sidebar to see it."
        if later
        else "The address names no claim of this register. It may have been mistyped, or the claim is set aside."
    )
    link(CLAIMS, "See all claims", icon=":material/format_quote:")
    st.stop()

st.set_page_config(page_title=f"{claim.statement} · On the Record")
step_links(register, claim)
st.markdown(f"{outcome_badge(claim)} {tags(register.topics[name].label for name in claim.topics)}")
st.title(md(claim.statement))
speaker_line(register, claim)

left, right = st.columns([3, 2], gap="large")
with left:
    st.header("In the article")
    quote_in_context(claim, register.texts[claim.source], register.spans.get(claim.id, ()))
    source = register.sources[claim.source]
    st.caption(tags((source.title, source.publisher, long_date(source.published_on))))
    with st.container(horizontal=True, gap="small"):
        link(SOURCES, "Read the whole article, marked", {"id": claim.source}, ":material/newspaper:")
        publisher_link(register, claim)
    judged(claim)
    evidence(register, claim)
with right:
    dates(claim, now.today)
    likelihood(claim)
    second_reading(claim)
    checkable(register, claim)
    related(register, claim)
    history(claim)
life(now, claim)
forecasts(register, claim)
cite(register, claim)
edit_panel(now, claim)
