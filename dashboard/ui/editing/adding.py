"""The form for a new claim."""

import re
from typing import Any

import streamlit as st

from dashboard.register.field_types import ID_LIMIT
from dashboard.register.model import Claim, Condition
from dashboard.register.vocabulary import Kind
from dashboard.ui.current import Current
from dashboard.ui.editing import fields
from dashboard.ui.editing.changes import ADD
from dashboard.ui.editing.drafts import form_key, open_added, prepare, show_draft
from dashboard.ui.editing.forms import SEND, SEND_ICON
from dashboard.ui.editing.panel import is_possible

QUOTE_LIMIT = 10_000
IF_LABEL = "The “if”, for conditional claims (optional)"
GAP = re.compile(r"\n[ \t]*\n")


def add_panel(now: Current) -> None:
    """The form, and the change that it leads to."""
    open_added()
    if not is_possible():
        return
    key = form_key(ADD, "")
    with st.form(f"{key}-form", enter_to_submit=False):
        values = {"action": ADD, **_identity(key), **_words(now, key), **_days(now, key), **_doubts(key)}
        sent = st.form_submit_button(SEND, icon=SEND_ICON)
    if sent:
        prepare(values)
    show_draft(now, "")


def _identity(key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        help_text = f"{fields.explained(Claim, 'id')} Such as who-says-what."
        name = st.text_input("Id", key=f"{key}-id", max_chars=ID_LIMIT, help=help_text)
    with right:
        kind = fields.word(Kind, "Kind", f"{key}-kind")
    return {"id": name.strip() or None, "kind": kind}


def _words(now: Current, key: str) -> dict[str, Any]:
    register = now.register
    sources = {name: f"{source.title} ({source.publisher})" for name, source in register.sources.items()}
    speakers = {name: speaker.name for name, speaker in register.speakers.items()}
    topics = {name: topic.label for name, topic in register.topics.items()}
    source = fields.one(sources, "Source", f"{key}-source")
    quote = st.text_area(
        "Quote",
        key=f"{key}-quote",
        max_chars=QUOTE_LIMIT,
        help="The exact words of the stored article. Where the quote has a gap, leave an empty line.",
    )
    statement = fields.passage(Claim, "statement", "Statement", f"{key}-statement")
    left, right = st.columns(2)
    with left:
        speaker = fields.one(speakers, "Speaker", f"{key}-speaker")
    with right:
        relayed = fields.several(speakers, "Relayed by (optional)", f"{key}-relayed", placeholder="nobody")
    chosen = fields.several(topics, "Topics, the main one first", f"{key}-topics", placeholder="choose")
    return {
        "statement": statement,
        "quote": [part.strip() for part in GAP.split(quote) if part.strip()],
        "source": source,
        "speaker": speaker,
        "relayed_by": relayed,
        "topics": chosen,
    }


def _days(now: Current, key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        made_on = fields.day(Claim, "made_on", "Said on", f"{key}-made-on", now.today)
    with right:
        resolves_by = fields.day(Claim, "resolves_by", "Due by (empty: open-ended)", f"{key}-resolves-by")
    dating = fields.passage(Claim, "dating", "How the days were fixed (optional)", f"{key}-dating")
    return {"made_on": made_on, "resolves_by": resolves_by, "dating": dating}


def _doubts(key: str) -> dict[str, Any]:
    return {
        "criteria": fields.passage(Claim, "criteria", "What would count", f"{key}-criteria"),
        "condition": fields.passage(Condition, "text", IF_LABEL, f"{key}-condition"),
        "hedge": fields.line(Claim, "hedge", "Hedge, as spoken (empty: said flatly)", f"{key}-hedge"),
    }
