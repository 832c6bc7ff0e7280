"""Figures of outcomes: stacked bars by kind or topic, and the matrix of topics and outcomes."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frame import empty_figure, framed, literal
from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import OutcomeGroup

NOTHING = "No claim matches these filters."
ROW_HEIGHT = 40
MATRIX_ROW_HEIGHT = 34
LARGEST_SQUARE = 30


def outcome_bars(counts: pd.DataFrame, by: str, labels: Mapping[str, str]) -> go.Figure:
    """How many claims of each outcome group, one stacked bar a value of `by`.

    Args:
        counts: From `outcome_counts`: the column `by`, `outcome_group`, `n`.
        by: Which column the bars stand for; click data carry its value and the group.
        labels: What to print for each value.
    """
    if counts["n"].sum() == 0:
        return empty_figure(NOTHING)
    figure = go.Figure()
    totals = {str(value): int(rows["n"].sum()) for value, rows in counts.groupby(by, sort=False)}
    ticks = {value: f"{literal(labels.get(value, value))} ({total})" for value, total in totals.items()}
    for group, look in LOOKS.items():
        part = counts[(counts["outcome_group"] == group.value) & (counts["n"] > 0)]
        if part.empty:
            continue
        figure.add_bar(
            y=part[by].map(ticks),
            x=part["n"],
            orientation="h",
            name=f"{look.sign} {group.word}",
            text=part["n"],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": look.ink, "size": 13},
            marker={"color": look.colour, "line": {"width": 0}},
            customdata=part[[by, "outcome_group"]],
            hovertemplate=f"%{{y}}: %{{x}} {group.word}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.3, uniformtext={"minsize": 9, "mode": "hide"})
    figure.update_yaxes(
        categoryorder="array", categoryarray=list(ticks.values())[::-1], ticksuffix="  ", showgrid=False
    )
    figure.update_xaxes(title="number of claims", tickformat="d")
    return framed(figure, 110 + ROW_HEIGHT * len(ticks))


def outcome_matrix(counts: pd.DataFrame, by: str, labels: Mapping[str, str]) -> go.Figure:
    """The same counts as a matrix of squares, whose area grows with the number printed in them.

    Squares are markers, because a click on a heat map cell selects nothing.
    """
    shown = counts[counts["n"] > 0]
    if shown.empty:
        return empty_figure(NOTHING)
    rows = list(dict.fromkeys(counts[by]))
    ticks = {value: literal(labels.get(value, value)) for value in rows}
    largest = shown["n"].max()
    figure = go.Figure()
    for group, look in LOOKS.items():
        part = shown[shown["outcome_group"] == group.value]
        figure.add_scatter(
            x=[group.word] * len(part),
            y=part[by].map(ticks),
            mode="markers+text",
            text=part["n"],
            textfont={"color": look.ink, "size": 12},
            marker={
                "symbol": "square",
                "color": look.colour,
                "size": 14 + (LARGEST_SQUARE - 14) * (part["n"] / largest) ** 0.5,
                "opacity": 1,
            },
            customdata=part[[by, "outcome_group"]],
            hovertemplate=f"%{{y}}: %{{text}} {group.word}<extra></extra>",
            showlegend=False,
        )
    figure.update_xaxes(
        side="top",
        categoryorder="array",
        categoryarray=[group.word for group in OutcomeGroup],
        range=[-0.5, len(OutcomeGroup) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(categoryorder="array", categoryarray=[ticks[row] for row in rows][::-1], ticksuffix="  ")
    return framed(figure, 60 + MATRIX_ROW_HEIGHT * len(rows))
