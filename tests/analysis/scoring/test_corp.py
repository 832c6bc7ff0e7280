import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from dashboard.analysis.scoring import brier, consistency_bands, corp, log_score, mean_score, recalibration

RNG = np.random.default_rng(7)
P = RNG.integers(0, 101, 800) / 100
Y = (RNG.random(800) < P**1.5).astype(float)
W = RNG.integers(1, 5, 800).astype(float)
ROWS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 1]), st.floats(0.1, 9)), min_size=1)


def test_violators_are_pooled():
    found = recalibration([0.1, 0.3, 0.5, 0.7, 0.9], [0, 1, 0, 0, 1])
    assert found.recalibrated == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3, 1])
    assert found.n.tolist() == [1] * 5


def test_equal_probabilities_are_pooled_whatever_their_last_bits():
    found = recalibration([0.1 + 0.2, 0.3, 0.9], [1, 0, 1])
    assert found.probability.tolist() == [0.3, 0.9]
    assert found.recalibrated.tolist() == [0.5, 1]
    assert found.n.tolist() == [2, 1]


@pytest.mark.parametrize("weight", [None, W])
def test_the_curve_agrees_with_scikit_learn(weight):
    found = recalibration(P, Y, weight)
    oracle = IsotonicRegression(y_min=0, y_max=1).fit(P, Y, sample_weight=weight)
    assert found.recalibrated == pytest.approx(oracle.predict(found.probability), abs=1e-12)


def test_terms_worked_by_hand():
    """Recalibrated: 0 for 0.2, 1/2 for 0.5 and 0.6, 1 for 0.9; the base rate is 1/2."""
    found = corp([0.2, 0.5, 0.6, 0.9], [0, 1, 0, 1])
    score, best, reference = (0.2**2 + 0.5**2 + 0.6**2 + 0.1**2) / 4, (0 + 1 / 4 + 1 / 4 + 0) / 4, 1 / 4
    assert (found.brier.mcb, found.brier.dsc, found.brier.unc) == pytest.approx(
        (score - best, reference - best, reference)
    )
    score = -(math.log(0.8) + math.log(0.5) + math.log(0.4) + math.log(0.9)) / 4
    best, reference = 2 * math.log(2) / 4, math.log(2)
    assert (found.log.mcb, found.log.dsc, found.log.unc) == pytest.approx((score - best, reference - best, reference))


@pytest.mark.parametrize(("name", "rule"), [("brier", brier), ("log", log_score)])
@given(rows=ROWS)
def test_terms_add_up_and_are_not_negative(name, rule, rows):
    p, y, w = (np.array(column) for column in zip(*rows, strict=True))
    terms = getattr(corp(p, y, w), name)
    assert terms.mcb - terms.dsc + terms.unc == pytest.approx(mean_score(rule(p, y), w).value, abs=1e-9)
    assert terms.mcb >= 0
    assert 0 <= terms.dsc <= terms.unc + 1e-12


@pytest.mark.parametrize("rows", [([0.25] * 4 + [0.75] * 4, [0, 0, 0, 1, 1, 1, 1, 0]), ([0.0, 1.0], [0, 1])])
def test_calibrated_forecasts_have_no_miscalibration(rows):
    found = corp(*rows)
    assert (found.brier.mcb, found.log.mcb) == pytest.approx((0, 0), abs=1e-15)


def test_one_class_cannot_be_discriminated():
    found = corp([0.2, 0.9], [1, 1])
    assert (found.brier.dsc, found.brier.unc) == (0, 0)
    assert (found.log.dsc, found.log.unc) == pytest.approx((0, 0), abs=1e-15)
    assert found.brier.mcb == pytest.approx((0.8**2 + 0.1**2) / 2)


def test_a_certain_failure_is_finite():
    found = corp([0.0, 0.5], [1, 0])
    assert found.log.mcb - found.log.dsc + found.log.unc == pytest.approx((52 * math.log(2) + math.log(2)) / 2)


def test_a_vanishing_weight_does_not_break_the_log_terms():
    found = corp([0.2, 0.4], [1, 0], [1, 1e-20])
    assert found.log.mcb == pytest.approx(-math.log(0.2))


def test_nothing_and_one():
    assert np.isnan([corp([], []).brier.mcb, corp([], []).log.unc]).all()
    assert recalibration([], []).probability.size == 0
    one = corp([0.3], [1])
    assert (one.brier.mcb, one.brier.dsc, one.brier.unc) == pytest.approx((0.7**2, 0, 0))


def test_bands_hold_calibrated_forecasts_and_not_miscalibrated_ones():
    rng = np.random.default_rng(11)
    p = np.repeat([0.1, 0.3, 0.5, 0.7, 0.9], 400)
    bands = consistency_bands(p, rng)
    good = recalibration(p, np.concatenate([np.arange(400) < 400 * q for q in (0.1, 0.3, 0.5, 0.7, 0.9)])).recalibrated
    assert ((bands.low <= good) & (good <= bands.high)).all()
    bad = recalibration(p, np.tile(np.arange(400) < 200, 5)).recalibrated
    assert ((bad < bands.low) | (bad > bands.high)).tolist() == [True, True, False, True, True]


def test_bands_of_one_probability_are_binomial_quantiles():
    """400 tosses of an even coin: 90 % of the shares lie within 1.645 standard errors."""
    bands = consistency_bands([0.5] * 400, np.random.default_rng(3), n_resamples=4000)
    half = 1.645 * math.sqrt(0.25 / 400)
    assert (bands.low[0], bands.high[0]) == pytest.approx((0.5 - half, 0.5 + half), abs=0.005)
    wide = consistency_bands([0.5] * 400, np.random.default_rng(3), level=0.99)
    assert wide.low[0] < bands.low[0] < bands.high[0] < wide.high[0]


def test_weighted_bands_are_wider():
    p, w = [0.5] * 400, [10.0] * 20 + [0.1] * 380
    even, odd = (consistency_bands(p, np.random.default_rng(3), weight) for weight in (None, w))
    assert odd.high[0] - odd.low[0] > 2 * (even.high[0] - even.low[0])


def test_bands_repeat_with_the_seed_and_only_then():
    first, again, other = (consistency_bands(P, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.low, again.low)
    assert not np.array_equal(first.low, other.low)


def test_bands_thin_out_many_probabilities_but_keep_the_ends():
    p = np.linspace(0.05, 0.95, 1001)
    bands = consistency_bands(p, np.random.default_rng(1), n_resamples=10, max_points=50)
    assert bands.probability.size == 50
    assert (bands.probability[0], bands.probability[-1]) == (0.05, 0.95)
    assert (np.diff(bands.low) >= 0).all()
    assert (bands.low <= bands.high).all()


def test_bands_at_certainty_have_no_width():
    bands = consistency_bands([0.0, 1.0], np.random.default_rng(1), n_resamples=5)
    assert (bands.low.tolist(), bands.high.tolist()) == ([0, 1], [0, 1])


def test_bands_of_nothing_are_empty():
    assert consistency_bands([], np.random.default_rng(1)).low.size == 0
    assert consistency_bands([float("nan")], np.random.default_rng(1)).low.size == 0


@pytest.mark.parametrize("option", [{"level": 1}, {"level": 0}, {"n_resamples": 0}, {"max_points": 1}])
def test_odd_options_of_bands_are_refused(option):
    with pytest.raises(ValueError, match=next(iter(option))):
        consistency_bands([0.5], np.random.default_rng(1), **option)
