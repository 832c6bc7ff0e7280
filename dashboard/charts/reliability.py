"""Figures of probabilities: the reliability diagram, the hedge audit, and forecast histories."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frame import empty_figure, framed, literal

SAID = "#169AE4"
CALIBRATED = "#656A64"
LEXICON = "#BC890F"
BAND = "rgba(101,106,100,0.18)"
PERCENT = ".0%"
SERIES = ("#169AE4", "#BC890F", "#BF341F", "#99699B", "#656A64")
DASHES = ("solid", "dot", "dash", "longdash")


def reliability_figure(table: pd.DataFrame) -> go.Figure:
    """Observed share against what the words mean, with n beside each point and the band of a calibrated speaker.

    `table` comes from `reliability_table`; click data carry the phrases behind a point.
    """
    if table.empty:
        return empty_figure("No scored claim has words with a single likelihood.")
    figure = go.Figure()
    x = table["probability"]
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line={"color": CALIBRATED, "dash": "dot"}, name="calibrated")
    figure.add_scatter(x=x, y=table["band_high"], mode="lines", line={"width": 0}, showlegend=False, hoverinfo="skip")
    figure.add_scatter(
        x=x,
        y=table["band_low"],
        mode="lines",
        line={"width": 0},
        fill="tonexty",
        fillcolor=BAND,
        name="where chance would put a calibrated speaker (90 %)",
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=x,
        y=table["share"],
        mode="markers+text",
        text=[f"n = {n}" for n in table["n"]],
        textposition="top center",
        marker={"color": SAID, "size": 12},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": table["share_high"] - table["share"],
            "arrayminus": table["share"] - table["share_low"],
            "color": SAID,
            "thickness": 1,
        },
        customdata=table[["phrases", "n"]],
        hovertemplate="%{customdata[0]}: meant %{x:.0%}, happened %{y:.0%} (n = %{customdata[1]})<extra></extra>",
        name="observed, with 95 % interval",
    )
    figure.update_xaxes(title="what the words mean", range=[-0.02, 1.04], tickformat=PERCENT)
    figure.update_yaxes(title="share that happened", range=[-0.04, 1.12], tickformat=PERCENT)
    return framed(figure, 440)


def likelihood_histogram(table: pd.DataFrame) -> go.Figure:
    """How many scored claims there are at each probability of `reliability_table`."""
    if table.empty:
        return empty_figure("Nothing to count.")
    figure = go.Figure()
    figure.add_bar(
        x=table["probability"],
        y=table["n"],
        width=0.03,
        text=table["n"],
        textposition="outside",
        cliponaxis=False,
        marker_color=SAID,
        customdata=table[["phrases", "n"]],
        hovertemplate="%{customdata[0]}: n = %{y}<extra></extra>",
        showlegend=False,
    )
    figure.update_xaxes(title="what the words mean", range=[-0.02, 1.04], tickformat=PERCENT)
    figure.update_yaxes(title="scored claims", rangemode="tozero")
    return framed(figure, 200)


def hedge_figure(audit: pd.DataFrame) -> go.Figure:
    """For each phrase the lexicon's interval as a bar and the observed share as a point with its interval."""
    if audit.empty:
        return empty_figure("No scored claim matches.")
    figure = go.Figure()
    names = [f"{literal(phrase)} (n = {n})" for phrase, n in zip(audit["phrase"], audit["n"], strict=True)]
    figure.add_bar(
        y=names,
        x=audit["probability_high"] - audit["probability_low"],
        base=audit["probability_low"],
        orientation="h",
        marker_color=LEXICON,
        opacity=0.55,
        width=0.5,
        name="what readers take it to mean",
        customdata=audit[["phrase"]],
        hovertemplate="%{y}: meant %{base:.0%} and more<extra></extra>",
    )
    figure.add_scatter(
        y=names,
        x=audit["share"],
        mode="markers",
        marker={"color": SAID, "size": 11},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": audit["share_high"] - audit["share"],
            "arrayminus": audit["share"] - audit["share_low"],
            "color": SAID,
            "thickness": 1,
        },
        name="how often it came true, with 95 % interval",
        customdata=audit[["phrase"]],
        hovertemplate="%{y}: came true %{x:.0%}<extra></extra>",
    )
    figure.update_xaxes(title="probability and share", range=[-0.02, 1.02], tickformat=PERCENT)
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], ticksuffix="  ", showgrid=False)
    return framed(figure, 130 + 36 * len(names))


def history_figure(forecasts: pd.DataFrame, marks: Iterable[tuple[date, str]]) -> go.Figure:
    """Probabilities over time as steps, one line a forecaster, with marked days.

    Args:
        forecasts: Rows of one claim from `forecast_table`.
        marks: Days with their names, drawn as vertical lines.
    """
    if forecasts.empty:
        return empty_figure("Nobody's dated numbers are recorded for this claim.")
    figure = go.Figure()
    for number, (name, rows) in enumerate(forecasts.groupby("by", sort=False)):
        figure.add_scatter(
            x=rows["on"],
            y=(rows["low"] + rows["high"]) / 2,
            mode="lines+markers",
            line={"shape": "hv", "color": SERIES[number % len(SERIES)], "dash": DASHES[number // len(SERIES) % 4]},
            name=literal(str(name)),
            hovertemplate="%{x|%Y-%m-%d}: %{y:.0%}<extra>%{fullData.name}</extra>",
        )
    for day, label in marks:
        figure.add_vline(x=pd.Timestamp(day), line={"color": CALIBRATED, "dash": "dot"})
        figure.add_annotation(
            x=pd.Timestamp(day),
            y=1.02,
            yref="paper",
            text=literal(label),
            showarrow=False,
            yanchor="bottom",
            textangle=0,
        )
    figure.update_xaxes(title="day")
    figure.update_yaxes(title="probability", range=[-0.02, 1.02], tickformat=PERCENT)
    framed(figure, 420)
    figure.update_layout(legend={"y": -0.25, "yanchor": "top"}, margin={"t": 28})
    return figure
