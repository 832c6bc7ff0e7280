"""Rules beyond one field: resolutions, conditions, days, references, what is set aside, evidence, deadlines."""

from datetime import date

import pytest

from dashboard.register.load import load
from dashboard.register.problems import errors
from tests.builders import TODAY, claim_data, load_claims, make_register, small_data

PROOF = {
    "url": "https://example.org/a",
    "title": "A",
    "publisher": "A",
    "published_on": date(2022, 2, 4),
    "stance": "supports",
    "finding": "It was so.",
}
STILL_OPEN = {"status": "open", "outcome": None, "resolved_on": None, "ruling": None}


def problems_of(folder, **overrides):
    """The problems of a register with this one claim, without what is unused because of that."""
    found = load_claims(folder, claim_data(**overrides)).problems
    return [problem for problem in found if problem.code != "R304"]


def codes_of(folder, **overrides):
    return [problem.code for problem in problems_of(folder, **overrides)]


def with_data(folder, edit, today=TODAY):
    data = small_data()
    edit(data)
    return load(make_register(folder, data), today)


# --- resolution ---


@pytest.mark.parametrize("key", ["outcome", "resolved_on", "ruling"])
def test_a_resolved_claim_misses_one_thing(key, tmp_path):
    (problem,) = problems_of(tmp_path, **{key: None})
    assert (problem.code, problem.message, problem.hint) == ("R201", f"is resolved, but has no {key}", f"add {key}: …")


def test_evidence_may_come_from_an_event_or_from_the_claim(tmp_path):
    assert codes_of(tmp_path, events=["storm"]) == []
    assert "R201" not in codes_of(tmp_path, events=None, evidence=[PROOF])
    assert codes_of(tmp_path, events=None) == ["R201"]


def test_a_void_claim_needs_no_evidence(tmp_path):
    assert codes_of(tmp_path, events=None, outcome="void", void_reason="underspecified") == []


@pytest.mark.parametrize("status", ["open", "withdrawn"])
@pytest.mark.parametrize(("key", "value"), [("outcome", "occurred"), ("resolved_on", date(2022, 2, 4))])
def test_what_is_not_resolved_has_no_resolution(status, key, value, tmp_path):
    still_open = STILL_OPEN | {"status": status, "resolves_by": None}
    assert codes_of(tmp_path, **still_open) == []
    (problem,) = problems_of(tmp_path, **still_open | {key: value})
    assert (problem.code, problem.message) == ("R202", f"has {key}, but its status is {status}")


@pytest.mark.parametrize(
    ("kind", "outcome", "hint"),
    [
        ("prediction", "accurate", 'did you mean "occurred"?'),
        ("commitment", "inaccurate", 'did you mean "did_not_occur"?'),
        ("threat", "partly_accurate", 'did you mean "partly"?'),
        ("assertion", "occurred", 'did you mean "accurate"?'),
        ("assertion", "did_not_occur", 'did you mean "inaccurate"?'),
        ("assertion", "partly", 'did you mean "partly_accurate"?'),
        ("prediction", "true", 'did you mean "occurred"?'),
        ("assertion", "False", 'did you mean "inaccurate"?'),
        ("assertion", "half true", 'did you mean "partly_accurate"?'),
        ("prediction", "ocurred", 'did you mean "occurred"?'),
        ("prediction", "viod", 'did you mean "void"?'),
        ("prediction", "qqq", "use one of: occurred, partly, did_not_occur, condition_not_met, unclear, void"),
    ],
)
def test_a_wrong_outcome_is_told_the_right_one(kind, outcome, hint, tmp_path):
    overrides = {"kind": kind, "outcome": outcome, "condition": {"text": "It rains.", "state": "met"}}
    (problem,) = problems_of(tmp_path, **overrides)
    assert (problem.code, problem.hint) == ("R204", hint)
    assert f'"{outcome}" is not an outcome of {"an" if kind == "assertion" else "a"} {kind}' == problem.message


# --- conditions ---


@pytest.mark.parametrize(
    ("outcome", "state", "codes"),
    [
        ("condition_not_met", "not_met", []),
        ("condition_not_met", None, ["R205"]),
        ("condition_not_met", "met", ["R205"]),
        ("condition_not_met", "pending", ["R205"]),
        ("condition_not_met", "contested", ["R205"]),
        ("occurred", "not_met", []),
        ("partly", "not_met", []),
        ("unclear", "not_met", []),
        ("did_not_occur", "not_met", ["R212"]),
        ("did_not_occur", "met", []),
        ("did_not_occur", None, []),
    ],
)
def test_outcome_and_condition(outcome, state, codes, tmp_path):
    condition = {"text": "It rains.", "state": state} if state else None
    assert codes_of(tmp_path, outcome=outcome, condition=condition) == codes


# --- days ---

D = date


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"made_on": D(2022, 1, 2)}, ".made_on"),
        ({"made_on": D(2026, 11, 23)}, ".made_on"),
        ({"resolves_by": D(2021, 12, 29)}, ".resolves_by"),
        ({"resolved_on": D(2021, 12, 29)}, ".resolved_on"),
        ({"resolved_on": D(2026, 11, 23)}, ".resolved_on"),
        ({"updates": [{"on": D(2021, 12, 29), "note": "x"}]}, ".updates[0].on"),
        ({"evidence": [PROOF | {"published_on": D(2021, 12, 29)}]}, ".evidence[0].published_on"),
        (
            {"evidence": [PROOF | {"published_on": D(2021, 12, 29), "stance": "contradicts"}]},
            ".evidence[0].published_on",
        ),
    ],
)
def test_days_that_run_backwards(overrides, field, tmp_path):
    (problem,) = problems_of(tmp_path, **overrides)
    assert problem.code == "R207"
    assert problem.where.endswith(field)
    assert "dates run backwards" in problem.message


@pytest.mark.parametrize(
    "overrides",
    [
        {"made_on": D(2022, 1, 1)},
        {"resolves_by": D(2021, 12, 30)},
        {"resolved_on": D(2021, 12, 30)},
        {"resolved_on": TODAY},
        {"updates": [{"on": D(2021, 12, 30), "note": "x"}]},
        {"evidence": [PROOF | {"published_on": D(2021, 12, 30)}]},
        {"evidence": [PROOF | {"published_on": D(2021, 12, 1), "stance": "context"}]},
        {"kind": "assertion", "outcome": "accurate", "evidence": [PROOF | {"published_on": D(2021, 12, 1)}]},
    ],
)
def test_days_that_may_stand(overrides, tmp_path):
    assert codes_of(tmp_path, **overrides) == []


def test_one_wrong_day_is_one_error(tmp_path):
    """Everything lies before a claim made in 2202; the claim's own day is the mistake."""
    updates = [{"on": D(2022, 1, 5), "note": "x"}]
    (problem,) = problems_of(tmp_path, made_on=D(2202, 12, 30), updates=updates, evidence=[PROOF])
    assert problem.where.endswith(".made_on")


@pytest.mark.parametrize(
    ("happened_on", "field"),
    [
        (D(2022, 2, 5), ".evidence[0].published_on"),
        (D(2022, 2, 6), ".happened_on"),
        (D(2026, 11, 23), ".happened_on"),
    ],
)
def test_proof_older_than_its_event(happened_on, field, tmp_path):
    result = with_data(tmp_path, lambda data: data["events"]["storm"].update(happened_on=happened_on))
    (problem,) = errors(result.problems)
    assert problem.code == "R207"
    assert problem.where == f"events.storm {field}"


def test_older_evidence_may_be_context(tmp_path):
    def edit(data):
        data["events"]["storm"]["evidence"][0] |= {"published_on": D(2022, 1, 1), "stance": "context"}

    assert with_data(tmp_path, edit).problems == ()


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"happened_on": D(2022, 2, 3)}, []),
        ({"did_not_happen": True}, []),
        ({"expected_by": D(2027, 1, 1)}, []),
        ({"did_not_happen": True, "expected_by": D(2022, 3, 1)}, []),
        ({"happened_on": D(2022, 2, 3), "expected_by": D(2022, 3, 1)}, []),
        ({}, ["R211"]),
        ({"did_not_happen": False}, ["R211"]),
        ({"happened_on": D(2022, 2, 3), "did_not_happen": True}, ["R211"]),
    ],
)
def test_an_event_happened_or_did_not_or_may(fields, codes, tmp_path):
    def edit(data):
        del data["events"]["storm"]["happened_on"]
        data["events"]["storm"] |= fields

    assert [problem.code for problem in errors(with_data(tmp_path, edit).problems)] == codes


# --- likelihood ---


@pytest.mark.parametrize(
    ("hedge", "statement", "codes"),
    [
        ("unlikely", "A storm hits the town.", []),
        ("unlikely", "A storm does not hit the town.", ["R209"]),
        ("unlikely", "No storm hits the town.", ["R209"]),
        ("unlikely", "The storm won’t hit the town.", ["R209"]),
        ("likely", "A storm does not hit the town.", []),
        ("may", "A storm does not hit the town.", []),
        ("unlikely", "A notable storm hits the town.", []),
        ("Unlikely", "A storm hits the town.", []),
    ],
)
def test_what_is_denied_twice(hedge, statement, codes, tmp_path):
    assert codes_of(tmp_path, hedge=hedge, statement=statement) == codes


@pytest.mark.parametrize(
    ("probability", "codes"),
    [
        (0.7, []),
        ({"low": 0.7, "high": 0.7}, []),
        ({"low": 0.6, "high": 0.7, "reason": "as said"}, []),
        ({"low": 0.6, "high": 0.7}, ["R208"]),
        ({"low": 0.7, "high": 0.6, "reason": "as said"}, ["R109"]),
        ({"low": 0.7, "high": 0.6}, ["R109"]),
        ({"low": -0.1, "high": 0.6}, ["R109"]),
        ({"low": 0.1, "high": 60}, ["R109"]),
        (72, ["R109"]),
        (0, []),
        (1, []),
    ],
)
def test_given_probabilities(probability, codes, tmp_path):
    assert codes_of(tmp_path, probability=probability) == codes


def test_a_forecast_with_swapped_bounds(tmp_path):
    forecast = {"by": "A crowd", "on": D(2022, 1, 5), "probability": {"low": 0.7, "high": 0.6}}
    sound = forecast | {"probability": {"low": 0.6, "high": 0.7}}
    (problem,) = problems_of(tmp_path, forecasts=[sound, forecast])
    assert problem.code == "R109"
    assert problem.where.endswith(".forecasts[1].probability")


# --- references ---


@pytest.mark.parametrize(
    ("overrides", "field", "hint"),
    [
        ({"source": "papre"}, ".source", 'did you mean "paper"?'),
        ({"speaker": "mayor-of-town"}, ".speaker", "use one of: mayor, newsroom"),
        ({"relayed_by": ["newsroom", "news-room"]}, ".relayed_by[1]", 'did you mean "newsroom"?'),
        ({"topics": ["weather", "wether", "harbour"]}, ".topics[1]", 'did you mean "weather"?'),
        ({"events": ["strom"]}, ".events[0]", 'did you mean "storm"?'),
        ({"related": [{"claim": "storm-befor", "relation": "answers"}]}, ".related[0].claim", "did you mean"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_the_nearest(overrides, field, hint, tmp_path):
    (problem,) = problems_of(tmp_path, **overrides)
    assert problem.code == "R301"
    assert problem.where.endswith(field)
    assert hint in problem.hint


def test_all_wrong_references_are_told_at_once(tmp_path):
    found = problems_of(tmp_path, source="papre", speaker="myor", topics=["wether"])
    assert [problem.code for problem in found] == ["R301"] * 3


def test_a_reference_is_checked_even_when_its_entry_has_other_errors(tmp_path):
    assert sorted(codes_of(tmp_path, kind="predction", speaker="myor")) == ["R104", "R301"]


def test_an_entry_may_be_referred_to_by_one_that_is_set_aside(tmp_path):
    """R304 would be a second error: what is unused because its user is set aside is not unused."""
    result = with_data(tmp_path, lambda data: data["claims"][2].update(kind="tthreat"))
    assert [problem.code for problem in result.problems] == ["R104"]


def test_relations_to_a_claim_that_is_set_aside_are_no_error(tmp_path):
    result = with_data(tmp_path, lambda data: data["claims"][0].update(kind="predction"))
    assert [problem.code for problem in result.problems] == ["R104"]
    assert list(result.register.claims) == ["dam-is-safe", "harbour-closed-at-once"]


# --- set aside ---

ALL = {"storm-before-spring", "dam-is-safe", "harbour-closed-at-once"}


@pytest.mark.parametrize(
    ("section", "name", "lost"),
    [
        ("topics", "harbour", {"harbour-closed-at-once"}),
        ("topics", "weather", {"storm-before-spring", "dam-is-safe"}),
        ("speakers", "newsroom", {"storm-before-spring"}),
        ("speakers", "mayor", ALL),
        ("events", "storm", {"storm-before-spring"}),
        ("sources", "paper", ALL),
    ],
)
def test_what_rests_on_a_bad_entry_is_set_aside_with_it(section, name, lost, tmp_path):
    result = with_data(tmp_path, lambda data: data[section][name].update(colour="blue"))
    assert [problem.code for problem in errors(result.problems)] == ["R101"]
    named = {
        problem.where.split()[1] for problem in result.problems if problem.code == "R305" and "claims" in problem.where
    }
    assert named == lost
    assert set(result.register.claims) == ALL - lost
    assert set(result.register.spans) == ALL - lost
    assert name not in getattr(result.register, section)


def test_a_chain_is_named_link_by_link(tmp_path):
    """No article: the source goes, with it its claims and the passage that was left out; one error only."""
    data = small_data()
    result = load(make_register(tmp_path, data, articles={}), TODAY)
    assert [problem.code for problem in errors(result.problems)] == ["R303"]
    assert [problem.code for problem in result.problems].count("R305") == 4
    assert not result.register.claims
    assert not result.register.considered


def test_an_event_that_breaks_a_rule_takes_its_claim_along(tmp_path):
    result = with_data(tmp_path, lambda data: data["events"]["storm"].update(did_not_happen=True))
    assert [problem.code for problem in result.problems] == ["R211", "R305"]
    assert set(result.register.claims) == ALL - {"storm-before-spring"}


def test_references_of_what_is_served_resolve(tmp_path):
    result = with_data(tmp_path, lambda data: data["topics"]["harbour"].pop("label"))
    register = result.register
    for claim in register.claims.values():
        assert claim.source in register.sources
        assert {claim.speaker, *claim.relayed_by} <= set(register.speakers)
        assert set(claim.topics) <= set(register.topics)
        assert set(claim.events) <= set(register.events)


def test_the_second_of_two_equal_ids_is_set_aside(tmp_path):
    result = load_claims(tmp_path, claim_data(), claim_data(statement="Another."))
    (problem,) = errors(result.problems)
    assert problem.code == "R302"
    assert problem.where == "claims[1] storm-before-spring .id"
    assert result.register.claims["storm-before-spring"].statement != "Another."
    assert (result.n_claims, result.n_set_aside) == (2, 1)


# --- evidence and deadlines ---


@pytest.mark.parametrize(
    ("publishers", "primary", "codes"),
    [
        (["A", "B"], True, []),
        (["A", "B"], False, ["E102"]),
        (["A", "A"], True, ["E101"]),
        (["A", "a"], True, ["E101"]),
        (["A"], False, ["E101", "E102"]),
    ],
)
def test_thin_evidence(publishers, primary, codes, tmp_path):
    evidence = [PROOF | {"publisher": publisher, "primary": primary} for publisher in publishers]
    assert codes_of(tmp_path, events=None, evidence=evidence) == codes


def test_evidence_of_events_counts(tmp_path):
    assert codes_of(tmp_path, evidence=[PROOF]) == []


def test_evidence_without_a_day_is_named_at_its_line(tmp_path):
    undated = {key: value for key, value in PROOF.items() if key != "published_on"}
    (problem,) = problems_of(tmp_path, evidence=[PROOF, undated])
    assert problem.code == "E103"
    assert problem.where.endswith(".evidence[1]")


def test_a_claim_may_say_why_it_rests_on_no_primary_source(tmp_path):
    proof = [PROOF | {"publisher": name, "primary": False} for name in ("A", "B")]
    assert codes_of(tmp_path, events=None, evidence=proof) == ["E102"]
    assert codes_of(tmp_path, events=None, evidence=proof, no_primary_reason="It was said by word of mouth.") == []


def test_evidence_may_say_why_it_has_no_day(tmp_path):
    undated = {key: value for key, value in PROOF.items() if key != "published_on"}
    assert problems_of(tmp_path, evidence=[PROOF, undated | {"published_on_basis": "Bears no day."}]) == []


@pytest.mark.parametrize(
    ("today", "codes"),
    [(date(2030, 12, 31), []), (date(2031, 1, 1), ["D101"]), (date(9999, 12, 31), ["D101"])],
)
def test_a_deadline_is_held_against_the_day_that_is_given(today, codes, tmp_path):
    found = load(make_register(tmp_path), today).problems
    assert [problem.code for problem in found] == codes
    if codes:
        assert found[0].message == f"was due on 2030-12-31 and is still open (as of {today})"


# --- several files ---


def split_register(folder):
    data = small_data()
    claims = data.pop("claims")
    make_register(folder, data)
    (folder / "claims").mkdir()
    for number, claim in enumerate(claims):
        make_register(folder / "claims", {"claims": [claim]}, articles={}).rename(folder / "claims" / f"{number}.yaml")
    return folder


def test_a_register_may_be_a_folder(tmp_path):
    result = load(split_register(tmp_path), TODAY)
    assert result.problems == ()
    assert set(result.register.claims) == ALL
    assert result.places["claims", "dam-is-safe"].file == "claims/1.yaml"


def test_rules_hold_across_files(tmp_path):
    folder = split_register(tmp_path)
    (folder / "more.yaml").write_text(
        "speakers:\n  mayor:\n    name: Another mayor\n    side: Town\n"
        "claims:\n- " + (folder / "claims" / "1.yaml").read_text().partition("- ")[2]
    )
    found = errors(load(folder, TODAY).problems)
    assert [(problem.file, problem.line, problem.code) for problem in found] == [
        ("more.yaml", 2, "R302"),
        ("more.yaml", 6, "R302"),
    ]
    assert "claims/1.yaml" in found[1].message or "claims.yaml" in found[0].message


def test_one_broken_file_of_a_folder_hides_no_other(tmp_path):
    folder = split_register(tmp_path)
    (folder / "claims" / "2.yaml").write_bytes(b"\xff")
    result = load(folder, TODAY)
    assert [(problem.file, problem.code) for problem in errors(result.problems)] == [("claims/2.yaml", "Y102")]
    assert set(result.register.claims) == ALL - {"harbour-closed-at-once"}


def test_hidden_files_are_no_part_of_a_register(tmp_path):
    folder = split_register(tmp_path)
    (folder / ".pre-commit-config.yaml").write_text("repos: []\n")
    assert load(folder, TODAY).problems == ()


def test_an_empty_folder(tmp_path):
    (problem,) = load(tmp_path, TODAY).problems
    assert (problem.code, problem.file) == ("Y101", "claims.yaml")


# --- articles ---


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("seeds/none.txt", "no file seeds/none.txt"),
        ("seeds", "no file seeds"),
        ("/etc/passwd", "lies outside of the register's folder"),
        ("../outside.txt", "lies outside of the register's folder"),
        ("seeds/link.txt", "lies outside of the register's folder"),
        ("seeds/circle.txt", "no file seeds/circle.txt"),
        ("seeds/latin.txt", "is not UTF-8 text"),
        ("seeds/huge.txt", "is larger than 4,194,304 bytes"),
        ("a\0b", "no file"),
        ("x" * 300, "no file"),
    ],
)
def test_an_article_that_cannot_be_read(name, message, tmp_path):
    folder = tmp_path / "register"
    (tmp_path / "outside.txt").write_text("x")
    folder.mkdir()
    data = small_data()
    data["sources"]["paper"]["file"] = name
    path = make_register(folder, data)
    (folder / "seeds" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "seeds" / "circle.txt").symlink_to(folder / "seeds" / "circle.txt")
    (folder / "seeds" / "latin.txt").write_bytes(b"caf\xe9")
    (folder / "seeds" / "huge.txt").write_bytes(b"x" * (4 * 2**20 + 1))
    (problem,) = errors(load(path, TODAY).problems)
    assert problem.code == "R303"
    assert message in problem.message
