"""Figures of time: one life line a claim, and the line of a single claim."""

import textwrap
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.timeline import TimeAxis
from dashboard.charts.frame import empty_figure, framed, literal
from dashboard.charts.looks import LOOKS
from dashboard.charts.time_axis import NEUTRAL, by_part, each, note, on_both, part_of, time_axes, today_line
from dashboard.register.vocabulary import OutcomeGroup

ROW_HEIGHT = 40
TIER = 0.55
LABEL_LENGTH = 60
HOVER_WIDTH = 60
LINE, LABEL, TICKS = -0.2, 0.24, -0.4


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
    rows = lines.assign(y=[float(n - 1 - number) for number in range(n)], hover=[_hover(row) for row in each(lines)])
    figure = go.Figure()
    n_tiers = int(events["tier"].max()) + 1 if len(events) else 0
    top = n - 0.45 + TIER * n_tiers
    _event_lines(figure, events, axis, n - 0.45)
    _lives(figure, rows, marks, axis)
    for row in each(rows):
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
    time_axes(figure, axis, side="top")
    today_line(figure, axis, today)
    framed(figure, round(70 + ROW_HEIGHT * (top + 0.6)))
    figure.update_layout(showlegend=False, margin={"t": 44, "b": 26, "l": 4})
    return figure


def life_line(lines: pd.DataFrame, marks: pd.DataFrame, axis: TimeAxis, today: date) -> go.Figure:
    """The life line of one claim with its days in words.

    Args:
        lines: One row from `life_lines`; this and the two that follow come from `one_life`.
        marks: Its rows from `marks_table`.
        axis: Of this line alone.
        today: Drawn as a line where the axis reaches it.
    """
    if lines.empty:
        return empty_figure("No claim to draw.")
    row = next(each(lines))
    look = LOOKS[OutcomeGroup(row.outcome_group)]
    figure = go.Figure()
    _lives(figure, lines.assign(y=0.0, hover=[_hover(row)]), marks, axis)
    end = "overdue" if row.overdue else OutcomeGroup(row.outcome_group).word
    known = f"{look.sign} {end}"
    days = [(row.made_on, "said", 0.35), (row.resolves_by, "due", 0.8), (row.ends_on, known, -0.85)]
    for day, word, y in days:
        if pd.notna(day):
            note(figure, axis, day.date(), y, f"{word}, {day.day} {day:%b %Y}")
    figure.update_yaxes(range=[-1.2, 1.1], visible=False, fixedrange=True)
    time_axes(figure, axis, side="bottom")
    today_line(figure, axis, today, y=None)
    framed(figure, 150)
    figure.update_layout(showlegend=False, margin={"l": 8, "r": 12})
    return figure


# --- parts --------------------------------------------------------------------------------------------------------


def _lives(figure: go.Figure, rows: pd.DataFrame, marks: pd.DataFrame, axis: TimeAxis) -> None:
    """Lines, ticks and marks of some rows, which have `y` and `hover`."""
    waiting = rows[rows["resolves_by"] > rows["ends_on"]]
    x, y = _segments(waiting, "ends_on", "resolves_by")
    on_both(
        figure, axis, x=x, y=y, mode="lines", line={"color": NEUTRAL, "width": 1.5, "dash": "dot"}, hoverinfo="skip"
    )
    for row in each(rows[rows["overdue"]]):
        _outline(figure, axis, row)
    for group, look in LOOKS.items():
        part = rows[rows["outcome_group"] == group.value]
        x, y = _segments(part, "made_on", "ends_on")
        line = {"color": look.colour, "width": 4}
        on_both(figure, axis, x=x, y=y, mode="lines", line=line, opacity=0.7, hoverinfo="skip")
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
    for reference, part in by_part(axis, rows.dropna(subset=day), day):
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
        for reference, part in by_part(axis, placed[placed["what"] == what], "day"):
            words = [f"{what}, {row.day:%Y-%m-%d}<br>{_wrapped(row.words)}" for row in each(part)]
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
    for event in each(events):
        height = floor + TIER * (event.tier + 0.5)
        figure.add_shape(
            type="line",
            x0=event.day,
            x1=event.day,
            xref=part_of(axis, event.day.date()),
            y0=-0.6,
            y1=height,
            line={"color": NEUTRAL, "width": 1, "dash": "dot"},
            opacity=0.6,
            layer="below",
        )
        figure.add_annotation(
            x=event.day,
            xref=part_of(axis, event.day.date()),
            y=height,
            text=f"<b>{event.mark}</b>",
            hovertext=f"{event.day:%Y-%m-%d}<br>{_wrapped(event.title)}",
            showarrow=False,
            font={"size": 12, "color": "#FFFFFF"},
            bgcolor="#5B605A",
            borderpad=2,
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


def _segments(rows: pd.DataFrame, start: str, end: str) -> tuple[list[Any], list[Any]]:
    """Points of one broken line through all rows."""
    x = [day for row in each(rows) for day in (getattr(row, start), getattr(row, end), None)]
    y = [level for row in each(rows) for level in (row.y + LINE, row.y + LINE, None)]
    return x, y


def _hover(row: Any) -> str:
    days = [("said", row.made_on), ("due by", row.resolves_by), ("outcome known", row.resolved_on)]
    look = LOOKS[OutcomeGroup(row.outcome_group)]
    state = f"{look.sign} {OutcomeGroup(row.outcome_group).word}" + (", overdue" if row.overdue else "")
    facts = [f"{word} {day:%Y-%m-%d}" for word, day in days if pd.notna(day)]
    return f"{_wrapped(row.statement)}<br><b>{literal(row.speaker_name)}</b><br>{' · '.join([state, *facts])}"


def _wrapped(text: str) -> str:
    return "<br>".join(literal(line) for line in textwrap.wrap(text, HOVER_WIDTH))
