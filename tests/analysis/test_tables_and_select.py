"""The claims table, facets and counts; worked by hand on the small register, and on one without claims."""

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis.counts import GROUPS, group_totals, outcome_counts
from dashboard.analysis.select import FACETS, Filters, facet_counts, facet_values, select
from dashboard.analysis.tables import CLAIM_COLUMNS, DAY_COLUMNS, claims_table
from dashboard.register.lexicon import lexicon
from dashboard.register.load import load
from dashboard.register.loaded import Register
from tests.builders import TODAY, claim_data, load_claims, make_register, small_data

EMPTY = Register()


@pytest.fixture
def claims(tmp_path):
    return claims_table(load(make_register(tmp_path), TODAY).register, TODAY)


@pytest.fixture
def four(tmp_path):
    """Four claims of one speaker: two topics, two kinds, three groups of outcomes."""
    state = {"kind": "assertion", "hedge": None, "resolves_by": None}
    still_open = {"status": "open", "outcome": None, "resolved_on": None, "ruling": None}
    data = small_data() | {
        "claims": [
            claim_data(id="one", topics=["weather", "harbour"]),
            claim_data(id="two", outcome="did_not_occur", made_on=date(2021, 12, 31)),
            claim_data(id="three", outcome="accurate", made_on=date(2022, 1, 1), **state),
            claim_data(id="four", topics=["harbour"], statement="Grüße aus dem Hafen.", **still_open),
        ]
    }
    return claims_table(load(make_register(tmp_path, data), TODAY).register, TODAY)


def ids(table):
    return list(table["id"])


# --- table ---


def test_columns_and_types(claims):
    assert tuple(claims.columns) == CLAIM_COLUMNS
    for column in DAY_COLUMNS:
        assert str(claims[column].dtype) == "datetime64[us]"
    for column in ("probability_low", "probability_high"):
        assert claims[column].dtype == float
    for column in ("n_publishers", "n_primary"):
        assert claims[column].dtype == int
    texts = set(CLAIM_COLUMNS) - {*DAY_COLUMNS, "topics", "n_publishers", "n_primary"}
    texts -= {column for column in claims if column.startswith("probability")}
    for column in texts:
        assert claims[column].map(type).eq(str).all(), column


def test_rows_by_hand(claims):
    storm, dam, harbour = claims.to_dict("records")
    assert storm["id"] == "storm-before-spring"
    assert storm["speaker_name"] == "The mayor"
    assert storm["side"] == "Town"
    assert storm["topics"] == ("weather",)
    assert storm["made_on"] == pd.Timestamp(2021, 12, 30)
    assert storm["published_on"] == pd.Timestamp(2022, 1, 1)
    assert (storm["outcome"], storm["outcome_group"], storm["verdict"]) == ("occurred", "came_true", "borne_out")
    assert (storm["n_publishers"], storm["n_primary"]) == (2, 1)
    assert storm["probability_low"] == lexicon().reading("will").low
    assert (storm["due"], harbour["due"], dam["due"]) == ("closed", "not_due", "closed")
    assert (harbour["outcome"], harbour["outcome_group"], harbour["condition"]) == ("", "open", "pending")
    assert pd.isna(harbour["probability_low"])
    assert pd.isna(harbour["resolved_on"])
    assert (harbour["n_publishers"], harbour["n_primary"]) == (0, 0)


def test_a_quote_with_gaps_reads_as_one_text(tmp_path):
    register = load_claims(tmp_path, claim_data(quote=["A storm will hit", "before spring"])).register
    assert claims_table(register, TODAY)["quote"].item() == "A storm will hit … before spring"


def test_search_looks_through_what_a_reader_sees(claims):
    storm = claims["text"].iloc[0]
    for part in (
        "storm-before-spring",
        "20 march 2022",
        "will hit the town",
        "the mayor",
        "counted a storm",
        "weather",
    ):
        assert part in storm


def test_the_profile_changes_the_probabilities(tmp_path):
    register = load_claims(tmp_path, claim_data(hedge="unlikely")).register
    row = claims_table(register, TODAY, "icd-203").iloc[0]
    reading = lexicon().reading("unlikely", "icd-203")
    assert (row["probability_low"], row["probability_high"]) == (reading.low, reading.high)


def test_deadlines_are_held_against_the_day_that_is_given(tmp_path):
    register = load(make_register(tmp_path), TODAY).register
    assert claims_table(register, date(2031, 1, 1))["due"].iloc[2] == "overdue"


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_at_the_ends_of_the_calendar(day, tmp_path):
    still_open = {"status": "open", "outcome": None, "resolved_on": None, "ruling": None}
    data = small_data() | {"claims": [claim_data(made_on=date(1, 1, 1), resolves_by=day, **still_open)]}
    table = claims_table(load(make_register(tmp_path, data), TODAY).register, TODAY)
    assert table["resolves_by"].item().year == day.year
    assert table["made_on"].item().year == 1


# --- filters ---


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), "one two three four"),
        (Filters({"topics": ("weather",)}), "one two three"),
        (Filters({"topics": ("harbour",)}), "one four"),
        (Filters({"topics": ("weather", "harbour")}), "one two three four"),
        (Filters({"kind": ("assertion",)}), "three"),
        (Filters({"kind": ("prediction",), "topics": ("harbour",)}), "one four"),
        (Filters({"outcome_group": ("came_true", "open")}), "one three four"),
        (Filters({"outcome": ("none",)}), "four"),
        (Filters({"condition": ("none",)}), "one two three four"),
        (Filters({"kind": ()}), ""),
        (Filters({"kind": ("no such kind",)}), ""),
        (Filters(first_day=date(2021, 12, 31)), "two three"),
        (Filters(last_day=date(2021, 12, 31)), "one two four"),
        (Filters(first_day=date(2021, 12, 31), last_day=date(2021, 12, 31)), "two"),
        (Filters(first_day=date(2022, 1, 2)), ""),
        (Filters(text="GRÜSSE"), "four"),
        (Filters(text="hafen aus"), "four"),
        (Filters(text="  "), "one two three four"),
        (Filters(text="(.*"), ""),
        (Filters({"topics": ("weather",)}, text="one"), "one"),
    ],
)
def test_filters(four, filters, found):
    assert ids(select(four, filters)) == found.split()


@pytest.mark.parametrize(
    ("filters", "active"),
    [
        (Filters(), False),
        (Filters(text=" "), False),
        (Filters({"kind": ("threat",)}), True),
        (Filters(first_day=TODAY), True),
        (Filters(last_day=TODAY), True),
        (Filters(text="a"), True),
    ],
)
def test_active(filters, active):
    assert filters.active is active


def test_without_leaves_the_other_facets():
    filters = Filters({"kind": ("threat",), "topics": ("a",)}, text="x")
    assert filters.without("kind") == Filters({"topics": ("a",)}, text="x")
    assert filters.without("side") == filters


# --- facets ---


@pytest.mark.parametrize(
    ("facet", "filters", "counts"),
    [
        ("topics", Filters(), {"weather": 3, "harbour": 2}),
        ("kind", Filters(), {"prediction": 3, "assertion": 1}),
        ("outcome", Filters(), {"occurred": 1, "did_not_occur": 1, "accurate": 1, "none": 1}),
        ("topics", Filters({"kind": ("assertion",)}), {"weather": 1}),
        ("kind", Filters({"kind": ("assertion",)}), {"prediction": 3, "assertion": 1}),
        ("kind", Filters({"kind": ("assertion",), "topics": ("harbour",)}), {"prediction": 2}),
        ("topics", Filters({"topics": ("harbour",)}), {"weather": 3, "harbour": 2}),
        ("topics", Filters(text="four"), {"harbour": 1}),
        ("topics", Filters(text="nothing"), {}),
        ("condition", Filters(), {"none": 4}),
    ],
)
def test_facet_counts(four, facet, filters, counts):
    assert facet_counts(four, filters, facet) == counts


def test_a_count_is_what_choosing_the_value_shows(four):
    filters = Filters({"kind": ("prediction",)}, last_day=date(2021, 12, 31))
    for facet in FACETS:
        for value, n in facet_counts(four, filters, facet).items():
            chosen = Filters({**filters.without(facet).facets, facet: (value,)}, last_day=filters.last_day)
            assert len(select(four, chosen)) == n


def test_values_come_by_frequency_then_by_name(four):
    assert facet_values(four, "topics") == ["weather", "harbour"]
    assert facet_values(four, "outcome") == ["accurate", "did_not_occur", "none", "occurred"]


# --- counts ---


def test_totals_by_group(four):
    assert group_totals(four) == {"came_true": 2, "partly": 0, "did_not": 1, "not_rated": 0, "open": 1}
    assert list(group_totals(four)) == GROUPS


def test_counts_by_topic(four):
    table = outcome_counts(four, "topics")
    assert len(table) == 2 * len(GROUPS)
    found = {(row["topics"], row["outcome_group"]): row["n"] for row in table.to_dict("records") if row["n"]}
    assert found == {
        ("weather", "came_true"): 2,
        ("weather", "did_not"): 1,
        ("harbour", "came_true"): 1,
        ("harbour", "open"): 1,
    }
    assert list(dict.fromkeys(table["topics"])) == ["weather", "harbour"]


def test_counts_by_kind_add_up_to_all_claims(four):
    assert outcome_counts(four, "kind")["n"].sum() == 4


# --- no claims at all ---


def test_an_empty_table_has_the_same_columns_and_types(claims):
    table = claims_table(EMPTY, TODAY)
    assert len(table) == 0
    assert tuple(table.columns) == CLAIM_COLUMNS
    for column in (*DAY_COLUMNS, "probability_low", "probability_high", "n_publishers", "n_primary"):
        assert table[column].dtype == claims[column].dtype


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(dict.fromkeys(FACETS, ("x",))),
        Filters(first_day=TODAY, last_day=TODAY, text="any word"),
    ],
)
def test_nothing_can_be_selected_from_nothing(filters):
    table = claims_table(EMPTY, TODAY)
    assert len(select(table, filters)) == 0
    for facet in FACETS:
        assert facet_counts(table, filters, facet) == {}
        assert facet_values(table, facet) == []


@pytest.mark.parametrize("by", ["kind", "topics", "source"])
def test_nothing_can_be_counted_in_nothing(by):
    table = claims_table(EMPTY, TODAY)
    counts = outcome_counts(table, by)
    assert list(counts.columns) == [by, "outcome_group", "n"]
    assert len(counts) == 0
    assert set(group_totals(table).values()) == {0}


@pytest.mark.parametrize("by", ["kind", "topics", "source"])
def test_counts_of_a_selection_that_is_empty(four, by):
    assert len(outcome_counts(select(four, Filters(text="nothing")), by)) == 0
