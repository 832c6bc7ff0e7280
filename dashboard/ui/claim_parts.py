"""The parts of a claim's page."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from dashboard.analysis.forecast_histories import forecast_table
from dashboard.register.derive import Due, due, finding, probability
from dashboard.register.lexicon import lexicon
from dashboard.register.loaded import Register
from dashboard.register.model import Claim, Evidence
from dashboard.register.vocabulary import ACTS, ConditionState, Stance, Verdict
from dashboard.ui.badges import tags
from dashboard.ui.cards import claim_line
from dashboard.ui.facets import params
from dashboard.ui.histories import history_chart
from dashboard.ui.pages import CLAIMS, link
from dashboard.ui.text import event_day, long_date, md, md_link, probability_words

STANCE_ICONS = {
    Stance.SUPPORTS: ":material/thumb_up:",
    Stance.CONTRADICTS: ":material/thumb_down:",
    Stance.CONTEXT: ":material/info:",
}
CONDITION_ICONS = {
    ConditionState.MET: ":material/check:",
    ConditionState.NOT_MET: ":material/close:",
    ConditionState.CONTESTED: ":material/balance:",
    ConditionState.PENDING: ":material/hourglass_empty:",
}
RELATION_WORDS = {"repeats": "repeats", "contradicts": "contradicts", "narrows": "narrows", "answers": "answers"}
INVERSE_WORDS = {
    "repeats": "is repeated by",
    "contradicts": "is contradicted by",
    "narrows": "is narrowed by",
    "answers": "is answered by",
}


def speaker_line(register: Register, claim: Claim) -> None:
    """Who says so, what sort of statement it is, and through whom it came."""
    speaker = register.speakers[claim.speaker]
    role = ", ".join(filter(None, (speaker.role, speaker.affiliation)))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"{claim.kind.word.capitalize()} by")
        link(CLAIMS, f"**{md(speaker.name)}**", params(speaker=claim.speaker))
        if role:
            st.markdown(md(role))
    if claim.relayed_by:
        chain = " → ".join(md(register.speakers[name].name) for name in claim.relayed_by)
        st.caption(f"Relayed by {chain}")


def judged(claim: Claim) -> None:
    """What would count, and what was found."""
    st.header("What would count")
    st.text(claim.criteria)
    if claim.condition:
        state = claim.condition.state
        day = f", {long_date(claim.condition.on)}" if claim.condition.on else ""
        st.markdown(f"**If:** {md(claim.condition.text)}")
        st.markdown(f"{CONDITION_ICONS[state]} The condition is **{state.word}**{day}.")
        if claim.condition.note:
            st.caption(md(claim.condition.note))
    st.header("Ruling")
    if claim.ruling:
        st.text(claim.ruling)
    else:
        st.write("Not resolved yet: there is no ruling.")
    found = finding(claim)
    if found.verdict is not Verdict.NOT_SCORED:
        st.markdown(f"Verdict on the words: **{found.verdict.word}**.")
    elif claim.outcome:
        st.markdown(f"Verdict on the words: **not scored**, because of this: {md(found.reason)}.")


def dates(claim: Claim, today: date) -> None:
    """When it was said, due and resolved."""
    st.header("Dates")
    rows = [("Said", claim.made_on), ("Due by", claim.resolves_by), ("Outcome known", claim.resolved_on)]
    for name, day in rows:
        if day:
            st.markdown(f"{name}: **{long_date(day)}**")
    if claim.resolves_by is None and claim.kind in ACTS:
        st.markdown("No deadline: open-ended.")
    if due(claim, today) is Due.OVERDUE:
        st.warning("The deadline has passed and the claim is still open.", icon=":material/alarm:")
    if claim.dating:
        st.caption(md(claim.dating))


def likelihood(claim: Claim) -> None:
    """How sure the words are."""
    reading = probability(claim)
    st.header("How sure the words are")
    words = md(claim.hedge) if claim.hedge else "said flatly, without a hedge"
    numbers = probability_words(reading.low, reading.high)
    st.markdown(f"{words} ({numbers})" if numbers else words)
    source = lexicon().citations.get(reading.source, "")
    note = reading.no_number or " ".join(filter(None, (f"{reading.basis.capitalize()}.", reading.note, source)))
    st.caption(md(note))


def evidence(register: Register, claim: Claim) -> None:
    """The claim's own evidence, then that of its events."""
    st.header("Evidence")
    if claim.no_primary_reason:
        st.caption(f"No primary source: {md(claim.no_primary_reason)}")
    if claim.evidence:
        with st.container(border=True):
            _documents(claim.evidence, "the claim")
    for name in claim.events:
        event = register.events[name]
        with st.container(border=True):
            st.markdown(f"**{md(event.title)}** · {event_day(event)}")
            st.text(event.summary)
            _documents(event.evidence, "this finding")
    if not claim.evidence and not claim.events:
        st.write("None yet.")


def _documents(items: Iterable[Evidence], matter: str) -> None:
    """What was published: which way it speaks of the matter, who and when, what it shows, where."""
    for item in items:
        via = f" via {md(item.via)}" if item.via else ""
        facts = tags(
            (item.published_on.isoformat() if item.published_on else "undated", "primary source" * item.primary)
        )
        with st.container(gap=None):
            icon = STANCE_ICONS[item.stance]
            way = item.stance.word if item.stance is Stance.CONTEXT else f"{item.stance.word} {matter}"
            st.markdown(f"{icon} {way}: **{md(item.publisher)}**{via} · {facts}  \n{md(item.finding)}")
            if item.published_on_basis:
                st.caption(f"Its date: {md(item.published_on_basis)}")
            copy = f" · :material/inventory_2: {md_link('stored copy', item.archived_url)}" if item.archived_url else ""
            st.markdown(f":material/open_in_new: {md_link(item.title, item.url)}{copy}")


def second_reading(claim: Claim) -> None:
    """What another reader made of it."""
    if claim.second_reader is None:
        return
    st.header("Second reader")
    found = claim.second_reader.outcome.word if claim.second_reader.outcome else "open"
    first = claim.first_reader.outcome if claim.first_reader else claim.outcome
    alike = first == claim.second_reader.outcome
    st.markdown(f"{':material/done_all: agrees' if alike else ':material/balance: differs'}: **{found}**")
    if claim.first_reader:
        was = claim.first_reader.outcome.word if claim.first_reader.outcome else "open"
        st.markdown(f"First reader: **{was}**; the ruling settled the difference.")
    if claim.second_reader.note:
        st.caption(md(claim.second_reader.note))


def forecasts(register: Register, claim: Claim) -> None:
    """Numbers that others gave at the time, as steps over the days."""
    table = forecast_table(register)
    rows = table[table["claim"] == claim.id]
    if rows.empty:
        return
    st.header("Forecasts of the time")
    st.caption(f"{len(rows)} dated probabilities by {rows['by'].nunique()} forecasters.")
    history_chart(register, claim.id, rows)


def related(register: Register, claim: Claim) -> None:
    """Ties to other claims, both ways."""
    out = [(RELATION_WORDS[tie.relation], tie.claim) for tie in claim.related]
    back = [
        (INVERSE_WORDS[tie.relation], other.id)
        for other in register.claims.values()
        for tie in other.related
        if tie.claim == claim.id
    ]
    words: dict[str, str] = {}
    for word, name in (*out, *back):
        words.setdefault(name, word)  # a tie that both claims name is shown once
    ties = [(word, register.claims[name]) for name, word in words.items() if name in register.claims]
    if ties:
        st.header("Related claims")
    for word, other in ties:
        st.caption(word)
        claim_line(register, other)


def history(claim: Claim) -> None:
    """What happened while it was open, and what was corrected."""
    if claim.updates:
        st.header("Updates")
    for update in claim.updates:
        st.markdown(f"**{update.on.isoformat()}** {md(update.note)}")
    if claim.corrections:
        st.header("Corrections")
    for change in claim.corrections:
        st.markdown(f"**{change.on.isoformat()}** {md(change.field)} was “{md(change.was)}”: {md(change.reason)}")
