"""resolve, update, correct and format on the command line."""

import pytest

from dashboard.cli import main
from dashboard.register.edit.locking import locked
from dashboard.register.load import load
from tests.builders import SMALL, TODAY, edited, make_register

OPEN, DONE = "harbour-closed-at-once", "dam-is-safe"
AT = ["--today", "2026-11-22"]
PROOF = [
    *(
        "--evidence",
        "https://example.org/a",
        "--title",
        "A: # 1",
        "--publisher",
        "Ministry",
        "--finding",
        "It is shut.",
    ),
    *("--published-on", "2022-05-01", "--primary"),
    *("--evidence", "https://example.com/b", "--title", "B", "--publisher", "Agency", "--finding", "No ship came."),
    *(
        "--published-on",
        "2022-05-02",
        "--stance",
        "context",
        "--via",
        "Paper",
        "--archived-url",
        "https://example.net/b",
    ),
]
RESOLVE = ["--outcome", "occurred", "--on", "2022-05-01", "--ruling", "He did.", *PROOF]


@pytest.fixture
def path(tmp_path):
    return make_register(tmp_path)


@pytest.fixture
def run(capsys, path):
    def _run(*arguments, register=path):
        try:
            code = main([*map(str, arguments), "--register", str(register), *AT])
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return _run


def test_resolve_writes_what_it_shows(run, path):
    code, out, err = run("resolve", OPEN, *RESOLVE, "--event", "storm", "--condition", "met")
    assert (code, err) == (0, "wrote claims.yaml\n")
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == [
        "-    state: pending",
        "-  status: open",
        "+    state: met",
        "+  status: resolved",
        "+  outcome: occurred",
        "+  resolved_on: 2022-05-01",
        "+  ruling: He did.",
        "+  events: [storm]",
        "+  evidence:",
        "+  - url: https://example.org/a",
        "+    title: 'A: # 1'",
        "+    publisher: Ministry",
        "+    published_on: 2022-05-01",
        "+    primary: true",
        "+    stance: supports",
        "+    finding: It is shut.",
        "+  - url: https://example.com/b",
        "+    title: B",
        "+    publisher: Agency",
        "+    via: Paper",
        "+    published_on: 2022-05-02",
        "+    stance: context",
        "+    finding: No ship came.",
        "+    archived_url: https://example.net/b",
    ]
    loaded = load(path, TODAY)
    assert loaded.problems == ()
    assert loaded.register.claims[OPEN].outcome == "occurred"


@pytest.mark.parametrize(
    "arguments",
    [
        ("resolve", OPEN, *RESOLVE),
        ("update", OPEN, "--note", "n"),
        ("correct", DONE, "--outcome", "inaccurate", "--reason", "r"),
    ],
)
def test_a_dry_run_writes_nothing(run, path, arguments):
    code, out, err = run(*arguments, "--dry-run")
    assert (code, err) == (0, "dry run: claims.yaml was not written\n")
    assert out.startswith("--- a/claims.yaml\n+++ b/claims.yaml\n@@ ")
    assert path.read_text(encoding="utf-8") == SMALL


def test_update_and_correct(run, path):
    assert run("update", OPEN, "--note", "Talks", "--on", "2022-03-01", "--url", "https://example.org/t")[0] == 0
    assert run("update", OPEN, "--note", "More talks")[0] == 0
    assert run("correct", DONE, "--outcome", "inaccurate", "--reason", "A crack", "--on", "2022-04-01")[0] == 0
    claims = load(path, TODAY).register.claims
    assert [(str(item.on), item.note) for item in claims[OPEN].updates] == [
        ("2022-03-01", "Talks"),
        ("2026-11-22", "More talks"),
    ]
    (trace,) = claims[DONE].corrections
    assert (str(trace.on), trace.field, trace.was, trace.reason) == ("2022-04-01", "outcome", "accurate", "A crack")


def test_warnings_that_a_change_brings_are_shown(run):
    _, _, err = run("resolve", OPEN, *RESOLVE[:14])
    assert "warning E101" in err
    assert "warning E103" in err
    assert err.endswith("wrote claims.yaml\n")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("resolve", DONE, *RESOLVE), "error: dam-is-safe is resolved already, as accurate\n    hint: change it with"),
        (("resolve", "harbour-close-at-once", *RESOLVE), 'in claims\n    hint: did you mean "harbour-closed-at-once"?'),
        (("update", "x", "--note", "n"), 'error: there is no "x" in claims'),
        (("update", OPEN, "--note", "n", "--url", "example.org"), "error R106"),
        (("update", OPEN, "--note", ""), "error R108"),
        (("update", OPEN, "--note", "n", "--on", "2020-01-01"), "error R207"),
        (("resolve", OPEN, "--outcome", "happened", *RESOLVE[2:]), 'hint: did you mean "occurred"?'),
        (("resolve", OPEN, "--outcome", "void", *RESOLVE[2:]), "error R203"),
        (("resolve", DONE, *RESOLVE, "--condition", "met"), "resolved already"),
        (("correct", OPEN, "--outcome", "occurred", "--reason", "r"), "has no outcome to correct"),
        (("correct", DONE, "--outcome", "accurate", "--reason", "r"), "is accurate already"),
        (("correct", DONE, "--outcome", "void", "--void-reason", "unclear", "--reason", "r"), "error R104"),
    ],
)
def test_a_refusal_is_clear_and_writes_nothing(run, path, arguments, error):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith("error: ")
    assert error in err
    assert path.read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("resolve", OPEN), "the following arguments are required: --outcome, --on, --ruling"),
        (("resolve", OPEN, "--title", "T", *RESOLVE), "--title describes evidence: write it after --evidence URL"),
        (("resolve", OPEN, *RESOLVE, "--via", "x"), "--via is given twice for https://example.com/b"),
        (("resolve", OPEN, "--on", "1.5.2022"), "'1.5.2022' is not a day written YYYY-MM-DD"),
        (("correct", DONE, "--reason", "r"), "correct needs --outcome, --resolved-on or --ruling"),
    ],
)
def test_wrong_usage(run, path, arguments, error):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert error in err
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_register_that_is_not_there(run, tmp_path):
    code, _, err = run("update", OPEN, "--note", "n", register=tmp_path / "none.yaml")
    assert code == 1
    assert err.startswith("error: ")
    assert "No such file" in err


def test_a_broken_register_is_left_alone(run, tmp_path):
    path = make_register(tmp_path, edited("  status: open", "\tstatus: open"))
    code, _, err = run("update", DONE, "--note", "n", register=path)
    assert code == 1
    assert "error Y104" in err


def test_a_second_writer_is_told(run, path, monkeypatch):
    monkeypatch.setattr("dashboard.cli.editing.WAIT_SECONDS", 0)
    with locked(path):
        code, _, err = run("update", OPEN, "--note", "n")
    assert code == 1
    assert err.startswith("error: another process is writing claims.yaml (process ")
    assert path.read_text(encoding="utf-8") == SMALL


def test_format(run, path):
    untidy = edited("kind: prediction", "'kind':   prediction # sure?")
    path.write_text(untidy, encoding="utf-8")
    assert run("format", "--check")[:2] == (1, "not in canonical form: claims.yaml\n")
    code, out, err = run("format", "--dry-run")
    assert (code, err) == (0, "dry run: claims.yaml was not written\n")
    assert "+  kind: prediction # sure?\n" in out
    assert path.read_text(encoding="utf-8") == untidy
    assert run("format")[0] == 0
    assert path.read_text(encoding="utf-8") == edited("kind: prediction", "kind: prediction # sure?")
    assert run("format") == (0, "in canonical form already\n", "")
    assert run("format", "--check") == (0, "in canonical form already\n", "")


def test_format_leaves_alone_what_it_does_not_know(run, path):
    path.write_text(SMALL + "notes: mine # keep\n", encoding="utf-8")
    code, _, err = run("format")
    assert (code, err.splitlines()[0]) == (1, "error: claims.yaml has unknown sections: notes")
