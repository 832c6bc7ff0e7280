"""CSV: one row a claim, and nothing in it that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.csv_export import COLUMNS, csv_text
from dashboard.exchange.json_export import claim_record
from dashboard.register.lexicon import lexicon
from dashboard.register.load import load
from tests.builders import TODAY, make_register

FORMULAS = "=+-@＝＋－＠"


def rows(records):
    return list(csv.DictReader(io.StringIO(csv_text(records), newline="")))


def test_the_small_register(tmp_path):
    register = load(make_register(tmp_path), TODAY).register
    records = [claim_record(register, claim, TODAY) for claim in register.claims.values()]
    storm, _, harbour = rows(records)
    assert tuple(storm) == COLUMNS
    assert storm["id"] == "storm-before-spring"
    assert storm["topics"] == "weather"
    assert storm["probability_low"] == str(lexicon().reading("will").low)
    assert storm["verdict"] == "borne_out"
    assert storm["overdue"] == "False"
    assert (harbour["outcome"], harbour["resolved_on"], harbour["probability_low"]) == ("", "", "")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1"])
def test_a_cell_never_starts_a_formula(start):
    (row,) = rows([{"statement": start, "topics": [start, "b"]}])
    assert row["statement"][0] == "'"
    assert row["topics"][0] == "'"


@pytest.mark.parametrize("text", ["a=1", "1-2", " x", "“=”", "", "5"])
def test_other_cells_stay_as_they_are(text):
    (row,) = rows([{"statement": text}])
    assert row["statement"] == text


def test_numbers_are_no_formulas():
    (row,) = rows([{"probability_low": -0.5}])
    assert row["probability_low"] == "-0.5"


def test_lists_are_joined():
    (row,) = rows([{"topics": ["a", "b"], "quote": ["x", "y"]}])
    assert (row["topics"], row["quote"]) == ("a; b", "x; y")


def test_no_claims_leave_the_header():
    assert csv_text([]) == ",".join(COLUMNS) + "\n"


@given(text=st.text())
def test_any_text_comes_back_from_its_cell(text):
    (row,) = rows([{"statement": text, "ruling": "last"}])
    guard = "'" if text[:1] in (*FORMULAS, "\t", "\r", "\n") and text else ""
    assert row["statement"] == guard + text.replace("\r\n", "\n").replace("\r", "\n")
    assert row["ruling"] == "last"
