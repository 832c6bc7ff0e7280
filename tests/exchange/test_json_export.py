"""JSON: the file's own field names, ISO days, derived fields; byte for byte at a fixed day."""

import json
from datetime import date

import pytest

from dashboard.exchange.json_export import export, text
from dashboard.register.lexicon import lexicon
from dashboard.register.load import load
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from tests.builders import ARTICLE, GOOD, TESTS, TODAY, claim_data, load_claims, make_claim, make_register, small_data

DERIVED = ["probability_low", "probability_high", "verdict", "verdict_reason", "overdue", "quote_spans"]
FULL = GOOD / "full.yaml"


def loaded_small(folder) -> Register:
    return load(make_register(folder), TODAY).register


def test_golden(golden):
    """The register with every field; its probabilities are given, so that the lexicon may change."""
    golden(TESTS / "exchange" / "golden" / "full.json", text(load(FULL, TODAY).register, TODAY))


def test_sections():
    assert list(export(Register(), TODAY)) == [
        *("register", "topics", "sources", "speakers", "events", "claims", "considered"),
    ]


def test_everything_in_the_file_is_in_the_export_under_the_same_name(tmp_path):
    """The export without its derived fields is the file."""
    exported = json.loads(text(loaded_small(tmp_path), TODAY))
    for claim in exported["claims"]:
        for name in DERIVED:
            del claim[name]
    assert exported == json.loads(json.dumps(small_data(), default=date.isoformat))


def test_the_full_register_exports_every_field():
    (claim, *_) = json.loads(text(load(FULL, TODAY).register, TODAY))["claims"]
    assert set(claim) == {*Claim.model_fields, *DERIVED}


def test_derived_fields(tmp_path):
    storm, dam, harbour = export(loaded_small(tmp_path), TODAY)["claims"]
    will = lexicon().reading("will")
    assert (storm["probability_low"], storm["probability_high"]) == (will.low, will.high)
    assert (harbour["probability_low"], harbour["probability_high"]) == (None, None)
    assert [claim["verdict"] for claim in (storm, dam, harbour)] == ["borne_out", "borne_out", "not_scored"]
    assert [claim["verdict_reason"] for claim in (storm, dam, harbour)] == ["", "", "still open"]
    assert [claim["overdue"] for claim in (storm, dam, harbour)] == [False] * 3
    (span,) = harbour["quote_spans"]
    assert span["file"] == "seeds/article.txt"
    assert ARTICLE[span["start"] : span["end"]] == "will close the harbour – at once"


@pytest.mark.parametrize(("today", "overdue"), [(date(2030, 12, 31), False), (date(2031, 1, 1), True)])
def test_overdue_is_told_for_the_day_that_is_given(today, overdue, tmp_path):
    assert export(loaded_small(tmp_path), today)["claims"][2]["overdue"] is overdue


def test_a_quote_with_gaps_keeps_its_parts(tmp_path):
    register = load_claims(tmp_path, claim_data(quote=["A storm will hit", "before spring"])).register
    (claim,) = export(register, TODAY)["claims"]
    assert claim["quote"] == ["A storm will hit", "before spring"]
    assert [ARTICLE[span["start"] : span["end"]] for span in claim["quote_spans"]] == claim["quote"]


def test_a_reader_who_found_the_claim_open_says_so(tmp_path):
    register = load_claims(tmp_path, claim_data(second_reader={"outcome": "open", "note": "Too early."})).register
    (claim,) = export(register, TODAY)["claims"]
    assert claim["second_reader"] == {"outcome": "open", "note": "Too early."}


@pytest.mark.parametrize(
    "probability",
    [0.7, 0, 1, {"low": 0.6, "high": 0.7, "reason": "as said"}, {"low": 0.6, "high": 0.6, "reason": "as said"}],
)
def test_probabilities_are_written_as_in_the_file(probability, tmp_path):
    register = load_claims(tmp_path, claim_data(probability=probability)).register
    assert export(register, TODAY)["claims"][0]["probability"] == probability


def test_the_export_of_an_empty_register_is_json():
    assert json.loads(text(Register(), TODAY))["claims"] == []


def test_the_export_can_be_read_as_a_register_again(tmp_path):
    """JSON is YAML, and the derived fields are all that the file does not hold."""
    exported = json.loads(text(loaded_small(tmp_path), TODAY))
    exported["claims"] = [{k: v for k, v in claim.items() if k not in DERIVED} for claim in exported["claims"]]
    result = load(make_register(tmp_path, json.dumps(exported)), TODAY)
    assert result.problems == ()
    assert result.register == loaded_small(tmp_path)


def test_make_claim_is_the_claim_of_the_small_register(tmp_path):
    assert loaded_small(tmp_path).claims["storm-before-spring"] == make_claim()
