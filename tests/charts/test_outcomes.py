"""What the figures of outcomes draw, in which order, and what a click on them carries."""

import pandas as pd
import pytest

from dashboard.analysis.counts import outcome_counts
from dashboard.charts.frame import empty_figure, literal
from dashboard.charts.looks import LOOKS
from dashboard.charts.outcomes import NOTHING, outcome_bars, outcome_matrix
from dashboard.register.vocabulary import OutcomeGroup
from tests.hostile import HOSTILE

KINDS = {"threat": "threats", "prediction": "predictions"}
CLAIMS = pd.DataFrame(
    [
        ("prediction", "came_true", ("gas",)),
        ("prediction", "came_true", ("gas", "talks")),
        ("prediction", "did_not", ("talks",)),
        ("threat", "open", ("gas",)),
    ],
    columns=["kind", "outcome_group", "topics"],
)
NONE = CLAIMS.iloc[:0]


@pytest.fixture
def bars():
    return outcome_bars(outcome_counts(CLAIMS, "kind"), "kind", KINDS)


@pytest.fixture
def matrix():
    return outcome_matrix(outcome_counts(CLAIMS, "topics"), "topics", {"gas": "Gas", "talks": "Talks"})


def drawn(figure, number="x"):
    """Every mark as (what it carries, its number)."""
    return {
        tuple(carried): int(n)
        for trace in figure.data
        if trace.customdata is not None
        for carried, n in zip(trace.customdata, trace[number], strict=True)
    }


def test_bars_draw_every_count_and_carry_its_filter(bars):
    assert drawn(bars) == {("prediction", "came_true"): 2, ("prediction", "did_not"): 1, ("threat", "open"): 1}


def test_bars_stand_in_the_fixed_order_of_outcomes(bars):
    names = [trace.name for trace in bars.data]
    order = [f"{look.sign} {group.word}" for group, look in LOOKS.items()]
    assert names == [name for name in order if name in names]
    assert bars.layout.barmode == "stack"


def test_bars_have_the_colour_and_ink_of_their_outcome(bars):
    looks = {f"{look.sign} {group.word}": look for group, look in LOOKS.items()}
    for trace in bars.data:
        assert trace.marker.color == looks[trace.name].colour
        assert trace.textfont.color == looks[trace.name].ink


def test_bars_say_their_totals_the_largest_on_top(bars):
    assert list(bars.layout.yaxis.categoryarray) == ["threats (1)", "predictions (3)"]
    assert {label for trace in bars.data for label in trace.y} == {"threats (1)", "predictions (3)"}
    assert bars.layout.xaxis.title.text == "number of claims"


def test_matrix_draws_every_count_and_carries_its_filter(matrix):
    assert drawn(matrix, "text") == {
        ("gas", "came_true"): 2,
        ("gas", "open"): 1,
        ("talks", "came_true"): 1,
        ("talks", "did_not"): 1,
    }


def test_matrix_keeps_every_column_in_the_fixed_order(matrix):
    assert list(matrix.layout.xaxis.categoryarray) == [group.word for group in OutcomeGroup]
    assert set(matrix.layout.yaxis.categoryarray) == {"Gas", "Talks"}


def test_squares_grow_with_their_number(matrix):
    sizes = {int(n): size for trace in matrix.data for n, size in zip(trace.text, trace.marker.size, strict=True)}
    assert sizes[2] > sizes[1]


@pytest.mark.parametrize("figure", [outcome_bars, outcome_matrix])
@pytest.mark.parametrize("by", ["kind", "topics"])
def test_nothing_to_draw_is_said(figure, by):
    empty = figure(outcome_counts(NONE, by), by, {})
    assert [note.text for note in empty.layout.annotations] == [NOTHING]
    assert empty.data == ()
    assert not empty.layout.xaxis.visible


@pytest.mark.parametrize("text", HOSTILE)
def test_labels_are_literal(text):
    one = CLAIMS.assign(kind="a", topics=[("a",)] * len(CLAIMS))
    (tick,) = outcome_bars(outcome_counts(one, "kind"), "kind", {"a": text}).layout.yaxis.categoryarray
    assert tick == f"{literal(text)} (4)"
    (tick,) = outcome_matrix(outcome_counts(one, "topics"), "topics", {"a": text}).layout.yaxis.categoryarray
    assert tick == literal(text)
    assert "<" not in tick.replace("&lt;", "")
    assert "%{" not in "".join(trace.name or "" for trace in empty_figure(text).data)


def test_hover_says_which_number_of_what(bars, matrix):
    for trace in (*bars.data, *matrix.data):
        assert "%{y}" in trace.hovertemplate
        assert trace.hovertemplate.endswith("<extra></extra>")
        assert any(group.word in trace.hovertemplate for group in OutcomeGroup)
