"""Figures of time: one life line a claim, the line of a single claim, and how the register's state moved."""

import math
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.timeline import EARLY_SHARE, FEWEST, TimeAxis, label_places
from dashboard.charts.frame import empty_figure, framed, literal
from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import OutcomeGroup

NEUTRAL = "#7A7F79"
COMPRESSED = "rgba(128,128,128,0.10)"
GAP = 0.012
ROW_HEIGHT = 40
TIER = 0.55
LABEL_LENGTH = 60
HOVER_WIDTH = 60
LINE, LABEL, TICKS = -0.2, 0.24, -0.4
READABLE_SHARE = 0.07


def timeline_figure(
    lines: pd.DataFrame, marks: pd.DataFrame, events: pd.DataFrame, axis: TimeAxis, today: date
) -> go.Figure:
    """One life line a claim, the first on top: said ●, due ▏, outcome known ◆ in the colour of what came of it.

    Args:
        lines: From `life_lines`; click data carry the id of the claim.
        marks: From `marks_table`, drawn as ticks under the lines.
        events: From `main_events`, drawn as lettered vertical lines.
        axis: From `time_axis`, of the whole register, so that pages compare.
        today: Drawn as a line; open claims live up to it.
    """
    if lines.empty:
        return empty_figure("No claim to draw.")
    n = len(lines)
    rows = lines.assign(y=[float(n - 1 - number) for number in range(n)], hover=[_hover(row) for row in _each(lines)])
    figure = go.Figure()
    n_tiers = int(events["tier"].max()) + 1 if len(events) else 0
    top = n - 0.45 + TIER * n_tiers
    _event_lines(figure, events, axis, n - 0.45)
    _lives(figure, rows, marks, axis)
    for row in _each(rows):
        figure.add_annotation(
            text=literal(textwrap.shorten(row.statement, LABEL_LENGTH, placeholder=" …")),
            x=0,
            xref="paper",
            xanchor="left",
            y=row.y + LABEL,
            showarrow=False,
            font_size=13,
        )
    figure.update_yaxes(
        range=[-0.6, top], tickvals=[number - 0.55 for number in range(n + 1)], showticklabels=False, fixedrange=True
    )
    _time_axes(figure, axis, side="top")
    _today(figure, axis, today)
    framed(figure, round(70 + ROW_HEIGHT * (top + 0.6)))
    figure.update_layout(showlegend=False, margin={"t": 44, "b": 26, "l": 4})
    return figure


def life_line(lines: pd.DataFrame, marks: pd.DataFrame, axis: TimeAxis, today: date) -> go.Figure:
    """The life line of one claim with its days in words.

    Args:
        lines: One row from `life_lines`.
        marks: Its rows from `marks_table`.
        axis: From `time_axis`, of this line.
        today: Drawn as a line.
    """
    if lines.empty:
        return empty_figure("No claim to draw.")
    row = next(_each(lines))
    look = LOOKS[OutcomeGroup(row.outcome_group)]
    figure = go.Figure()
    _lives(figure, lines.assign(y=0.0, hover=[_hover(row)]), marks, axis)
    end = "overdue" if row.overdue else OutcomeGroup(row.outcome_group).word
    known = f"{look.sign} {end}"
    days = [(row.made_on, "said", 0.35), (row.resolves_by, "due", 0.8), (row.resolved_on, known, -0.85)]
    for day, word, y in days:
        if pd.notna(day):
            _note(figure, axis, day.date(), y, f"{word}, {day.day} {day:%b %Y}")
    figure.update_yaxes(range=[-1.2, 1.1], visible=False, fixedrange=True)
    _time_axes(figure, axis, side="bottom")
    _today(figure, axis, today, y=None)
    framed(figure, 150)
    figure.update_layout(showlegend=False, margin={"l": 8, "r": 12})
    return figure


def state_figure(states: pd.DataFrame, axis: TimeAxis, today: date) -> go.Figure:
    """Shares of the claims said so far by state, stacked, day by day; each band is named where it is wide enough.

    `states` comes from `state_by_day`.
    """
    if states.empty:
        return empty_figure(f"Fewer than {FEWEST} claims had been said: too few for shares.")
    figure = go.Figure()
    for group, look in LOOKS.items():
        part = states[states["outcome_group"] == group.value]
        _both(
            figure,
            axis,
            x=list(part["day"]),
            y=part["share"],
            mode="lines",
            line={"shape": "hv", "width": 0.5, "color": look.colour},
            fillcolor=look.colour,
            stackgroup="states",
            name=f"{look.sign} {group.word}",
            customdata=part[["n", "n_claims"]],
            hovertemplate="%{customdata[0]} of %{customdata[1]} (%{y:.0%})",
        )
    for place in _each(label_places(states, axis)):
        group = OutcomeGroup(place.outcome_group)
        if place.height >= READABLE_SHARE:
            _note(figure, axis, place.day.date(), place.middle, f"{LOOKS[group].sign} {group.word}", LOOKS[group].ink)
    figure.update_yaxes(title="share of claims said by then", range=[0, 1], tickformat=".0%", fixedrange=True)
    _time_axes(figure, axis, side="bottom")
    _today(figure, axis, today, y=1.0)
    framed(figure, 320)
    figure.update_layout(showlegend=False, hovermode="x unified", margin={"t": 24})
    return figure


# --- parts --------------------------------------------------------------------------------------------------------


def _lives(figure: go.Figure, rows: pd.DataFrame, marks: pd.DataFrame, axis: TimeAxis) -> None:
    """Lines, ticks and marks of some rows, which have `y` and `hover`."""
    waiting = rows[rows["resolves_by"] > rows["ends_on"]]
    x, y = _segments(waiting, "ends_on", "resolves_by")
    _both(figure, axis, x=x, y=y, mode="lines", line={"color": NEUTRAL, "width": 1.5, "dash": "dot"}, hoverinfo="skip")
    for row in _each(rows[rows["overdue"]]):
        _outline(figure, axis, row)
    for group, look in LOOKS.items():
        part = rows[rows["outcome_group"] == group.value]
        x, y = _segments(part, "made_on", "ends_on")
        line = {"color": look.colour, "width": 4}
        _both(figure, axis, x=x, y=y, mode="lines", line=line, opacity=0.7, hoverinfo="skip")
    _ticks(figure, rows, marks, axis)
    _points(figure, axis, rows, "made_on", {"symbol": "circle", "color": NEUTRAL, "size": 10})
    _points(figure, axis, rows, "resolves_by", {"symbol": "line-ns", "size": 9, "line": {"color": NEUTRAL, "width": 3}})
    for group, look in LOOKS.items():
        part = rows[(rows["outcome_group"] == group.value)]
        marker = {"symbol": "diamond", "color": look.colour, "size": 17}
        _points(figure, axis, part, "resolved_on", marker, look.sign, look.ink)


def _points(
    figure: go.Figure,
    axis: TimeAxis,
    rows: pd.DataFrame,
    day: str,
    marker: dict[str, Any],
    sign: str = "",
    ink: str | None = None,
) -> None:
    """One mark a row on a day, with the claim's id to click and its facts to hover."""
    for reference, part in _parts(axis, rows.dropna(subset=day), day):
        figure.add_scatter(
            x=list(part[day]),
            y=part["y"] + LINE,
            xaxis=reference,
            mode="markers+text" if sign else "markers",
            text=[sign] * len(part),
            textfont={"color": ink, "size": 10},
            marker={"opacity": 1} | marker,
            customdata=part[["id", "hover"]],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )


def _ticks(figure: go.Figure, rows: pd.DataFrame, marks: pd.DataFrame, axis: TimeAxis) -> None:
    """Documents and updates as small ticks under the line of their claim."""
    placed = marks.merge(rows[["id", "y"]], on="id")
    for what, symbol in (("evidence", "line-ns"), ("update", "triangle-up")):
        for reference, part in _parts(axis, placed[placed["what"] == what], "day"):
            words = [f"{what}, {row.day:%Y-%m-%d}<br>{_wrapped(row.words)}" for row in _each(part)]
            figure.add_scatter(
                x=list(part["day"]),
                y=part["y"] + TICKS,
                xaxis=reference,
                mode="markers",
                marker={"symbol": symbol, "size": 5, "color": NEUTRAL, "line": {"color": NEUTRAL, "width": 1.5}},
                customdata=part[["id"]].assign(words=words),
                hovertemplate="%{customdata[1]}<extra></extra>",
            )


def _event_lines(figure: go.Figure, events: pd.DataFrame, axis: TimeAxis, floor: float) -> None:
    """Dotted vertical lines with a letter on top; the tiers keep letters clear of each other."""
    for event in _each(events):
        height = floor + TIER * (event.tier + 0.5)
        figure.add_shape(
            type="line",
            x0=event.day,
            x1=event.day,
            xref=_reference(axis, event.day.date()),
            y0=-0.6,
            y1=height,
            line={"color": NEUTRAL, "width": 1, "dash": "dot"},
            opacity=0.6,
            layer="below",
        )
        figure.add_annotation(
            x=event.day,
            xref=_reference(axis, event.day.date()),
            y=height,
            text=f"<b>{event.mark}</b>",
            hovertext=f"{event.day:%Y-%m-%d}<br>{_wrapped(event.title)}",
            showarrow=False,
            font={"size": 12, "color": "#FFFFFF"},
            bgcolor="#5B605A",
            borderpad=2,
        )


def _time_axes(figure: go.Figure, axis: TimeAxis, side: str) -> None:
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
        "dtick": f"M{12 * max(1, math.ceil(years / 2))}",
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


def _today(figure: go.Figure, axis: TimeAxis, today: date, y: float | None = 0.0) -> None:
    """A line for today, named at one end of it, or not at all."""
    if not axis.first <= today <= axis.last:
        return
    line = {"color": NEUTRAL, "width": 2}
    reference = _reference(axis, today)
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


def _note(figure: go.Figure, axis: TimeAxis, day: date, y: float, text: str, colour: str | None = None) -> None:
    """Words at a day, turned inwards near the ends of the axis."""
    at = axis.position(day)
    anchor = "left" if at < 0.3 else "right" if at > 0.7 else "center"
    figure.add_annotation(
        x=day,
        xref=_reference(axis, day),
        xanchor=anchor,
        y=y,
        text=literal(text),
        showarrow=False,
        font={"size": 13} | ({"color": colour} if colour else {}),
    )


def _outline(figure: go.Figure, axis: TimeAxis, row: Any) -> None:
    """A box around the line of an overdue claim."""
    for reference in ("x", "x2") if axis.split else ("x",):
        figure.add_shape(
            type="rect",
            xref=reference,
            x0=row.made_on,
            x1=row.ends_on,
            y0=row.y + LINE - 0.15,
            y1=row.y + LINE + 0.15,
            line={"color": NEUTRAL, "width": 1.5},
        )


def _parts(axis: TimeAxis, rows: pd.DataFrame, day: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of each part of the axis that has any, by the part's name."""
    reference = pd.Series([_reference(axis, when.date()) for when in rows[day]], index=rows.index, dtype=object)
    for name in ("x", "x2"):
        if (reference == name).any():
            yield name, rows[reference == name]


def _both(figure: go.Figure, axis: TimeAxis, **trace: Any) -> None:
    """Lines on both parts of the axis; each part cuts off what lies outside it."""
    figure.add_scatter(**trace)
    if axis.split:
        figure.add_scatter(**trace, xaxis="x2")


def _reference(axis: TimeAxis, day: date) -> str:
    return "x2" if axis.split and day > axis.split else "x"


def _segments(rows: pd.DataFrame, start: str, end: str) -> tuple[list[Any], list[Any]]:
    """Points of one broken line through all rows."""
    x = [day for row in _each(rows) for day in (getattr(row, start), getattr(row, end), None)]
    y = [level for row in _each(rows) for level in (row.y + LINE, row.y + LINE, None)]
    return x, y


def _each(rows: pd.DataFrame) -> Any:
    return rows.itertuples(index=False)


def _hover(row: Any) -> str:
    days = [("said", row.made_on), ("due by", row.resolves_by), ("outcome known", row.resolved_on)]
    look = LOOKS[OutcomeGroup(row.outcome_group)]
    state = f"{look.sign} {OutcomeGroup(row.outcome_group).word}" + (", overdue" if row.overdue else "")
    facts = [f"{word} {day:%Y-%m-%d}" for word, day in days if pd.notna(day)]
    return f"{_wrapped(row.statement)}<br><b>{literal(row.speaker_name)}</b><br>{' · '.join([state, *facts])}"


def _wrapped(text: str) -> str:
    return "<br>".join(literal(line) for line in textwrap.wrap(text, HOVER_WIDTH))
