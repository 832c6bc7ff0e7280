"""Scorecards, rivals, ranks and flips, worked by hand."""

import math
from datetime import date

import pandas as pd
import pytest

from dashboard.analysis.scorecards import flips, ranks, rivals, scorecards
from dashboard.analysis.scored_set import Rules, scored_set
from tests.analysis.frames import FAILED, IN_PART, NO_NUMBER, claims_frame

TODAY = date(2022, 6, 1)


def of(claims: pd.DataFrame, rules: Rules | None = None) -> pd.DataFrame:
    return scored_set(claims, rules or Rules("all"), TODAY).claims


def card(scored: pd.DataFrame, claims: pd.DataFrame) -> pd.Series:
    """The one card of one speaker."""
    return scorecards(scored, claims, "speaker").iloc[0]


def test_card_of_four_right_and_one_wrong():
    claims = claims_frame({}, {}, {}, {}, FAILED)
    found = card(of(claims), claims)
    assert (found["n_claims"], found["n_scored"], found["n_judged"], found["n_borne_out"]) == (5, 5, 5, 4)
    assert found["share"] == pytest.approx(4 / 5)
    assert found["brier_low"] == pytest.approx((4 * 0.01**2 + 0.9**2) / 5)
    assert found["brier_high"] == pytest.approx((4 * 0.1**2 + 0.99**2) / 5)
    assert found["width"] == pytest.approx(0.99 - 0.9)
    assert found["irrefutable_share"] == 0
    assert found["boldness"] == pytest.approx(2 * (0.945 - 0.5))


def test_no_percentage_under_five():
    claims = claims_frame({}, {}, {}, {})
    found = card(of(claims), claims)
    assert found["n_borne_out"] == 4
    assert math.isnan(found["share"])
    assert math.isnan(found["share_low"])


def test_claims_without_a_likelihood_are_judged_but_not_scored():
    claims = claims_frame({"kind": "threat", **NO_NUMBER}, {"kind": "threat", **NO_NUMBER, **FAILED})
    found = card(of(claims), claims)
    assert (found["n_scored"], found["n_judged"], found["n_borne_out"]) == (0, 2, 1)
    assert math.isnan(found["brier_low"])
    assert math.isnan(found["width"])


def test_words_that_fit_either_outcome_cannot_be_refuted():
    claims = claims_frame({"probability_low": 0.15, "probability_high": 0.6, "verdict": "not_scored"}, {})
    assert card(of(claims), claims)["irrefutable_share"] == 1 / 2


def test_one_card_a_value_topics_taken_apart():
    claims = claims_frame({"topics": ("talks", "gas")}, {"topics": ("gas",)}, IN_PART)
    table = scorecards(of(claims), claims, "topics")
    assert table.set_index("topics")["n_claims"].to_dict() == {"gas": 2, "talks": 2}
    assert table.set_index("topics")["n_scored"].to_dict() == {"gas": 2, "talks": 1}


def test_no_claims_give_an_empty_table():
    claims = claims_frame({}).iloc[:0].assign(happened=pd.Series(dtype=float))
    assert scorecards(claims, claims, "speaker").empty


def test_rivals_score_the_same_claims():
    table = rivals(of(claims_frame({}, {}, {}, FAILED))).set_index("rival")["brier_low"]
    assert table["always 50 %"] == 0.25
    assert table["base rate of these claims"] == pytest.approx(3 / 4 * (1 - 3 / 4))
    assert table["nothing changes (always 0 %)"] == pytest.approx(3 / 4)


def test_ranks_only_where_intervals_are_apart_and_n_is_enough():
    cards = pd.DataFrame(
        {
            "n_scored": [5, 5, 5, 4],
            "brier_low": [0.00, 0.20, 0.25, 0.90],
            "brier_high": [0.10, 0.30, 0.40, 0.95],
        }
    )
    found = ranks(cards)
    assert found[0] == 1
    assert found[1:].isna().all()  # two overlap, one has too few


def test_a_single_card_has_no_rank():
    assert ranks(pd.DataFrame({"n_scored": [9], "brier_low": [0.1], "brier_high": [0.2]})).isna().all()


def test_flips_name_those_whose_place_changes():
    def cards(*middles: float) -> pd.DataFrame:
        return pd.DataFrame(
            {"speaker": list("abc"), "n_scored": [5, 5, 5], "brier_low": list(middles), "brier_high": list(middles)}
        )

    assert flips({"readers": cards(0.1, 0.2, 0.3), "icd-203": cards(0.2, 0.1, 0.3)}, "speaker") == {"a", "b"}
    assert flips({"readers": cards(0.1, 0.2, 0.3), "icd-203": cards(0.2, 0.3, 0.4)}, "speaker") == set()
