"""What did the articles say, and was it so? The list of articles, and each one with its claims marked."""

import streamlit as st

from dashboard.register.passages import considered_spans, source_spans
from dashboard.ui.article import article
from dashboard.ui.current import current
from dashboard.ui.facets import params
from dashboard.ui.pages import CLAIMS, SOURCES, link
from dashboard.ui.source_parts import legend, source_card, source_facts
from dashboard.ui.text import md

now = current()
register = now.register
wanted = st.query_params.get("id")

if wanted is None:
    st.title("Sources")
    st.write("The articles that the claims were taken from, stored whole. Open one to read it with its claims marked.")
    for name in register.sources:
        source_card(register, now.claims, name)
    st.stop()
if wanted not in register.sources:
    st.title("No such source")
    st.write("The address names no article of this register.")
    link(SOURCES, "See all sources", icon=":material/newspaper:")
    st.stop()

link(SOURCES, "All sources", icon=":material/arrow_back:")
st.title(md(register.sources[wanted].title))
source_facts(register.sources[wanted])
spans = source_spans(register, wanted)
link(CLAIMS, f"See its {len(spans)} claims as a list", params(source=wanted), ":material/format_quote:")
legend(now.claims[now.claims["source"] == wanted])
show_left_out = st.toggle("Mark what was read and left out", key="left-out", bind="query-params")
left_out = [span for several in considered_spans(register, wanted).values() for span in several]
article(register, spans, tuple(left_out) if show_left_out else (), register.texts[wanted])
