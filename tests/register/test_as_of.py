"""As of any day: what was said later is absent, what was known later is open, and today nothing changes."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.register.as_of import REPLACED_RULING, as_of, change_days, claim_as_of
from dashboard.register.load import load
from dashboard.register.model import Condition, Correction, Event, Evidence, Judgement
from dashboard.register.vocabulary import ConditionState, Outcome, Status
from tests.builders import ROOT, TODAY, load_claims, make_claim, open_claim

REAL = load(ROOT / "claims.yaml", TODAY).register
FIRST = min(claim.made_on for claim in REAL.claims.values())
DAYS = st.dates(FIRST - timedelta(days=3), TODAY)
DAY_BY_DAY = settings(max_examples=40, deadline=None)
SAID, KNOWN = date(2022, 1, 10), date(2022, 2, 24)


def document(day=None, **overrides):
    facts = {"url": "https://example.org/a", "title": "A", "publisher": "P", "stance": "supports", "finding": "So."}
    return Evidence.model_validate(facts | {"published_on": day} | overrides)


def dated_claim(**overrides):
    claim = make_claim(made_on=SAID, resolves_by=None, resolved_on=KNOWN, condition=None, evidence=None, events=None)
    return claim.model_copy(update={"first_reader": None, "second_reader": None} | overrides)


def corrected(*corrections, **overrides):
    made = [Correction(on=on, field=field, was=was, reason="Found out.") for on, field, was in corrections]
    return dated_claim(corrections=tuple(made), **overrides)


# --- the real register --------------------------------------------------------------------------------------------


def test_today_nothing_changes():
    """Equal in every field, and each record the very same object: nothing on any page can differ."""
    now = as_of(REAL, TODAY)
    assert {field.name: getattr(now, field.name) == getattr(REAL, field.name) for field in fields(REAL)} == {
        field.name: True for field in fields(REAL)
    }
    assert all(now.claims[name] is claim for name, claim in REAL.claims.items())
    assert list(now.claims) == list(REAL.claims)


@DAY_BY_DAY
@given(DAYS, DAYS)
def test_counts_only_grow(one, other):
    earlier, later = (as_of(REAL, day) for day in sorted((one, other)))
    assert set(earlier.claims) <= set(later.claims)
    assert resolved(earlier) <= resolved(later)
    assert set(earlier.events) <= set(later.events)
    for name, claim in earlier.claims.items():
        assert set(claim.evidence) <= set(later.claims[name].evidence)
        assert set(claim.events) <= set(later.claims[name].events)
        assert set(claim.forecasts) <= set(later.claims[name].forecasts)
        assert set(claim.related) <= set(later.claims[name].related)
    for name, event in earlier.events.items():
        assert set(event.evidence) <= set(later.events[name].evidence)


@DAY_BY_DAY
@given(DAYS, DAYS)
def test_of_two_days_the_earlier_counts(one, other):
    assert as_of(as_of(REAL, max(one, other)), min(one, other)) == as_of(REAL, min(one, other))


@DAY_BY_DAY
@given(DAYS)
def test_nothing_is_dated_later(day):
    register = as_of(REAL, day)
    for claim in register.claims.values():
        days = [claim.made_on, claim.resolved_on, *(item.published_on for item in claim.evidence)]
        days += [item.on for item in (*claim.forecasts, *claim.updates, *claim.corrections)]
        days += [claim.condition.on] if claim.condition else []
        assert all(found <= day for found in days if found)
        assert (claim.status is Status.RESOLVED) == (claim.outcome is not None)
        judged = (claim.ruling, claim.first_reader, claim.second_reader) != (None, None, None)
        assert judged == (claim.status is Status.RESOLVED or REAL.about.reviewed_on <= day)
    for event in register.events.values():
        assert all(
            found <= day for found in (event.happened_on, *(item.published_on for item in event.evidence)) if found
        )


@DAY_BY_DAY
@given(DAYS)
def test_every_reference_still_resolves(day):
    register = as_of(REAL, day)
    assert set(register.spans) <= set(register.claims)
    for claim in register.claims.values():
        assert set(claim.events) <= set(register.events)
        assert {tie.claim for tie in claim.related} <= set(register.claims)
        assert claim.source in register.texts


@DAY_BY_DAY
@given(DAYS)
def test_articles_and_passages_left_out_stay(day):
    register = as_of(REAL, day)
    assert (register.sources, register.texts, register.considered) == (REAL.sources, REAL.texts, REAL.considered)


def resolved(register):
    return {name for name, claim in register.claims.items() if claim.status is Status.RESOLVED}


# --- worked by hand -----------------------------------------------------------------------------------------------


def test_the_small_register_day_by_day(tmp_path):
    base = {"made_on": "2021-12-30", "resolves_by": None, "resolved_on": "2022-04-27"}
    early = make_claim(**base).model_dump(mode="json", exclude_none=True)
    late = early | {
        "id": "said-later",
        "made_on": "2021-12-31",
        "related": [{"claim": early["id"], "relation": "repeats"}],
    }
    register = load_claims(
        tmp_path, early | {"related": [{"claim": "said-later", "relation": "answers"}]}, late
    ).register
    assert len(register.claims) == 2

    assert as_of(register, date(2021, 12, 29)).claims == {}
    alone = as_of(register, date(2021, 12, 30))
    assert list(alone.claims) == list(alone.spans) == [early["id"]]
    assert alone.claims[early["id"]].related == ()
    before, then = (as_of(register, date(2022, 4, 26)), as_of(register, date(2022, 4, 27)))
    assert {claim.status for claim in before.claims.values()} == {Status.OPEN}
    assert {claim.status for claim in then.claims.values()} == {Status.RESOLVED}
    assert len(before.claims[early["id"]].related) == 1


def test_what_was_known_later_is_gone_without_a_trace():
    judged = Judgement(outcome=Outcome.OCCURRED)
    claim = dated_claim(first_reader=judged, second_reader=judged, evidence=(document(), document(SAID)))
    before = claim_as_of(claim, KNOWN - timedelta(days=1))
    gone = (before.outcome, before.resolved_on, before.ruling, before.void_reason)
    assert (before.status, *gone, before.first_reader, before.second_reader) == (Status.OPEN, *[None] * 6)
    assert before.evidence == (document(SAID),)  # its undated document counts as of the day of the outcome
    assert claim_as_of(claim, KNOWN) is claim


def test_undated_evidence_of_an_open_claim_is_there_from_the_start():
    claim = open_claim(made_on=SAID, resolves_by=None).model_copy(update={"evidence": (document(),)})
    assert claim_as_of(claim, SAID).evidence == (document(),)


def test_judgements_of_an_open_claim_date_from_the_review():
    claim = open_claim(made_on=SAID, resolves_by=None).model_copy(update={"second_reader": Judgement(outcome=None)})
    assert claim_as_of(claim, KNOWN, reviewed_on=KNOWN).second_reader is not None
    assert claim_as_of(claim, SAID, reviewed_on=KNOWN).second_reader is None


def test_a_withdrawn_claim_stays_withdrawn():
    claim = open_claim(made_on=SAID, resolves_by=None).model_copy(update={"status": Status.WITHDRAWN})
    assert claim_as_of(claim, SAID) is claim


@pytest.mark.parametrize(
    ("settled_on", "day", "state"),
    [
        (date(2022, 2, 1), date(2022, 1, 31), ConditionState.PENDING),
        (date(2022, 2, 1), date(2022, 2, 1), ConditionState.MET),
        (None, KNOWN - timedelta(days=1), ConditionState.PENDING),
        (None, KNOWN, ConditionState.MET),
    ],
)
def test_a_condition_settled_later_is_pending(settled_on, day, state):
    condition = Condition(text="If so", state=ConditionState.MET, on=settled_on, note="It came.")
    found = claim_as_of(dated_claim(condition=condition), day).condition
    assert found.state is state
    assert (found.on, found.note) == ((None, None) if state is ConditionState.PENDING else (settled_on, "It came."))


def test_a_corrected_outcome_reads_as_it_was():
    claim = corrected((date(2022, 5, 1), "outcome", "partly"), (date(2022, 6, 1), "outcome", "did not occur"))
    found = {day: claim_as_of(claim, day) for day in (date(2022, 4, 30), date(2022, 5, 1), date(2022, 6, 1))}
    assert [one.outcome for one in found.values()] == [Outcome.PARTLY, Outcome.DID_NOT_OCCUR, claim.outcome]
    assert [len(one.corrections) for one in found.values()] == [0, 1, 2]
    assert [one.ruling for one in found.values()] == [REPLACED_RULING, REPLACED_RULING, claim.ruling]
    assert change_days(claim) == [SAID, KNOWN, date(2022, 5, 1), date(2022, 6, 1)]


def test_a_ruling_that_was_kept_comes_back():
    claim = corrected((date(2022, 5, 1), "outcome", "partly"), (date(2022, 5, 1), "ruling", "Half of it came."))
    assert claim_as_of(claim, KNOWN).ruling == "Half of it came."


def test_an_outcome_that_was_open_is_open():
    claim = corrected((date(2022, 5, 1), "outcome", "open"))
    assert claim_as_of(claim, KNOWN).status is Status.OPEN
    assert claim_as_of(claim, date(2022, 5, 1)) is claim


def test_a_day_before_a_corrected_made_on_is_not_put_back():
    claim = corrected((date(2022, 5, 1), "made_on", "2021-12-01"), (date(2022, 5, 1), "resolved_on", "2021-12-20"))
    assert claim_as_of(claim, KNOWN) == claim.model_copy(update={"corrections": ()})


def test_a_day_that_was_corrected_counts_as_it_was():
    claim = corrected((date(2022, 5, 1), "resolved_on", "2022-02-01"))
    assert claim_as_of(claim, date(2022, 1, 31)).status is Status.OPEN
    then = claim_as_of(claim, date(2022, 2, 1))
    assert (then.resolved_on, then.ruling) == (date(2022, 2, 1), REPLACED_RULING)
    assert date(2022, 2, 1) in change_days(claim)


def test_a_reopened_claim_is_resolved_on_the_days_between():
    changes = [(date(2022, 5, 1), "outcome", "occurred"), (date(2022, 5, 1), "resolved_on", "2022-02-01")]
    claim = corrected(*changes, status=Status.OPEN, outcome=None, resolved_on=None, ruling=None)
    between = claim_as_of(claim, date(2022, 3, 1))
    assert (between.status, between.outcome) == (Status.RESOLVED, Outcome.OCCURRED)
    assert claim_as_of(claim, date(2022, 1, 31)).status is Status.OPEN


@pytest.mark.parametrize(("field", "was"), [("outcome", "rather vague"), ("resolved_on", "soon"), ("hedge", "likely")])
def test_what_cannot_be_read_back_stays(field, was):
    claim = corrected((date(2022, 5, 1), field, was))
    assert claim_as_of(claim, KNOWN) == claim.model_copy(update={"corrections": ()})


@pytest.mark.parametrize(
    ("facts", "day", "shown"),
    [
        ({"happened_on": KNOWN}, KNOWN - timedelta(days=1), False),
        ({"happened_on": KNOWN}, KNOWN, True),
        ({"did_not_happen": True, "expected_by": date(2022, 3, 1)}, date(2022, 2, 28), False),
        ({"did_not_happen": True, "expected_by": date(2022, 3, 1)}, date(2022, 3, 1), True),
        ({"did_not_happen": True}, KNOWN - timedelta(days=1), False),
        ({"did_not_happen": True}, KNOWN, True),
        ({"expected_by": date(2030, 1, 1)}, SAID, True),
    ],
)
def test_an_event_is_rested_on_from_the_day_it_was_known(facts, day, shown):
    event = Event(title="It", summary="So it was.", evidence=(document(), document(date(2022, 12, 1))), **facts)
    claim = dated_claim(events=("it",))
    register = as_of(replace(REAL, events={"it": event}, claims={claim.id: claim}, spans={}), day)
    assert register.claims[claim.id].events == (("it",) if shown else ())
    assert [one.evidence for one in register.events.values()] == [(document(),)] * shown


def test_a_thing_that_did_not_happen_is_known_from_its_evidence_while_no_claim_is_resolved():
    event = Event(title="It", summary="It was not.", did_not_happen=True, evidence=(document(), document(KNOWN)))
    claim = open_claim(made_on=SAID, resolves_by=None).model_copy(update={"events": ("it",)})
    register = replace(REAL, events={"it": event}, claims={claim.id: claim}, spans={})
    assert as_of(register, KNOWN - timedelta(days=1)).claims[claim.id].events == ()
    assert as_of(register, KNOWN).claims[claim.id].events == ("it",)
