import json
import math

import numpy as np
import pytest

from dashboard.analysis import scoring
from dashboard.analysis.forecast_table import read_forecasts
from dashboard.analysis.score_report import plain, score_report

KEYS = [
    "n",
    "n_unscored",
    "brier",
    "brier_low",
    "brier_high",
    "log_loss",
    "log_clip",
    "skill_vs_base_rate",
    "skill_vs_even",
    "base_rate",
    "auc",
    "corp",
    "murphy",
    "bins",
    "notes",
]
BIN_KEYS = ["low", "high", "n", "mean_probability", "events", "share", "wilson_low", "wilson_high"]


def report(text, **options):
    return score_report(read_forecasts(text.encode(), **options))


def test_scores_worked_by_hand():
    found = report("probability,outcome\n0.8,1\n0.6,0\n0.1,0\n0.9,1\n")
    brier = (0.2**2 + 0.6**2 + 0.1**2 + 0.1**2) / 4
    assert list(found) == KEYS
    assert found["n"] == 4
    assert found["n_unscored"] == {"unresolved": 0}
    assert [found["brier"], found["brier_low"], found["brier_high"]] == pytest.approx([brier] * 3)
    assert found["log_loss"] == pytest.approx(-(math.log(0.8) + math.log(0.4) + 2 * math.log(0.9)) / 4)
    assert found["log_clip"] == 2**-52
    assert found["skill_vs_base_rate"] == pytest.approx(1 - brier / 0.25)
    assert found["skill_vs_even"] == pytest.approx(1 - brier / 0.25)
    assert (found["base_rate"], found["auc"]) == (0.5, 1)
    assert found["corp"]["brier"] == pytest.approx({"mcb": brier, "dsc": 0.25, "unc": 0.25})
    assert found["corp"]["log"]["unc"] == pytest.approx(math.log(2))
    assert found["murphy"] == pytest.approx({"rel": brier, "res": 0.25, "unc": 0.25, "within_bin": 0}, abs=1e-15)
    assert found["notes"] == []


def test_bins_worked_by_hand():
    bins = report("probability,outcome\n0.8,1\n0.85,0\n1,1\n")["bins"]
    assert [list(row) for row in bins] == [BIN_KEYS] * 10
    assert [row["n"] for row in bins] == [0] * 8 + [2, 1]
    assert bins[0] == dict.fromkeys(BIN_KEYS) | {"low": 0.0, "high": 0.1, "n": 0, "events": 0}
    low, high = scoring.wilson(1, 2)
    expected = (0.8, 0.9, 2, (0.8 + 0.85) / 2, 1, 0.5, float(low), float(high))
    assert tuple(bins[8].values()) == pytest.approx(expected)


def test_every_row_is_accounted_for():
    found = report("probability,outcome\n0.5,1\n0.5,\n2,1\nx,1\n,1\n0.5,7\n3,0\n")
    assert found["n_unscored"] == {
        "unresolved": 1,
        "probability_missing": 1,
        "probability_not_a_number": 1,
        "probability_outside_0_to_1": 2,
        "outcome_not_0_or_1": 1,
    }
    assert found["n"] + sum(found["n_unscored"].values()) == 7


def test_refused_and_unresolved_rows_do_not_move_the_scores():
    rows = "0.8,1\n0.3,0\n"
    odd = report("probability,outcome\n" + "2,1\n" + rows + "0.9,\n")
    even = report("probability,outcome\n" + rows)
    assert {**odd, "n_unscored": None} == {**even, "n_unscored": None}


def test_an_interval_gives_bounds():
    found = report("probability,outcome,low,high\n0.7,1,0.6,0.9\n0.2,0,,\n")
    assert found["brier"] == pytest.approx((0.3**2 + 0.2**2) / 2)
    assert found["brier_low"] == pytest.approx((0.1**2 + 0.2**2) / 2)
    assert found["brier_high"] == pytest.approx((0.4**2 + 0.2**2) / 2)


def test_means_are_weighted_and_counts_are_not():
    found = report("probability,outcome,weight\n0.7,1,3\n0.2,0,1\n0.75,0,1\n")
    assert found["n"] == 3
    assert found["brier"] == pytest.approx((3 * 0.3**2 + 0.2**2 + 0.75**2) / 5)
    assert found["base_rate"] == pytest.approx(3 / 5)
    assert (found["bins"][7]["n"], found["bins"][7]["events"]) == (2, 1)
    assert found["bins"][7]["share"] == pytest.approx(3 / 4)
    assert found["notes"][0].startswith("weight: means are weighted")


def test_weights_of_nothing_leave_nothing():
    found = report("probability,outcome,weight\n0.7,1,0\n0.2,0,0\n")
    assert (found["n"], found["brier"], found["corp"]["brier"]["mcb"]) == (2, None, None)
    assert "weight: every weight is 0, so no mean is defined" in found["notes"]


def test_one_class_is_explained():
    found = report("probability,outcome\n0.7,1\n0.2,1\n")
    assert (found["auc"], found["skill_vs_base_rate"]) == (None, None)
    assert found["skill_vs_even"] == pytest.approx(1 - (0.3**2 + 0.8**2) / 2 / 0.25)
    assert found["notes"] == [
        "auc: not defined, all 2 outcomes are 1",
        "skill_vs_base_rate: not defined, all 2 outcomes are 1, so the base rate itself is perfect",
    ]


def test_one_class_by_weight_is_explained():
    found = report("probability,outcome,weight\n0.7,1,1\n0.2,0,0\n")
    assert found["auc"] is None
    assert "auc: not defined, there is one outcome" in found["notes"]


def test_certain_failures_are_explained():
    found = report("probability,outcome\n0,1\n1,0\n1,1\n0.5,0\n0.001,1\n")
    assert found["log_loss"] == pytest.approx((2 * 52 * math.log(2) + math.log(2) - math.log(0.001)) / 5)
    assert found["notes"] == ["log_loss: 2 certain forecasts failed; each costs 36.04 nats, which log_clip sets"]


def test_nothing_scored_is_a_report_of_nulls():
    found = report("probability,outcome\n0.5,\n")
    assert found["n"] == 0
    assert {found[key] for key in ("brier", "brier_low", "brier_high", "log_loss", "auc", "base_rate")} == {None}
    assert set(found["murphy"].values()) | set(found["corp"]["log"].values()) == {None}
    assert len(found["bins"]) == 10
    assert found["notes"] == ["n: no forecast could be scored, so no score is defined"]


HISTORY = (
    "probability,outcome,forecaster,question,made_at,closes_at\n"
    "0.7,1,ann,q,2022-01-01,2022-01-11\n"
    "0.9,1,ann,q,2022-01-06,2022-01-11\n"
    "0.4,1,bob,q,2022-01-03,2022-01-11\n"
    "0.5,0,bob,r,2022-01-03,2022-01-13\n"
)


def test_forecasts_count_for_the_days_they_stood():
    found = report(HISTORY)
    expected = (5 * 0.3**2 + 5 * 0.1**2 + 8 * 0.6**2 + 10 * 0.5**2) / 28
    assert found["time_weighted_brier"] == pytest.approx(expected)
    assert found["n_time_weighted"] == 4


def test_forecasters_are_compared_with_the_others():
    found = report(HISTORY)
    ann = (3 * (0.09 - 0.36) + 5 * (0.01 - 0.36)) / 8
    assert found["relative_brier"] == pytest.approx(0, abs=1e-12)
    assert found["n_relative"] == 3
    assert list(found["relative_by_forecaster"]) == ["ann", "bob"]
    assert found["relative_by_forecaster"]["ann"] == pytest.approx({"relative_brier": ann, "n": 2, "days": 8})
    assert found["relative_by_forecaster"]["bob"] == pytest.approx({"relative_brier": -ann, "n": 1, "days": 8})
    assert found["notes"] == ["relative_brier: 1 of 4 forecasts had no others to compare with and are not in it"]


def test_comparisons_are_weighted():
    rows = [f"{row},{weight}" for row, weight in zip(HISTORY.splitlines(), ["weight", 4, 1, 1, 1], strict=True)]
    found = report("\n".join(rows), by="forecaster")
    ann = (4 * 3 * (0.09 - 0.36) + 5 * (0.01 - 0.36)) / (4 * 3 + 5)
    assert found["relative_by_forecaster"]["ann"]["relative_brier"] == pytest.approx(ann)
    assert found["groups"]["ann"]["relative_brier"] == pytest.approx(ann)
    assert found["time_weighted_brier"] == pytest.approx((4 * 5 * 0.09 + 5 * 0.01 + 8 * 0.36 + 10 * 0.25) / 43)


def test_groups_are_compared_with_everybody():
    found = report(HISTORY, by="forecaster")
    assert found["by"] == "forecaster"
    for name, group in found["groups"].items():
        assert group["relative_brier"] == pytest.approx(found["relative_by_forecaster"][name]["relative_brier"])


def test_without_dates_forecasters_are_compared_by_question():
    found = report("probability,outcome,forecaster,question\n0.9,1,ann,q\n0.5,1,bob,q\n0.7,1,cid,q\n")
    scores = {"ann": 0.1**2, "cid": 0.3**2, "bob": 0.5**2}
    for name, score in scores.items():
        others = (sum(scores.values()) - score) / 2
        assert found["relative_by_forecaster"][name]["relative_brier"] == pytest.approx(score - others)
    assert list(found["relative_by_forecaster"]) == list(scores)
    assert "time_weighted_brier" not in found
    assert any(note.startswith("relative_brier: no columns made_at and closes_at") for note in found["notes"])


def test_without_forecasters_a_question_is_one_history():
    found = report(
        "probability,outcome,question,made_at,closes_at\n"
        "0.7,1,q,2022-01-01,2022-01-11\n0.9,1,q,2022-01-04,2022-01-11\n"
        "0.5,1,,2022-01-01,2022-01-11\n0.5,0,,2022-01-02,2022-01-11\n"
    )
    assert found["time_weighted_brier"] == pytest.approx((3 * 0.09 + 7 * 0.01 + 10 * 0.25 + 9 * 0.25) / 29)
    assert any("a later forecast on a question replaces the earlier" in note for note in found["notes"])
    assert "relative_brier" not in found


def test_missing_dates_are_counted():
    found = report("probability,outcome,made_at,closes_at\n0.7,1,2022-01-01,2022-01-11\n0.5,0,,2022-01-11\n")
    assert found["time_weighted_brier"] == pytest.approx(0.09)
    assert (found["n"], found["n_time_weighted"]) == (2, 1)
    assert found["notes"] == ["time_weighted_brier: 1 of 2 forecasts lack made_at or closes_at and are not in it"]


def test_no_time_at_all_is_explained():
    found = report("probability,outcome,made_at,closes_at\n0.7,1,2022-01-01,2022-01-01\n0.7,0,2022-01-01,2022-01-01\n")
    assert found["time_weighted_brier"] is None
    assert "time_weighted_brier: not defined, no forecast stood for any time" in found["notes"]


def test_torn_questions_are_named():
    found = report("probability,outcome,question\n0.7,1,q\n0.7,0,q\n0.7,1,r\n0.7,1,\n0.7,0,\n")
    assert "question: 1 question with both outcomes among their rows" in found["notes"]


def test_each_group_is_scored_as_if_it_were_alone():
    rows = {"a": ["0.8,1", "0.3,0", "0.6,", "1.5,1"], "b": ["0.5,1"], "": ["0.2,0"], "c": ["x,1"]}
    lines = [f"{row},{name}" for name, of_name in rows.items() for row in of_name]
    found = report("probability,outcome,team\n" + "\n".join(lines), by="team")
    assert list(found["groups"]) == ["", "a", "b", "c"]
    for name, of_name in rows.items():
        alone = report("probability,outcome\n" + "\n".join(of_name))
        assert found["groups"][name] == alone
    assert sum(group["n"] for group in found["groups"].values()) == found["n"]


def test_groups_of_an_empty_table():
    assert report("probability,outcome,team\n", by="team")["groups"] == {}


def test_reports_are_strict_json():
    for text in ("probability,outcome\n", HISTORY, "probability,outcome\n0.5,1\n"):
        found = report(text)
        assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_plain_values():
    value = {1: np.float64("nan"), "b": [np.int64(3), (float("inf"), "x")], "c": None}
    assert plain(value) == {"1": None, "b": [3, [None, "x"]], "c": None}
    assert type(plain(np.int64(3))) is int
