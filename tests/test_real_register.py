"""The project's own register keeps the rules that it was made by."""

import pytest

from dashboard.register.canonical import canonical, head_of
from dashboard.register.composing import composed
from dashboard.register.load import load
from dashboard.register.problems import errors
from dashboard.register.schema import FILE
from dashboard.register.vocabulary import ConditionState, Kind, Outcome, Status
from tests.builders import ROOT, TODAY

PATH = ROOT / "claims.yaml"
SUBJECTS = {
    "prisoner exchange": {"prisoner-swap"},
    "sanctions threats": {"sanctions"},
    "de-escalation": {"de-escalation"},
    "January talks": {"january-talks"},
    "invasion": {"invasion"},
    "SWIFT and gas": {"economy-swift", "energy"},
    "weapons in Ukraine": {"weapons-in-ukraine"},
}


@pytest.fixture(scope="module")
def loaded():
    return load(PATH, TODAY)


@pytest.fixture(scope="module")
def register(loaded):
    return loaded.register


def test_it_has_no_errors(loaded):
    assert [problem.text() for problem in errors(loaded.problems)] == []
    assert loaded.n_set_aside == 0


def test_it_is_in_canonical_form():
    text = PATH.read_text(encoding="utf-8")
    assert canonical(composed(text).plain(), head_of(text)) == text


def test_editors_find_its_schema():
    first_line = PATH.read_text(encoding="utf-8").partition("\n")[0]
    assert first_line == f"# yaml-language-server: $schema={FILE.relative_to(ROOT).as_posix()}"


def test_every_article_is_cited(register):
    articles = {f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")}
    assert len(articles) == 5
    assert {source.file for source in register.sources.values()} == articles
    assert {claim.source for claim in register.claims.values()} == set(register.sources)


def test_it_holds_forty_claims_at_least(register):
    assert len(register.claims) >= 40


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_there(subject, register):
    for topic in SUBJECTS[subject]:
        assert [claim.id for claim in register.claims.values() if topic in claim.topics], topic


def test_sanctions_are_threatened_in_both_directions(register):
    sides = {
        register.speakers[claim.speaker].side
        for claim in register.claims.values()
        if "sanctions" in claim.topics and claim.kind in (Kind.THREAT, Kind.COMMITMENT, Kind.PREDICTION)
    }
    assert {"Russia", "United States"} <= sides


def test_it_shows_every_kind_outcome_and_condition(register):
    """No claim need be void: what could not be tested as worded may have been left out from the start."""
    claims = register.claims.values()
    assert {claim.kind for claim in claims} == set(Kind)
    assert {claim.outcome for claim in claims if claim.outcome} >= set(Outcome) - {Outcome.VOID}
    assert {claim.condition.state for claim in claims if claim.condition} >= {
        ConditionState.MET,
        ConditionState.NOT_MET,
    }


def test_every_resolution_rests_on_two_publishers(loaded):
    assert [problem.text() for problem in loaded.problems if problem.code == "E101"] == []


def test_nothing_is_overdue_or_unused(loaded):
    assert [problem.text() for problem in loaded.problems if problem.code in ("D101", "R304", "R305")] == []


def test_every_quote_stands_where_its_span_says(register):
    assert set(register.spans) == set(register.claims)
    for name, claim in register.claims.items():
        assert len(register.spans[name]) == len(claim.quote)


def test_events_are_shared_between_articles(register):
    sources: dict[str, set[str]] = {}
    for claim in register.claims.values():
        for event in claim.events:
            sources.setdefault(event, set()).add(claim.source)
    assert max(map(len, sources.values())) >= 2


def test_resolved_claims_are_finished_to_the_last_field(register):
    for claim in register.claims.values():
        if claim.status is Status.RESOLVED:
            assert claim.outcome, claim.id
            assert claim.resolved_on, claim.id
            assert claim.ruling, claim.id
