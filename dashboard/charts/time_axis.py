"""A time axis that may be in two parts, and what is drawn on it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.timeline import EARLY_SHARE, TimeAxis
from dashboard.charts.frame import literal

NEUTRAL = "#7A7F79"
COMPRESSED = "rgba(128,128,128,0.10)"
GAP = 0.012


def time_axes(figure: go.Figure, axis: TimeAxis, side: str) -> None:
    """The axis by day and, when it is split, its compressed rest on a tint."""
    months = (axis.last if axis.split is None else axis.split) - axis.first
    step = 1 if months < timedelta(days=400) else 12
    by_month = {"dtick": f"M{step}", "tickformat": "%b\n%Y" if step == 1 else "%Y", "tickangle": 0}
    if months < timedelta(days=62):
        by_month = {"nticks": 6, "tickformat": "%-d %b\n%Y", "tickangle": 0}
    common: dict[str, Any] = {"side": side, "fixedrange": True, "hoverformat": "%-d %B %Y"}
    if axis.split is None:
        figure.update_layout(xaxis={"range": [axis.first, axis.last], **common, **by_month})
        return
    years = (axis.last - axis.split).days / 365.25
    by_year = {
        "dtick": f"M{12 * max(1, round(years / 2.2))}",
        "tick0": "2000-01-01",
        "tickformat": "%Y",
        "tickangle": 0,
    }
    figure.update_layout(
        xaxis={"range": [axis.first, axis.split], "domain": [0, EARLY_SHARE - GAP], **common, **by_month},
        xaxis2={"range": [axis.split, axis.last], "domain": [EARLY_SHARE, 1], "anchor": "y", **common, **by_year},
    )
    figure.add_shape(
        type="rect",
        xref="paper",
        yref="paper",
        x0=EARLY_SHARE,
        x1=1,
        y0=0,
        y1=1,
        fillcolor=COMPRESSED,
        line_width=0,
        layer="below",
    )


def today_line(figure: go.Figure, axis: TimeAxis, today: date, y: float | None = 0.0) -> None:
    """A line for today, named at one end of it, or not at all."""
    if not axis.first <= today <= axis.last:
        return
    line = {"color": NEUTRAL, "width": 2}
    reference = part_of(axis, today)
    figure.add_shape(type="line", x0=today, x1=today, xref=reference, y0=0, y1=1, yref="paper", line=line)
    if y is not None:
        figure.add_annotation(
            x=today,
            xref=reference,
            xanchor="right" if axis.position(today) > 0.5 else "left",
            y=y,
            yref="paper",
            yanchor="bottom" if y else "top",
            text=f"{today.day} {today:%b %Y}",
            showarrow=False,
        )


def note(figure: go.Figure, axis: TimeAxis, day: date, y: float, text: str, colour: str | None = None) -> None:
    """Words at a day, turned inwards near the ends of the axis."""
    at = axis.position(day)
    anchor = "left" if at < 0.3 else "right" if at > 0.7 else "center"
    figure.add_annotation(
        x=day,
        xref=part_of(axis, day),
        xanchor=anchor,
        y=y,
        text=literal(text),
        showarrow=False,
        font={"size": 13} | ({"color": colour} if colour else {}),
    )


def by_part(axis: TimeAxis, rows: pd.DataFrame, day: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of each part of the axis that has any, by the part's name."""
    reference = pd.Series([part_of(axis, when.date()) for when in rows[day]], index=rows.index, dtype=object)
    for name in ("x", "x2"):
        if (reference == name).any():
            yield name, rows[reference == name]


def on_both(figure: go.Figure, axis: TimeAxis, **trace: Any) -> None:
    """Lines on both parts of the axis; each part cuts off what lies outside it."""
    figure.add_scatter(**trace)
    if axis.split:
        figure.add_scatter(**trace, xaxis="x2")


def part_of(axis: TimeAxis, day: date) -> str:
    """The name of the part of the axis on which a day stands."""
    return "x2" if axis.split and day > axis.split else "x"


def each(rows: pd.DataFrame) -> Any:
    """The rows of a table as named tuples."""
    return rows.itertuples(index=False)
