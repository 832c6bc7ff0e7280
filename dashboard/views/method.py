"""How is all this judged and counted? Definitions, the lexicon, and how far two readers agree."""

import streamlit as st

from dashboard.analysis.agreement import agreement
from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import OUTCOMES, Kind, Verdict
from dashboard.ui.current import current
from dashboard.ui.lexicon_table import citations, lexicon_table
from dashboard.ui.text import md, share
from dashboard.ui.worked_examples import examples_table

now = current()
register = now.register

st.title("Method")
st.header("Kinds of claims")
st.table({kind.word: md(kind.description) for kind in Kind})

st.header("Outcomes: what happened")
rows = {f"{LOOKS[row.group].icon} {outcome.word}": md(outcome.description) for outcome, row in OUTCOMES.items()}
st.table(rows)

st.header("Verdicts: what that means for the claim as made")
st.write(
    "Outcome and verdict are two axes. “Unlikely that X”, and X did not happen: the outcome is “did not occur”, "
    "the verdict “borne out”. Words that fit either outcome get an interval score, but are neither right nor wrong."
)
st.table({verdict.word: md(verdict.description) for verdict in Verdict})

st.header("What hedges mean")
lexicon_table()
citations()

st.header("How scores are computed")
st.write(
    "Only what can be scored is scored; every page says what was left out and why. Words give an interval, so a score "
    "of words is an interval too: its bounds are reached when the speaker meant the most or the least fitting end."
)
examples_table()

st.header("Two readers")
found = agreement(register)
if found.n:
    kappa = "undefined" if found.kappa is None else f"{found.kappa:.2f}"
    st.markdown(
        f"Claims are judged twice, by readers who do not see each other's outcome. They came to the same outcome for "
        f"**{share(found.n_alike, found.n)}**; Cohen's kappa is **{kappa}** (1 is perfect, 0 is chance)."
    )
else:
    st.write("No claim of this register has been judged by a second reader yet.")

st.header("Licence")
st.write(md(register.about.licence or "The register names no licence."))
