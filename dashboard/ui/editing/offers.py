"""What a reader can do with a change that is not saved here: a patch, the lines in the repository, an issue."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.register.settings import Repository, repository
from dashboard.ui.current import Current, register_path
from dashboard.ui.editing.changes import ADD, CORRECT, RESOLVE, Draft, repository_prefix

TEMPLATE = "outcome.yml"


def proposal_offers(now: Current, draft: Draft) -> None:
    """The ways to hand a change on to those who keep the register."""
    values = draft["values"]
    name = values.get("claim") or values.get("id") or ADD
    st.markdown(
        "This page does not write. Hand the change on: apply the patch in a copy of the repository with "
        f"`git apply {name}.patch`, and propose it there."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download the patch",
            data=draft["diff"].encode("utf-8"),
            file_name=f"{name}.patch",
            mime="text/x-patch",
            on_click="ignore",
            icon=":material/download:",
            key="edit-patch",
        )
        public, place = repository(), now.loaded.places.get(("claims", name))
        if public and place:
            folder = register_path() if register_path().is_dir() else register_path().parent
            lines = public.lines(repository_prefix(folder) + place.file, place.first_line, place.last_line)
            st.page_link(lines, label="Its lines in the repository", icon=":material/code:")
        if public and values["action"] in (RESOLVE, CORRECT):
            address = issue_address(public, name, values["outcome"])
            st.page_link(address, label="Open an issue", icon=":material/open_in_new:")


def issue_address(public: Repository, claim: str, outcome: str | None) -> str:
    """The form for a new issue with id and outcome filled in; longer texts would make the address too long."""
    filled = {"template": TEMPLATE, "title": f"Outcome: {claim}", "claim": claim, "outcome": outcome}
    return f"{public.address}/issues/new?{urlencode({name: text for name, text in filled.items() if text})}"
