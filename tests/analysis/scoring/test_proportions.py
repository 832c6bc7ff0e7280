import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from dashboard.analysis.scoring import effective_n, jeffreys, wilson

CASES = [(0, 1), (1, 1), (1, 2), (0, 10), (3, 10), (10, 10), (81, 263), (999, 1000)]


@pytest.mark.parametrize(("events", "n"), CASES)
@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.999])
def test_wilson_agrees_with_scipy(events, n, level):
    expected = stats.binomtest(events, n).proportion_ci(level, method="wilson")
    assert wilson(events, n, level=level) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_by_hand():
    z = 1.959963984540054
    centre, half = (2 + z**2 / 2) / (5 + z**2), z / (5 + z**2) * math.sqrt(2 * 3 / 5 + z**2 / 4)
    assert wilson(2, 5) == pytest.approx((centre - half, centre + half), rel=1e-14)


@pytest.mark.parametrize(("events", "n"), CASES)
@pytest.mark.parametrize("level", [0.5, 0.95])
def test_jeffreys_agrees_with_statsmodels_but_for_its_ends(events, n, level):
    low, high = proportion_confint(events, n, alpha=1 - level, method="jeffreys")
    expected = (0 if events == 0 else low, 1 if events == n else high)
    assert jeffreys(events, n, level=level) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("interval", [wilson, jeffreys])
def test_ends_are_exact(interval):
    assert interval(0, 7)[0] == 0
    assert interval(7, 7)[1] == 1


@pytest.mark.parametrize("interval", [wilson, jeffreys])
def test_nothing_tells_nothing(interval):
    assert np.isnan(interval(0, 0)).all()


@pytest.mark.parametrize("interval", [wilson, jeffreys])
def test_arrays_are_worked_through_at_once(interval):
    low, high = interval([1, 0, 5], [2, 0, 5])
    assert low == pytest.approx([float(interval(1, 2)[0]), math.nan, float(interval(5, 5)[0])], nan_ok=True)
    assert high == pytest.approx([float(interval(1, 2)[1]), math.nan, 1], nan_ok=True)


@pytest.mark.parametrize("interval", [wilson, jeffreys])
@given(n=st.integers(1, 10**6), share=st.floats(0, 1))
def test_intervals_hold_the_share(interval, n, share):
    events = round(share * n)
    low, high = interval(events, n)
    assert 0 <= low <= events / n + 1e-12
    assert events / n - 1e-12 <= high <= 1


@pytest.mark.parametrize("interval", [wilson, jeffreys])
@pytest.mark.parametrize(("events", "n"), [(-1, 2), (3, 2), (math.nan, 2), (1, math.inf)])
def test_impossible_counts_are_refused(interval, events, n):
    with pytest.raises(ValueError, match="`events` must be in"):
        interval(events, n)


@pytest.mark.parametrize("interval", [wilson, jeffreys])
@pytest.mark.parametrize("level", [0, 1, 95])
def test_impossible_levels_are_refused(interval, level):
    with pytest.raises(ValueError, match="`level` must be in"):
        interval(1, 2, level=level)


def test_effective_number():
    assert effective_n(np.array([3.0, 3.0])) == 2
    assert effective_n(np.array([3.0, 1.0])) == 4**2 / 10
    assert effective_n(np.array([0.0])) == 0
