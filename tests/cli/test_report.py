import pytest

from dashboard.cli import main
from tests.builders import SMALL, TODAY, edited, make_register


@pytest.fixture
def write(tmp_path):
    def run(*arguments, register=SMALL):
        out = tmp_path / "report.html"
        path = make_register(tmp_path, register)
        code = main(["report", "-o", str(out), str(path), "--today", TODAY.isoformat(), *arguments])
        return code, out.read_text(encoding="utf-8") if out.exists() else None

    return run


def test_the_whole_register_is_written(write, tmp_path, capsys):
    code, html = write()
    assert code == 0
    assert html.startswith("<!DOCTYPE html>")
    assert html.count("<article>") == 3
    assert "all claims: 3 of 3 claims" in html
    assert capsys.readouterr().out == f"{tmp_path / 'report.html'}: 3 claims (all claims)\n"


@pytest.mark.parametrize(
    ("arguments", "n", "words"),
    [
        (["--topic", "harbour"], 1, "topic: Harbour"),
        (["--speaker", "mayor"], 3, "speaker: The mayor"),
        (["--kind", "assertion", "--kind", "threat"], 2, "kind: assertion or threat"),
        (["--topic", "weather", "--kind", "prediction"], 1, "topic: Weather; kind: prediction"),
        (["--outcome", "none"], 1, "outcome: none"),
        (["--source", "paper"], 3, "source: Storm ahead"),
    ],
)
def test_a_choice_is_written_with_its_name(write, arguments, n, words):
    code, html = write(*arguments)
    assert code == 0
    assert html.count("<article>") == n
    assert f"{words}: {n} of 3 claims" in html


def test_a_name_that_no_claim_carries_is_wrong_usage(write, capsys):
    assert write("--topic", "wether") == (2, None)
    assert capsys.readouterr().err == 'no claim has the topic "wether"; did you mean "weather"?\n'


def test_what_is_sound_is_written_and_errors_are_named(write, capsys):
    code, html = write(register=edited("outcome: accurate", "outcome: happened"))
    assert code == 1
    assert html.count("<article>") == 2
    assert "R204" in capsys.readouterr().err


def test_nothing_is_written_of_what_cannot_be_read(write, capsys):
    assert write(register="claims: [") == (1, None)
    assert "Y104" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_said(tmp_path, capsys):
    path = make_register(tmp_path)
    assert main(["report", "-o", str(tmp_path / "no" / "report.html"), str(path)]) == 1
    assert capsys.readouterr().err.startswith("cannot write ")


def test_the_output_must_be_named(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["report", str(make_register(tmp_path))])
    assert stopped.value.code == 2
    assert "-o" in capsys.readouterr().err
