import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.scoring import (
    Bounds,
    auc,
    auc_bounds,
    brier,
    brier_bounds,
    log_score,
    log_score_bounds,
    mean_bounds,
    skill_bounds,
)

NAN = float("nan")
INTERVAL = st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(sorted)


@pytest.mark.parametrize(
    ("low", "high", "outcome", "least", "greatest"),
    [
        (0.6, 0.9, 1, 0.1**2, 0.4**2),
        (0.6, 0.9, 0, 0.6**2, 0.9**2),
        (0.0, 1.0, 1, 0, 1),
        (0.2, 0.9, 0.5, 0, 0.4**2),
        (0.7, 0.7, 1, 0.3**2, 0.3**2),
        (NAN, 0.9, 1, NAN, NAN),
        (0.1, NAN, 1, NAN, NAN),
        (0.1, 0.2, NAN, NAN, NAN),
    ],
)
def test_brier_bounds_by_hand(low, high, outcome, least, greatest):
    found = brier_bounds([low], [high], [outcome])
    assert np.concatenate(found) == pytest.approx([least, greatest], abs=1e-15, nan_ok=True)


def test_log_score_bounds_by_hand():
    least, greatest = log_score_bounds([0.6, 0.6], [0.9, 0.9], [1, 0])
    assert least == pytest.approx([-math.log(0.9), -math.log(0.4)])
    assert greatest == pytest.approx([-math.log(0.6), -math.log(0.1)])
    assert log_score_bounds([0], [0.5], [1], clip=0.01)[1] == pytest.approx([-math.log(0.01)])


@pytest.mark.parametrize(("bounds", "rule"), [(brier_bounds, brier), (log_score_bounds, log_score)])
@given(interval=INTERVAL, outcome=st.sampled_from([0, 0.5, 1]))
def test_every_probability_in_the_interval_scores_within_the_bounds(bounds, rule, interval, outcome):
    low, stated, high = interval
    least, greatest = bounds([low], [high], [outcome])
    assert least[0] - 1e-12 <= rule([stated], [outcome])[0] <= greatest[0] + 1e-12


@given(st.lists(st.tuples(INTERVAL, st.sampled_from([0, 1])), min_size=2, max_size=8))
def test_auc_bounds_hold_and_are_reached(rows):
    intervals, outcome = zip(*rows, strict=True)
    low, stated, high = (np.array(column) for column in zip(*intervals, strict=True))
    y = np.array(outcome)
    found = auc_bounds(low, high, y)
    inside = auc(stated, y).value
    if math.isnan(inside):
        assert math.isnan(found.low)
        assert math.isnan(found.high)
    else:
        assert found.low <= inside <= found.high
        assert found.low == auc(np.where(y == 1, low, high), y).value
        assert found.high == auc(np.where(y == 1, high, low), y).value


def test_bounds_of_a_mean_are_means_of_bounds():
    pair = (np.array([0.1, 0.3, NAN]), np.array([0.2, 0.8, NAN]))
    assert mean_bounds(pair) == Bounds(pytest.approx(0.2), pytest.approx(0.5), 2, 1)
    assert mean_bounds(pair, [3, 1, 9]).high == pytest.approx((3 * 0.2 + 0.8) / 4)


def test_skill_bounds_turn_around():
    assert skill_bounds(Bounds(0.1, 0.2, 5, 1), 0.25) == Bounds(1 - 0.2 / 0.25, 1 - 0.1 / 0.25, 5, 1)


@pytest.mark.parametrize("bounds", [brier_bounds, log_score_bounds, auc_bounds])
def test_crossed_ends_are_refused(bounds):
    with pytest.raises(ValueError, match=r"`low` must not be above `high`, got 0\.6 and 0\.5"):
        bounds([0.1, 0.6], [0.2, 0.5], [1, 0])


def test_auc_bounds_leave_out_half_an_interval():
    found = auc_bounds([0.1, 0.2, 0.3, NAN], [0.4, 0.8, NAN, 0.9], [0, 1, 1, 0])
    assert found == Bounds(0, 1, 2, 2)


def test_auc_bounds_need_whole_outcomes():
    with pytest.raises(ValueError, match="`outcome` must be 0 or 1 here"):
        auc_bounds([0.1], [0.2], [0.5])
