"""Events as several articles tell them: one row an event, a column an article, as HTML made of escaped text only."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.analysis.side_by_side import SharedEvent, Softening
from dashboard.charts.looks import look_of
from dashboard.register.derive import probability
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.ui.as_of import as_of_params
from dashboard.ui.badges import outcome_word
from dashboard.ui.text import event_day, html_text, long_date, md, probability_words

PER_PAGE = 6
SHOWN = 3
DISPUTED, SOFTENED, ALL = "Contradicted", "Softened", "All"
GRID = "display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,10.5rem),1fr));gap:1rem 1.25rem"
CELL = "min-width:0;overflow-wrap:anywhere;font-size:0.9rem;line-height:1.5"
HEAD = "border-bottom:2px solid rgba(128,128,128,0.4);padding-bottom:0.35rem;margin-bottom:0.6rem"
SMALL = "font-size:0.8rem;line-height:1.4"
CLAIM = "border-left:4px solid {colour};padding-left:0.6rem;margin-bottom:0.9rem"
LINK = "color:inherit;text-decoration:underline;text-underline-offset:2px"
MARK = SMALL + ";margin-top:0.25rem"

Marks = Mapping[str, list[str]]


def event_rows(register: Register, events: Sequence[SharedEvent]) -> None:
    """The switch, and the events, a page at a time."""
    kept = {
        DISPUTED: [event for event in events if event.contradictions],
        SOFTENED: sorted((event for event in events if event.softenings), key=lambda event: -len(event.softenings)),
        ALL: list(events),
    }
    which = st.segmented_control(
        "Which events", list(kept), default=DISPUTED, key="events", bind="query-params", required=True
    )
    shown = kept[which]
    if not events:
        st.info("No event is told by two articles.", icon=":material/info:")
        return
    st.header(f"{len(shown)} of {len(events)} events that at least two articles tell")
    st.markdown(f"{len(kept[DISPUTED])} have a contradiction, {len(kept[SOFTENED])} a softer telling.")
    st.caption(
        "≠ marks claims that cannot both be so, ↓ one that says less, or says the same in softer words. Claims on one "
        "event can be about different sides of it, so that different outcomes alone are no contradiction."
    )
    n_pages = -(-len(shown) // PER_PAGE)
    page = st.pagination(n_pages, key="event-page", bind="query-params") if n_pages > 1 else 1
    for event in shown[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _event_row(register, event)


def _event_row(register: Register, event: SharedEvent) -> None:
    record = register.events[event.name]
    with st.container(border=True, gap="small"):
        st.subheader(md(record.title))
        n = sum(len(names) for names in event.claims.values())
        parted = f" · **≠ {len(event.contradictions)} contradicted**" if event.contradictions else ""
        softened = f" · ↓ {len(event.softenings)} softened" if event.softenings else ""
        st.markdown(f"{event_day(record)} · {n} claims in {len(event.claims)} articles{parted}{softened}")
        marks = _marks(register, event)
        disputed = {name for pair in event.contradictions for name in (pair.first, pair.second)}
        cells = "".join(_cell(register, source, names, marks, disputed) for source, names in event.claims.items())
        st.html(f'<div style="{GRID}">{cells}</div>')


def _cell(register: Register, source: str, names: Sequence[str], marks: Marks, disputed: Collection[str]) -> str:
    """What one article says: its disputed claims, then the softer ones, then the others; all but three folded."""
    article = register.sources[source]
    ordered = sorted(names, key=lambda name: (name not in disputed, name not in marks))
    told = [_claim(register, register.claims[name], marks.get(name, ())) for name in ordered]
    more = ""
    if len(told) > SHOWN:
        summary = f'<summary style="cursor:pointer;{SMALL}">{len(told) - SHOWN} more</summary>'
        more = f'<details>{summary}<div style="padding-top:0.6rem">{"".join(told[SHOWN:])}</div></details>'
    head = (
        f'<div style="{HEAD}"><strong>{html_text(article.publisher)}</strong>'
        f'<div style="{SMALL}">{html_text(article.title)}, {long_date(article.published_on)}</div></div>'
    )
    return f'<div style="{CELL}">{head}{"".join(told[:SHOWN])}{more}</div>'


def _claim(register: Register, claim: Claim, marks: Sequence[str]) -> str:
    look = look_of(claim.outcome)
    quote = html_text(" … ".join(claim.quote))
    speaker = html_text(register.speakers[claim.speaker].name)
    outcome = f"{look.sign} {html_text(outcome_word(claim))}"
    marked = "".join(f'<div style="{MARK}">{mark}</div>' for mark in marks)
    return (
        f'<div style="{CLAIM.format(colour=look.colour)}"><div>“{quote}”</div>'
        f'<div style="{SMALL}">{speaker} · {_link(claim, outcome, claim.statement)}</div>{marked}</div>'
    )


def _link(claim: Claim, label: str, title: str) -> str:
    """A link to the claim's page; `label` is escaped text."""
    address = html_text(f"claim?{urlencode({'id': claim.id} | as_of_params())}")
    told = f'title="{html_text(title)}" aria-label="{label}: {html_text(title)}"'
    return f'<a href="{address}" target="_self" {told} style="{LINK}">{label}</a>'


def _marks(register: Register, event: SharedEvent) -> Marks:
    """What to print under each claim: whom it contradicts, and what it softens."""
    marks: dict[str, list[str]] = defaultdict(list)
    contradicted: dict[str, list[str]] = defaultdict(list)
    narrowed: dict[str, list[str]] = defaultdict(list)
    for pair in event.contradictions:
        contradicted[pair.first].append(pair.second)
        contradicted[pair.second].append(pair.first)
    for pair in event.softenings:
        if not pair.words:
            narrowed[pair.softer].append(pair.firmer)
    for name, others in contradicted.items():
        marks[name].append(f"<strong>≠ contradicts</strong> {_others(register, name, others)}")
    for name, others in narrowed.items():
        marks[name].append(f"<strong>↓ says less than</strong> {_others(register, name, others)}")
    for pair in event.softenings:
        if pair.words:
            marks[pair.softer].append(_softer(register, pair))
    return marks


def _softer(register: Register, pair: Softening) -> str:
    """The words of both sides, where only they differ."""
    softer, firmer = register.claims[pair.softer], register.claims[pair.firmer]
    other = _others(register, pair.softer, [pair.firmer])
    likely, against = ((sum(interval) > 1) for interval in (_interval(softer), _interval(firmer)))
    numbers = likely == against
    return f"<strong>↓ {_words(softer, numbers)}, softer than</strong> {other}: {_words(firmer, numbers)}"


def _words(claim: Claim, numbers: bool) -> str:
    """The hedge, with its interval unless the two claims word the matter in opposite ways."""
    hedge = f"“{html_text(claim.hedge)}”" if claim.hedge else "said flatly"
    meant = probability_words(*_interval(claim))
    return f'{hedge} <span style="white-space:nowrap">({meant})</span>' if numbers else hedge


def _interval(claim: Claim) -> tuple[float, float]:
    """The interval of the claim's words; pairs of softer words all have one."""
    reading = probability(claim)
    return reading.low or 0.0, reading.high or 0.0


def _others(register: Register, one: str, others: Sequence[str]) -> str:
    """Other claims as links, each named once by its speaker, and by its article when that is another."""
    named: dict[str, Claim] = {}
    for claim in (register.claims[name] for name in others):
        speaker = register.speakers[claim.speaker].name
        article = _short(register.sources[claim.source].publisher)
        same = claim.source == register.claims[one].source or speaker.startswith(article)
        named.setdefault(speaker if same else f"{speaker} in {article}", claim)
    return ", ".join(_link(claim, html_text(name), claim.statement) for name, claim in named.items())


def _short(publisher: str) -> str:
    """A publisher without what stands in brackets behind its name."""
    return publisher.split(" (")[0]
