"""The lexicon as readers see it."""

import pandas as pd
import streamlit as st

from dashboard.register.lexicon import lexicon
from dashboard.ui.text import md, probability_words


def lexicon_table() -> None:
    """Each phrase with its interval under each profile."""
    words = lexicon()
    rows = []
    for phrase, readings in words.readings.items():
        default = readings[words.default]
        ranges = {
            profile["label"]: probability_words(readings[name].low, readings[name].high) if name in readings else ""
            for name, profile in words.profiles.items()
        }
        rows.append({"phrase": phrase, **ranges, "basis": default.basis or default.no_number, "note": default.note})
    st.dataframe(pd.DataFrame(rows), hide_index=True, placeholder="—", alt="Hedges and the probabilities they mean")


def citations() -> None:
    """Where the numbers come from."""
    with st.expander("Where these numbers come from"):
        for citation in lexicon().citations.values():
            st.markdown(md(citation))
