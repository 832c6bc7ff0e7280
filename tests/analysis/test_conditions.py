"""Conditional claims: which are there, in which cell, in which order."""

from dashboard.analysis.conditions import cell_counts, conditions_table
from dashboard.analysis.tables import claims_table
from tests.builders import TODAY
from tests.two_articles import register_of, told

NO_END = dict.fromkeys(("outcome", "resolved_on", "ruling"))
MET = {"text": "If the wind turns.", "state": "met", "on": "2022-02-02"}


def conditional(tmp_path, threats_only=False):
    register = register_of(
        tmp_path,
        told("waits", kind="threat", status="open", condition={"text": "If it rains.", "state": "pending"}, **NO_END),
        told("broken", kind="threat", condition=MET, outcome="did_not_occur"),
        told("kept", kind="threat", condition=MET),
        told("foreseen", condition=MET),
        told("plain"),
    )
    return conditions_table(register, claims_table(register, TODAY), threats_only)


def test_rows_stand_by_trigger_then_response(tmp_path):
    table = conditional(tmp_path)
    assert table["id"].tolist() == ["kept", "foreseen", "broken", "waits"]
    assert table["trigger"].tolist() == ["met", "met", "met", "pending"]
    assert table["response"].tolist() == ["came_true", "came_true", "did_not", "open"]
    assert table["condition"].tolist() == ["If the wind turns."] * 3 + ["If it rains."]


def test_threats_only(tmp_path):
    assert conditional(tmp_path, threats_only=True)["id"].tolist() == ["kept", "broken", "waits"]


def test_every_cell_is_counted(tmp_path):
    counts = cell_counts(conditional(tmp_path))
    assert len(counts) == 4 * 5
    assert counts["met", "came_true"] == 2
    assert counts["met", "did_not"] == counts["pending", "open"] == 1
    assert sum(counts.values()) == 4


def test_a_register_without_conditions_gives_an_empty_table(tmp_path):
    register = register_of(tmp_path, told("plain"))
    table = conditions_table(register, claims_table(register, TODAY))
    assert table.empty
    assert sum(cell_counts(table).values()) == 0
