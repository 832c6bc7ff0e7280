"""Sources against each other: contradictions, what is inferred from repetition, softer words, shared events."""

from dashboard.analysis.side_by_side import (
    Contradiction,
    Favour,
    Softening,
    Standing,
    contradiction_table,
    contradictions,
    shared_events,
    softenings,
    standing,
)
from tests.builders import make_claim, open_claim
from tests.two_articles import register_of, tie, told

MISSED = {"outcome": "did_not_occur"}


def test_a_contradiction_counts_once_and_the_borne_out_side_stands_first(tmp_path):
    register = register_of(
        tmp_path,
        told("no-storm", second=True, related=tie("contradicts", "storm"), **MISSED),
        told("storm", related=tie("contradicts", "no-storm")),
    )
    assert contradictions(register) == [Contradiction("storm", "no-storm", Favour.ONE, "weather", across=True)]
    table = contradiction_table(register, contradictions(register))
    assert table["first words"].tolist() == ["A storm will hit the town before spring"]
    assert table["second standing"].tolist() == ["not borne out"]


def test_who_repeats_what_is_contradicted_is_contradicted_too(tmp_path):
    register = register_of(
        tmp_path,
        told("storm"),
        told("again", related=tie("repeats", "storm")),
        told("no-storm", second=True, related=tie("contradicts", "storm"), **MISSED),
    )
    assert contradictions(register) == [
        Contradiction("storm", "no-storm", Favour.ONE, "weather", across=True),
        Contradiction("again", "no-storm", Favour.ONE, "weather", across=True, via="storm"),
    ]


def test_nothing_is_inferred_without_opposite_ends_or_a_common_event(tmp_path):
    same_end = register_of(
        tmp_path,
        told("storm"),
        told("again", related=tie("repeats", "storm")),
        told("no-storm", second=True, related=tie("contradicts", "storm")),
    )
    elsewhere = register_of(
        tmp_path,
        told("storm"),
        told("again", related=tie("repeats", "storm"), events=["calm"]),
        told("no-storm", second=True, related=tie("contradicts", "storm"), **MISSED),
    )
    assert [pair.via for pair in contradictions(same_end)] == [""]
    assert [pair.via for pair in contradictions(elsewhere)] == [""]


def test_opposite_outcomes_alone_are_no_contradiction(tmp_path):
    register = register_of(tmp_path, told("storm"), told("flood", second=True, **MISSED))
    assert contradictions(register) == []


def test_what_is_withdrawn_contradicts_nobody(tmp_path):
    withdrawn = dict.fromkeys(("outcome", "resolved_on", "ruling"))
    register = register_of(
        tmp_path, told("storm"), told("no-storm", related=tie("contradicts", "storm"), status="withdrawn", **withdrawn)
    )
    assert contradictions(register) == []


def test_standing_follows_the_words_and_falls_back_on_the_outcome():
    assert standing(make_claim(hedge="will")) is Standing.BORNE_OUT
    assert standing(make_claim(hedge="unlikely")) is Standing.NOT_BORNE_OUT
    assert standing(make_claim(hedge="unlikely", outcome="did_not_occur")) is Standing.BORNE_OUT
    assert standing(make_claim(outcome="partly")) is Standing.IN_PART
    assert standing(make_claim(probability={"low": 0.2, "high": 0.8, "reason": "wide"})) is Standing.BORNE_OUT
    assert standing(make_claim(outcome="unclear")) is Standing.UNSETTLED
    assert standing(open_claim()) is Standing.UNSETTLED


def test_favour_of_each_pair_of_ends(tmp_path):
    def favour(one, other):
        pair = told("one", outcome=one), told("other", outcome=other, related=tie("contradicts", "one"))
        return contradictions(register_of(tmp_path, *pair))[0].favour

    assert favour("occurred", "did_not_occur") is Favour.ONE
    assert favour("partly", "did_not_occur") is Favour.MORE
    assert favour("occurred", "partly") is Favour.MORE
    assert favour("did_not_occur", "did_not_occur") is Favour.NEITHER
    assert favour("partly", "partly") is Favour.ALIKE
    assert favour("occurred", "unclear") is Favour.UNSETTLED


def test_narrower_claims_say_less_than_the_others(tmp_path):
    register = register_of(tmp_path, told("storm"), told("part", second=True, related=tie("narrows", "storm")))
    assert softenings(register) == [Softening("part", "storm", words=False)]


def test_softer_words_for_the_same_thing(tmp_path):
    register = register_of(
        tmp_path,
        told("might", hedge="might", related=tie("repeats", "will")),
        told("will", second=True, hedge="will"),
        told("too", second=True, hedge="will", related=tie("repeats", "will")),
    )
    assert softenings(register) == [Softening("might", "will", words=True)]


def test_shared_events_are_those_of_two_articles_with_the_pairs_among_them(tmp_path):
    register = register_of(
        tmp_path,
        told("storm"),
        told("calm-here", events=["calm"]),
        told("no-storm", second=True, related=tie("contradicts", "storm"), **MISSED),
        told("might", second=True, hedge="might", related=tie("narrows", "calm-here")),
    )
    (event,) = shared_events(register)
    assert event.name == "storm"
    assert event.claims == {"paper": ("storm",), "letter": ("no-storm", "might")}
    assert [(pair.first, pair.second) for pair in event.contradictions] == [("storm", "no-storm")]
    assert event.softenings == ()
