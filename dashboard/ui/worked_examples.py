"""The worked example of each score, as a table."""

import pandas as pd
import streamlit as st

from dashboard.analysis.worked_examples import HAPPENED, SAID, WORKED_EXAMPLES


def examples_table() -> None:
    """Formula, arithmetic, value and source of each score."""
    said = ", ".join(f"{p:.0%} ({'happened' if y else 'did not'})" for p, y in zip(SAID, HAPPENED, strict=True))
    st.write(f"Five forecasts: {said}. The values are computed by the code that the pages use.")
    rows = pd.DataFrame(
        {
            "score": [example.score for example in WORKED_EXAMPLES],
            "formula": [example.formula for example in WORKED_EXAMPLES],
            "worked": [example.arithmetic for example in WORKED_EXAMPLES],
            "value": [f"{example.value:.3f}" for example in WORKED_EXAMPLES],
            "source": [example.source for example in WORKED_EXAMPLES],
        }
    )
    st.dataframe(rows, hide_index=True, height=38 + 35 * len(rows), alt="Each score with formula, example and source")
