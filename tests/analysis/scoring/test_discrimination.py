import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from dashboard.analysis.scoring import auc

RNG = np.random.default_rng(5)
P = RNG.integers(0, 21, 400) / 20
Y = (RNG.random(400) < P).astype(float)


def test_pairs_counted_by_hand():
    """Events 0.8 and 0.4, others 0.4 and 0.2: two pairs won by 0.8, one tie and one won by 0.4."""
    assert auc([0.8, 0.4, 0.4, 0.2], [1, 1, 0, 0]).value == (1 + 1 + 0.5 + 1) / 4


@pytest.mark.parametrize("weight", [None, RNG.random(400)])
def test_auc_agrees_with_scikit_learn(weight):
    assert auc(P, Y, weight).value == pytest.approx(roc_auc_score(Y, P, sample_weight=weight), rel=1e-12)


def test_ties_are_ties_whatever_their_last_bits():
    assert auc([0.1 + 0.2, 0.3], [1, 0]).value == 0.5


@pytest.mark.parametrize("rows", [([], []), ([0.3], [1]), ([0.3, 0.4], [1, 1]), ([0.3, 0.4], [0, 0])])
def test_one_class_has_no_auc(rows):
    assert math.isnan(auc(*rows).value)


def test_a_share_counts_on_both_sides():
    assert auc([0.6, 0.4], [0.5, 0]).value == pytest.approx((0.5 * 1 + 0.5 * 0.5 / 2) / (0.5 * 1.5))


@given(st.lists(st.tuples(st.integers(0, 50).map(lambda k: k / 50), st.sampled_from([0, 1])), min_size=1))
def test_auc_is_bounded_and_turns_around(rows):
    p, y = (np.array(column) for column in zip(*rows, strict=True))
    found = auc(p, y).value
    assert math.isnan(found) or 0 <= found <= 1
    assert auc(1 - p, y).value == pytest.approx(1 - found, nan_ok=True)
