import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.scoring import Score, relative, standing_days, time_weighted

NAN = float("nan")
NAT = "NaT"


def test_a_forecast_stands_until_the_close():
    assert standing_days(["2022-01-01", "2022-01-04T12:00"], ["2022-01-11"] * 2).tolist() == [10, 6.5]


def test_a_forecast_stands_until_its_successor_in_time():
    made = ["2022-01-06", "2022-01-01", "2022-01-03", "2022-01-02"]
    assert standing_days(made, ["2022-01-11"] * 4, history=[1, 1, 1, 2]).tolist() == [5, 2, 3, 9]


def test_a_successor_after_the_close_shortens_nothing():
    found = standing_days(["2022-01-01", "2022-01-20"], ["2022-01-11", "2022-01-31"], history=[1, 1])
    assert found.tolist() == [10, 11]


def test_of_two_at_the_same_moment_the_later_row_stands():
    assert standing_days(["2022-01-01"] * 2, ["2022-01-11"] * 2, history=[1, 1]).tolist() == [0, 10]


def test_a_missing_date_is_not_a_number_and_replaces_nothing():
    found = standing_days(["2022-01-01", NAT, "2022-01-03"], ["2022-01-11", "2022-01-11", NAT], history=[1, 1, 1])
    assert found == pytest.approx([10, NAN, NAN], nan_ok=True)


def test_dates_that_run_backwards_are_refused():
    with pytest.raises(ValueError, match="`made_at` must not be after `closes_at`"):
        standing_days(["2022-01-02"], ["2022-01-01"])
    with pytest.raises(ValueError, match="`made_at` must not be after `closes_at`"):
        relative([0.1], [1], [1], ["2022-01-02"], ["2022-01-01"])


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="lengths must be equal"):
        standing_days(["2022-01-02"], ["2022-01-03"], history=[1, 2])
    with pytest.raises(ValueError, match="lengths must be equal"):
        relative([0.1], [1, 2], [1])
    with pytest.raises(ValueError, match="lengths must be equal"):
        time_weighted([0.1], [1, 2])


def test_each_forecast_counts_for_its_days():
    assert time_weighted([0.49, 0.09, NAN, 0.5], [2, 6, 5, NAN]) == Score(
        pytest.approx((2 * 0.49 + 6 * 0.09) / 8), 2, 2
    )
    assert time_weighted([0.4, 0.1], [1, 2], [3, 1]).value == pytest.approx((3 * 0.4 + 2 * 0.1) / 5)


def test_no_time_no_mean():
    assert math.isnan(time_weighted([0.4], [0]).value)
    assert math.isnan(time_weighted([], []).value)


def test_negative_days_are_refused():
    with pytest.raises(ValueError, match="must be finite and not negative"):
        time_weighted([0.4], [-1])


def test_relative_by_hand():
    """Ann 0.09 for five days, then 0.01; Bob 0.36 from day 3 to day 11; each with the other only."""
    found = relative(
        [0.09, 0.01, 0.36],
        question=[1, 1, 1],
        forecaster=[1, 1, 2],
        made_at=["2022-01-01", "2022-01-06", "2022-01-03"],
        closes_at=["2022-01-11"] * 3,
    )
    assert found.difference == pytest.approx([0.09 - 0.36, 0.01 - 0.36, (3 * (0.36 - 0.09) + 5 * (0.36 - 0.01)) / 8])
    assert found.days.tolist() == [3, 5, 8]
    assert found.mean().value == pytest.approx(0, abs=1e-12)


def test_relative_needs_company():
    found = relative([0.1, 0.2], [1, 2], [1, 2], ["2022-01-01"] * 2, ["2022-01-11"] * 2)
    assert np.isnan(found.difference).all()
    assert found.days.tolist() == [0, 0]
    assert (math.isnan(found.mean().value), found.mean().n, found.mean().n_missing) == (True, 0, 2)


def test_relative_compares_only_while_both_stand():
    found = relative([0.1, 0.2], [1, 1], [1, 2], ["2022-01-01", "2022-01-11"], ["2022-01-11", "2022-01-21"])
    assert np.isnan(found.difference).all()


def test_relative_leaves_out_what_is_missing():
    made, closes = ["2022-01-01", "2022-01-01", NAT, "2022-01-01"], ["2022-01-11"] * 4
    found = relative([0.1, 0.3, 0.9, NAN], [1] * 4, [1, 2, 3, 4], made, closes)
    assert found.difference == pytest.approx([-0.2, 0.2, NAN, NAN], nan_ok=True)
    assert found.days.tolist() == [10, 10, 0, 0]


def test_relative_without_dates_goes_by_question():
    """Ann's mean on question 1 is 0.2; Bob's only score 0.5; Cid is alone on question 2."""
    found = relative([0.1, 0.3, 0.5, 0.7, NAN], [1, 1, 1, 2, 1], [1, 1, 2, 3, 4])
    assert found.difference == pytest.approx([0.1 - 0.5, 0.3 - 0.5, 0.5 - 0.2, NAN, NAN], nan_ok=True)
    assert found.days.tolist() == [1, 1, 1, 0, 0]


def test_relative_of_nothing():
    assert relative([], [], []).mean().n == 0
    assert relative([], [], [], np.array([], "M8[us]"), np.array([], "M8[us]")).mean().n == 0


ROW = st.tuples(st.integers(0, 8), st.integers(0, 2), st.integers(0, 3), st.integers(0, 9), st.integers(0, 5))


@given(st.lists(ROW, max_size=14))
def test_relative_agrees_with_a_day_by_day_count(rows):
    """The sweep against a plain loop over days in exact fractions."""
    scores, question, forecaster, made, stood = (
        (list(column) for column in zip(*rows, strict=True)) if rows else [[]] * 5
    )
    closes = [start + days for start, days in zip(made, stood, strict=True)]
    day_zero = np.datetime64("2022-01-01", "us")
    found = relative(
        np.array(scores) / 8,
        question,
        forecaster,
        day_zero + np.array(made, dtype="timedelta64[D]"),
        day_zero + np.array(closes, dtype="timedelta64[D]"),
    )
    differences, days = _day_by_day([Fraction(score, 8) for score in scores], question, forecaster, made, closes)
    assert found.days.tolist() == days
    assert found.difference == pytest.approx(differences, nan_ok=True, abs=1e-12)


def _day_by_day(scores, question, forecaster, made, closes):
    totals, days = [Fraction(0)] * len(scores), [0] * len(scores)
    for day in range(20):
        standing = [row for row in range(len(scores)) if _stands(row, day, question, forecaster, made, closes)]
        for row in standing:
            others = [scores[other] for other in standing if question[other] == question[row] and other != row]
            if others:
                totals[row] += scores[row] - sum(others) / len(others)
                days[row] += 1
    return [float(total / n) if n else NAN for total, n in zip(totals, days, strict=True)], days


def _stands(row, day, question, forecaster, made, closes):
    def replaced(other):
        same = question[other] == question[row] and forecaster[other] == forecaster[row]
        return same and (made[row], row) < (made[other], other) and made[other] <= day

    return made[row] <= day < closes[row] and not any(replaced(other) for other in range(len(made)))
