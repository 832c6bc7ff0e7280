"""The filter panel of a list of claims: facets with counts, text and days, all bound to the address.

Each value of a facet is a checkbox of its own, so that its label can carry a count that changes; its key, such as
`topic.sanctions`, is its name in the address.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.attribution import Attribution
from dashboard.analysis.select import FACETS, Filters, facet_counts, facet_values
from dashboard.register.loaded import Register
from dashboard.register.vocabulary import ConditionState, Kind, Outcome, OutcomeGroup, Status, Verdict
from dashboard.ui.text import md

TEXT_KEY, FIRST_KEY, LAST_KEY = "q", "from", "to"
ON = "true"
FACET_TITLES = {
    "kind": "Kind",
    "outcome_group": "Result",
    "outcome": "Outcome",
    "status": "Status",
    "due": "Deadline",
    "topics": "Topic",
    "speaker": "Speaker",
    "source": "Source",
    "side": "Side",
    "verdict": "Verdict",
    "phrase": "Words",
    "condition": "Condition",
    "attribution": "Attribution",
}
PARAMETERS = {"outcome_group": "result", "topics": "topic"}
WORDS = {
    word.value: word.word for words in (Kind, Outcome, OutcomeGroup, Status, Verdict, ConditionState) for word in words
}
DUE_WORDS = {
    "not_due": "not due yet",
    "due_soon": "due within 30 days",
    "overdue": "overdue",
    "no_deadline": "no deadline",
    "closed": "closed",
}


@dataclass(frozen=True)
class Labels:
    """What each value of each facet is called on screen."""

    by_facet: Mapping[str, Mapping[str, str]]

    def __call__(self, facet: str, value: str) -> str:
        """The name of a value."""
        return self.by_facet.get(facet, {}).get(value) or WORDS.get(value) or value


def labels(register: Register) -> Labels:
    """Names of a register's own values."""
    return Labels(
        {
            "topics": {name: topic.label for name, topic in register.topics.items()},
            "speaker": {name: speaker.name for name, speaker in register.speakers.items()},
            "source": {name: source.title for name, source in register.sources.items()},
            "due": DUE_WORDS,
            "outcome": {"none": "none yet"},
            "condition": {"none": "unconditional"},
            "attribution": {rung.value: rung.word for rung in Attribution},
        }
    )


def params(**chosen: str) -> dict[str, Any]:
    """The address of a filtered list: `params(topics="sanctions")`."""
    return {_key(facet, value): ON for facet, value in chosen.items()}


def many_params(**chosen: Iterable[str]) -> dict[str, Any]:
    """The address of a list filtered by several values of a facet: `many_params(kind=["threat", "commitment"])`."""
    return {_key(facet, value): ON for facet, values in chosen.items() for value in values}


def phrase_params(phrases: str) -> dict[str, Any]:
    """The address of the claims behind some phrases of the lexicon, given as `a, b`."""
    return {_key("phrase", phrase): ON for phrase in phrases.split(", ")}


def facet_panel(claims: pd.DataFrame, names: Labels) -> Filters:
    """Show the filters and return what is chosen."""
    values = {facet: facet_values(claims, facet) for facet in FACETS}
    chosen = {facet: tuple(value for value in values[facet] if _is_on(_key(facet, value))) for facet in FACETS}
    text, first, last = _free_fields(claims)
    filters = Filters({facet: on for facet, on in chosen.items() if on}, first, last, text)
    with st.container(horizontal=True, gap="small"):
        for facet in FACETS:
            if len(values[facet]) > 1 or facet in filters.facets:
                _facet(claims, filters, facet, values[facet], names)
    if filters.active:
        _active(filters, names)
    return filters


def _key(facet: str, value: str) -> str:
    return f"{PARAMETERS.get(facet, facet)}.{value}"


def _is_on(key: str) -> bool:
    """Whether a checkbox is ticked, before it is drawn: in this session, or else in the address."""
    return bool(st.session_state[key]) if key in st.session_state else st.query_params.get(key) == ON


def _free_fields(claims: pd.DataFrame) -> tuple[str, date | None, date | None]:
    bounds = {"min_value": claims["made_on"].min(), "max_value": claims["made_on"].max()} if len(claims) else {}
    columns = st.columns([4, 1, 1])
    with columns[0]:
        text = st.text_input(
            "Search claims", key=TEXT_KEY, bind="query-params", placeholder="words in claim, quote or ruling"
        )
    with columns[1]:
        first = st.date_input("Said from", None, key=FIRST_KEY, bind="query-params", format="YYYY-MM-DD", **bounds)
    with columns[2]:
        last = st.date_input("Said until", None, key=LAST_KEY, bind="query-params", format="YYYY-MM-DD", **bounds)
    return text or "", first, last


def _facet(claims: pd.DataFrame, filters: Filters, facet: str, values: list[str], names: Labels) -> None:
    counts = facet_counts(claims, filters, facet)
    n_chosen = len(filters.facets.get(facet, ()))
    with st.popover(f"{FACET_TITLES[facet]} ({n_chosen})" if n_chosen else FACET_TITLES[facet]):
        for value in values:
            label = f"{md(names(facet, value))} ({counts.get(value, 0)})"
            st.checkbox(label, key=_key(facet, value), bind="query-params")


def _active(filters: Filters, names: Labels) -> None:
    """The chosen values, each a button that takes it out, and one that takes all out."""
    chosen = [(facet, value) for facet, values in filters.facets.items() for value in values]
    with st.container(horizontal=True, gap="small"):
        for facet, value in chosen:
            label = f"{FACET_TITLES[facet]}: {md(names(facet, value))}"
            key = _key(facet, value)
            st.button(label, key=f"drop {key}", icon=":material/close:", on_click=_drop, args=([key],), type="tertiary")
        st.button(
            "Clear all filters",
            icon=":material/filter_alt_off:",
            on_click=_drop,
            args=([_key(facet, value) for facet, value in chosen], True),
            type="tertiary",
        )


def _drop(keys: list[str], free_fields: bool = False) -> None:
    for key in keys:
        st.session_state[key] = False
    if free_fields:
        st.session_state[TEXT_KEY] = ""
        st.session_state[FIRST_KEY] = st.session_state[LAST_KEY] = None
