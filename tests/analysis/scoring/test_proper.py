import math

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss
from sklearn.metrics import log_loss as sklearn_log_loss

from dashboard.analysis.scoring import (
    LOG_CLIP,
    Score,
    base_rate,
    brier,
    log_score,
    mean_score,
    skill,
    skill_vs_base_rate,
    skill_vs_even,
)

NAN = float("nan")
RNG = np.random.default_rng(20220224)
P = RNG.random(500)
Y = (RNG.random(500) < P).astype(float)
W = RNG.random(500)


@pytest.mark.parametrize(
    ("probability", "outcome", "expected"),
    [
        (0.7, 1, (0.7 - 1) ** 2),
        (0.7, 0, 0.7**2),
        (0.0, 1, 1.0),
        (1.0, 1, 0.0),
        (0.7, 0.5, (0.7 - 0.5) ** 2),
        (0.5, NAN, NAN),
        (NAN, 1, NAN),
    ],
)
def test_brier_matches_the_definition(probability, outcome, expected):
    assert brier([probability], [outcome]) == pytest.approx([expected], abs=1e-15, nan_ok=True)


@pytest.mark.parametrize(
    ("probability", "outcome", "expected"),
    [
        (0.7, 1, -math.log(0.7)),
        (0.7, 0, -math.log(1 - 0.7)),
        (0.5, 1, math.log(2)),
        (1.0, 1, 0.0),
        (0.0, 1, 52 * math.log(2)),
        (1.0, 0, 52 * math.log(2)),
        (0.25, 0.5, -(math.log(0.25) + math.log(0.75)) / 2),
        (0.5, NAN, NAN),
        (NAN, 0, NAN),
    ],
)
def test_log_score_matches_the_definition(probability, outcome, expected):
    assert log_score([probability], [outcome]) == pytest.approx([expected], rel=1e-12, abs=3e-16, nan_ok=True)


def test_log_score_of_a_rare_event_is_not_blunted_by_the_clip():
    assert log_score([1e-12], [1])[0] == pytest.approx(12 * math.log(10), rel=1e-14)


def test_log_score_clips_where_it_is_told():
    assert log_score([0.0, 0.001, 0.5], [1, 1, 1], clip=0.01) == pytest.approx([-math.log(0.01)] * 2 + [math.log(2)])
    assert log_score([0.0, 1.0], [1, 1], clip=0).tolist() == [math.inf, 0.0]


@pytest.mark.parametrize("clip", [-0.1, 0.5, NAN])
def test_log_score_refuses_other_clips(clip):
    with pytest.raises(ValueError, match="`clip` must be in"):
        log_score([0.5], [1], clip=clip)


@given(belief=st.floats(0, 1), stated=st.floats(0, 1))
@pytest.mark.parametrize("rule", [brier, log_score])
def test_stating_your_belief_is_never_worse(rule, belief, stated):
    def expected(p):
        happened, not_happened = rule([p, p], [1, 0])
        return belief * happened + (1 - belief) * not_happened

    assert expected(belief) <= expected(stated) + 1e-12


@given(st.floats(0, 1), st.sampled_from([0, 1]))
def test_scores_stay_in_their_bounds(probability, outcome):
    assert 0 <= brier([probability], [outcome])[0] <= 1
    assert 0 <= log_score([probability], [outcome])[0] <= -math.log(LOG_CLIP) * (1 + 1e-15)


@pytest.mark.parametrize("weight", [None, W])
def test_means_agree_with_other_libraries(weight):
    assert mean_score(brier(P, Y), weight).value == pytest.approx(
        brier_score_loss(Y, P, sample_weight=weight), rel=1e-12
    )
    both = np.column_stack([1 - P, P])
    expected = sklearn_log_loss(Y, both, sample_weight=weight)
    assert mean_score(log_score(P, Y), weight).value == pytest.approx(expected, rel=1e-12)


def test_certain_failures_cost_what_scikit_learn_makes_them_cost():
    p, y = np.array([0.0, 1.0, 0.3]), np.array([1, 0, 1])
    expected = sklearn_log_loss(y, np.column_stack([1 - p, p]))
    assert mean_score(log_score(p, y)).value == pytest.approx(expected, rel=1e-12)


def test_scores_agree_with_scoringrules():
    assert brier(P, Y) == pytest.approx(scoringrules.brier_score(Y, P), rel=1e-12)


def test_mean_counts_what_is_missing():
    assert mean_score([0.25, NAN, 0.75]) == Score(0.5, 2, 1)
    assert mean_score([1.0, NAN, 0.0], [3, 100, 1]) == Score(3 / 4, 2, 1)


@pytest.mark.parametrize(("scores", "weight", "n"), [([], None, 0), ([NAN], None, 0), ([0.3, 0.4], [0, 0], 2)])
def test_mean_of_nothing_is_not_a_number(scores, weight, n):
    found = mean_score(scores, weight)
    assert math.isnan(found.value)
    assert found.n == n


def test_base_rate_is_the_share_that_happened():
    assert base_rate([1, 0, 0, NAN]) == Score(1 / 3, 3, 1)
    assert base_rate([1, 0], [1, 3]).value == 1 / 4


def test_skill_is_the_saved_share_of_the_reference():
    p, y = [0.8, 0.6, 0.1], [1, 0, 0]
    mean = (0.2**2 + 0.6**2 + 0.1**2) / 3
    assert skill_vs_base_rate(p, y).value == pytest.approx(1 - mean / (1 / 3 * 2 / 3))
    assert skill_vs_even(p, y).value == pytest.approx(1 - mean / 0.25)


def test_skill_is_weighted():
    p, y, w = [0.8, 0.6], [1, 0], [3, 1]
    mean = (3 * 0.2**2 + 0.6**2) / 4
    assert skill_vs_base_rate(p, y, w).value == pytest.approx(1 - mean / (3 / 4 * 1 / 4))
    assert skill_vs_even(p, y, w).value == pytest.approx(1 - mean / 0.25)


@pytest.mark.parametrize("outcome", [[1, 1, 1], [0, 0, 0], [0.1, 0.1, 0.1]])
def test_skill_against_a_perfect_base_rate_is_not_defined(outcome):
    assert math.isnan(skill_vs_base_rate([0.3, 0.2, 0.7], outcome, [0.1, 0.2, 0.3]).value)


def test_skill_of_nothing_is_not_defined():
    assert math.isnan(skill_vs_base_rate([], []).value)
    assert math.isnan(skill_vs_even([], []).value)
    assert math.isnan(skill(0.1, 0.0))


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 1])), min_size=1))
def test_skill_against_even_is_bounded(rows):
    assert -3 - 1e-9 <= skill_vs_even(*zip(*rows, strict=True)).value <= 1
