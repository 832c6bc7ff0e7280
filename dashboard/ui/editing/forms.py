"""The forms for a claim that exists: resolve, update, correct. Each gives its values once it is sent."""

from typing import Any

import streamlit as st

from dashboard.register.loaded import Register
from dashboard.register.model import OPEN_OUTCOME, Claim, Correction, Evidence, Update
from dashboard.register.vocabulary import ConditionState, Stance, VoidReason, outcomes_of
from dashboard.ui.current import Current
from dashboard.ui.editing import fields
from dashboard.ui.editing.changes import CORRECT, RESOLVE, UPDATE, Values

SEND = "Show the change"
SEND_ICON = ":material/difference:"
MOST_PIECES = 6
WANTED_PIECES = 2


def resolve_form(now: Current, claim: Claim, key: str) -> Values | None:
    """Give an open claim its outcome."""
    n_pieces = _n_pieces(key, WANTED_PIECES)
    with st.form(f"{key}-form", enter_to_submit=False):
        left, right = st.columns(2)
        with left:
            outcome = fields.word(outcomes_of(claim.kind), "Outcome", f"{key}-outcome")
        with right:
            known = fields.day(Claim, "resolved_on", "Outcome known since", f"{key}-resolved-on", now.today)
        ruling = _ruling(claim, key)
        more = _circumstances(now.register, claim, key) | {"evidence": _evidence(n_pieces, now, key)}
        sent = st.form_submit_button(SEND, icon=SEND_ICON)
    found = {"outcome": outcome, "resolved_on": known, "ruling": ruling}
    return {"action": RESOLVE, "claim": claim.id, **found, **more} if sent else None


def correct_form(now: Current, claim: Claim, key: str) -> Values | None:
    """Change an outcome, its day or its ruling; what they were stays in sight."""
    n_pieces = _n_pieces(key, 0)
    with st.form(f"{key}-form", enter_to_submit=False):
        left, right = st.columns(2)
        others = [outcome for outcome in outcomes_of(claim.kind) if outcome is not claim.outcome]
        again = {OPEN_OUTCOME: "open again"}
        with left:
            outcome = fields.word(others, "New outcome", f"{key}-outcome", fields.AS_IT_IS, again)
        with right:
            known = fields.day(Claim, "resolved_on", "New day of the outcome", f"{key}-resolved-on", now.today)
        ruling = _ruling(claim, key)
        reason = fields.passage(Correction, "reason", "Reason for the correction", f"{key}-reason")
        more = _circumstances(now.register, claim, key) | {"evidence": _evidence(n_pieces, now, key)}
        sent = st.form_submit_button(SEND, icon=SEND_ICON)
    found = {"outcome": outcome, "resolved_on": known, "ruling": ruling, "reason": reason}
    return {"action": CORRECT, "claim": claim.id, **found, **more} if sent else None


def update_form(now: Current, claim: Claim, key: str) -> Values | None:
    """Note what happened meanwhile."""
    with st.form(f"{key}-form", enter_to_submit=False):
        note = fields.passage(Update, "note", "What happened", f"{key}-note")
        left, right = st.columns(2)
        with left:
            on = fields.day(Update, "on", "On (empty: today)", f"{key}-on", now.today)
        with right:
            url = fields.line(Update, "url", "Where it was read (optional)", f"{key}-url")
        sent = st.form_submit_button(SEND, icon=SEND_ICON)
    return {"action": UPDATE, "claim": claim.id, "note": note, "on": on, "url": url} if sent else None


def _ruling(claim: Claim, key: str) -> str | None:
    """The reasoning, beginning with what the register says; None when it stays as it is."""
    old = (claim.ruling or "").strip()
    ruling = fields.passage(Claim, "ruling", "Ruling", f"{key}-ruling", old)
    return None if ruling == old else ruling


def _circumstances(register: Register, claim: Claim, key: str) -> dict[str, Any]:
    """What else belongs to an outcome: the state of the “if”, why it is void, the events that it rests on."""
    places = st.columns(2 if claim.condition else 1)
    with places[0]:
        void_reason = fields.word(VoidReason, "Reason, for the outcome void only", f"{key}-void", "none")
    condition = None
    if claim.condition:
        with places[1]:
            state = f"{fields.AS_IT_IS} ({claim.condition.state.word})"
            condition = fields.word(ConditionState, "What became of the “if”", f"{key}-condition", state)
    titles = {name: event.title for name, event in register.events.items() if name not in claim.events}
    events = fields.several(titles, "Events that it rests on (optional)", f"{key}-events", placeholder="none")
    return {"void_reason": void_reason, "condition": condition, "events": events}


def _n_pieces(key: str, wanted: int) -> int:
    """How many pieces of evidence the form has room for; those left empty do not count."""
    return st.number_input(
        "Pieces of new evidence",
        0,
        MOST_PIECES,
        wanted,
        key=f"{key}-n-pieces",
        width=220,
        help="Two original publishers at least; agency copy counts as the agency. Pieces left empty are ignored.",
    )


def _evidence(n: int, now: Current, key: str) -> list[dict[str, Any]]:
    pieces = [_piece(number, now, f"{key}-{number}") for number in range(1, n + 1)]
    return [piece for piece in pieces if any(piece[name] for name in ("url", "title", "publisher", "finding"))]


def _piece(number: int, now: Current, key: str) -> dict[str, Any]:
    with st.container(border=True):
        st.markdown(f"**Evidence {number}**")
        url = fields.line(Evidence, "url", "Address", f"{key}-url")
        left, right = st.columns(2)
        with left:
            title = fields.line(Evidence, "title", "Title", f"{key}-title")
        with right:
            publisher = fields.line(Evidence, "publisher", "Publisher", f"{key}-publisher")
        left, right = st.columns(2)
        with left:
            published_on = fields.day(Evidence, "published_on", "Published on", f"{key}-published-on", now.today)
        with right:
            stance = fields.word(Stance, "Which way it speaks", f"{key}-stance", Stance.SUPPORTS.word)
        left, right = st.columns(2)
        with left:
            via = fields.line(Evidence, "via", "Reposted by (optional)", f"{key}-via")
        with right:
            archived = fields.line(Evidence, "archived_url", "Stored copy (optional)", f"{key}-archived")
        finding = fields.passage(Evidence, "finding", "What it shows", f"{key}-finding")
        primary = st.checkbox(
            "It is the document itself", key=f"{key}-primary", help=fields.explained(Evidence, "primary")
        )
    return {
        "url": url,
        "title": title,
        "publisher": publisher,
        "via": via,
        "published_on": published_on,
        "primary": primary or None,
        "stance": stance or Stance.SUPPORTS.value,
        "finding": finding,
        "archived_url": archived,
    }
