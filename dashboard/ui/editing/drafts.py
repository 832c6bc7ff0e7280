"""A change between its form and its end: worked out, shown, saved or handed on, made anew when the files change.

The session keeps one draft, as plain data: objects of our own classes would not survive reloaded code.
"""

from datetime import date

import streamlit as st

from dashboard.register.digest import register_digest
from dashboard.register.edit import Conflict, Refusal
from dashboard.ui.current import Current, register_path
from dashboard.ui.editing.changes import ADD, Draft, Values, made_meanwhile, prepared, refused, write
from dashboard.ui.editing.mode import may_write
from dashboard.ui.editing.offers import proposal_offers
from dashboard.ui.pages import CLAIM, go
from dashboard.ui.text import md

DRAFT, ROUND, SAID, ADDED = "edit-draft", "edit-round", "edit-said", "edit-added"
SAVED = "saved"


def form_key(action: str, claim: str) -> str:
    """The beginning of a form's keys; another one after each save, so that the next form is empty."""
    return f"edit-{action}-{claim}-{st.session_state.get(ROUND, 0)}"


def prepare(values: Values) -> None:
    """Work out the change that a form asks for."""
    with st.spinner("Checking the change against the whole register"):
        st.session_state[DRAFT] = _worked_out(values)


def show_draft(now: Current, claim: str) -> None:
    """The change that was worked out for a claim (empty: for a new one), with what can be done with it."""
    draft = st.session_state.get(DRAFT)
    if draft is None or draft["values"].get("claim", "") != claim:
        return
    draft = _up_to_date(draft)
    if draft.get("meanwhile") is not None:
        _tell_meanwhile(draft["meanwhile"])
    if "refusal" in draft:
        _show_refusal(draft)
        st.button("Discard it", icon=":material/delete:", on_click=_discard, key="edit-discard")
        return
    if not draft["diff"]:
        st.info("The register says so already: there is nothing to change.", icon=":material/check_circle:")
        return
    st.markdown(f"**The change in {md(draft['file'])}**")
    st.code(draft["diff"], language=None, wrap_lines=True)
    for note in draft["notes"]:
        st.warning(md(note), icon=":material/warning:")
    if may_write():
        with st.container(horizontal=True):
            save = {"on_click": _save, "args": (draft["digest"],), "key": "edit-save"}
            st.button(f"Save to {md(draft['file'])}", icon=":material/save:", **save)
            st.button("Discard it", icon=":material/delete:", on_click=_discard, key="edit-discard")
    else:
        proposal_offers(now, draft)


def say_saved() -> None:
    """Tell once that a change was saved."""
    _close_saved()
    if said := st.session_state.pop(SAID, None):
        st.toast(md(said), icon=":material/save:", duration="long")


def open_added() -> None:
    """Leave for the page of a claim that was just added."""
    _close_saved()
    if name := st.session_state.pop(ADDED, None):
        go(CLAIM, {"id": name})


def _worked_out(values: Values, before: Draft | None = None) -> Draft:
    try:
        return prepared(register_path(), values, date.today(), may_write())
    except Refusal as refusal:
        return refused(values, refusal, before)


def _up_to_date(draft: Draft) -> Draft:
    """The draft, made anew when the files are others than those that it was made on."""
    try:
        digest = register_digest(register_path())
        if draft.get("digest") in (None, digest):
            return draft
        meanwhile = made_meanwhile(register_path(), draft)
    except (OSError, Refusal):
        return draft
    fresh = _worked_out(draft["values"], draft) | {"meanwhile": meanwhile, "digest": digest}
    st.session_state[DRAFT] = fresh
    return fresh


def _save(digest: str) -> None:
    """Write the change that was on show; when it is not the one that is kept, the page shows that first."""
    draft = st.session_state.get(DRAFT)
    if draft is None or draft.get("digest") != digest or not may_write():
        return
    try:
        write(register_path(), draft, date.today())
    except Conflict:
        return  # the page finds the other state, tells, and makes the change anew
    except Refusal as refusal:
        st.session_state[DRAFT] = refused(draft["values"], refusal, draft)
        return
    draft[SAVED] = (
        True  # in the draft itself: a run can end at any access to the session, and this must follow the write
    )


def _close_saved() -> None:
    """Put a draft away that was written, and keep what there is to tell of it."""
    draft = st.session_state.get(DRAFT)
    if draft is None or not draft.get(SAVED):
        return
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[SAID] = f"Saved to {draft['file']}. Commit it when you are done."
    if draft["values"]["action"] == ADD:
        st.session_state[ADDED] = draft["values"]["id"]
    _discard()


def _discard() -> None:
    st.session_state.pop(DRAFT, None)


def _tell_meanwhile(theirs: str) -> None:
    st.warning(
        "The register was changed meanwhile; nothing of yours was written and nothing is lost. Below, your change is "
        "made anew on the new state: look at it again before you go on.",
        icon=":material/sync_problem:",
    )
    if theirs:
        st.caption("What the others changed:")
        st.code(theirs, language=None, wrap_lines=True, height=240)


def _show_refusal(draft: Draft) -> None:
    why = draft["refusal"]
    message = f"{md(why['message'][:1].upper() + why['message'][1:])}."
    hint = why["hint"] or "correct what is named below, and show the change again"
    st.error(f"{message}  \nWhat to do: {md(hint)}.", icon=":material/error:")
    if why["details"]:
        st.code("\n".join(why["details"]), language=None, wrap_lines=True)
    if draft.get("diff"):
        st.caption("Your change, as it was before:")
        st.code(draft["diff"], language=None, wrap_lines=True)
