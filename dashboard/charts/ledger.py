"""Figure of the selection ledger: a bar for each step, and beneath it what stops there."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frame import empty_figure, framed, literal

REACHED = "#656A64"
STOPPED = "#8C918A"
ROW_HEIGHT = 27


def ledger_figure(table: pd.DataFrame) -> go.Figure:
    """Bars of steps, all from zero, and bars of reasons, each where it takes its part off; n at every bar.

    `table` comes from `ledger_table`.
    """
    if table.empty or table["n"].max() == 0:
        return empty_figure("Nothing was read yet.")
    of_step = table["reason"] == ""
    names = {True: table["step"], False: table["reason"]}
    labels = [
        f"<b>{literal(step)}</b>" if own else f"− {literal(reason)}"
        for step, reason, own in zip(names[True], names[False], of_step, strict=True)
    ]
    figure = go.Figure()
    for own, name, colour, pattern in (
        (True, "reach the step", REACHED, ""),
        (False, "go no further", STOPPED, "/"),
    ):
        part = table[of_step == own]
        figure.add_bar(
            y=part.index,
            x=part["n"],
            base=part["start"],
            orientation="h",
            name=name,
            text=[f"{n:,}" for n in part["n"]],
            textposition="outside",
            cliponaxis=False,
            marker={"color": colour, "pattern": {"shape": pattern, "solidity": 0.45, "fgcolor": colour}},
            customdata=[literal(text) for text in names[own][of_step == own]],
            hovertemplate="%{customdata}: %{text}<extra></extra>",
        )
    figure.update_layout(bargap=0.22, barmode="overlay")
    figure.update_xaxes(title="passages, then claims", range=[0, table["n"].max() * 1.12], tickformat="d")
    figure.update_yaxes(
        tickvals=list(table.index), ticktext=labels, autorange="reversed", ticksuffix="  ", showgrid=False
    )
    return framed(figure, 90 + ROW_HEIGHT * len(table))
