"""Which claims are scored, and the reason for each that is not."""

from datetime import date

import pytest

from dashboard.analysis.scored_set import Rules, scored_set
from tests.analysis.frames import FAILED, IN_PART, NO_NUMBER, STILL_OPEN, claims_frame

TODAY = date(2022, 6, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (STILL_OPEN, "open"),
        ({"status": "withdrawn", "outcome": "", "outcome_group": "not_rated"}, "withdrawn"),
        ({"outcome": "unclear", "outcome_group": "not_rated"}, "unclear"),
        ({"outcome": "void", "outcome_group": "not_rated"}, "void"),
        ({"outcome": "condition_not_met", "outcome_group": "not_rated"}, "condition not met"),
        (NO_NUMBER, "no probability in the words"),
        (IN_PART, "came in part"),
        ({"resolves_by": "2023-01-01"}, "before its deadline"),
    ],
)
def test_each_reason_keeps_a_claim_out_and_is_counted(row, reason):
    found = scored_set(claims_frame({}, row), Rules(), TODAY)
    assert list(found.claims["id"]) == ["claim-0"]
    assert found.unscored == {reason: 1}


def test_every_claim_of_the_panel_is_scored_or_counted():
    claims = claims_frame({}, FAILED, IN_PART, STILL_OPEN, NO_NUMBER, {"kind": "assertion"})
    found = scored_set(claims, Rules(), TODAY)
    assert len(found.claims) + found.n_unscored == 5  # the assertion is of another panel


def test_happened_is_one_zero_or_a_half():
    found = scored_set(claims_frame({}, FAILED, IN_PART), Rules(partly=True), TODAY)
    assert list(found.claims["happened"]) == [1.0, 0.0, 0.5]
    assert found.unscored == {}


def test_early_outcomes_are_scored_only_when_asked_for():
    claims = claims_frame({"resolves_by": "2022-06-02"}, {"resolves_by": "2022-06-01"})
    assert list(scored_set(claims, Rules(), TODAY).claims["id"]) == ["claim-1"]
    assert len(scored_set(claims, Rules(early=True), TODAY).claims) == 2


def test_panels_keep_own_acts_apart_from_forecasts_of_others():
    claims = claims_frame({}, {"kind": "threat"}, {"kind": "commitment"}, {"kind": "assertion"})
    kinds = {
        panel: list(scored_set(claims, Rules(panel), TODAY).claims["kind"])
        for panel in ("forecasts", "own acts", "all")
    }
    assert kinds == {
        "forecasts": ["prediction"],
        "own acts": ["threat", "commitment"],
        "all": ["prediction", "threat", "commitment", "assertion"],
    }
