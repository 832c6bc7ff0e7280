"""The edit panel at the end of a claim's page, and the way to it from the review."""

import streamlit as st

from dashboard.register.derive import Due, due
from dashboard.register.model import Claim
from dashboard.register.vocabulary import Status
from dashboard.ui.as_of import chosen_day
from dashboard.ui.current import Current
from dashboard.ui.editing.changes import CORRECT, RESOLVE, UPDATE
from dashboard.ui.editing.drafts import DRAFT, form_key, prepare, say_saved, show_draft
from dashboard.ui.editing.forms import correct_form, resolve_form, update_form
from dashboard.ui.editing.mode import EDIT_FLAG, is_asked_for, may_write
from dashboard.ui.pages import CLAIM, PROPOSE, link

FORMS = {RESOLVE: resolve_form, UPDATE: update_form, CORRECT: correct_form}
ACTIONS = {Status.OPEN: (RESOLVE, UPDATE), Status.RESOLVED: (CORRECT,), Status.WITHDRAWN: ()}
TITLES = {RESOLVE: "Resolve", UPDATE: "Add an update", CORRECT: "Correct"}
EDIT = "edit"


def edit_panel(now: Current, claim: Claim) -> None:
    """Resolve, update or correct a claim; opened by the address with `edit=1`."""
    say_saved()
    title = "Edit this claim" if may_write() else "Propose a change"
    drafted = (st.session_state.get(DRAFT) or {}).get("values", {}).get("claim") == claim.id
    opened = drafted or EDIT in st.query_params
    panel = st.expander(title, opened, key=f"edit-panel-{claim.id}", icon=":material/edit:", on_change="rerun")
    if not panel.open:
        return
    with panel:
        if is_possible():
            _forms(now, claim)
            show_draft(now, claim.id)


def is_possible() -> bool:
    """Whether a change can be made or proposed now; if not, the page says why."""
    if chosen_day() is not None:
        st.info(
            "You see an earlier day, and changes are made to the register as it is now: go back to now first, with "
            "the button at the top of the page.",
            icon=":material/history:",
        )
        return False
    if is_asked_for() and not may_write():
        st.caption(
            f"Saving was asked for with {EDIT_FLAG} but is off, because server and browser are not surely the same "
            "machine. Start with `--server.address 127.0.0.1` and open the page on this machine, without a proxy."
        )
    return True


def edit_shortcut(now: Current) -> None:
    """From the review to the form of an open claim, or to that of a new one."""
    is_open = [claim for claim in now.register.claims.values() if claim.status is Status.OPEN]
    is_open.sort(key=lambda claim: due(claim, now.today) is not Due.OVERDUE)
    names = {claim.id: claim.statement for claim in is_open}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if names:
            chosen = st.selectbox(
                "Open claim to resolve or update, the overdue first",
                list(names),
                key="edit-shortcut",
                format_func=names.__getitem__,
                width="stretch",
            )
            link(CLAIM, "Go to its form", {"id": chosen, EDIT: "1"}, ":material/edit:")
        link(PROPOSE, "Add a claim" if may_write() else "Propose a claim", icon=":material/add_comment:")


def _forms(now: Current, claim: Claim) -> None:
    actions = ACTIONS[claim.status]
    if not actions:
        st.write("The claim is withdrawn; nothing of it changes any more.")
        return
    action = actions[0]
    if len(actions) > 1:
        action = st.segmented_control(
            "What to do",
            actions,
            default=action,
            key=f"edit-action-{claim.id}",
            format_func=TITLES.__getitem__,
            required=True,
        )
    values = FORMS[action](now, claim, form_key(action, claim.id))
    if values is not None:
        prepare(values)
