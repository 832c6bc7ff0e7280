"""Reliability of words, the hedge audit and the table of scores, worked by hand."""

from datetime import date

import pytest

from dashboard.analysis.hedge_audit import hedge_audit
from dashboard.analysis.reliability import reliability_table, score_table
from dashboard.analysis.scored_set import Rules, scored_set
from tests.analysis.frames import FAILED, claims_frame

TODAY = date(2022, 6, 1)
MAY = {"phrase": "may", "probability_low": 0.2, "probability_high": 0.6, "probability_point": 0.4}
NO_POINT = {"phrase": "do not exclude", "probability_low": 0.01, "probability_high": 0.6, "probability_point": None}


def scored(*rows):
    return scored_set(claims_frame(*rows), Rules("all"), TODAY).claims


def test_one_row_a_probability_with_observed_share():
    table = reliability_table(scored({}, {}, {}, FAILED, MAY, MAY | FAILED))
    assert list(table["probability"]) == [0.4, 0.97]
    assert list(table["n"]) == [2, 4]
    assert list(table["share"]) == [1 / 2, 3 / 4]
    assert list(table["recalibrated"]) == [1 / 2, 3 / 4]
    assert list(table["phrases"]) == ["may", "will"]
    assert (table["band_low"] <= table["band_high"]).all()


def test_equal_probabilities_are_one_row_however_they_were_computed():
    table = reliability_table(scored({"probability_point": 0.1 + 0.2}, {"probability_point": 0.3}))
    assert list(table["n"]) == [2]


def test_words_without_a_point_are_left_out_of_the_diagram_but_scored():
    claims = scored({}, NO_POINT)
    assert reliability_table(claims)["n"].sum() == 1
    rows = {row["score"]: row for row in score_table(claims)}
    assert rows["Brier score"]["n"] == 2
    assert rows["Miscalibration (CORP, Brier)"]["n"] == 1


def test_bounds_of_the_mean_are_the_means_of_the_bounds():
    rows = {row["score"]: row for row in score_table(scored({}, NO_POINT))}
    assert rows["Brier score"]["low"] == pytest.approx((0.01**2 + 0.4**2) / 2)
    assert rows["Brier score"]["high"] == pytest.approx((0.1**2 + 0.99**2) / 2)
    assert rows["Skill against always 50 %"]["low"] == pytest.approx(1 - (0.1**2 + 0.99**2) / 2 / 0.25)


def test_nothing_scored_gives_empty_tables_and_no_error():
    claims = scored({}).iloc[:0]
    assert reliability_table(claims).empty
    assert hedge_audit(claims).empty
    assert all(row["n"] == 0 for row in score_table(claims))


def test_hedge_audit_counts_by_phrase_the_most_likely_first():
    table = hedge_audit(scored(MAY, MAY | FAILED, {}, NO_POINT))
    assert list(table["phrase"]) == ["will", "may", "do not exclude"]
    assert list(table["n"]) == [1, 2, 1]
    assert list(table["share"]) == [1, 1 / 2, 1]
    assert ((table["share_low"] <= table["share"]) & (table["share"] <= table["share_high"])).all()
