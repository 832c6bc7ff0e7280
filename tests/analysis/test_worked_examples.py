"""The Method page's examples: the arithmetic that is shown gives the value that is shown."""

from math import log

import pytest

from dashboard.analysis.worked_examples import WORKED_EXAMPLES

BY_HAND = {
    "Brier score": (0.1**2 + 0.1**2 + 0.4**2 + 0.6**2 + 0.2**2) / 5,
    "Brier score of a word, best": (1 - 0.85) ** 2,
    "Brier score of a word, worst": (1 - 0.60) ** 2,
    "Log score": -(2 * log(0.9) + log(0.6) + log(0.4) + log(0.8)) / 5,
    "Skill against the base rate": 1 - 0.116 / 0.24,
    "Skill against always 50 %": 1 - 0.116 / 0.25,
    "Area under the ROC curve": 5.5 / 6,
    "Miscalibration (CORP)": 0.116 - (0.5**2 + 0.5**2) / 5,
    "Discrimination (CORP)": 0.24 - 0.1,
    "Reliability (Murphy)": (2 * 0.1**2 + 2 * 0.1**2 + 1 * 0.2**2) / 5,
    "Resolution (Murphy)": (2 * 0.4**2 + 2 * 0.1**2 + 1 * 0.6**2) / 5,
    "Time-weighted Brier score": (10 * 0.6**2 + 20 * 0.1**2) / 30,
    "Against the others": 0.25 - 0.01,
}


def test_values_are_what_the_arithmetic_gives():
    found = {example.score: example.value for example in WORKED_EXAMPLES}
    assert {name: found[name] for name in BY_HAND} == pytest.approx(BY_HAND)


def test_interval_ends_are_inside_the_unit_range_and_below_the_share():
    found = {example.score: example.value for example in WORKED_EXAMPLES}
    for name in ("Wilson interval, lower end", "Jeffreys interval, lower end"):
        assert 0 < found[name] < 3 / 5


def test_every_example_names_its_source():
    assert all(example.source and example.formula and example.arithmetic for example in WORKED_EXAMPLES)
