"""What a reader can do with a claim: go on to the next, see how checkable it is, cite it, take it along."""

import pandas as pd
import streamlit as st

from dashboard.analysis.checkability import checkability
from dashboard.analysis.timeline import life_lines, marks_table, time_axis
from dashboard.charts.timeline import life_line
from dashboard.exchange import citation, claim_review
from dashboard.exchange.text_fragment import fragment_url
from dashboard.register.digest import register_digest
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.ui.current import Current, register_path
from dashboard.ui.drill import chart
from dashboard.ui.facets import labels
from dashboard.ui.pages import CLAIM, CLAIMS, link
from dashboard.ui.sequence import place
from dashboard.ui.text import long_date
from dashboard.ui.timeline_parts import life_table


def step_links(register: Register, claim: Claim) -> None:
    """Previous and next in the list that the reader came from, and the list itself."""
    here = place(claim.id, list(register.claims))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if here.before:
            link(CLAIM, "Previous", {"id": here.before}, ":material/chevron_left:")
        st.caption(f"{here.number} of {here.n_claims}", width="content")
        if here.after:
            link(CLAIM, "Next", {"id": here.after}, ":material/chevron_right:")
        label = "Back to the list" if here.address else "All claims"
        link(CLAIMS, label, dict(here.address), ":material/format_list_bulleted:")


def life(now: Current, claim: Claim) -> None:
    """The claim's days as one line: said, due, known, and what was published about it when."""
    lines = life_lines(now.claims[now.claims["id"] == claim.id], now.today)
    marks = marks_table(now.register, [claim.id])
    axis = time_axis(lines, now.today)
    st.header("Its days")
    days = {"said": claim.made_on, "due by": claim.resolves_by, "outcome known": claim.resolved_on}
    alt = "; ".join(f"{word} {long_date(day)}" for word, day in days.items() if day)
    chart(life_line(lines, marks, axis, now.today), life_table(lines, labels(now.register)), f"life-{claim.id}", alt)


def publisher_link(register: Register, claim: Claim) -> None:
    """The publisher's page, opened at the quote where the browser can."""
    url = register.sources[claim.source].url
    if url:
        address = fragment_url(url, *claim.quote)
        st.page_link(address, label="Open the page at the quote", icon=":material/open_in_new:")


def checkable(register: Register, claim: Claim) -> None:
    """The five facts that make a claim checkable."""
    facts = checkability(register, claim)
    st.header(f"Checkability: {sum(fact.there for fact in facts)} of {len(facts)}")
    rows = pd.DataFrame(
        {
            "there": ["✓ yes" if fact.there else "✗ no" for fact in facts],
            "fact": [fact.name for fact in facts],
            "means": [fact.meaning for fact in facts],
        }
    )
    st.table(rows.set_index("there"))


def cite(register: Register, claim: Claim) -> None:
    """Citations to copy, and the claim as ClaimReview where that applies."""
    url, digest = st.context.url or "", _digest()
    address = f"{url.split('?')[0]}?id={claim.id}" if url else ""
    with st.expander("Cite this claim"):
        st.code(citation.plain(register, claim, digest, address), language=None, wrap_lines=True)
        st.code(citation.bibtex(register, claim, digest, address), language=None, wrap_lines=True)
        record = claim_review.claim_review(register, claim, address)
        if record is not None:
            st.download_button(
                "Download as ClaimReview",
                data=claim_review.text(record),
                file_name=f"{claim.id}.json",
                mime="application/ld+json",
                on_click="ignore",
                icon=":material/download:",
            )


def _digest() -> str:
    """SHA-256 of the register as it lies on disk; empty while it cannot be read and its last good state is shown."""
    try:
        return register_digest(register_path())
    except OSError:
        return ""
