from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard.analysis.ledger import ledger, ledger_table
from dashboard.analysis.scored_set import Rules
from dashboard.analysis.tables import claims_table
from dashboard.register.load import load
from dashboard.register.model import Considered
from tests.builders import ROOT, TODAY, make_claim, make_register, open_claim

CLAIMS = [
    make_claim(id="scored"),
    make_claim(id="in-part", outcome="partly"),
    make_claim(id="unclear", outcome="unclear"),
    make_claim(id="void", outcome="void", void_reason="underspecified"),
    make_claim(id="unmet", outcome="condition_not_met"),
    make_claim(id="wish", hedge="hope"),
    make_claim(id="early", resolves_by="2030-01-01"),
    make_claim(id="withdrawn", status="withdrawn", outcome=None, resolved_on=None, ruling=None),
    open_claim(id="waiting", resolves_by="2030-01-01"),
    open_claim(id="soon", resolves_by="2026-12-01"),
    open_claim(id="open-ended", resolves_by=None),
    open_claim(id="overdue", resolves_by="2026-01-01"),
]
REASONS = ("opinion", "opinion", "rhetoric", "not_checkable")


def steps_of(register, rules=None, today=TODAY):
    table = claims_table(register, today)
    return ledger(register, table, today, rules) if rules else ledger(register, table, today)


@pytest.fixture
def register(tmp_path):
    small = load(make_register(tmp_path), TODAY).register
    considered = tuple(Considered(source="paper", quote=("…",), reason=reason) for reason in REASONS)
    return replace(small, claims={claim.id: claim for claim in CLAIMS}, considered=considered)


def test_each_step_says_how_many_stop_and_why(register):
    found = {step.name: (step.n, step.left_out) for step in steps_of(register)}
    assert found == {
        "passages read": (4 + 12, {"opinion": 2, "rhetoric": 1, "not checkable": 1}),
        "claims": (12, {"withdrawn": 1, "open, before its deadline": 2, "open, without a deadline": 1}),
        "due": (12 - 4, {"overdue, not resolved yet": 1}),
        "resolved": (
            8 - 1,
            {
                "came in part": 1,
                "unclear": 1,
                "void": 1,
                "condition not met": 1,
                "no probability in the words": 1,
                "before its deadline": 1,
            },
        ),
        "scored": (7 - 6, {}),
    }


@pytest.mark.parametrize("rules", [Rules(panel) for panel in ("all", "forecasts", "own acts", "assertions")])
def test_the_steps_add_up(register, rules):
    steps = steps_of(register, rules)
    assert all(one.n - one.n_left_out == other.n for one, other in pairwise(steps))


def test_claims_of_other_kinds_stop_at_the_end(register):
    resolved = steps_of(register, Rules("assertions"))[3]
    assert resolved.left_out == {"of a kind that is not asked for": 7}


def test_the_steps_of_the_real_register_add_up():
    register = load(ROOT / "claims.yaml", TODAY).register
    steps = steps_of(register)
    assert steps[0].n == len(register.considered) + len(register.claims)
    assert steps[1].n == len(register.claims)
    assert all(one.n - one.n_left_out == other.n for one, other in pairwise(steps))


def test_rows_of_reasons_lie_end_to_end_behind_what_goes_on(register):
    table = ledger_table(steps_of(register))
    reasons = table[(table["step"] == "passages read") & (table["reason"] != "")]
    assert list(zip(reasons["reason"], reasons["start"], reasons["n"], strict=True)) == [
        ("opinion", 12, 2),
        ("not checkable", 14, 1),
        ("rhetoric", 15, 1),
    ]


def test_an_empty_register_has_an_empty_ledger(register):
    steps = steps_of(replace(register, claims={}, considered=()))
    assert [step.n for step in steps] == [0] * 5
    assert set(ledger_table(steps)["n"]) == {0}
