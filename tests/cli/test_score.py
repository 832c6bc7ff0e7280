import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import main

ROOT = Path(__file__).parents[2]
GOOD = "probability,outcome,team\n0.8,1,a\n0.3,0,b\n0.6,,b\n"
BAD = "probability,outcome\n0.8,1\n72,1\nlikely,0\n0.3,0\n"


@pytest.fixture
def write(tmp_path):
    def _write(content):
        file = tmp_path / "forecasts.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return _write


def test_a_sound_table_is_scored(write, capsys):
    file = write(GOOD)
    assert main(["score", file]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"{file}: 2 forecasts scored, 1 not (1 unresolved)\n")
    assert f"{'Brier score (0 is perfect)':<44}{(0.2**2 + 0.3**2) / 2:>9.4f}{2:>11}" in out.splitlines()
    assert "least, given the intervals" not in out
    assert err == ""


def test_every_number_of_the_text_has_its_n(write, capsys):
    main(["score", write(GOOD)])
    lines = capsys.readouterr().out.splitlines()
    start, end = lines.index(next(line for line in lines if line.startswith("score"))), lines.index("", 3)
    assert end - start > 15
    assert all(line.endswith(" 2") for line in lines[start + 1 : end])


def test_the_n_of_dated_scores_is_their_own(write, capsys):
    main(["score", write("probability,outcome,made_at,closes_at\n0.8,1,2022-01-01,2022-01-09\n0.3,0,,\n")])
    line = next(line for line in capsys.readouterr().out.splitlines() if "each forecast stood" in line)
    assert line.split()[-2:] == [f"{0.2**2:.4f}", "1"]


def test_the_n_of_comparisons_is_their_own(write, capsys):
    main(["score", write("probability,outcome,forecaster,question\n0.8,1,a,q\n0.3,1,b,q\n0.5,0,a,r\n")])
    line = next(line for line in capsys.readouterr().out.splitlines() if "less that of the others" in line)
    assert line.split()[-2:] == [f"{0:.4f}", "2"]


def test_bounds_are_shown_where_there_are_intervals(write, capsys):
    main(["score", write("probability,outcome,low,high\n0.8,1,0.6,0.9\n")])
    lines = capsys.readouterr().out.splitlines()
    assert f"{'  least, given the intervals':<44}{0.1**2:>9.4f}{1:>11}" in lines
    assert f"{'  greatest, given the intervals':<44}{0.4**2:>9.4f}{1:>11}" in lines


def test_bins_show_their_n_and_interval(write, capsys):
    main(["score", write(GOOD)])
    lines = capsys.readouterr().out.splitlines()
    assert "[0.3, 0.4)            1       0.3000          0   0.0000   0.0000 to 0.7935" in lines
    assert "[0.9, 1.0]            0            –          0        –   –" in lines


def test_refused_rows_are_named_with_their_lines(write, capsys):
    file = write(BAD)
    assert main(["score", file]) == 1
    out, err = capsys.readouterr()
    assert "2 forecasts scored, 2 not (1 probability not a number, 1 probability outside 0 to 1)" in out
    assert [line for line in err.splitlines() if "error" in line] == [
        f"{file}:3: error probability: probability outside 0 to 1, got '72'",
        f"{file}:4: error probability: probability not a number, got 'likely'",
    ]


def test_json_is_the_report_with_what_was_refused(write, capsys):
    file = write(BAD)
    assert main(["score", file, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["file"] == file
    assert found["n"] == 2
    assert found["brier"] == pytest.approx((0.2**2 + 0.3**2) / 2)
    assert [(row["line"], row["column"], row["found"]) for row in found["refused"]] == [
        (3, "probability", "72"),
        (4, "probability", "likely"),
    ]


def test_groups(write, capsys):
    file = write(GOOD)
    assert main(["score", file, "--by", "team", "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert {name: (group["n"], group["n_unscored"]) for name, group in groups.items()} == {
        "a": (1, {"unresolved": 0}),
        "b": (1, {"unresolved": 1}),
    }
    main(["score", file, "--by", "team"])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split() == ["b", "1", "1", f"{0.3**2:.4f}", "0.3567", "–", "0.0000", "–"]


def test_columns_are_mapped(write, capsys):
    file = write("prob1,happened\n0.8,1\n")
    assert main(["score", file, "--json", "--map", "probability=prob1", "--map", "outcome=happened"]) == 0
    assert json.loads(capsys.readouterr().out)["brier"] == pytest.approx(0.2**2)


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        ("p,outcome\n0.5,1\n", [], "there is no column 'probability'"),
        ("", [], "the file is empty"),
        (b"\xff\xfe\x00", [], "the file is not UTF-8 text"),
        (GOOD, ["--by", "tem"], "there is no column 'tem' in the file"),
        (GOOD, ["--map", "chance=team"], "cannot map 'chance'"),
        (GOOD, ["--map", "low=team", "--map", "low=outcome"], "--map names one column twice"),
    ],
)
def test_wrong_usage_is_one_error_with_a_hint(write, capsys, content, options, message):
    file = write(content)
    assert main(["score", file, *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"error: {file}: {message}")
    assert "\n    hint: " in err
    assert err.count("\n") == 2


def test_a_missing_file_is_wrong_usage(tmp_path, capsys):
    for path in (tmp_path / "none.csv", tmp_path):
        assert main(["score", str(path)]) == 2
        assert capsys.readouterr().err.startswith(f"error: {path}: ")


@pytest.mark.parametrize("pair", ["probability", "=p", "probability="])
def test_a_map_without_its_halves_is_wrong_usage(write, capsys, pair):
    with pytest.raises(SystemExit) as raised:
        main(["score", write(GOOD), "--map", pair])
    assert raised.value.code == 2
    assert "is not of the form NAME=COLUMN" in capsys.readouterr().err


def test_other_commands_do_not_wait_for_pandas_and_scipy():
    """Importing the command line must not import what only `score` needs."""
    code = "import sys, dashboard.cli; print(sorted({'pandas', 'scipy', 'numpy', 'pyarrow'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
