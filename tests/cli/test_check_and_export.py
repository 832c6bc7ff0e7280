"""The commands: exit codes, formats, which register, and never a traceback."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from dashboard.cli import main, parser
from dashboard.cli.common import today
from dashboard.register import schema
from dashboard.register.settings import REGISTER_VARIABLE
from tests.builders import ROOT, SMALL, edited, line_of, make_register

AT = ["--today", "2026-11-22"]
BROKEN = edited("outcome: occurred", "outcome: happened")
COMMANDS = ["check", "export", "coverage", "schema", "score"]
READERS = [["check"], ["export"], ["coverage"]]


@pytest.fixture(autouse=True)
def _no_register_from_outside(monkeypatch):
    monkeypatch.delenv(REGISTER_VARIABLE, raising=False)


def run(capsys, *arguments) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = stop.code
    captured = capsys.readouterr()
    return code, captured.out, captured.err


# --- exit codes ---


def test_a_sound_register(tmp_path, capsys):
    assert run(capsys, "check", make_register(tmp_path), *AT) == (0, "0 errors, 0 warnings in 3 claims\n", "")


def test_a_register_with_warnings_only_is_sound(tmp_path, capsys):
    code, out, _ = run(capsys, "check", make_register(tmp_path), "--today", "2031-01-01")
    assert code == 0
    assert out.endswith("\n0 errors, 1 warning in 3 claims\n")


def test_a_register_with_an_error_prints_it_like_a_compiler(tmp_path, capsys):
    code, out, err = run(capsys, "check", make_register(tmp_path, BROKEN), *AT)
    line = line_of("outcome: happened", BROKEN)
    assert (code, err) == (1, "")
    assert out == (
        f"claims.yaml:{line}:12: error R204 claims[0] storm-before-spring .outcome: "
        '"happened" is not an outcome of a prediction\n'
        '    hint: did you mean "occurred"?\n'
        "1 error, 0 warnings in 3 claims\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["check", "--format", "xml"],
        ["check", "--today", "yesterday"],
        ["check", "--today", "30.12.2021"],
        ["check", "--today", "20211230"],
        ["check", "--today", "2021-W52-4"],
        ["check", "a", "b"],
        ["check", "a", "--register", "b"],
        ["check", "--colour"],
        ["export", "--format", "xml"],
        ["coverage", "--format", "github"],
        ["score"],
    ],
)
def test_wrong_usage(arguments, capsys):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "usage: python -m dashboard" in err


# --- which register ---


def test_the_register_by_its_three_names(tmp_path, capsys, monkeypatch):
    named, variable = make_register(tmp_path / "a"), make_register(tmp_path / "b", BROKEN)
    assert run(capsys, "check", named, *AT)[0] == 0
    assert run(capsys, "check", "--register", named, *AT)[0] == 0
    monkeypatch.setenv(REGISTER_VARIABLE, str(variable))
    assert run(capsys, "check", *AT)[0] == 1
    assert run(capsys, "check", named, *AT)[0] == 0
    assert run(capsys, "check", "--register", named, *AT)[0] == 0
    monkeypatch.setenv(REGISTER_VARIABLE, str(named))
    assert run(capsys, "check", *AT)[0] == 0


def test_without_a_name_it_is_the_project_s_own(capsys):
    _, out, _ = run(capsys, "export", *AT)
    assert json.loads(out)["register"]["title"]
    assert len(json.loads(out)["claims"]) >= 40


def test_a_register_in_a_folder(tmp_path, capsys):
    make_register(tmp_path)
    assert run(capsys, "check", tmp_path, *AT)[0] == 0


# --- formats ---


def test_json(tmp_path, capsys):
    code, out, _ = run(capsys, "check", make_register(tmp_path, BROKEN), "--format", "json", *AT)
    report = json.loads(out)
    assert code == 1
    (problem,) = report.pop("problems")
    assert problem == {
        "severity": "error",
        "file": "claims.yaml",
        "line": line_of("outcome: happened", BROKEN),
        "column": 12,
        "code": "R204",
        "where": "claims[0] storm-before-spring .outcome",
        "message": '"happened" is not an outcome of a prediction',
        "hint": 'did you mean "occurred"?',
    }
    assert report == {"n_errors": 1, "n_warnings": 0, "n_claims": 3, "n_set_aside": 1}


def test_github(tmp_path, capsys):
    code, out, _ = run(capsys, "check", make_register(tmp_path, BROKEN), "--format", "github", *AT)
    first, last = out.splitlines()
    line = line_of("outcome: happened", BROKEN)
    assert code == 1
    assert first.startswith(f"::error file=claims.yaml,line={line},col=12,title=R204::claims[0] storm-before-spring")
    assert last == "1 error, 0 warnings in 3 claims"


def test_github_messages_cannot_start_a_command_of_their_own(tmp_path, capsys):
    text = edited("label: Harbour", 'label: Harbour\n    "a%\\n::error::b": x')
    path = make_register(tmp_path, text).rename(tmp_path / "a,b:c.yaml")
    _, out, _ = run(capsys, "check", path, "--format", "github", *AT)
    assert [line[:8] for line in out.splitlines()[:-1]] == ["::error "] + ["::warnin"] * (len(out.splitlines()) - 2)
    assert "file=a%2Cb%3Ac.yaml," in out
    assert "a%25%0A::error::b" in out


def test_text_is_one_line_a_problem_whatever_the_register_says(tmp_path, capsys):
    text = edited("label: Harbour", 'label: Harbour\n    "a\\nclaims.yaml:1:1: error\\e[31m": x')
    _, out, _ = run(capsys, "check", make_register(tmp_path, text), *AT)
    assert "\x1b" not in out
    assert not any(line.startswith("claims.yaml:1:1") for line in out.splitlines())


def test_coverage(tmp_path, capsys):
    code, out, _ = run(capsys, "coverage", make_register(tmp_path), *AT)
    assert code == 1
    assert "paper: " in out
    assert "    3 claims, 1 passages left out" in out
    code, out, _ = run(capsys, "coverage", make_register(tmp_path), "--format", "json", *AT)
    assert json.loads(out)["agreement"] == {"n": 0, "n_alike": 0, "share": None, "kappa": None}


def test_export_serves_the_sound_part_and_names_the_rest(tmp_path, capsys):
    code, out, err = run(capsys, "export", make_register(tmp_path, BROKEN), "--format", "json", *AT)
    assert code == 1
    assert [claim["id"] for claim in json.loads(out)["claims"]] == ["dam-is-safe", "harbour-closed-at-once"]
    assert "error R204" in err
    assert err.endswith("1 error, 0 warnings in 3 claims\n")


def test_export_of_a_sound_register_says_nothing_else(tmp_path, capsys):
    code, out, err = run(capsys, "export", make_register(tmp_path), *AT)
    assert (code, err) == (0, "")
    assert json.loads(out)["claims"][2]["overdue"] is False
    _, out, _ = run(capsys, "export", make_register(tmp_path), "--today", "2031-01-01")
    assert json.loads(out)["claims"][2]["overdue"] is True


def test_the_day_is_today_unless_it_is_given():
    assert today(parser().parse_args(["check"])) == date.today()
    assert today(parser().parse_args(["check", "--today", "2021-12-30"])) == date(2021, 12, 30)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(day, tmp_path, capsys):
    code, out, _ = run(capsys, "check", make_register(tmp_path), "--today", day)
    assert code in (0, 1)
    assert "claims" in out


def test_schema_writes_the_file(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(schema, "FILE", tmp_path / "claims.schema.json")
    assert run(capsys, "schema") == (0, "wrote claims.schema.json\n", "")
    assert (tmp_path / "claims.schema.json").read_text(encoding="utf-8") == schema.text()


# --- bad paths ---


def bad_paths(folder):
    """Paths that hold no register, by what is wrong with them."""
    (folder / "folder").mkdir()
    (folder / "file").write_text(SMALL)
    (folder / "binary").write_bytes(bytes(range(256)))
    (folder / "utf-16").write_bytes(SMALL.encode("utf-16"))
    (folder / "empty").write_bytes(b"")
    (folder / "circle").symlink_to(folder / "circle")
    (folder / "dangling").symlink_to(folder / "gone")
    no_utf8 = folder / os.fsdecode(b"caf\xe9.yaml")
    no_utf8.write_bytes(b"")
    return {
        "missing": folder / "missing",
        "folder": folder / "folder",
        "in a folder that is a file": folder / "file" / "claims.yaml",
        "binary": folder / "binary",
        "utf-16": folder / "utf-16",
        "empty": folder / "empty",
        "circular link": folder / "circle",
        "dangling link": folder / "dangling",
        "name too long": folder / ("x" * 300),
        "path too long": folder / ("x/" * 3000),
        "null in the name": f"{folder}/a\0b.yaml",
        "no UTF-8 name": no_utf8,
        "endless device": "/dev/zero",
    }


BAD_PATHS = [
    *("missing", "folder", "in a folder that is a file", "binary", "utf-16", "empty", "circular link", "dangling link"),
    *("name too long", "path too long", "null in the name", "no UTF-8 name", "endless device"),
]


@pytest.mark.parametrize("command", READERS, ids=" ".join)
@pytest.mark.parametrize("what", BAD_PATHS)
def test_a_bad_path_is_a_problem_and_no_traceback(command, what, tmp_path, capsys):
    code, out, err = run(capsys, *command, bad_paths(tmp_path)[what], *AT)
    assert code == 1
    assert "Traceback" not in out + err
    assert "1 error, 0 warnings in 0 claims" in out + err


@pytest.mark.parametrize("what", BAD_PATHS)
def test_a_bad_path_in_json_is_json(what, tmp_path, capsys):
    _, out, _ = run(capsys, "check", bad_paths(tmp_path)[what], "--format", "json", *AT)
    (problem,) = json.loads(out)["problems"]
    assert problem["code"] in ("Y101", "Y102", "Y103", "Y110")


def test_a_file_that_may_not_be_read(tmp_path, capsys, monkeypatch):
    """As root, nothing is unreadable: the refusal is played."""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = make_register(tmp_path)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    code, out, _ = run(capsys, "check", path, *AT)
    assert code == 1
    assert "error Y101: cannot be read: Permission denied" in out


# --- as a program ---


def program(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_as_a_program(tmp_path):
    done = program("check", make_register(tmp_path), *AT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors, 0 warnings in 3 claims\n", "")
    done = program("check", *AT, CLAIMS_FILE=str(make_register(tmp_path, BROKEN)))
    assert done.returncode == 1
    assert "error R204" in done.stdout


@pytest.mark.parametrize("what", ["missing", "binary", "no UTF-8 name", "name too long"])
def test_a_bad_path_as_a_program(what, tmp_path):
    done = program("check", bad_paths(tmp_path)[what], *AT)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_terminal_without_unicode_gets_escapes(tmp_path):
    text = edited("label: Harbour", "label: Harbour\n    größe: x")
    for command in ("check", "export"):
        done = program(command, make_register(tmp_path, text), *AT, PYTHONIOENCODING="ascii")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    """`python -m dashboard export | head -1`."""
    path = make_register(tmp_path)
    command = [sys.executable, "-m", "dashboard", "export", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_check_needs_no_pandas(tmp_path):
    """It answers in well under a second because it imports neither pandas nor streamlit."""
    code = (
        "import sys; from dashboard.cli import main; main(sys.argv[1:]); "
        "print([name for name in ('pandas', 'streamlit', 'plotly', 'numpy', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(make_register(tmp_path)), *AT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


# --- help ---


def choices() -> dict:
    """The parser of each command."""
    return parser()._subparsers._group_actions[0].choices


def test_help_names_every_command(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert set(COMMANDS) <= set(choices())
    for command in choices():
        assert f"\n    {command}" in out


@pytest.mark.parametrize("command", choices())
def test_each_command_explains_itself_and_its_arguments(command, capsys):
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert f"usage: python -m dashboard {command}" in out
    for action in choices()[command]._actions:
        assert action.help, f"{command}: {action.dest} has no help"
