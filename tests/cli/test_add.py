import io

import pytest

from dashboard.cli import main
from dashboard.register.load import load
from tests.builders import SMALL, TODAY, make_register

FLAGS = {
    "source": "paper",
    "quote": "Nobody asked about the bridge",
    "speaker": "newsroom",
    "kind": "assertion",
    "statement": "Nobody asked about the bridge.",
    "criteria": "So if nobody did.",
    "topic": "harbour",
    "made-on": "2022-01-01",
    "id": "nobody-asked",
}


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def path(tmp_path):
    return make_register(tmp_path)


@pytest.fixture
def add(path, capsys, monkeypatch):
    def _add(*more, answers=None, **flags):
        given = [part for name, value in flags.items() for part in (f"--{name.replace('_', '-')}", value)]
        stdin = io.StringIO() if answers is None else Terminal("".join(f"{answer}\n" for answer in answers))
        monkeypatch.setattr("sys.stdin", stdin)
        code = main(["add", "--register", str(path), "--today", "2026-11-22", *given, *more])
        return code, *capsys.readouterr()

    return _add


def test_from_flags(add, path):
    code, out, err = add("--topic", "weather", "--relayed-by", "mayor", hedge="may", condition="If so.", **FLAGS)
    assert (code, err) == (0, "wrote claims.yaml\n")
    assert "+- id: nobody-asked\n+  kind: assertion\n" in out
    claim = load(path, TODAY).register.claims["nobody-asked"]
    assert (claim.topics, claim.relayed_by, claim.status) == (("harbour", "weather"), ("mayor",), "open")
    assert (claim.condition.text, claim.condition.state) == ("If so.", "pending")


def test_a_dry_run_writes_nothing(add, path):
    assert add("--dry-run", **FLAGS)[0] == 0
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_quote_that_is_not_there_is_refused(add, path):
    code, out, err = add(**FLAGS | {"quote": "Nobody asks about the bridge"})
    assert (code, out) == (1, "")
    assert err == (
        'error: the quote "Nobody asks about the bridge" is not in seeds/article.txt\n'
        '    hint: the nearest passage is "Nobody asked about the bridge" (line 6)\n'
    )
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_quote_with_gaps(add, path):
    add("--quote", "Such is life. Such is life.", **FLAGS)
    assert load(path, TODAY).register.claims["nobody-asked"].quote == (
        "Nobody asked about the bridge",
        "Such is life. Such is life.",
    )


@pytest.mark.parametrize(
    ("flags", "error"),
    [
        ({"source": "papers"}, 'no "papers" in sources\n    hint: did you mean "paper"?'),
        ({"speaker": "major"}, 'hint: did you mean "mayor"?'),
        ({"id": "dam-is-safe"}, "error R302"),
        ({"id": "Nobody asked"}, "error R107"),
        ({"kind": "guess"}, "error R104"),
        ({"topic": "wether"}, 'hint: did you mean "weather"?'),
    ],
)
def test_a_claim_that_the_rules_forbid_is_refused(add, path, flags, error):
    code, _, err = add(**FLAGS | flags)
    assert code == 1
    assert error in err
    assert path.read_text(encoding="utf-8") == SMALL


def test_without_a_terminal_missing_flags_are_named(add):
    code, _, err = add(source="paper", id="x")
    assert code == 2
    assert err.startswith("error: add needs --quote, --speaker, --kind, --statement, --criteria, --topic, --made-on\n")


def test_on_a_terminal_it_asks_until_the_answer_can_stand(add, path):
    answers = [
        *("papr", "paper"),
        *("Nobody asks about the bridge", "Nobody asked about the bridge"),
        *("Newsroom", "newsroom"),
        *("guess", "assertion"),
        *("", "Nobody asked about the bridge."),
        "So if nobody did.",
        *("", "harbour, wether", "harbour weather"),
        *("1.1.2022", "2022-01-01"),
        *("soon", ""),
        *("perhapsish", "may"),
        *("Nobody", "dam-is-safe", "nobody-asked"),
    ]
    code, _, err = add(answers=answers)
    assert code == 0, err
    for said in (
        '"papr" is not known (did you mean "paper"?)',
        'the nearest passage is "Nobody asked about the bridge" (line 6)',
        "something has to be written here",
        "'1.1.2022' is not a day",
        '"perhapsish" is not in the lexicon',
        '"Nobody" is not an id',
        '"dam-is-safe" is taken',
    ):
        assert said in err
    claim = load(path, TODAY).register.claims["nobody-asked"]
    assert (claim.topics, claim.hedge, claim.resolves_by) == (("harbour", "weather"), "may", None)


def test_an_end_of_input_writes_nothing(add, path):
    code, _, err = add(answers=["paper"])
    assert code == 2
    assert err.endswith("error: no answer; nothing was written\n")
    assert path.read_text(encoding="utf-8") == SMALL
