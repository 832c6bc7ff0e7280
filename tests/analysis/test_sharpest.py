"""The boldest claims that were wrong or right, and the five facts of checkability."""

from dashboard.analysis.checkability import checkability
from dashboard.analysis.sharpest import sharpest
from dashboard.register.vocabulary import Verdict
from tests.analysis.frames import FAILED, NO_NUMBER, claims_frame
from tests.builders import claim_data, load_claims

LIKELY = {"probability_low": 0.6, "probability_high": 0.85}


def test_the_boldest_come_first_then_the_best_documented():
    claims = claims_frame(LIKELY | FAILED, FAILED, FAILED | {"n_publishers": 9}, FAILED | NO_NUMBER)
    found = sharpest(claims, Verdict.NOT_BORNE_OUT, 3)
    assert list(found["id"]) == ["claim-3", "claim-2", "claim-1"]


def test_assertions_and_other_verdicts_are_left_out():
    claims = claims_frame(FAILED | {"kind": "assertion"}, {}, FAILED)
    assert list(sharpest(claims, Verdict.NOT_BORNE_OUT, 9)["id"]) == ["claim-2"]
    assert list(sharpest(claims, Verdict.BORNE_OUT, 9)["id"]) == ["claim-1"]


def facts(tmp_path, **overrides):
    loaded = load_claims(tmp_path, claim_data(**overrides))
    register = loaded.register
    return {fact.name: fact.there for fact in checkability(register, next(iter(register.claims.values())))}


def test_a_deadline_is_needed_for_acts_only(tmp_path):
    assert not facts(tmp_path, kind="prediction", resolves_by=None)["deadline"]
    assert facts(tmp_path, kind="prediction", resolves_by="2022-12-31")["deadline"]
    assert facts(tmp_path, kind="assertion", outcome="accurate", resolves_by=None)["deadline"]


def test_a_plain_promise_states_no_likelihood(tmp_path):
    assert not facts(tmp_path, kind="commitment", hedge=None)["likelihood"]
    assert facts(tmp_path, kind="prediction", hedge="unlikely")["likelihood"]
