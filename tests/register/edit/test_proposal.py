import subprocess

import pytest

from dashboard.register.composing import composed
from dashboard.register.digest import register_digest
from dashboard.register.edit import (
    Append,
    Finding,
    Put,
    Refusal,
    Snapshot,
    add,
    correct,
    propose,
    resolve,
    save,
    update,
)
from dashboard.register.edit.quoting import exact_quote
from dashboard.register.load import load
from dashboard.register.problems import errors
from tests.builders import SMALL, TODAY, edited, make_register

OPEN = "harbour-closed-at-once"
DONE = "dam-is-safe"
PROOF = {"url": "https://example.org/x", "title": "T", "publisher": "P", "stance": "supports", "finding": "F"}


@pytest.fixture
def snapshot(tmp_path):
    return Snapshot.read(make_register(tmp_path))


def lines(proposal):
    return [line for line in proposal.diff().splitlines()[2:] if line[0] in "+-"]


def data(proposal):
    return composed(proposal.new.decode()).plain()


def test_resolve(snapshot):
    finding = Finding("occurred", TODAY, "He closed it.", evidence=[PROOF | {"published_on": TODAY, "primary": True}])
    proposal = propose(snapshot, resolve(snapshot, OPEN, finding), TODAY)
    assert lines(proposal) == [
        "-  status: open",
        "+  status: resolved",
        "+  outcome: occurred",
        "+  resolved_on: 2026-11-22",
        "+  ruling: He closed it.",
        "+  evidence:",
        "+  - url: https://example.org/x",
        "+    title: T",
        "+    publisher: P",
        "+    published_on: 2026-11-22",
        "+    primary: true",
        "+    stance: supports",
        "+    finding: F",
    ]
    assert [problem.code for problem in proposal.problems] == ["E101"]


def test_resolve_with_the_state_of_the_condition(snapshot):
    finding = Finding("condition_not_met", TODAY, "No cut.", condition="not_met", events=["storm"])
    proposal = propose(snapshot, resolve(snapshot, OPEN, finding), TODAY)
    assert data(proposal)["claims"][2]["condition"]["state"] == "not_met"
    assert data(proposal)["claims"][2]["events"] == ["storm"]


@pytest.mark.parametrize(
    ("claim", "finding", "words"),
    [
        (DONE, Finding("accurate", TODAY, "r"), "resolved already, as accurate"),
        ("harbour-closed", Finding("occurred", TODAY, "r"), 'no "harbour-closed" in claims'),
        (OPEN, Finding("happened", TODAY, "r", evidence=[PROOF]), "1 error"),
        (OPEN, Finding("occurred", TODAY, "r"), "1 error"),
        (OPEN, Finding("occurred", TODAY, "r", evidence=[PROOF | {"url": "ftp://x"}]), "1 error"),
        (OPEN, Finding("occurred", TODAY, "r", events=["flood"]), "1 error"),
    ],
)
def test_what_the_rules_forbid_is_refused(snapshot, claim, finding, words):
    with pytest.raises(Refusal, match=words):
        propose(snapshot, resolve(snapshot, claim, finding), TODAY)


def test_correct_leaves_a_trace(snapshot):
    operations = correct(snapshot, DONE, Finding("partly_accurate", ruling="Half."), "A crack was found.", TODAY)
    proposal = propose(snapshot, operations, TODAY)
    assert lines(proposal) == [
        "-  outcome: accurate",
        "+  outcome: partly_accurate",
        "-  ruling: The inspection of 9 January 2022 found no defect.",
        "+  ruling: Half.",
        "+  corrections:",
        "+  - 'on': 2026-11-22",
        "+    field: outcome",
        "+    was: accurate",
        "+    reason: A crack was found.",
        "+  - 'on': 2026-11-22",
        "+    field: ruling",
        "+    was: The inspection of 9 January 2022 found no defect.",
        "+    reason: A crack was found.",
    ]


def test_a_long_ruling_is_shortened_in_its_trace(tmp_path):
    text = edited("found no defect.\n  evidence", f"found {'x' * 400}\n  evidence")
    snapshot = Snapshot.read(make_register(tmp_path, text))
    operations = correct(snapshot, DONE, Finding(ruling="Short."), "r", TODAY)
    was = data(propose(snapshot, operations, TODAY))["claims"][1]["corrections"][0]["was"]
    assert was.startswith("The inspection of 9 January 2022 found xxx")
    assert was.endswith("x …")
    assert len(was) == 300


def test_void_comes_and_goes_with_its_reason(tmp_path):
    path = make_register(tmp_path)
    for finding, reason in ((Finding("void", void_reason="underspecified"), "a"), (Finding("accurate"), "b")):
        snapshot = Snapshot.read(path)
        save(propose(snapshot, correct(snapshot, DONE, finding, reason, TODAY), TODAY))
    claim = load(path, TODAY).register.claims[DONE]
    assert (claim.outcome, claim.void_reason) == ("accurate", None)
    assert [trace.was for trace in claim.corrections] == ["accurate", "void"]


def test_open_takes_an_outcome_back(snapshot):
    proposal = propose(snapshot, correct(snapshot, DONE, Finding("open"), "Too early.", TODAY), TODAY)
    claim = data(proposal)["claims"][1]
    assert claim["status"] == "open"
    assert "outcome" not in claim
    assert "resolved_on" not in claim
    assert claim["corrections"] == [{"on": TODAY, "field": "outcome", "was": "accurate", "reason": "Too early."}]


@pytest.mark.parametrize(
    ("claim", "finding", "words"),
    [(DONE, Finding("accurate"), "accurate already"), (OPEN, Finding("occurred"), "no outcome to correct: it is open")],
)
def test_what_cannot_be_corrected(snapshot, claim, finding, words):
    with pytest.raises(Refusal, match=words):
        correct(snapshot, claim, finding, "r", TODAY)


def test_update(snapshot):
    proposal = propose(snapshot, update(OPEN, "Talks: # 3", TODAY, "https://example.org/t"), TODAY)
    assert lines(proposal) == [
        "+  updates:",
        "+  - 'on': 2026-11-22",
        "+    note: 'Talks: # 3'",
        "+    url: https://example.org/t",
    ]


def test_a_quote_is_stored_in_the_characters_of_its_source(snapshot):
    register = snapshot.loaded(TODAY).register
    assert exact_quote(register, "paper", ['"will close the harbour - at once"']) == [
        "“will close the harbour – at once”"
    ]
    with pytest.raises(Refusal) as refusal:
        exact_quote(register, "paper", ["A storm would hit the town"])
    assert refusal.value.hint == 'the nearest passage is "“A storm will hit the town" (line 4)'
    with pytest.raises(Refusal, match='no "papers" in sources'):
        exact_quote(register, "papers", ["x"])


def test_add_puts_the_claim_behind_the_last_one(snapshot):
    claim = {
        "status": "open",
        "id": "nobody-asks",
        "kind": "assertion",
        "statement": "Nobody asked.",
        "quote": "Nobody asked about the bridge",
        "source": "paper",
        "speaker": "newsroom",
        "relayed_by": [],
        "topics": ["harbour"],
        "made_on": TODAY.replace(year=2022, month=1, day=1),
        "criteria": "c",
        "hedge": None,
    }
    proposal = propose(snapshot, add(claim), TODAY)
    assert lines(proposal) == [
        "+- id: nobody-asks",
        "+  kind: assertion",
        "+  statement: Nobody asked.",
        "+  quote: Nobody asked about the bridge",
        "+  source: paper",
        "+  speaker: newsroom",
        "+  topics: [harbour]",
        "+  made_on: 2022-01-01",
        "+  criteria: c",
        "+  status: open",
    ]
    with pytest.raises(Refusal, match="1 error"):
        propose(snapshot, add(claim | {"id": DONE}), TODAY)


def test_old_errors_do_not_stand_in_the_way(tmp_path):
    snapshot = Snapshot.read(make_register(tmp_path, edited("outcome: occurred", "outcome: happened")))
    proposal = propose(snapshot, update(OPEN, "n", TODAY), TODAY)
    assert lines(proposal)[0] == "+  updates:"


def test_a_file_that_is_no_yaml_is_left_alone(tmp_path):
    snapshot = Snapshot.read(make_register(tmp_path, edited("  status: open", "\tstatus: open")))
    with pytest.raises(Refusal, match="while it is broken") as refusal:
        propose(snapshot, update(DONE, "n", TODAY), TODAY)
    assert "Y104" in refusal.value.details[0]


@pytest.mark.parametrize("head", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_bytes_around_the_edit_stay(tmp_path, head, line_break):
    old = head + SMALL.replace("\n", line_break).encode()
    snapshot = Snapshot.read(make_register(tmp_path, old))
    new = propose(snapshot, update(OPEN, "n", TODAY), TODAY).new
    added = line_break.join(["  updates:", "  - 'on': 2026-11-22", "    note: n", ""]).encode()
    assert new.replace(added, b"") == old


def test_a_register_in_several_files(tmp_path):
    head, claims = SMALL.split("claims:\n")
    claims, considered = claims.split("considered:\n")
    first, second, third = ("- id:" + part for part in claims.split("- id:")[1:])
    for name, text in {
        "base.yaml": f"{head}considered:\n{considered}",
        "claims/a.yaml": f"# first\nclaims:\n{first}{second}",
        "claims/b.yaml": f"claims:\n{third}",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    make_register(tmp_path / "other")
    (tmp_path / "other" / "seeds").rename(tmp_path / "seeds")
    assert not errors(load(tmp_path, TODAY).problems)

    def file_of(operations):
        return Snapshot.read(tmp_path).name(propose(Snapshot.read(tmp_path), operations, TODAY).file)

    assert file_of(update(DONE, "n", TODAY)) == "claims/a.yaml"
    assert file_of(update(OPEN, "n", TODAY)) == "claims/b.yaml"
    assert file_of([Put(("events", "storm", "title"), "t")]) == "base.yaml"
    assert file_of([Put(("events", "flood"), {"title": "t", "summary": "s", "expected_by": TODAY})]) == "base.yaml"
    with pytest.raises(Refusal, match="more than one file"):
        file_of([*update(DONE, "n", TODAY), *update(OPEN, "n", TODAY)])
    copy = {"id": DONE, **Snapshot.read(tmp_path).entry("claims", DONE)}
    with pytest.raises(Refusal, match="1 error"):
        file_of([Append(("claims",), copy)])


@pytest.mark.parametrize("ending", ["", "\n"])
def test_git_applies_the_diff(tmp_path, ending):
    path = make_register(tmp_path, SMALL.rstrip("\n") + ending)
    snapshot = Snapshot.read(path)
    ways = [*update(OPEN, "n", TODAY), *update("storm-before-spring", "m", TODAY), Append(("considered",), passage())]
    proposal = propose(snapshot, ways, TODAY)
    (tmp_path / "change.patch").write_text(proposal.diff(), encoding="utf-8")
    subprocess.run(["git", "apply", "change.patch"], cwd=tmp_path, check=True)
    assert path.read_bytes() == proposal.new


def test_the_first_event_makes_its_section(tmp_path):
    text = SMALL[: SMALL.index("events:")] + SMALL[SMALL.index("claims:") :].replace("  events: [storm]\n", "")
    text = text.replace("status: resolved\n  outcome: occurred\n  resolved_on: 2022-02-04\n", "status: open\n")
    for content in (text, text.replace("claims:", "events:\nclaims:")):
        snapshot = Snapshot.read(make_register(tmp_path, content))
        event = {"summary": "s", "title": "t", "expected_by": TODAY}
        new = propose(snapshot, [Put(("events", "flood"), event)], TODAY).new.decode()
        added = "events:\n  flood:\n    title: t\n    expected_by: 2026-11-22\n    summary: s\n"
        assert added in new
        assert new.replace(f"\n{added}" if content == text else added[len("events:\n") :], "") == content


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\udc80"])
def test_an_invisible_character_is_refused(snapshot, character):
    with pytest.raises(Refusal, match="invisible character U"):
        propose(snapshot, update(OPEN, f"a{character}b", TODAY), TODAY)


def test_line_breaks_of_forms_are_line_breaks(snapshot):
    proposal = propose(snapshot, update(OPEN, "a\r\nb\rc", TODAY), TODAY)
    assert data(proposal)["claims"][2]["updates"][0]["note"] == "a\nb\nc"


def test_what_the_splicer_cannot_do_is_refused_and_not_written(tmp_path):
    text = edited("  topics: [harbour]\n", "  ? topics\n  : [harbour]\n")
    snapshot = Snapshot.read(make_register(tmp_path, text))
    with pytest.raises(Refusal, match=r"does not understand|unusual way"):
        propose(snapshot, [Put(("claims", OPEN, "topics"), ["weather"])], TODAY)


def test_the_digest_is_that_of_the_register(tmp_path):
    path = make_register(tmp_path)
    assert Snapshot.read(path).digest == register_digest(path)
    assert Snapshot.read(tmp_path).digest == register_digest(tmp_path)


def passage():
    return {"source": "paper", "quote": "nobody ever does", "reason": "rhetoric"}
