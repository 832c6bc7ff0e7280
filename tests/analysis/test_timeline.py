"""Life lines, the axis they stand on, the main events, and how the register's state moved."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.analysis.counts import GROUPS, group_totals
from dashboard.analysis.tables import claims_table
from dashboard.analysis.timeline import (
    FEWEST,
    LAG_ORDER,
    LIFE_COLUMNS,
    TimeAxis,
    label_places,
    life_lines,
    line_groups,
    main_events,
    marks_table,
    one_life,
    state_axis,
    state_by_day,
    time_axis,
)
from dashboard.register.as_of import as_of
from dashboard.register.derive import group
from dashboard.register.load import load
from dashboard.register.model import Update
from tests.builders import ROOT, TODAY, make_claim, open_claim

REAL = load(ROOT / "claims.yaml", TODAY).register
MID = date(2022, 2, 20)


@pytest.fixture(scope="module", params=[TODAY, MID, date(2021, 12, 31)], ids=str)
def seen(request):
    """The real register as of a day: the day, the register, its life lines, its axis."""
    register = as_of(REAL, request.param)
    lines = life_lines(claims_table(register, request.param), request.param)
    return request.param, register, lines, time_axis(lines, request.param)


def said(day, **overrides):
    return make_claim(made_on=day, resolves_by=None, condition=None, **overrides)


# --- life lines ---------------------------------------------------------------------------------------------------


def test_every_claim_has_one_line(seen):
    day, register, lines, _ = seen
    assert tuple(lines.columns) == LIFE_COLUMNS
    assert sorted(lines["id"]) == sorted(register.claims)
    assert (lines["ends_on"] >= lines["made_on"]).all()
    assert (lines["ends_on"] <= pd.Timestamp(day)).all()
    assert (lines["resolved_on"].isna() == lines["n_days"].isna()).all()


def test_days_of_a_line_worked_by_hand():
    claim = said("2021-12-30", resolved_on="2022-04-27")
    waiting = open_claim(id="waiting", made_on="2021-12-30", resolves_by="2022-01-31")
    register = replace(load_small(claim, waiting), spans={})
    lines = life_lines(claims_table(register, MID), MID).set_index("id")
    assert lines.loc[claim.id, "n_days"] == 2 + 31 + 28 + 31 + 27 - 1
    assert lines.loc["waiting", "ends_on"] == pd.Timestamp(MID)
    assert list(lines["overdue"]) == [name == "waiting" for name in lines.index]


def load_small(*claims):
    base = next(iter(REAL.claims.values()))
    refs = {"source": base.source, "speaker": base.speaker, "relayed_by": (), "topics": base.topics, "events": ()}
    return replace(REAL, claims={claim.id: claim.model_copy(update=refs) for claim in claims})


def test_groups_hold_every_claim_in_a_fixed_order(seen):
    _, _, lines, _ = seen
    for by in ("topic", "speaker", "outcome_group", "lag"):
        assert sum(line_groups(lines, by).values()) == len(lines)
    assert list(line_groups(lines, "lag")) == [lag for lag in LAG_ORDER if (lines["lag"] == lag).any()]
    outcomes = set(lines["outcome_group"])
    assert list(line_groups(lines, "outcome_group")) == [group for group in GROUPS if group in outcomes]
    sizes = list(line_groups(lines, "topic").values())
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("resolved_on", "lag"),
    [
        ("2022-01-01", "the same day"),
        ("2022-01-08", "within a week"),
        ("2022-01-09", "within a month"),
        ("2022-02-01", "within a month"),
        ("2022-02-02", "within a year"),
        ("2023-01-02", "within a year"),
        ("2023-01-03", "after more than a year"),
    ],
)
def test_time_to_know_in_words(resolved_on, lag):
    register = load_small(said("2022-01-01", resolved_on=resolved_on))
    assert list(life_lines(claims_table(register, TODAY), TODAY)["lag"]) == [lag]


def test_marks_are_dated_and_not_older_than_their_claim(seen):
    day, register, lines, _ = seen
    marks = marks_table(register, lines["id"])
    said_on = marks["id"].map(lines.set_index("id")["made_on"])
    assert len(marks) > 100
    assert ((marks["day"] >= said_on) & (marks["day"] <= pd.Timestamp(day))).all()


def test_updates_are_marks_too():
    claim = open_claim(made_on="2022-01-01", resolves_by=None)
    register = load_small(claim.model_copy(update={"updates": (Update(on=MID, note="Talks began."),)}))
    marks = marks_table(register, [claim.id])
    assert marks[["what", "words"]].to_numpy().tolist()[-1] == ["update", "Talks began."]


def test_the_life_of_one_claim_fits_its_own_axis(seen):
    day, register, _, _ = seen
    claims = claims_table(register, day)
    for name in list(register.claims)[::20]:
        line, marks, axis = one_life(register, claims, name, day)
        assert list(line["id"]) == [name]
        assert set(marks["id"]) <= {name}
        assert axis.first <= line["made_on"].iloc[0].date()
        assert all(one.date() <= axis.last for one in [line["ends_on"].iloc[0], *marks["day"]])


# --- the axis -----------------------------------------------------------------------------------------------------


def test_the_axis_holds_every_day(seen):
    day, _, lines, axis = seen
    days = pd.concat([lines["made_on"], lines["resolved_on"], lines["resolves_by"]]).dropna().dt.date
    assert axis.first <= days.min()
    assert axis.last >= max(day, days.max())
    assert all(0 <= axis.position(one) <= 1 for one in days)


def test_positions_worked_by_hand():
    whole = TimeAxis(date(2022, 1, 1), None, date(2022, 1, 11))
    assert whole.position(date(2022, 1, 6)) == 5 / 10
    split = TimeAxis(date(2022, 1, 1), date(2022, 1, 11), date(2023, 1, 11))
    assert split.position(date(2022, 1, 6)) == pytest.approx(0.74 * 5 / 10)
    assert split.position(date(2023, 1, 11)) == 1


def test_an_axis_without_a_long_tail_is_whole():
    register = load_small(said("2022-01-01", resolved_on="2022-01-20"))
    assert time_axis(life_lines(claims_table(register, MID), date(2022, 1, 21)), date(2022, 1, 21)).split is None


# --- main events --------------------------------------------------------------------------------------------------


def test_marks_of_events_keep_clear_of_each_other(seen):
    _, register, _, axis = seen
    events = main_events(register, axis)
    assert 3 <= len(events) <= 10
    assert events["day"].is_monotonic_increasing
    assert events["day"].is_unique
    for _, tier in events.groupby("tier"):
        places = sorted(axis.position(day.date()) for day in tier["day"])
        assert all(right - left >= 0.07 for left, right in pairwise(places))


def test_the_event_that_most_claims_rest_on_is_there(seen):
    _, register, _, axis = seen
    named = [name for claim in register.claims.values() for name in claim.events]
    inside = [name for name in named if (day := register.events[name].happened_on) and axis.first <= day]
    most = max(inside.count(name) for name in set(inside))
    assert main_events(register, axis)["n_claims"].max() == most


# --- states -------------------------------------------------------------------------------------------------------


def test_states_end_where_the_counts_are(seen):
    day, register, _, _ = seen
    last = state_by_day(register, day).groupby("outcome_group").last()
    assert last["n"].to_dict() == group_totals(claims_table(register, day))


def test_states_are_those_of_the_register_as_of_each_day():
    states = state_by_day(REAL, TODAY)
    for day in states["day"].drop_duplicates():
        then = Counter(group(claim).value for claim in as_of(REAL, day.date()).claims.values())
        found = states[states["day"] == day].set_index("outcome_group")["n"].to_dict()
        assert {name: n for name, n in found.items() if n} == dict(then)


def test_what_is_known_only_grows():
    states = state_by_day(REAL, TODAY)
    assert states.groupby("day")["n_claims"].first().is_monotonic_increasing
    rated = states[states["outcome_group"] != "open"].groupby("day")["n"].sum()
    assert rated.is_monotonic_increasing
    assert states.groupby("day")["share"].sum().to_numpy() == pytest.approx(1)
    assert (states["n_claims"] >= FEWEST).all()


def test_states_of_few_claims_are_left_out():
    assert state_by_day(load_small(said("2022-01-01")), TODAY).empty


def test_an_earlier_day_is_the_same_course_cut_short():
    whole, cut = state_by_day(REAL, TODAY), state_by_day(as_of(REAL, MID), MID)
    pd.testing.assert_frame_equal(whole[whole["day"] < pd.Timestamp(MID)], cut[cut["day"] < pd.Timestamp(MID)])


def test_names_stand_inside_their_bands(seen):
    day, register, _, axis = seen
    states = state_by_day(register, day)
    places = label_places(states, state_axis(axis, states))
    assert len(places) <= len(GROUPS)
    daily = states.pivot(index="day", columns="outcome_group", values="share")[GROUPS]
    daily = daily.reindex(pd.date_range(daily.index[0], daily.index[-1]), method="ffill")
    for place in places[places["height"] > 0].itertuples():
        upper = daily.loc[place.day].cumsum()[place.outcome_group]
        lower = upper - daily.loc[place.day, place.outcome_group]
        assert lower <= place.middle - place.height / 2 + 1e-9
        assert place.middle + place.height / 2 <= upper + 1e-9
