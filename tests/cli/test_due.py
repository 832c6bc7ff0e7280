import json

import pytest

from dashboard.cli import main
from tests.builders import edited, line_of, make_register

EXPECTED = edited("    happened_on: 2022-02-03\n", "    expected_by: 2030-06-01\n")


@pytest.fixture
def due(tmp_path, capsys):
    def _due(text, *arguments):
        try:
            code = main(["due", str(make_register(tmp_path, text)), *arguments])
        except SystemExit as end:
            code = end.code
        return code, *capsys.readouterr()

    return _due


@pytest.mark.parametrize(
    ("today", "code", "when"),
    [
        ("2030-12-01", 0, "due in 30 days"),
        ("2030-12-30", 0, "due in 1 day"),
        ("2030-12-31", 0, "due today"),
        ("2031-01-01", 1, "overdue for 1 day"),
        ("2032-12-31", 1, "overdue for 731 days"),
    ],
)
def test_an_open_claim_by_its_day(due, today, code, when):
    line = line_of("harbour-closed-at-once", edited("", ""))
    n_over = code
    assert due(edited("", ""), "--today", today) == (
        code,
        f"claims.yaml:{line}: {when} (2030-12-31) claims harbour-closed-at-once: The mayor closes the harbour.\n"
        f"{n_over} overdue, {1 - n_over} due within 30 days (as of {today})\n",
        "",
    )


def test_nothing_is_due(due):
    assert due(edited("", ""), "--today", "2030-11-30") == (
        0,
        "0 overdue, 0 due within 30 days (as of 2030-11-30)\n",
        "",
    )
    assert due(edited("", ""), "--today", "2030-11-30", "--within", "31")[1].startswith("claims.yaml:")


def test_an_expected_event_by_its_day(due):
    code, out, _ = due(EXPECTED, "--today", "2030-06-02")
    assert code == 1
    assert out.splitlines()[0].endswith("overdue for 1 day (2030-06-01) events storm: A storm hit the town")


def test_json(due):
    code, out, _ = due(EXPECTED, "--today", "2030-06-02", "--within", "999", "--format", "json")
    assert code == 1
    assert [(item["id"], item["days"], item["overdue"], item["due_on"]) for item in json.loads(out)] == [
        ("storm", -1, True, "2030-06-01"),
        ("harbour-closed-at-once", 212, False, "2030-12-31"),
    ]


def test_a_register_with_errors_is_not_due_nothing(due):
    code, _, err = due(edited("outcome: occurred", "outcome: happened"), "--today", "2026-11-22")
    assert (code, err) == (1, "1 error, 0 warnings in 3 claims\n")


@pytest.mark.parametrize("days", ["soon", "-1", "1.5", "٣", "999999"])
def test_a_wrong_number_of_days(due, days):
    code, _, err = due(edited("", ""), "--within", days)
    assert code == 2
    assert "Traceback" not in err
