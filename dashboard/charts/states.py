"""Figure of the register's state: how its claims were spread over the outcomes, day by day."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.timeline import FEWEST, TimeAxis, label_places
from dashboard.charts.frame import empty_figure, framed
from dashboard.charts.looks import LOOKS
from dashboard.charts.time_axis import each, note, on_both, time_axes, today_line
from dashboard.register.vocabulary import OutcomeGroup

READABLE_SHARE = 0.07


def state_figure(states: pd.DataFrame, axis: TimeAxis, today: date) -> go.Figure:
    """Shares of the claims said so far by state, stacked, day by day; each band is named where it is wide enough.

    `states` comes from `state_by_day`.
    """
    if states.empty:
        return empty_figure(f"Fewer than {FEWEST} claims had been said: too few for shares.")
    figure = go.Figure()
    for group, look in LOOKS.items():
        part = states[states["outcome_group"] == group.value]
        on_both(
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
    for place in each(label_places(states, axis)):
        group = OutcomeGroup(place.outcome_group)
        if place.height >= READABLE_SHARE:
            note(figure, axis, place.day.date(), place.middle, f"{LOOKS[group].sign} {group.word}", LOOKS[group].ink)
    figure.update_yaxes(title="share of claims said by then", range=[0, 1], tickformat=".0%", fixedrange=True)
    time_axes(figure, axis, side="bottom")
    today_line(figure, axis, today, y=1.0)
    framed(figure, 320)
    figure.update_layout(showlegend=False, hovermode="x unified", margin={"t": 24})
    return figure
