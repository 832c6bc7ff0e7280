"""What follows from a claim: probability, verdict, due state; tables worked by hand."""

from datetime import date, timedelta

import pytest

from dashboard.register.derive import Due, Finding, due, finding, group, probability
from dashboard.register.lexicon import lexicon
from dashboard.register.vocabulary import OUTCOMES, Kind, Outcome, OutcomeGroup, Status, Verdict, outcomes_of
from tests.builders import TODAY, make_claim, open_claim

BORNE, PARTLY, NOT = Verdict.BORNE_OUT, Verdict.PARTLY_BORNE_OUT, Verdict.NOT_BORNE_OUT
NEITHER = "the words fit either outcome"
WISH = "a wish or an aim, not a likelihood"

# hedge: (verdict when it came true, verdict when it did not); a text is the reason why there is none
PREDICTION = {
    None: (BORNE, NOT),
    "will": (BORNE, NOT),
    "likely": (BORNE, NOT),
    "unlikely": (NOT, BORNE),
    "rules out": (NOT, BORNE),
    "doubtful": (NOT, BORNE),
    "may": (NEITHER, NEITHER),
    "about even": (NEITHER, NEITHER),
    "do not exclude": (NEITHER, NEITHER),
    "hopes to": (WISH, WISH),
}
OWN_ACT = PREDICTION | {"hopes to": (BORNE, NOT), "plans to": (BORNE, NOT)}
TRUE = {Kind.ASSERTION: Outcome.ACCURATE}
FALSE = {Kind.ASSERTION: Outcome.INACCURATE}
HALF = {Kind.ASSERTION: Outcome.PARTLY_ACCURATE}
TABLE = [
    (kind, hedge, *verdicts)
    for kind in Kind
    for hedge, verdicts in (OWN_ACT if kind in (Kind.COMMITMENT, Kind.THREAT) else PREDICTION).items()
]


def expected(verdict) -> Finding:
    return Finding(Verdict.NOT_SCORED, verdict) if type(verdict) is str else Finding(verdict)


@pytest.mark.parametrize(("kind", "hedge", "when_true", "when_false"), TABLE)
def test_verdict_of_what_happened_and_what_did_not(kind, hedge, when_true, when_false):
    came_true = make_claim(kind=kind, hedge=hedge, outcome=TRUE.get(kind, Outcome.OCCURRED))
    did_not = make_claim(kind=kind, hedge=hedge, outcome=FALSE.get(kind, Outcome.DID_NOT_OCCUR))
    partly = make_claim(kind=kind, hedge=hedge, outcome=HALF.get(kind, Outcome.PARTLY))
    assert finding(came_true) == expected(when_true)
    assert finding(did_not) == expected(when_false)
    assert finding(partly) == Finding(PARTLY)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("hedge", [None, "will", "unlikely", "may", "do not exclude"])
def test_what_has_no_finding_is_not_scored(kind, hedge):
    for outcome in (Outcome.CONDITION_NOT_MET, Outcome.UNCLEAR, Outcome.VOID):
        claim = make_claim(kind=kind, hedge=hedge, outcome=outcome)
        assert finding(claim) == Finding(Verdict.NOT_SCORED, outcome.value.replace("_", " "))
    assert finding(open_claim(kind=kind, hedge=hedge)) == Finding(Verdict.NOT_SCORED, "still open")
    withdrawn = open_claim(kind=kind, hedge=hedge, status="withdrawn")
    assert finding(withdrawn) == Finding(Verdict.NOT_SCORED, "withdrawn")


@pytest.mark.parametrize(
    ("low", "high", "when_true", "when_false"),
    [
        (0.5, 0.51, BORNE, NOT),
        (0.49, 0.5, NOT, BORNE),
        (0.5, 0.5, NEITHER, NEITHER),
        (0.49, 0.51, NEITHER, NEITHER),
        (0, 1, NEITHER, NEITHER),
        (1, 1, BORNE, NOT),
        (0, 0, NOT, BORNE),
    ],
)
@pytest.mark.parametrize("kind", [Kind.PREDICTION, Kind.THREAT])
def test_verdict_of_numbers_around_one_half(low, high, when_true, when_false, kind):
    given = {"low": low, "high": high, "reason": "as said"}
    assert finding(make_claim(kind=kind, probability=given)) == expected(when_true)
    assert finding(make_claim(kind=kind, probability=given, outcome="did_not_occur")) == expected(when_false)


def test_outcome_and_verdict_are_two_axes():
    """ "Unlikely that X", and X did not occur: the words were right."""
    claim = make_claim(hedge="unlikely", outcome="did_not_occur")
    assert (group(claim), finding(claim).verdict) == (OutcomeGroup.DID_NOT, BORNE)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_outcomes(kind):
    words = {outcome.value for outcome in outcomes_of(kind)}
    rest = {"condition_not_met", "unclear", "void"}
    own = (
        {"accurate", "partly_accurate", "inaccurate"}
        if kind is Kind.ASSERTION
        else {
            *("occurred", "partly", "did_not_occur"),
        }
    )
    assert words == own | rest
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize(
    ("claim", "expected_group"),
    [
        (make_claim(outcome="occurred"), "came_true"),
        (make_claim(kind="assertion", outcome="accurate"), "came_true"),
        (make_claim(outcome="partly"), "partly"),
        (make_claim(kind="assertion", outcome="inaccurate"), "did_not"),
        (make_claim(outcome="void"), "not_rated"),
        (open_claim(), "open"),
        (open_claim(status="withdrawn"), "not_rated"),
    ],
)
def test_group(claim, expected_group):
    assert group(claim) == expected_group


# --- probability ---


def test_a_number_comes_before_the_hedge():
    reading = probability(make_claim(hedge="unlikely", probability=0.7))
    assert (reading.low, reading.high, reading.point, reading.phrase) == (0.7, 0.7, 0.7, "unlikely")
    reading = probability(make_claim(hedge=None, probability={"low": 0.1, "high": 0.4, "reason": "see note"}))
    assert (reading.low, reading.high, reading.point, reading.note) == (0.1, 0.4, 0.25, "see note")


@pytest.mark.parametrize("kind", Kind)
def test_plain_words_have_a_likelihood_unless_they_promise(kind):
    reading = probability(make_claim(kind=kind, hedge=None))
    if kind in (Kind.COMMITMENT, Kind.THREAT):
        assert (reading.low, reading.high) == (None, None)
        assert reading.no_number == "a statement of intent, without a likelihood"
    else:
        assert reading == lexicon().reading(None)


def test_the_profile_changes_the_interval():
    claim = make_claim(hedge="unlikely")
    assert probability(claim, "icd-203") == lexicon().reading("unlikely", "icd-203") != probability(claim)


# --- deadlines ---


@pytest.mark.parametrize(
    ("days", "state"),
    [(-400, Due.OVERDUE), (-1, Due.OVERDUE), (0, Due.DUE_SOON), (30, Due.DUE_SOON), (31, Due.NOT_DUE)],
)
def test_a_claim_is_overdue_from_the_day_after_its_deadline(days, state):
    assert due(open_claim(resolves_by=TODAY + timedelta(days=days)), TODAY) is state


def test_without_a_deadline_nothing_is_overdue():
    assert due(open_claim(resolves_by=None), TODAY) is Due.NO_DEADLINE


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.WITHDRAWN])
def test_what_is_closed_is_never_overdue(status):
    assert due(make_claim(status=status, resolves_by=date(2022, 1, 1)), TODAY) is Due.CLOSED


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_ends_of_the_calendar(today):
    assert due(open_claim(resolves_by=date.max), today) in (Due.NOT_DUE, Due.DUE_SOON)
    assert due(open_claim(resolves_by=date.min), today) in (Due.OVERDUE, Due.DUE_SOON)
