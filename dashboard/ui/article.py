"""An article with its claimed passages marked, as HTML made of escaped text only."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from dashboard.charts.looks import Look, look_of
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.passages import Segment, segments
from dashboard.register.quotes import Span
from dashboard.ui.as_of import as_of_params
from dashboard.ui.badges import outcome_word
from dashboard.ui.text import html_text

CONTEXT = 320
BODY = "max-width:46rem;line-height:1.65;white-space:pre-wrap;overflow-wrap:anywhere"
CHIP = (
    "display:inline-block;font-size:0.75rem;line-height:1.3;border:1px solid {colour};border-left-width:4px;"
    "border-radius:0.35rem;padding:0 0.35rem;margin:0 0.15rem;color:inherit;text-decoration:none;white-space:nowrap"
)
LEFT_OUT = "border-bottom:2px dotted #7a7f79"


def article(register: Register, spans: Mapping[str, tuple[Span, ...]], left_out: tuple[Span, ...], text: str) -> None:
    """Show a whole article; after each claimed passage stands the outcome, leading to the claim."""
    marked = segments(text, {**spans, "": left_out})
    body = "".join(
        _marked(segment, {name: register.claims[name] for name in segment.names if name}) for segment in marked
    )
    st.html(f'<div style="{BODY}">{body}</div>')


def quote_in_context(claim: Claim, text: str, spans: tuple[Span, ...]) -> None:
    """Show the words of a claim highlighted in what stands around them."""
    if not spans:
        return
    start = _word_start(text, max(0, spans[0].start - CONTEXT))
    end = max(spans[-1].end, _word_end(text, min(len(text), spans[-1].end + CONTEXT)))
    look = look_of(claim.outcome)
    body = "".join(
        _highlighted(part.text, look) if part.names else html_text(part.text)
        for part in segments(text[:end], {claim.id: spans})
        if part.start + len(part.text) > start
        for part in [_clipped(part, start)]
    )
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    st.html(f'<blockquote style="{BODY};margin:0">{before}{body.strip()}{after}</blockquote>')


def _clipped(segment: Segment, start: int) -> Segment:
    return Segment(segment.text[max(0, start - segment.start) :], segment.start, segment.names, segment.ends)


def _word_start(text: str, position: int) -> int:
    """The next place where a word begins."""
    while 0 < position < len(text) and not text[position - 1].isspace():
        position += 1
    return position


def _word_end(text: str, position: int) -> int:
    """The nearest place before where a word ends."""
    while position < len(text) and not text[position].isspace():
        position -= 1
    return position


def _highlighted(text: str, look: Look) -> str:
    style = f"background:{look.colour}33;color:inherit;border-bottom:2px solid {look.colour}"
    return f'<mark style="{style}">{html_text(text)}</mark>'


def _marked(segment: Segment, claims: Mapping[str, Claim]) -> str:
    text = html_text(segment.text)
    if claims:
        text = _highlighted(segment.text, look_of(next(iter(claims.values())).outcome))
    elif segment.names:
        text = f'<span style="{LEFT_OUT}">{text}</span>'
    return text + "".join(_chip(claims[name]) for name in segment.ends if name)


def _chip(claim: Claim) -> str:
    look = look_of(claim.outcome)
    style = CHIP.format(colour=look.colour)
    title = html_text(claim.statement)
    label = f"{look.sign} {html_text(outcome_word(claim))}"
    address = html_text(f"claim?{urlencode({'id': claim.id} | as_of_params())}")
    told = f'title="{title}" aria-label="{label}: {title}"'
    return f'<a href="{address}" target="_self" {told} style="{style}">{label}</a>'
