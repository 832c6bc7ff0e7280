from datetime import date, timedelta

import pytest

from dashboard.analysis.review import (
    COLUMNS,
    LISTS,
    corrections_table,
    problems_table,
    review_table,
    unarchived_counts,
)
from dashboard.register.load import load
from tests.builders import SMALL, TODAY, claim_data, edited, line_of, load_claims, make_register

EVIDENCE = {
    "url": "https://example.net/inspection",
    "title": "Report on the dam",
    "publisher": "Inspectorate",
    "published_on": "2022-01-09",
    "primary": True,
    "stance": "supports",
    "finding": "No defect was found.",
}
OPEN = {"status": "open", "outcome": None, "resolved_on": None, "ruling": None, "events": None}


def rows(name, loaded, today=TODAY):
    wanted = next(wanted for wanted in LISTS if wanted.name == name)
    table = review_table(wanted, loaded, today)
    assert list(table.columns) == list(COLUMNS)
    return table


def ids(name, loaded, today=TODAY):
    return list(rows(name, loaded, today)["claim"])


def resolved(*evidence, **overrides):
    return claim_data(id="dam", events=None, evidence=list(evidence), **overrides)


def test_the_sound_register_needs_only_what_it_lacks(tmp_path):
    loaded = load(make_register(tmp_path), TODAY)
    found = {wanted.name: len(review_table(wanted, loaded, TODAY)) for wanted in LISTS}
    assert found == dict.fromkeys(found, 0) | {"unarchived": 4}


@pytest.mark.parametrize(
    ("days", "name", "fact"),
    [
        (-1, "overdue", "was due {}, 1 day ago"),
        (0, "due-soon", "due {}, in 0 days"),
        (30, "due-soon", "due {}, in 30 days"),
        (31, None, ""),
    ],
)
def test_deadlines(tmp_path, days, name, fact):
    deadline = TODAY + timedelta(days=days)
    loaded = load_claims(tmp_path, claim_data(resolves_by=deadline.isoformat(), **OPEN))
    for one in ("overdue", "due-soon", "no-deadline"):
        found = list(rows(one, loaded)["fact"])
        assert found == ([fact.format(deadline)] if one == name else [])


def test_the_earliest_deadline_comes_first(tmp_path):
    late = claim_data(id="late", resolves_by="2026-11-20", **OPEN)
    early = claim_data(id="early", resolves_by="2026-11-01", **OPEN)
    assert ids("overdue", load_claims(tmp_path, late, early)) == ["early", "late"]


def test_an_open_claim_without_a_deadline_is_listed(tmp_path):
    assert ids("no-deadline", load_claims(tmp_path, claim_data(resolves_by=None, **OPEN))) == ["storm-before-spring"]


def test_one_publisher_in_two_spellings_is_one(tmp_path):
    loaded = load_claims(tmp_path, resolved(EVIDENCE, EVIDENCE | {"publisher": "INSPECTORATE"}))
    assert list(rows("one-publisher", loaded)["fact"]) == ["rests on Inspectorate only (2 documents)"]
    both = load_claims(tmp_path, resolved(EVIDENCE, EVIDENCE | {"publisher": "Broadcaster"}))
    assert ids("one-publisher", both) == []


def test_no_primary_source(tmp_path):
    loaded = load_claims(tmp_path, resolved(EVIDENCE | {"primary": False}))
    assert list(rows("no-primary", loaded)["fact"]) == ["1 document, none of them primary"]


def test_a_void_claim_needs_no_proof(tmp_path):
    void = resolved(EVIDENCE | {"primary": False}, outcome="void", void_reason="underspecified")
    loaded = load_claims(tmp_path, void)
    assert ids("one-publisher", loaded) == ids("no-primary", loaded) == []


def test_undated_evidence_names_the_entry_and_opens_the_claim_that_rests_on_it(tmp_path):
    text = edited("      published_on: 2022-02-05\n", "")
    row = rows("undated", load(make_register(tmp_path, text), TODAY)).iloc[0]
    assert row["claim"] == "storm-before-spring"
    assert row["what"] == "Event: A storm hit the town"
    assert row["fact"] == "Broadcaster: After the storm"
    assert (row["file"], row["first_line"]) == ("claims.yaml", line_of("  storm:\n", text))


def test_links_without_a_copy_are_counted_by_publisher(tmp_path):
    kept = EVIDENCE | {"archived_url": "https://archive.example.org/1"}
    second = EVIDENCE | {"publisher": "Broadcaster"}
    counts = unarchived_counts(load_claims(tmp_path, resolved(EVIDENCE, kept, second, second)).register)
    small = {("Agency", 1, 1), ("Inspectorate", 1, 2), ("Broadcaster", 3, 3)}
    assert set(counts.itertuples(index=False, name=None)) == small
    assert counts["publisher"].iloc[0] == "Broadcaster"


def test_readers_who_differ_are_listed_with_the_ruling(tmp_path):
    alike = claim_data(id="alike", second_reader={"outcome": "occurred"})
    differ = claim_data(id="differ", second_reader={"outcome": "did_not_occur"})
    table = rows("differ", load_claims(tmp_path, alike, differ))
    assert list(table["claim"]) == ["differ"]
    assert list(table["fact"]) == ["occurred or did not occur? Ruled: occurred"]


def test_problems_open_the_claim_in_whose_lines_they_lie(tmp_path):
    loaded = load_claims(tmp_path, claim_data(id="first"), claim_data(id="late", resolves_by="2026-11-20", **OPEN))
    table = problems_table(loaded.problems, loaded)
    overdue = table[table["code"] == "D101"].iloc[0]
    assert overdue["claim"] == "late"
    assert overdue["severity"] == "warning"


def test_no_problems_are_an_empty_table(tmp_path):
    assert problems_table((), load(make_register(tmp_path), TODAY)).empty


def test_corrections_come_newest_first(tmp_path):
    def change(day, was):
        return {"on": day, "field": "ruling", "was": was, "reason": "New evidence."}

    loaded = load_claims(
        tmp_path,
        claim_data(id="one", corrections=[change("2022-06-01", "b"), change("2022-05-01", "a")]),
        claim_data(id="two", corrections=[change("2022-07-01", "c")]),
    )
    log = corrections_table(loaded.register)
    assert list(log["was"]) == ["c", "b", "a"]
    assert list(log["claim"]) == ["two", "one", "one"]
    assert log["on"].iloc[0] == date(2022, 7, 1)
    assert corrections_table(load(make_register(tmp_path, SMALL), TODAY).register).empty
