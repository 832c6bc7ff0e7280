"""The reader's switches for scores: which claims, which lexicon, how to count the in-between; all in the address."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.analysis.scorecards import flips, scorecards
from dashboard.analysis.scored_set import Rules, ScoredSet, of_panel, scored_set
from dashboard.register.lexicon import lexicon
from dashboard.ui.current import Current, table_under
from dashboard.ui.text import md

PANEL_LABELS = {
    "forecasts": "Forecasts of what others do",
    "own acts": "Own promises and threats",
    "assertions": "Assertions",
    "all": "All",
}


@dataclass(frozen=True)
class Choice:
    """What the reader chose: the rules, the lexicon profile, and the claims of the panel under it."""

    rules: Rules
    profile: str
    claims: pd.DataFrame


def score_controls(now: Current) -> Choice:
    """Show the switches and return what is chosen."""
    words = lexicon()
    profiles = {profile["label"]: name for name, profile in words.profiles.items()}
    panels = {label: name for name, label in PANEL_LABELS.items()}
    panel = st.segmented_control(
        "Which claims", list(panels), default=PANEL_LABELS["forecasts"], key="panel", bind="query-params", required=True
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        profile = st.selectbox("Lexicon", list(profiles), key="lexicon", bind="query-params", width=280)
        partly = st.toggle("Count “in part” as one half", key="partly", bind="query-params")
        early = st.toggle(
            "Score before the deadline",
            key="early",
            bind="query-params",
            help="Off by default: a thing "
            "can come true early but can fail only at its deadline, so early outcomes are too often yes.",
        )
    name = profiles[profile]
    claims = table_under(now, name)
    rules = Rules(panels[panel], partly, early)
    return Choice(rules, name, of_panel(claims, rules))


def places_that_flip(now: Current, choice: Choice, by: str) -> set[str]:
    """Whose place in the scorecards by a column changes when another lexicon is chosen."""
    return _flips(now, now.digest, now.today, choice.rules, by)


@st.cache_data(max_entries=64, show_spinner=False)
def _flips(_now: Current, digest: str, today: date, rules: Rules, by: str) -> set[str]:  # noqa: ARG001
    cards = {}
    for profile in lexicon().profiles:
        panel = of_panel(table_under(_now, profile), rules)
        cards[profile] = scorecards(scored_set(panel, rules, today).claims, panel, by)
    return flips(cards, by)


def drawn(choice: Choice, now: Current) -> ScoredSet:
    """The scored set of a choice, with a sentence that says what is in it and what is not."""
    found = scored_set(choice.claims, choice.rules, now.today)
    reasons = ", ".join(f"{n} {md(reason)}" for reason, n in found.unscored.items())
    left_out = f" Not scored: {reasons}." if reasons else ""
    st.markdown(f"**{len(found.claims)} of {len(choice.claims)} claims are scored.**{left_out}")
    return found
