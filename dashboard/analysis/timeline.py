"""When: the life of each claim, the days that much hangs on, and how the register's state moved."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from dashboard.analysis.counts import GROUPS
from dashboard.register.as_of import change_days, claim_as_of
from dashboard.register.derive import Due, group
from dashboard.register.loaded import Register
from dashboard.register.rules import all_evidence
from dashboard.register.vocabulary import OutcomeGroup

LAGS = {"the same day": 0, "within a week": 7, "within a month": 31, "within a year": 366}
LONGER, NOT_KNOWN = "after more than a year", "not known yet"
LAG_ORDER = [*LAGS, LONGER, NOT_KNOWN]
FIXED_ORDERS = {"outcome_group": GROUPS, "lag": LAG_ORDER}
LIFE_COLUMNS = (
    "id",
    "statement",
    "speaker",
    "speaker_name",
    "topic",
    "outcome_group",
    "made_on",
    "resolves_by",
    "resolved_on",
    "ends_on",
    "overdue",
    "n_days",
    "lag",
)
EARLY_SHARE = 0.74
FEWEST = 5
MONTH = timedelta(days=31)
MARGIN = timedelta(days=4)


@dataclass(frozen=True)
class TimeAxis:
    """A time axis, in two parts when most happens in its first months: by day until `split`, compressed after it."""

    first: date
    split: date | None
    last: date

    def position(self, day: date) -> float:
        """Where a day stands on the axis: 0 at its start, 1 at its end."""
        if self.split is None:
            return (day - self.first) / (self.last - self.first)
        if day <= self.split:
            return EARLY_SHARE * ((day - self.first) / (self.split - self.first))
        return EARLY_SHARE + (1 - EARLY_SHARE) * ((day - self.split) / (self.last - self.split))


def time_axis(lines: pd.DataFrame, today: date) -> TimeAxis:
    """The axis for some life lines: it is split where what follows would be longer than what comes before.

    The first part holds nine tenths of the days on which claims were said or resolved, and a month more.
    """
    known = pd.concat([lines["made_on"], lines["resolved_on"]]).dropna().sort_values()
    first = known.iloc[0].date() - MARGIN
    last = max(today, known.iloc[-1].date(), *lines["resolves_by"].dropna().dt.date)
    most = known.iloc[(len(known) - 1) * 9 // 10].date() + MONTH
    split = (pd.Timestamp(most) + pd.offsets.MonthEnd(0)).date()
    if last - split <= split - first:
        return TimeAxis(first, None, last + MARGIN)
    return TimeAxis(first, split, last + (last - split) / 20)


def state_axis(axis: TimeAxis, states: pd.DataFrame) -> TimeAxis:
    """The axis, from the first day of some states to their last."""
    if states.empty:
        return axis
    first, last = states["day"].min().date(), states["day"].max().date()
    in_first_part = axis.split is None or last <= axis.split
    return TimeAxis(first, None, max(last, first + MARGIN)) if in_first_part else replace(axis, first=first, last=last)


def life_lines(claims: pd.DataFrame, today: date) -> pd.DataFrame:
    """One row a claim, in the order in which they were said.

    Args:
        claims: From `claims_table`.
        today: The day up to which open claims live.

    Returns:
        Columns as in `LIFE_COLUMNS`. `topic` is the main one; `ends_on` is the day the outcome could be known, today
        for open claims, the day it was said for withdrawn ones; `n_days` counts from said to resolved, NaN while
        nothing is known; `lag` puts it in words.
    """
    n_days = (claims["resolved_on"] - claims["made_on"]).dt.days
    is_open = claims["outcome_group"] == OutcomeGroup.OPEN.value
    other = claims["made_on"].mask(is_open, pd.Timestamp(today))
    table = claims.assign(
        topic=[names[0] for names in claims["topics"]],
        ends_on=claims["resolved_on"].fillna(other),
        overdue=claims["due"] == Due.OVERDUE.value,
        n_days=n_days,
        lag=[_lag(days) for days in n_days],
    )
    order = ["made_on", "ends_on", "id"]
    return table.sort_values(order, kind="stable", ignore_index=True)[list(LIFE_COLUMNS)]


def line_groups(lines: pd.DataFrame, by: str) -> dict[str, int]:
    """The groups of some life lines with their sizes: outcomes and lags in their fixed order, others by size."""
    counts = {str(value): int(n) for value, n in lines[by].value_counts().items()}
    order = FIXED_ORDERS.get(by) or sorted(counts, key=lambda value: (-counts[value], value))
    return {value: counts[value] for value in order if value in counts}


def marks_table(register: Register, names: Iterable[str]) -> pd.DataFrame:
    """The dated documents and updates of some claims, from the day each was said.

    Returns:
        Columns: `id` of the claim, `day`, `what` (evidence or update), `words` to show; each document once a claim.
    """
    rows: list[tuple[str, date | None, str, str]] = []
    for claim in (register.claims[name] for name in names):
        documents = {item.url: item for item in all_evidence(claim, register.events)}.values()
        marks = [(item.published_on, "evidence", f"{item.publisher}: {item.title}") for item in documents]
        marks += [(update.on, "update", update.note) for update in claim.updates]
        rows += [(claim.id, day, what, words) for day, what, words in marks if day and day >= claim.made_on]
    table = pd.DataFrame(rows, columns=["id", "day", "what", "words"])
    return table.assign(day=pd.to_datetime(table["day"]).astype("datetime64[us]"))


def one_life(
    register: Register, claims: pd.DataFrame, name: str, today: date
) -> tuple[pd.DataFrame, pd.DataFrame, TimeAxis]:
    """The life line of one claim, its marks, and a plain axis that holds them, up to today while it is open."""
    lines = life_lines(claims[claims["id"] == name], today)
    marks = marks_table(register, [name])
    days = pd.concat([*(lines[name] for name in ("made_on", "resolves_by", "ends_on")), marks["day"]]).dropna().dt.date
    first, last = days.min(), days.max()
    margin = max(MARGIN, (last - first) / 20)
    return lines, marks, TimeAxis(first - margin, None, last + margin)


def main_events(register: Register, axis: TimeAxis, n: int = 10, gap: float = 0.07, tiers: int = 3) -> pd.DataFrame:
    """The events that most claims rest on, one a day, as marks that keep clear of each other.

    Args:
        register: The register.
        axis: The axis on which they are to stand; events outside it are left out.
        n: How many at most.
        gap: How far apart two marks in one tier must be, as a share of the axis.
        tiers: How many rows of marks there are; an event that fits into none is dropped.

    Returns:
        Columns: `mark` (A, B, … by day), `event`, `day`, `title`, `n_claims`, `tier` (0 is nearest to the lines).
    """
    rests = Counter(name for claim in register.claims.values() for name in claim.events)
    rows: list[dict[str, object]] = []
    taken: list[tuple[int, float]] = []
    days: set[date] = set()
    for name in sorted(rests, key=lambda name: (-rests[name], name)):
        day = register.events[name].happened_on
        if day is None or day in days or not axis.first <= day <= axis.last or len(rows) == n:
            continue
        at = axis.position(day)
        free = [tier for tier in range(tiers) if all(abs(at - other) >= gap for row, other in taken if row == tier)]
        if free:
            taken.append((free[0], at))
            days.add(day)
            event = {"event": name, "day": pd.Timestamp(day), "title": register.events[name].title}
            rows.append(event | {"n_claims": rests[name], "tier": free[0]})
    table = pd.DataFrame(rows, columns=["event", "day", "title", "n_claims", "tier"])
    table = table.sort_values("day", ignore_index=True)
    table.insert(0, "mark", [chr(ord("A") + number) for number in range(len(table))])
    return table


def state_by_day(register: Register, today: date) -> pd.DataFrame:
    """How many of the claims said so far were in which state, on each day that changed anything.

    Returns:
        Columns: `day`, `outcome_group` (each group on each day, in fixed order), `n`, `n_claims` said so far, `share`
        of them. The last day is today. Days on which fewer than `FEWEST` claims had been said are left out: a share of
        so few says nothing.
    """
    steps = []
    for claim in register.claims.values():
        before = None
        for day in change_days(claim):
            state = group(claim_as_of(claim, day)).value
            if day <= today and state != before:
                steps += [(day, state, 1)] if before is None else [(day, state, 1), (day, before, -1)]
                before = state
    changes = pd.DataFrame(steps, columns=["day", "outcome_group", "n"])
    wide = changes.pivot_table(index="day", columns="outcome_group", values="n", aggfunc="sum", fill_value=0)
    wide = wide.reindex(columns=GROUPS, fill_value=0).cumsum()
    if len(wide):
        wide.loc[today] = wide.iloc[-1]
    wide.index = pd.DatetimeIndex(pd.to_datetime(wide.index), name="day").astype("datetime64[us]")
    table = pd.DataFrame(
        [(day, name, n) for day, counts in wide.iterrows() for name, n in counts.items()],
        columns=["day", "outcome_group", "n"],
    )
    n_claims = table.groupby("day")["n"].transform("sum")
    table = table.assign(n=table["n"].astype(int), n_claims=n_claims.astype(int), share=table["n"] / n_claims)
    return table[table["n_claims"] >= FEWEST].reset_index(drop=True)


def label_places(states: pd.DataFrame, axis: TimeAxis, width: float = 0.1) -> pd.DataFrame:
    """Where each band of stacked shares has most room for its name: `outcome_group`, `day`, `middle`, `height`.

    Args:
        states: From `state_by_day`.
        axis: The axis that it is drawn on; names stand on its first part.
        width: How much of the axis a name takes to either side of its middle.
    """
    shares = states.pivot(index="day", columns="outcome_group", values="share")[GROUPS]
    last = min(shares.index[-1], pd.Timestamp(axis.split or axis.last))
    daily = shares.reindex(pd.date_range(shares.index[0], last), method="ffill")
    rows = []
    if len(daily) > 1:
        extent = axis.position(last.date()) - axis.position(daily.index[0].date())
        n_days = math.ceil(2 * width / extent * (len(daily) - 1))
        upper = daily.cumsum(axis="columns")
        roof = upper.rolling(n_days, center=True).min()
        floor = (upper - daily).rolling(n_days, center=True).max()
        height = (roof - floor).dropna()
        for state in GROUPS if len(height) else []:
            at = int(height[state].argmax())
            place = {"outcome_group": state, "day": height.index[at], "height": height[state].iloc[at]}
            rows.append(place | {"middle": ((roof + floor) / 2).loc[height.index, state].iloc[at]})
    return pd.DataFrame(rows, columns=["outcome_group", "day", "middle", "height"])


def _lag(n_days: float) -> str:
    if pd.isna(n_days):
        return NOT_KNOWN
    return next((words for words, most in LAGS.items() if n_days <= most), LONGER)
