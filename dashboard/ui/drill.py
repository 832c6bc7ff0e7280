"""Charts with their table, whose marks open the claims behind them."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.ui.pages import CLAIMS, View
from dashboard.ui.pages import go as leave_for

INK = {"light": "#33372F", "dark": "#DAD9D5"}
CONFIG = {"displaylogo": False, "displayModeBar": False}


def chart(
    figure: go.Figure,
    table: pd.DataFrame,
    key: str,
    alt: str,
    params: Callable[[Sequence[Any]], dict[str, Any]] | None = None,
    view: View = CLAIMS,
) -> None:
    """Show a figure with its text alternative and, folded, its table.

    `params` turns the custom data of a clicked mark into the address of what it opens on `view`: the filters of the
    list of claims, or the id of one.
    """

    ink = INK[st.context.theme.type or "light"]
    figure.update_layout(font_color=ink)
    figure.update_xaxes(tickfont_color=ink, title_font_color=ink)
    figure.update_yaxes(tickfont_color=ink, title_font_color=ink)

    def drill() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and params:
            leave_for(view, params(points[0]["customdata"]))

    if params:
        st.plotly_chart(figure, key=key, alt=alt, config=CONFIG, on_select=drill, selection_mode="points")
    else:
        st.plotly_chart(figure, key=key, alt=alt, config=CONFIG)
    with st.expander("Show as table"):
        st.dataframe(table.rename(columns=lambda name: str(name).replace("_", " ")), hide_index=True, alt=alt)
