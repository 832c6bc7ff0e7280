"""Forecast histories: what forecasters said about a claim, day by day."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.charts.reliability import history_figure
from dashboard.register.loaded import Register
from dashboard.ui.cards import open_claim
from dashboard.ui.drill import chart
from dashboard.ui.text import long_date, md

SHOWN = ["on", "by", "of", "low", "high", "note", "url"]


def histories(register: Register, forecasts: pd.DataFrame) -> None:
    """One figure for each claim that has dated numbers."""
    if forecasts.empty:
        st.write("No dated numbers are recorded for any claim.")
    for name, rows in forecasts.groupby("claim", sort=False):
        claim = register.claims[str(name)]
        st.markdown(f"**{md(claim.statement)}**")
        about = "" if "claim" in set(rows["of"]) else " These numbers are about its condition."
        st.caption(f"{len(rows)} forecasts by {rows['by'].nunique()} forecasters.{about}")
        history_chart(register, str(name), rows)
        open_claim(claim)


def history_chart(register: Register, name: str, rows: pd.DataFrame) -> None:
    """The figure of one claim's forecasts, with the day it was said, its outcome and its events."""
    claim = register.claims[name]
    marks = {claim.made_on: "said"} | {claim.resolved_on: "outcome"} if claim.resolved_on else {claim.made_on: "said"}
    first, last = rows["on"].min().date(), rows["on"].max().date()
    events: dict[date, str] = {}
    for event in (register.events[key] for key in claim.events):
        if event.happened_on and first <= event.happened_on <= last and event.happened_on not in marks:
            events.setdefault(event.happened_on, event.title)
    marks |= dict.fromkeys(events, "event")
    alt = f"{len(rows)} dated probabilities between {first} and {last}"
    chart(history_figure(rows, sorted(marks.items())), rows[SHOWN], f"history-{name}", alt)
    if events:
        told = "; ".join(f"{long_date(day)}, {md(title)}" for day, title in sorted(events.items()))
        st.caption(f"Events in the chart: {told}.")


def history_score_table(scores: pd.DataFrame) -> None:
    """Time-weighted scores of the forecasters."""
    if scores.empty:
        return
    st.dataframe(
        scores.rename(
            columns={"by": "forecaster", "n": "forecasts", "brier": "Brier score", "relative": "against the others"}
        ),
        hide_index=True,
        column_config={
            "days": st.column_config.NumberColumn(format="%.0f"),
            "Brier score": st.column_config.NumberColumn(format="%.3f"),
            "against the others": st.column_config.NumberColumn(format="%+.3f"),
        },
        alt="Forecasters with the days their numbers stood, their Brier score and their distance from the others",
    )
    st.caption(
        "Each forecast counts for the days that it stood before the outcome. Against the others: mean difference from "
        "the others' score on the same claim on the same days; below 0 is better. The questions were not worded "
        "alike, and one claim is no track record."
    )
