"""The matrix of conditional claims: one dot a claim, in the cell of its trigger and its response."""

import textwrap
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.conditions import RESPONSES, cell_counts
from dashboard.charts.frame import GRID, empty_figure, framed, literal
from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import ConditionState, OutcomeGroup

PER_LINE = 3
STEP = 0.31
LINE_HEIGHT = 25
DOT = 12
HOVER_WIDTH = 60


def condition_matrix(table: pd.DataFrame, words: Mapping[OutcomeGroup, str]) -> go.Figure:
    """Trigger by response, one clickable dot a claim, none over another.

    Args:
        table: From `conditions_table`; click data carry the id of the claim.
        words: What each response is called, short enough for a fifth of a phone.
    """
    if table.empty:
        return empty_figure("No claim of this register has an “if”.")
    counts = cell_counts(table)
    tops = _row_tops(counts)
    figure = go.Figure()
    for group in RESPONSES:
        _add_dots(figure, table[table["response"] == group.value], group, tops)
    _add_counts(figure, counts, tops)
    _add_lines(figure, tops)
    of_trigger = {state: sum(counts[state.value, group.value] for group in RESPONSES) for state in ConditionState}
    of_response = {group: sum(counts[state.value, group.value] for state in ConditionState) for group in RESPONSES}
    figure.update_xaxes(
        title={"text": "What came of the “then”", "standoff": 10},
        side="top",
        tickvals=list(range(len(RESPONSES))),
        ticktext=[f"{words[group]}<br>({of_response[group]})" for group in RESPONSES],
        range=[-0.5, len(RESPONSES) - 0.5],
        showgrid=False,
        fixedrange=True,
        tickangle=0,
    )
    bottoms = [*tops.values()][1:]
    middles = [(top + bottom) / 2 for top, bottom in zip(tops.values(), bottoms, strict=False)]
    figure.update_yaxes(
        title={"text": "Did the “if” come?", "standoff": 16},
        tickvals=middles,
        ticktext=[f"{state.word}<br>({of_trigger[state]})" for state in ConditionState],
        range=[bottoms[-1], 0],
        showgrid=False,
        fixedrange=True,
        ticksuffix="  ",
    )
    return framed(figure, 100 + LINE_HEIGHT * bottoms[-1])


def _row_tops(counts: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Where each trigger's row begins, in lines from the top; the end of the last row stands under the empty name."""
    tops, line = {}, 0
    for state in ConditionState:
        tops[state.value] = line
        fullest = max(counts[state.value, group.value] for group in RESPONSES)
        line += 1 + max(1, -(-fullest // PER_LINE))
    return tops | {"": line}


def _add_dots(figure: go.Figure, part: pd.DataFrame, group: OutcomeGroup, tops: Mapping[str, int]) -> None:
    """The dots of one column, in lines of three under the count of their cell."""
    if part.empty:
        return
    look = LOOKS[group]
    place = part.groupby("trigger").cumcount()
    in_cell = part.groupby("trigger")["id"].transform("size")
    in_line = (in_cell - place // PER_LINE * PER_LINE).clip(upper=PER_LINE)
    figure.add_scatter(
        x=RESPONSES.index(group) + (place % PER_LINE - (in_line - 1) / 2) * STEP,
        y=part["trigger"].map(tops) + 1.3 + place // PER_LINE,
        mode="markers",
        marker={
            "symbol": look.marker,
            "color": look.colour,
            "size": DOT,
            "line": {"width": 2 if look.marker.endswith("open") else 0, "color": look.colour},
        },
        customdata=part[["id"]],
        hovertext=[_hover(*who_what) for who_what in zip(part["speaker_name"], part["statement"], strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
        unselected={"marker": {"opacity": 1}},
    )


def _hover(speaker: str, statement: str) -> str:
    lines = textwrap.wrap(f"{speaker}: {statement}", HOVER_WIDTH)
    return "<br>".join(literal(line) for line in lines).replace("%{", "% {")


def _add_counts(figure: go.Figure, counts: Mapping[tuple[str, str], int], tops: Mapping[str, int]) -> None:
    for (trigger, response), n in counts.items():
        if n:
            column = RESPONSES.index(OutcomeGroup(response))
            figure.add_annotation(x=column, y=tops[trigger] + 0.5, text=f"<b>{n}</b>", showarrow=False)


def _add_lines(figure: go.Figure, tops: Mapping[str, int]) -> None:
    for line in tops.values():
        figure.add_hline(y=line, line={"color": GRID, "width": 1}, layer="below")
    for column in range(len(RESPONSES) + 1):
        figure.add_vline(x=column - 0.5, line={"color": GRID, "width": 1}, layer="below")
