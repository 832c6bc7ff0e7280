"""What the figures of time draw, and what a click on them carries."""

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis.tables import claims_table
from dashboard.analysis.timeline import (
    life_lines,
    main_events,
    marks_table,
    one_life,
    state_axis,
    state_by_day,
    time_axis,
)
from dashboard.charts.looks import LOOKS
from dashboard.charts.states import state_figure
from dashboard.charts.timeline import LABEL_LENGTH, life_line, timeline_figure
from dashboard.register.as_of import as_of
from dashboard.register.load import load
from dashboard.register.vocabulary import OutcomeGroup
from tests.builders import ROOT, TODAY

REAL = load(ROOT / "claims.yaml", TODAY).register
DAY = date(2022, 2, 1)


@pytest.fixture(scope="module", params=[TODAY, DAY], ids=str)
def parts(request):
    register = as_of(REAL, request.param)
    lines = life_lines(claims_table(register, request.param), request.param)
    axis = time_axis(lines, request.param)
    return register, lines, axis, request.param


def points(figure):
    """Every mark that can be clicked, as (symbol, id, day)."""
    return [
        (trace.marker.symbol, mark[0], pd.Timestamp(day))
        for trace in figure.data
        if trace.mode and "markers" in trace.mode and trace.customdata is not None
        for mark, day in zip(trace.customdata, trace.x, strict=True)
    ]


def test_each_claim_has_its_marks_and_they_carry_its_id(parts):
    register, lines, axis, today = parts
    shown = lines.head(30)
    events = main_events(register, axis)
    figure = timeline_figure(shown, marks_table(register, shown["id"]), events, axis, today)
    found = points(figure)
    assert sorted(name for symbol, name, _ in found if symbol == "circle") == sorted(shown["id"])
    known = shown.dropna(subset="resolved_on")
    assert sorted((name, day) for symbol, name, day in found if symbol == "diamond") == sorted(
        zip(known["id"], known["resolved_on"], strict=True)
    )
    assert {name for _, name, _ in found} <= set(shown["id"])


def test_an_outcome_looks_as_the_one_table_says(parts):
    register, lines, axis, today = parts
    figure = timeline_figure(lines, marks_table(register, []), main_events(register, axis), axis, today)
    groups = lines.set_index("id")["outcome_group"]
    for trace in figure.data:
        if trace.marker.symbol == "diamond":
            looks = {LOOKS[OutcomeGroup(groups[mark[0]])] for mark in trace.customdata}
            assert [look.colour for look in looks] == [trace.marker.color]
            assert set(trace.text) == {look.sign for look in looks}


def test_no_mark_is_drawn_on_the_wrong_part_of_the_axis(parts):
    register, lines, axis, today = parts
    figure = timeline_figure(lines, marks_table(register, lines["id"]), main_events(register, axis), axis, today)
    split = pd.Timestamp(axis.split)
    for trace in figure.data:
        if trace.customdata is not None:
            later = [pd.Timestamp(day) > split for day in trace.x]
            assert set(later) == {trace.xaxis == "x2"}


def test_labels_are_short_and_one_a_row(parts):
    register, lines, axis, today = parts
    shown = lines.head(30)
    figure = timeline_figure(shown, marks_table(register, shown["id"]), main_events(register, axis), axis, today)
    labels = [note for note in figure.layout.annotations if note.xref == "paper"]
    assert len(labels) == len(shown)
    assert len({note.y for note in labels}) == len(shown)
    assert max(len(note.text) for note in labels) <= LABEL_LENGTH + len("&amp;")


def test_overdue_lines_are_boxed():
    overdue = [date(2022, 1, day) for day in range(2, 31)]
    tables = [(day, life_lines(claims_table(as_of(REAL, day), day), day)) for day in overdue]
    day, lines = next((day, lines) for day, lines in tables if lines["overdue"].any())
    shown = lines[lines["overdue"]]
    axis = time_axis(lines, day)
    figure = timeline_figure(shown, marks_table(REAL, []), main_events(REAL, axis).head(0), axis, day)
    boxes = [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.xref != "paper"]
    assert len(boxes) == len(shown) * (2 if axis.split else 1)


def test_the_line_of_one_claim_names_its_days(parts):
    register, lines, _, today = parts
    row = lines.dropna(subset="resolved_on").head(1)
    figure = life_line(*one_life(register, claims_table(register, today), row["id"].iloc[0], today), today)
    words = " ".join(note.text for note in figure.layout.annotations)
    assert f"said, {row['made_on'].iloc[0].day} " in words
    assert OutcomeGroup(row["outcome_group"].iloc[0]).word in words


def test_states_are_stacked_in_the_colours_of_the_outcomes(parts):
    register, _, axis, today = parts
    states = state_by_day(register, today)
    figure = state_figure(states, state_axis(axis, states), today)
    assert [trace.line.color for trace in figure.data if trace.xaxis != "x2"] == [
        look.colour for look in LOOKS.values()
    ]
    assert {trace.stackgroup for trace in figure.data} == {"states"}
    named = [note.text for note in figure.layout.annotations]
    assert any(OutcomeGroup.CAME_TRUE.word in name for name in named)


def test_empty_frames_say_so(parts):
    register, lines, axis, today = parts
    none = lines.head(0)
    for figure in (
        timeline_figure(none, marks_table(register, []), main_events(register, axis), axis, today),
        life_line(none, marks_table(register, []), axis, today),
        state_figure(state_by_day(register, today).head(0), axis, today),
    ):
        assert len(figure.data) == 0
        assert figure.layout.annotations[0].text
