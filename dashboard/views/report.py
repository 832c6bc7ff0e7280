"""What can I print, keep and pass on? The claims of a choice as one document."""

from pathlib import Path

import streamlit as st

from dashboard.analysis.choice import in_words
from dashboard.analysis.select import select
from dashboard.exchange.report import Edition, report, report_body
from dashboard.register.digest import register_digest
from dashboard.ui.current import current, register_path
from dashboard.ui.facets import FACET_TITLES, labels
from dashboard.ui.filter_address import address_of, filters_of
from dashboard.ui.pages import CLAIMS, link

PRINT_STYLE = Path(__file__).resolve().parents[1] / "ui" / "print.css"

now = current()
address = {name: st.query_params.get_all(name) for name in st.query_params}
filters = filters_of(now.claims, address)
shown = [now.register.claims[name] for name in select(now.claims, filters)["id"]]
edition = Edition(
    as_of=now.today,
    digest="" if now.stale else register_digest(register_path()),
    choice=in_words(filters, FACET_TITLES.__getitem__, labels(now.register)),
    n_all=len(now.claims),
)

st.html(PRINT_STYLE)
st.title("Report")
with st.container(key="report-tools"):
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download as HTML file",
            data=lambda: report(now.register, shown, edition),
            file_name=f"report-{now.today.isoformat()}.html",
            mime="text/html",
            on_click="ignore",
            icon=":material/download:",
        )
        link(CLAIMS, "Change the choice", address_of(filters), ":material/filter_alt:")
    st.caption("The file opens without a server. To print this page: Ctrl+P, or ⌘P on a Mac.")
st.html(report_body(now.register, shown, edition))
