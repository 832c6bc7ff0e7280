"""The matrix of conditions: every claim a dot in its cell, none over another."""

from itertools import combinations, product

import pandas as pd
import pytest

from dashboard.analysis.conditions import RESPONSES
from dashboard.charts.conditions import DOT, LINE_HEIGHT, STEP, condition_matrix
from dashboard.register.vocabulary import ConditionState

NARROWEST_COLUMN = 50
WORDS = {group: group.word for group in RESPONSES}


def rows(n_by_cell):
    cells = [cell for cell, n in n_by_cell.items() for _ in range(n)]
    return pd.DataFrame(
        {
            "id": [f"claim-{number}" for number in range(len(cells))],
            "speaker_name": "A & B",
            "statement": "It <b>rains</b> %{x} all day. " * 5,
            "trigger": [trigger for trigger, _ in cells],
            "response": [response for _, response in cells],
        }
    )


def dots(figure):
    return [
        (x, y, data[0]) for trace in figure.data for x, y, data in zip(trace.x, trace.y, trace.customdata, strict=True)
    ]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7, 40])
def test_one_dot_a_claim_and_none_over_another(n):
    cells = product([state.value for state in ConditionState], [group.value for group in RESPONSES])
    table = rows(dict.fromkeys(cells, n))
    drawn = dots(condition_matrix(table, WORDS))
    assert sorted(name for *_, name in drawn) == sorted(table["id"])
    for (x, y, _), (other_x, other_y, _) in combinations(drawn[: 5 * n], 2):
        apart = max(abs(x - other_x) * NARROWEST_COLUMN, abs(y - other_y) * LINE_HEIGHT)
        assert apart >= DOT


def test_dots_stay_in_their_cell():
    figure = condition_matrix(rows({("met", "came_true"): 5, ("not_met", "not_rated"): 2}), WORDS)
    first, second = figure.layout.shapes[0].y0, figure.layout.shapes[1].y0
    met = [(x, y) for x, y, _ in dots(figure)[:5]]
    assert all(abs(x) <= STEP and first < y < second for x, y in met)
    others = [(x, y) for x, y, _ in dots(figure)[5:]]
    assert all(abs(x - 4) <= STEP and y > second for x, y in others)


def test_counts_stand_in_the_cells_and_at_the_axes():
    figure = condition_matrix(rows({("met", "came_true"): 5, ("not_met", "not_rated"): 2}), WORDS)
    assert [note.text for note in figure.layout.annotations] == ["<b>5</b>", "<b>2</b>"]
    assert figure.layout.xaxis.ticktext[0] == "came true<br>(5)"
    assert figure.layout.yaxis.ticktext[1] == "not met<br>(2)"


def test_register_text_is_shown_as_it_stands():
    (trace,) = condition_matrix(rows({("met", "came_true"): 1}), WORDS).data
    assert trace.hovertext[0].startswith("A &amp; B: It &lt;b&gt;rains")
    assert "%{" not in trace.hovertext[0]


def test_nothing_to_draw():
    figure = condition_matrix(rows({}), WORDS)
    assert not figure.data
    assert "“if”" in figure.layout.annotations[0].text
