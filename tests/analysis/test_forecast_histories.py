"""Forecast histories: the table, and time-weighted and relative scores worked by hand."""

import pandas as pd
import pytest

from dashboard.analysis.forecast_histories import forecast_table, history_scores
from tests.builders import claim_data, load_claims

CROWD = [
    {"by": "crowd", "on": "2022-01-01", "probability": 0.4},
    {"by": "crowd", "on": "2022-01-11", "probability": 0.9},
    {"by": "expert", "on": "2022-01-11", "probability": {"low": 0.5, "high": 0.7}, "note": "by June"},
]


def table_of(tmp_path, forecasts, **overrides):
    dates = {"resolves_by": None, "made_on": "2021-12-30", "resolved_on": "2022-01-31", "outcome": "occurred"}
    claim = claim_data(kind="prediction", forecasts=forecasts, **(dates | overrides))
    return forecast_table(load_claims(tmp_path, claim).register)


def test_each_forecast_is_a_row_with_what_happened(tmp_path):
    table = table_of(tmp_path, CROWD)
    assert list(table["by"]) == ["crowd", "crowd", "expert"]
    assert list(table["low"]) == [0.4, 0.9, 0.5]
    assert list(table["high"]) == [0.4, 0.9, 0.7]
    assert list(table["happened"]) == [1, 1, 1]
    assert set(table["closes_on"]) == {pd.Timestamp("2022-01-31")}


def test_each_forecast_counts_for_the_days_that_it_stood(tmp_path):
    scores = history_scores(table_of(tmp_path, CROWD)).set_index("by")
    assert scores.loc["crowd", "days"] == 10 + 20
    assert scores.loc["crowd", "brier"] == pytest.approx((10 * 0.6**2 + 20 * 0.1**2) / 30)
    assert scores.loc["expert", "brier"] == pytest.approx(0.4**2)


def test_relative_scores_compare_only_days_that_both_stood(tmp_path):
    scores = history_scores(table_of(tmp_path, CROWD)).set_index("by")
    assert scores.loc["crowd", "relative"] == pytest.approx(0.1**2 - 0.4**2)
    assert scores.loc["expert", "relative"] == pytest.approx(0.4**2 - 0.1**2)


def test_forecasts_of_a_condition_are_kept_but_not_scored(tmp_path):
    forecasts = [CROWD[0] | {"of": "condition"}]
    condition = {"text": "If it rains", "state": "met"}
    table = table_of(tmp_path, forecasts, condition=condition)
    assert list(table["of"]) == ["condition"]
    assert table["happened"].isna().all()
    assert history_scores(table).empty


def test_forecasts_made_after_the_outcome_are_not_scored(tmp_path):
    late = [{"by": "crowd", "on": "2022-02-01", "probability": 1.0}]
    assert history_scores(table_of(tmp_path, late)).empty


def test_no_forecasts_give_empty_tables(tmp_path):
    table = table_of(tmp_path, [])
    assert table.empty
    assert history_scores(table).empty
