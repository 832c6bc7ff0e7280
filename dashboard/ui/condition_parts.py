"""The parts of the Conditions page: the answer in a sentence, and the claims of each cell of the matrix."""

import pandas as pd
import streamlit as st

from dashboard.analysis.conditions import RESPONSES, cell_counts
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.vocabulary import ConditionState, OutcomeGroup
from dashboard.ui.badges import outcome_badge, tags
from dashboard.ui.cards import open_claim
from dashboard.ui.claim_parts import CONDITION_ICONS
from dashboard.ui.text import long_date, md

TRIGGER_SENTENCES = {
    ConditionState.MET: "The “if” came",
    ConditionState.NOT_MET: "The “if” did not come",
    ConditionState.CONTESTED: "Whether the “if” came is contested",
    ConditionState.PENDING: "The “if” may still come",
}
CLAIM_WORDS = {group: group.word for group in RESPONSES} | {OutcomeGroup.OPEN: "still open"}
THREAT_WORDS = CLAIM_WORDS | {
    OutcomeGroup.CAME_TRUE: "carried out",
    OutcomeGroup.PARTLY: "carried out in part",
    OutcomeGroup.DID_NOT: "not carried out",
}
SHORT_WORDS = {
    OutcomeGroup.CAME_TRUE: "came",
    OutcomeGroup.PARTLY: "in part",
    OutcomeGroup.DID_NOT: "did not",
    OutcomeGroup.OPEN: "not yet",
    OutcomeGroup.NOT_RATED: "not rated",
}


def answer(table: pd.DataFrame, threats_only: bool) -> None:
    """What came of those whose “if” came, in one sentence, and how many were never put to the test."""
    counts = cell_counts(table)
    met = {group: counts[ConditionState.MET.value, group.value] for group in RESPONSES}
    n_met = sum(met.values())
    words, noun = (THREAT_WORDS, "threats") if threats_only else (CLAIM_WORDS, "conditional claims")
    if not n_met:
        st.markdown(f"**No “if” of the {len(table)} {noun} has come.**")
        return
    parts = ", ".join(f"{n} {words[group]}" for group, n in met.items() if n)
    st.markdown(f"**The “if” came for {n_met} of {len(table)} {noun}: {parts}.**")


def cells(register: Register, table: pd.DataFrame, threats_only: bool) -> None:
    """The claims beneath the matrix, one heading a cell."""
    words = THREAT_WORDS if threats_only else CLAIM_WORDS
    for (trigger, response), rows in table.groupby(["trigger", "response"], sort=False):
        sentence = TRIGGER_SENTENCES[ConditionState(trigger)]
        st.header(f"{sentence}: {words[OutcomeGroup(response)]} ({len(rows)})")
        for name in rows["id"]:
            condition_card(register, register.claims[name])


def condition_card(register: Register, claim: Claim) -> None:
    """One conditional claim: who, if what, then what, and what came of it."""
    source = register.sources[claim.source]
    with st.container(border=True, gap="small"):
        speaker = register.speakers[claim.speaker].name
        facts = tags((claim.kind.word, f"said {long_date(claim.made_on)}", source.publisher))
        st.markdown(f"{outcome_badge(claim)} **{md(speaker)}** · {facts}")
        when, then, became = st.columns([2, 2, 3], gap="medium")
        with when:
            _if(claim)
        with then:
            st.caption("THEN")
            st.markdown(f"**{md(claim.statement)}**")
            open_claim(claim)
        with became:
            st.caption("WHAT CAME OF IT")
            st.markdown(md(claim.ruling or "Not resolved yet."))


def _if(claim: Claim) -> None:
    condition = claim.condition
    st.caption("IF")
    st.markdown(md(_without_if(condition.text)))
    day = f", {long_date(condition.on)}" if condition.on else ""
    st.markdown(f"{CONDITION_ICONS[condition.state]} **{condition.state.word}**{day}")
    if condition.note:
        st.caption(md(condition.note))


def _without_if(text: str) -> str:
    """The condition as a sentence under the word “if”, whether or not it begins with it."""
    bare = text[3:] if text[:3].casefold() == "if " else text
    return bare[:1].upper() + bare[1:]
