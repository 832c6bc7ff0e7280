"""Every problem code, caused by one mistake in one file: reported at its line, and nothing else with it."""

import re
from pathlib import Path

import pytest

from dashboard.register.load import load
from dashboard.register.problems import CATALOGUE, ERROR, WARNING, Problem
from tests.builders import GOOD, ROOT, SMALL, TESTS, TODAY, make_register

BAD = TESTS / "register" / "bad"
FILES = sorted(BAD.glob("*.yaml"))
MADE_HERE = {"Y101": "no such file", "Y110": "more than 64 MiB"}
MARK = b"<- here"
PAGE = ROOT / "docs" / "problems.md"


def marked_line(path: Path) -> int:
    """The line that holds `<- here`, or the one that a first line `# expect: line 7` names; else the first."""
    data = path.read_bytes()
    if MARK in data:
        return data.count(b"\n", 0, data.index(MARK)) + 1
    named = re.match(rb"# expect: line (\d+)", data)
    return int(named[1]) if named else 1


def problems_of(path: Path) -> tuple[Problem, ...]:
    return load(path, TODAY).problems


def owned(code: str) -> list[Path]:
    return [path for path in FILES if path.name.startswith(f"{code}-")]


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_good_file_has_no_problem(path):
    assert [problem.text() for problem in problems_of(path)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_has_one_problem_at_its_line(path):
    """Entries that rest on the bad one are named as set aside (R305); that is no second error."""
    code = path.name.partition("-")[0]
    found = problems_of(path)
    if code == "R305":
        assert len([problem for problem in found if problem.severity == ERROR]) == 1
        assert (code, marked_line(path)) in [(problem.code, problem.line) for problem in found]
        return
    causes = [problem for problem in found if problem.code != "R305"]
    assert [(problem.code, problem.line) for problem in causes] == [(code, marked_line(path))], texts(found)
    assert causes[0].hint
    assert CATALOGUE[code].severity == ERROR or len(found) == 1


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_owns_a_bad_file(code):
    assert owned(code) or code in MADE_HERE


def test_every_bad_file_belongs_to_a_code():
    assert FILES
    assert {path.name.partition("-")[0] for path in FILES} <= set(CATALOGUE)


def test_a_file_that_is_not_there(tmp_path):
    (problem,) = problems_of(tmp_path / "claims.yaml")
    assert (problem.code, problem.line) == ("Y101", 1)
    assert problem.hint


def test_a_file_that_is_too_large(tmp_path):
    path = make_register(tmp_path)
    with path.open("r+b") as file:
        file.truncate(64 * 2**20 + 1)
    (problem,) = problems_of(path)
    assert problem.code == "Y110"
    assert "folder" in problem.hint


def test_a_file_of_just_the_greatest_size_is_read(tmp_path):
    path = make_register(tmp_path, SMALL + "#" * (64 * 2**20 - len(SMALL.encode())))
    assert path.stat().st_size == 64 * 2**20
    assert problems_of(path) == ()


# --- the page of all codes ---


def texts(problems) -> str:
    return "\n".join(problem.text() for problem in problems)


def page() -> str:
    """docs/problems.md, from the catalogue and the first bad file of each code."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition("| code |")
    rows = ["| code | severity | rule | example |", "|---|---|---|---|"]
    for code, meaning in CATALOGUE.items():
        rows.append(f"| {code} | {meaning.severity} | {cell(meaning.rule)} | {cell(example(code))} |")
    return head + "\n".join(rows) + "\n"


def example(code: str) -> str:
    if code in MADE_HERE:
        return {"Y101": "cannot be read: No such file or directory", "Y110": "has more than 67,108,864 bytes"}[code]
    return next(problem.message for problem in problems_of(owned(code)[0]) if problem.code == code)


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def test_every_code_is_documented(golden):
    golden(PAGE, page())


def test_severities_are_the_two_that_there_are():
    assert {meaning.severity for meaning in CATALOGUE.values()} == {ERROR, WARNING}
