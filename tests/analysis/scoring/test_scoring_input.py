"""What every score refuses, and how it counts what is missing."""

import doctest
import importlib

import numpy as np
import pytest

from dashboard.analysis import scoring
from dashboard.analysis.scoring import complete

NAN = float("nan")
MODULES = ("checks", "corp", "discrimination", "histories", "intervals", "levels", "murphy", "proper", "proportions")
TWO_ARRAYS = (
    scoring.brier,
    scoring.log_score,
    scoring.skill_vs_base_rate,
    scoring.skill_vs_even,
    scoring.murphy,
    scoring.reliability_bins,
    scoring.corp,
    scoring.recalibration,
    scoring.auc,
)
WEIGHTED = TWO_ARRAYS[2:]


@pytest.mark.parametrize("score", TWO_ARRAYS)
@pytest.mark.parametrize("value", [-0.01, 1.01, 72, float("inf"), float("-inf")])
def test_values_outside_0_to_1_are_refused(score, value):
    with pytest.raises(ValueError, match=r"`probability` must be in \[0, 1\], got"):
        score([0.5, value], [1, 0])
    with pytest.raises(ValueError, match=r"`outcome` must be in \[0, 1\], got"):
        score([0.5, 0.5], [1, value])


@pytest.mark.parametrize("score", TWO_ARRAYS)
def test_shapes_must_agree(score):
    with pytest.raises(ValueError, match="lengths must be equal, got `probability` 2, `outcome` 1"):
        score([0.5, 0.5], [1])
    with pytest.raises(ValueError, match="`probability` must have one dimension"):
        score([[0.5]], [1])


@pytest.mark.parametrize("score", WEIGHTED)
@pytest.mark.parametrize("weight", [-1, NAN, float("inf")])
def test_odd_weights_are_refused(score, weight):
    with pytest.raises(ValueError, match="`weight` must be finite and not negative"):
        score([0.5, 0.5], [1, 0], [1, weight])


@pytest.mark.parametrize("score", WEIGHTED)
def test_weights_must_be_as_many(score):
    with pytest.raises(ValueError, match=r"`weight` must have one value per forecast \(2\), got 1"):
        score([0.5, 0.5], [1, 0], [1])


@pytest.mark.parametrize("score", WEIGHTED)
def test_missing_values_are_counted(score):
    found = score([0.2, NAN, 0.6, 0.7], [1, 0, NAN, 0])
    assert found.n_missing == 2
    assert np.sum(found.n) == 2


@pytest.mark.parametrize("score", WEIGHTED)
def test_a_whole_weight_is_as_many_forecasts(score):
    once = dict(_flat(score([0.2, 0.6, 0.7, 0.4], [1, 0, 1, 0], [2, 0, 3, 1])))
    repeated = dict(_flat(score([0.2, 0.2, 0.7, 0.7, 0.7, 0.4], [1, 1, 1, 1, 1, 0])))
    compared = [name for name in once if name not in {"n", "events", "n_missing", "wilson_low", "wilson_high"}]
    assert compared
    for name in compared:
        assert once[name] == pytest.approx(repeated[name], nan_ok=True)


def _flat(found):
    for name, value in vars(found).items():
        if hasattr(value, "__dict__") and not isinstance(value, np.ndarray):
            yield from ((f"{name}.{inner}", part) for inner, part in _flat(value))
        else:
            yield name, value


def test_complete_keeps_the_order():
    known = complete([0.2, NAN, 0.6], [1, 0, 0], [5, 6, 7])
    assert (known.probability.tolist(), known.outcome.tolist(), known.weight.tolist()) == ([0.2, 0.6], [1, 0], [5, 7])


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    module = importlib.import_module(f"dashboard.analysis.scoring.{name}")
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0


def test_public_names_exist_and_are_documented():
    assert scoring.__all__
    for name in scoring.__all__:
        assert hasattr(scoring, name)
        assert getattr(scoring, name).__doc__
