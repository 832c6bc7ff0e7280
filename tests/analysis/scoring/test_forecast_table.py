import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.forecast_table import COLUMNS, REASONS, Refusal, TableError, csv_text, read_forecasts


def table(text, **options):
    return read_forecasts(text.encode(), **options)


def refused(text, **options):
    return [(found.line, found.column, found.reason, found.found) for found in table(text, **options).refusals]


def test_every_column_is_read():
    found = table(
        "probability,outcome,forecaster,question,made_at,closes_at,weight,low,high\n"
        "0.7,1,ann,rain,2022-01-01,2022-01-02T12:00:00+02:00,2,0.6,0.8\n"
        "2e-1,,,,,,0,,0.3\n"
    )
    assert list(found.frame.columns) == ["line", "reason", *COLUMNS]
    assert found.refusals == []
    first, second = found.frame.to_dict("records")
    assert first == {
        "line": 2,
        "reason": "scored",
        "probability": 0.7,
        "outcome": 1,
        "forecaster": "ann",
        "question": "rain",
        "made_at": pd.Timestamp("2022-01-01"),
        "closes_at": pd.Timestamp("2022-01-02 10:00"),
        "weight": 2,
        "low": 0.6,
        "high": 0.8,
    }
    assert (second["line"], second["reason"], second["probability"]) == (3, "unresolved", 0.2)
    assert (second["low"], second["high"], second["weight"]) == (0.2, 0.3, 0)
    assert np.isnan(second["outcome"])
    assert pd.isna(second["made_at"])


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1.2", "probability_outside_0_to_1"),
        ("-0.1", "probability_outside_0_to_1"),
        ("72", "probability_outside_0_to_1"),
        ("1e999", "probability_outside_0_to_1"),
        ("1.0000001", "probability_outside_0_to_1"),
        ("", "probability_missing"),
        ("  ", "probability_missing"),
        ("likely", "probability_not_a_number"),
        ("nan", "probability_not_a_number"),
        ("NaN", "probability_not_a_number"),
        ("NA", "probability_not_a_number"),
        ("inf", "probability_not_a_number"),
        ("-inf", "probability_not_a_number"),
        ("70%", "probability_not_a_number"),
        ("0x1", "probability_not_a_number"),
        ("1_0", "probability_not_a_number"),
        (".", "probability_not_a_number"),
        ("٠", "probability_not_a_number"),
    ],
)
def test_odd_probabilities_are_refused_by_line(cell, reason):
    text = f"probability,outcome\n0.5,1\n{cell},1\n0.4,0\n"
    assert refused(text) == [(3, "probability", reason, cell.strip())]
    found = table(text).frame
    assert found["reason"].tolist() == ["scored", reason, "scored"]
    assert np.isnan(found["probability"][1])


@pytest.mark.parametrize(
    ("cell", "value"), [("+0.5", 0.5), (".5", 0.5), ("1.", 1), ("5E-1", 0.5), (" 0 ", 0), ("-0", 0)]
)
def test_numbers_may_be_written_in_many_ways(cell, value):
    found = table(f"probability,outcome\n{cell},1\n")
    assert found.frame["probability"].tolist() == [value]
    assert found.refusals == []


@pytest.mark.parametrize("cell", ["2", "-1", "0.5", "yes", "true", "nan", "inf"])
def test_odd_outcomes_are_refused(cell):
    assert refused(f"probability,outcome\n0.5,{cell}\n") == [(2, "outcome", "outcome_not_0_or_1", cell)]


@pytest.mark.parametrize(("cell", "value"), [("1", 1), ("0", 0), ("1.0", 1), ("0.0", 0)])
def test_outcomes_may_be_written_as_floats(cell, value):
    assert table(f"probability,outcome\n0.5,{cell}\n").frame["outcome"].tolist() == [value]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-1", "weight_negative"),
        ("", "weight_missing"),
        ("much", "weight_not_a_number"),
        ("nan", "weight_not_a_number"),
        ("1e999", "weight_not_finite"),
    ],
)
def test_odd_weights_are_refused(cell, reason):
    assert refused(f"probability,outcome,weight\n0.5,1,{cell}\n") == [(2, "weight", reason, cell)]


@pytest.mark.parametrize(
    ("low", "high", "column", "reason", "found"),
    [
        ("0.6", "0.4", "low", "low_above_high", "0.6"),
        ("0.6", "0.7", "probability", "probability_outside_low_and_high", "0.5"),
        ("0.6", "", "probability", "probability_outside_low_and_high", "0.5"),
        ("", "0.4", "probability", "probability_outside_low_and_high", "0.5"),
        ("x", "0.6", "low", "low_not_a_number", "x"),
        ("0.4", "1.1", "high", "high_outside_0_to_1", "1.1"),
        ("-0.4", "0.6", "low", "low_outside_0_to_1", "-0.4"),
        ("0.4", "nan", "high", "high_not_a_number", "nan"),
    ],
)
def test_odd_intervals_are_refused(low, high, column, reason, found):
    assert refused(f"probability,outcome,low,high\n0.5,1,{low},{high}\n") == [(2, column, reason, found)]


def test_an_interval_may_end_at_the_probability_but_for_its_last_bit():
    assert refused("probability,outcome,high\n0.30000000000000004,1,0.3\n") == []
    assert refused("probability,outcome,low\n0.3,1,0.30000000000000004\n") == []


@pytest.mark.parametrize(
    "cell", ["x", "2022-02-30", "2022-13-01", "01/02/2022", "2022", "2022-1-1", "20220101", "nan", "now"]
)
@pytest.mark.parametrize("column", ["made_at", "closes_at"])
def test_odd_dates_are_refused(column, cell):
    assert refused(f"probability,outcome,{column}\n0.5,1,{cell}\n") == [(2, column, f"{column}_not_a_date", cell)]


def test_a_close_before_the_forecast_is_refused():
    text = "probability,outcome,made_at,closes_at\n0.5,1,2022-01-02,2022-01-01\n0.5,1,2022-01-02,2022-01-02\n"
    assert refused(text) == [(2, "closes_at", "closes_at_before_made_at", "2022-01-01")]


def test_all_faults_of_a_row_are_named_and_it_counts_once():
    found = table("probability,outcome,weight\n1.2,2,-1\n")
    assert [refusal.column for refusal in found.refusals] == ["probability", "outcome", "weight"]
    assert found.frame["reason"].tolist() == ["probability_outside_0_to_1"]


def test_a_fault_goes_before_unresolved():
    assert table("probability,outcome\n1.2,\n").frame["reason"].tolist() == ["probability_outside_0_to_1"]


def test_lines_count_quoted_line_breaks_and_blank_lines():
    text = 'question,probability,outcome\r\n"two\r\nlines, ""quoted""",0.5,1\r\n\r\nplain,2,1\r\n'
    text += '"a\nb\nc",x,1\r\nlast,-1,0'
    assert [line for line, *_ in refused(text)] == [5, 6, 9]
    assert table(text).frame["question"].tolist() == ['two\nlines, "quoted"', "plain", "a\nb\nc", "last"]


def test_a_header_over_two_lines_counts_too():
    assert refused('"a\nnote",probability,outcome\n,2,1\n')[0][0] == 3


def test_rows_of_another_length_are_refused_and_the_others_read():
    text = "probability,outcome,note\n0.5,1\n0.4,0,fine\n0.3,1,a,b\n2,1,odd\n"
    assert refused(text) == [
        (2, "row", "wrong_number_of_fields", "2 fields for 3"),
        (4, "row", "wrong_number_of_fields", "4 fields for 3"),
        (5, "probability", "probability_outside_0_to_1", "2"),
    ]
    assert table(text).frame["reason"].tolist() == [
        "wrong_number_of_fields",
        "scored",
        "wrong_number_of_fields",
        "probability_outside_0_to_1",
    ]


def test_a_stray_quote_inside_a_value_is_text():
    text = 'question,probability,outcome\n5" pipe,2,1\n7" pipe,0.5,1\nx,3,1\n'
    assert [line for line, *_ in refused(text)] == [2, 4]
    assert table(text).frame["question"].tolist() == ['5" pipe', '7" pipe', "x"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        ("probability,outcome\n0.5,1\né,1\n".encode("latin-1"), "not UTF-8 text: byte 0xe9 on line 3"),
        ("probability,outcome\n0.5,1\n".encode("utf-16"), "not UTF-8"),
        (b"p,outcome\n0.5,1\n", "there is no column 'probability'"),
        (b"probability\n0.5\n", "there is no column 'outcome'"),
        (b"probability;outcome\n0.5;1\n", "there is no column 'probability'"),
        (b"probability,outcome,outcome\n0.5,1,1\n", "column 'outcome' stands twice in the header, as columns 2 and 3"),
        (b"probability,outcome,x, x\n0.5,1,1,1\n", "column 'x' stands twice"),
        (b'probability,outcome\n0.5,1\n0.5,"1\n0.5,1\n', "the record that begins on line 3 cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_error(data, message):
    with pytest.raises(TableError, match=message) as raised:
        read_forecasts(data)
    assert raised.value.hint


def test_a_hint_names_the_column_that_was_meant():
    with pytest.raises(TableError) as raised:
        table("Probability,outcome\n0.5,1\n")
    assert "did you mean 'Probability'?" in raised.value.hint
    assert "--map probability=NAME" in raised.value.hint
    with pytest.raises(TableError) as raised:
        table("probability;outcome\n0.5;1\n")
    assert "separated by commas" in raised.value.hint


def test_a_byte_order_mark_and_blanks_around_names_are_no_part_of_them():
    assert read_forecasts(b"\xef\xbb\xbfprobability , outcome\n0.5, 1\n").frame["outcome"].tolist() == [1]


def test_a_header_alone_is_a_table_without_rows():
    assert len(table("probability,outcome\n").frame) == 0
    assert len(table("probability,outcome").frame) == 0


def test_unnamed_columns_are_ignored():
    assert table("probability,outcome,,\n0.5,1,,\n").refusals == []


def test_columns_can_be_mapped():
    found = table("prob1,probability,outcome\n0.7,9,1\n", mapping={"probability": "prob1"})
    assert found.frame["probability"].tolist() == [0.7]
    assert found.refusals == []


def test_a_mapped_column_is_named_as_in_the_file():
    assert refused("p,outcome\n7,1\n", mapping={"probability": "p"})[0][1] == "p"


def test_a_column_serves_one_purpose():
    found = table("probability,weight,outcome\n0.5,0.7,1\n", mapping={"probability": "weight"})
    assert "weight" not in found.frame
    assert found.frame["probability"].tolist() == [0.7]


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"chance": "p"}, "cannot map 'chance'"),
        ({"probability": "q"}, "there is no column 'q' in the file"),
        ({"probability": "p", "low": "p"}, "two columns are mapped to one"),
    ],
)
def test_odd_mappings_are_refused(mapping, message):
    with pytest.raises(TableError, match=message):
        table("p,outcome\n0.5,1\n", mapping=mapping)


def test_groups_go_by_the_name_in_the_file_or_the_known_one():
    text = "probability,outcome,who\n0.5,1, ann \n0.4,0,bob\n"
    for by in ("who", "forecaster"):
        found = table(text, mapping={"forecaster": "who"}, by=by)
        assert (found.groups.tolist(), found.groups.name) == (["ann", "bob"], by)
    with pytest.raises(TableError, match="there is no column 'whom' in the file"):
        table(text, by="whom")


def test_every_reason_has_a_remedy():
    for reason in REASONS[2:]:
        refusal = Refusal(7, "column", reason, "x")
        assert refusal.remedy
        assert refusal.record() == {
            "line": 7,
            "column": "column",
            "reason": reason,
            "found": "x",
            "remedy": refusal.remedy,
        }


def test_a_refusal_reads_like_a_compiler():
    text = table("probability,outcome\n72,1\n").refusals[0].text("f.csv")
    assert text == (
        "f.csv:2: error probability: probability outside 0 to 1, got '72'\n"
        "    hint: write a number from 0 to 1 with a decimal point, such as 0.72 for 72 %"
    )


def test_long_values_are_shortened():
    assert refused(f"probability,outcome\n{'x' * 100},1\n")[0][3] == "x" * 59 + "…"


CELLS = st.sampled_from(["a", "0.5", "", " ", 'q"q', "two\nlines", "a,b", '""', "é"])


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_the_fast_reader_agrees_with_the_exact_one(rows, line_break):
    def written(cell):
        return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '",\n') else cell

    text = line_break.join(",".join(written(cell) for cell in row) for row in [["x", "y"], *rows])
    plain = text.replace("\r\n", "\n")
    exact = csv_text._exact(plain, ["x", "y"])
    for found in (csv_text.text_table(text.encode()), csv_text._fast(plain.encode(), ["x", "y"])):
        assert found is not None
        assert found.line.tolist() == exact.line.tolist()
        assert found.frame.to_numpy().tolist() == exact.frame.to_numpy().tolist()
    assert exact.frame.to_numpy().tolist() == rows
