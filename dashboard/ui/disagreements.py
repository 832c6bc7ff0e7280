"""Contradictions as cards: both quotes side by side, and which one the evidence bears out."""

import re
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dashboard.analysis.side_by_side import Contradiction, Favour, Standing, contradiction_table, standing
from dashboard.register.derive import finding
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.vocabulary import Verdict
from dashboard.ui.badges import outcome_badge
from dashboard.ui.cards import open_claim
from dashboard.ui.text import long_date, md

PER_PAGE = 10
HARMLESS = re.compile(r"\w[\w ',’–-]*")
BETWEEN, WITHIN = "Between articles", "Within one article"
FAVOUR_LINES = {
    Favour.ONE: ":material/verified: The evidence bears out {first}",
    Favour.MORE: ":material/verified: The evidence bears out {first} more than {second}",
    Favour.NEITHER: ":material/block: The evidence bears out neither",
    Favour.ALIKE: ":material/balance: The evidence decides for neither: each is borne out as far as the other",
    Favour.UNSETTLED: ":material/help: The evidence does not settle it",
}
STANDING_ICONS = {
    Standing.BORNE_OUT: ":material/verified:",
    Standing.IN_PART: ":material/contrast:",
    Standing.NOT_BORNE_OUT: ":material/close:",
    Standing.UNSETTLED: ":material/help:",
}


def disagreements(register: Register, pairs: Sequence[Contradiction]) -> None:
    """The switch between and within articles, the subjects, and the pairs, a page at a time."""
    if not pairs:
        st.info("The register ties no two claims as contradicting each other.", icon=":material/info:")
        return
    which = st.segmented_control(
        "Which contradictions", [BETWEEN, WITHIN], default=BETWEEN, key="where", bind="query-params", required=True
    )
    of_kind = [pair for pair in pairs if pair.across == (which == BETWEEN)]
    if not of_kind:
        st.info("No two claims contradict each other here. See the other half.", icon=":material/info:")
        return
    n_decided = sum(pair.favour in (Favour.ONE, Favour.MORE) for pair in of_kind)
    subjects = _subjects(of_kind)
    counted = ", ".join(f"{md(register.topics[topic].label)} ({n})" for topic, n in subjects.items())
    st.markdown(
        f"**{len(of_kind)} pairs of claims cannot both be so**; in {n_decided} the evidence takes a side. "
        f"They are about: {counted}."
    )
    shown = _of_subject(register, of_kind, list(subjects))
    n_pages = -(-len(shown) // PER_PAGE)
    page = st.pagination(n_pages, key="pair-page", bind="query-params") if n_pages > 1 else 1
    _by_subject(register, shown[(page - 1) * PER_PAGE : page * PER_PAGE], Counter(pair.topic for pair in shown))
    with st.expander("Show as table"):
        st.dataframe(contradiction_table(register, shown), hide_index=True, alt=f"{len(shown)} contradictions")


def _subjects(pairs: Sequence[Contradiction]) -> dict[str, int]:
    """The subjects with their number of pairs; those first in which the evidence bears out one side most often."""
    counts = Counter(pair.topic for pair in pairs)
    clear = Counter(pair.topic for pair in pairs if pair.favour is Favour.ONE)
    return dict(sorted(counts.items(), key=lambda count: (-clear[count[0]], -count[1])))


def _of_subject(register: Register, pairs: Sequence[Contradiction], subjects: Sequence[str]) -> list[Contradiction]:
    """The pairs of the chosen subject, or all, in the order of the subjects."""
    chosen = st.pills(
        "About",
        subjects,
        format_func=lambda topic: _label(register, topic),
        key="about",
        bind="query-params",
    )
    kept = [pair for pair in pairs if chosen in (None, pair.topic)]
    return sorted(kept, key=lambda pair: subjects.index(pair.topic))


def _label(register: Register, topic: str) -> str:
    """A topic's name on a pill; escaped only where it could be read as Markdown, since it stands in the address too."""
    label = register.topics[topic].label
    return label if HARMLESS.fullmatch(label) else md(label)


def _by_subject(register: Register, pairs: Sequence[Contradiction], counts: Counter[str]) -> None:
    last = ""
    for pair in pairs:
        if pair.topic != last:
            st.header(f"{md(register.topics[pair.topic].label)} ({counts[pair.topic]})")
            last = pair.topic
        _pair_card(register, pair)


def _pair_card(register: Register, pair: Contradiction) -> None:
    with st.container(border=True, gap="small"):
        names = {side: _name(register, pair, side) for side in ("first", "second")}
        st.markdown(f"**{FAVOUR_LINES[pair.favour].format(**names)}**")
        for name, column in zip((pair.first, pair.second), st.columns(2, gap="large"), strict=True):
            with column:
                _side(register, register.claims[name])
        if pair.via:
            again = register.claims[pair.via]
            st.caption(
                "Inferred: one of the two repeats another claim, and the register has that one contradicted. It reads: "
                f"{md(again.statement)}"
            )


def _name(register: Register, pair: Contradiction, side: str) -> str:
    """The speaker of one side, or the article where both sides are the same speaker's."""
    claims = {name: register.claims[getattr(pair, name)] for name in ("first", "second")}
    if claims["first"].speaker != claims["second"].speaker:
        return md(register.speakers[claims[side].speaker].name)
    if pair.across:
        return f"the words in {md(register.sources[claims[side].source].publisher)}"
    return f"the {side} claim"


def _side(register: Register, claim: Claim) -> None:
    source = register.sources[claim.source]
    stand = standing(claim)
    by_outcome = stand is not Standing.UNSETTLED and finding(claim).verdict is Verdict.NOT_SCORED
    how = ", though its words fit either outcome" if by_outcome else ""
    st.markdown(f"{outcome_badge(claim)} {STANDING_ICONS[stand]} {stand.value}{how}")
    st.text("“" + " … ".join(claim.quote) + "”")
    speaker = register.speakers[claim.speaker].name
    where = f" in {md(source.publisher)}" if speaker != source.publisher else ""
    st.markdown(f"**{md(speaker)}**{where}, {long_date(source.published_on)}")
    st.caption(f"As claimed: {md(claim.statement)}")
    open_claim(claim)
