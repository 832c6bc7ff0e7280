import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.scoring import bin_edges, bin_index, brier, mean_score, murphy, reliability_bins, wilson

NAN = float("nan")
ROWS = st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 1]), st.floats(0, 9)), min_size=1)


def test_terms_worked_by_hand():
    """Two bins: [0.2, 0.3) holds 0.2 and 0.28 with outcomes 0 and 1, [0.8, 0.9) holds 0.8 with outcome 1."""
    terms = murphy([0.2, 0.28, 0.8], [0, 1, 1])
    assert terms.rel == pytest.approx((2 * (0.24 - 1 / 2) ** 2 + (0.8 - 1) ** 2) / 3)
    assert terms.res == pytest.approx((2 * (1 / 2 - 2 / 3) ** 2 + (1 - 2 / 3) ** 2) / 3)
    assert terms.unc == pytest.approx(2 / 3 * 1 / 3)
    variance, covariance = 2 * 0.04**2 / 3, (0.04 * 0.5 + 0.04 * 0.5) / 3
    assert terms.within_bin == pytest.approx(variance - 2 * covariance)


def test_one_probability_per_bin_leaves_nothing_within():
    assert murphy([0.15, 0.15, 0.85], [0, 1, 1]).within_bin == 0


@given(ROWS, st.integers(1, 30))
def test_terms_add_up_to_the_brier_score(rows, n_bins):
    p, y, w = (np.array(column) for column in zip(*rows, strict=True))
    terms = murphy(p, y, w, n_bins=n_bins)
    total = terms.rel - terms.res + terms.unc + terms.within_bin
    assert total == pytest.approx(mean_score(brier(p, y), w).value, abs=1e-12, nan_ok=True)
    assert not terms.rel < 0
    assert not terms.res < 0


def test_terms_add_up_for_outcomes_that_came_partly():
    p, y = [0.1, 0.15, 0.9, 0.4], [0.5, 0, 1, 0.5]
    terms = murphy(p, y)
    assert terms.rel - terms.res + terms.unc + terms.within_bin == pytest.approx(mean_score(brier(p, y)).value)


def test_terms_of_nothing_are_not_defined():
    terms = murphy([], [])
    assert np.isnan([terms.rel, terms.res, terms.unc, terms.within_bin]).all()


def test_terms_of_one_class():
    terms = murphy([0.2, 0.9], [1, 1])
    assert (terms.res, terms.unc) == (0, 0)


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0, 0), (0.1, 1), (0.0999, 0), (0.1 + 0.2, 3), (0.3, 3), (0.7, 7), (0.6, 6), (0.8999, 8), (0.9, 9), (1, 9)],
)
def test_the_lower_edge_belongs_to_its_bin_and_one_to_the_last(probability, expected):
    assert bin_index(np.array([float(probability)])).tolist() == [expected]


@pytest.mark.parametrize("n_bins", [1, 3, 7, 10, 20, 100])
def test_every_lower_edge_opens_its_own_bin(n_bins):
    assert bin_index(np.arange(n_bins) / n_bins, n_bins).tolist() == list(range(n_bins))


def test_bins_show_means_counts_and_intervals():
    bins = reliability_bins([0.2, 0.26, 0.8, NAN], [0, 1, 1, 1])
    low, high = wilson(1, 2)
    assert bins.n.tolist() == [0, 0, 2, 0, 0, 0, 0, 0, 1, 0]
    assert bins.events[2] == 1
    assert bins.mean_probability[2] == pytest.approx((0.2 + 0.26) / 2)
    assert bins.share[[2, 8]].tolist() == [0.5, 1]
    assert (bins.wilson_low[2], bins.wilson_high[2]) == pytest.approx((float(low), float(high)))
    assert (bins.low[2], bins.high[2], bins.high[9], bins.n_missing) == (0.2, 0.3, 1, 1)


def test_empty_bins_have_no_share():
    bins = reliability_bins([0.2], [1])
    for values in (bins.mean_probability, bins.share, bins.wilson_low, bins.wilson_high):
        assert np.isnan(values).tolist() == [at != 2 for at in range(10)]


def test_a_weighted_share_rests_on_the_effective_number():
    bins = reliability_bins([0.2, 0.2, 0.2], [1, 0, 0], [2, 1, 1])
    low, high = wilson(0.5 * (4**2 / 6), 4**2 / 6)
    assert bins.share[2] == 0.5
    assert (bins.wilson_low[2], bins.wilson_high[2]) == pytest.approx((float(low), float(high)))
    assert (bins.n[2], bins.events[2]) == (3, 1)


def test_less_than_one_bin_is_refused():
    with pytest.raises(ValueError, match="`n_bins` must be at least 1, got 0"):
        bin_edges(0)
