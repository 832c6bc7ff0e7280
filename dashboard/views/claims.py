"""Which claims are there? Facets with counts, a table or cards, and the choice in the address."""

import streamlit as st

from dashboard.analysis.select import select
from dashboard.ui.cards import claim_card
from dashboard.ui.claim_table import claim_table
from dashboard.ui.current import current
from dashboard.ui.downloads import claim_downloads
from dashboard.ui.facets import facet_panel, labels
from dashboard.ui.filter_address import address_of, page_address_of
from dashboard.ui.pages import REPORT, link
from dashboard.ui.sequence import remember

PER_PAGE = 20

now = current()
names = labels(now.register)

st.title("Claims")
filters = facet_panel(now.claims, names)
shown = select(now.claims, filters)
st.markdown(f"**{len(shown)} of {len(now.claims)} claims**")
if shown.empty:
    st.info(
        "No claim matches all of these filters. Take one out above, or clear them all.", icon=":material/search_off:"
    )
    st.stop()

layout = st.segmented_control(
    "Show as", ["Table", "Cards"], default="Table", key="view", bind="query-params", label_visibility="collapsed"
)
remember(shown["id"], address_of(filters) | {"view": layout or "Table"})
if layout == "Cards":
    pages = -(-len(shown) // PER_PAGE)
    page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    for name in shown["id"].iloc[(page - 1) * PER_PAGE : page * PER_PAGE]:
        claim_card(now.register, now.register.claims[name])
else:
    claim_table(shown, names)
claim_downloads(now.register, shown, now.today)
link(REPORT, "Print or save as report", page_address_of(filters), ":material/print:")
