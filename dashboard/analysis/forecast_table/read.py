"""From the bytes of a CSV file to a table of forecasts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.forecast_table import values
from dashboard.analysis.forecast_table.csv_text import TextTable, text_table
from dashboard.analysis.forecast_table.header import located, place
from dashboard.analysis.forecast_table.model import COLUMNS, REASONS, UNRESOLVED, ForecastTable, Refusal

MAX_SHOWN = 60

Mask = npt.NDArray[np.bool_]


def read_forecasts(data: bytes, mapping: Mapping[str, str] | None = None, by: str | None = None) -> ForecastTable:
    """Read a table of forecasts; see the package for the format.

    Args:
        data: The file's content.
        mapping: Known column to the file's name for it, such as {"probability": "prob1"}.
        by: A column to group reports by: the file's name for it, or a known one.
    Returns:
        All rows, with the reason why a row is not scored, and a refusal for each wrong value.
    Raises:
        TableError: The file is empty, not UTF-8, or torn; a required or named column is missing; a header stands twice.
    """
    text = text_table(data)
    places = located(text.names, mapping or {})
    group = None
    if by is not None:
        group = text.names.index(by) if by in text.names else places.get(by)
        group = place(text.names, by) if group is None else group
    reading = _Reading(text, places)
    reading.read()
    groups = None if group is None else text.frame[group].str.strip().rename(by)
    return ForecastTable(reading.frame(), reading.refusals(), groups)


@dataclass
class _Reading:
    """The columns as they are read, and what was wrong with which rows."""

    text: TextTable
    places: Mapping[str, int]
    cells: dict[str, "pd.Series[str]"] = field(init=False)
    whole: Mask = field(init=False)
    columns: dict[str, Any] = field(default_factory=dict)
    wrong: list[tuple[str, str, Mask]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells = {name: self.text.frame[at].str.strip() for name, at in self.places.items()}
        self.whole = np.ones(len(self.text.frame), dtype=np.bool_)
        self.whole[list(self.text.ragged)] = False

    def read(self) -> None:
        """Read and check all columns."""
        probability = self._unit("probability", required=True)
        outcome, odd = values.outcomes(self.cells["outcome"])
        self._refuse("outcome", "outcome_not_0_or_1", odd)
        self.columns["outcome"] = outcome
        self._weight()
        self._interval(probability)
        self._dates()
        self.columns.update({name: self.cells[name] for name in ("forecaster", "question") if name in self.cells})

    def frame(self) -> pd.DataFrame:
        """All rows, with their line and reason."""
        codes = np.zeros(self.whole.size, dtype=np.int64)
        codes[(self.cells["outcome"] == "").to_numpy()] = REASONS.index(UNRESOLVED)
        for _, reason, rows in reversed(self.wrong):
            codes[rows] = REASONS.index(reason)
        codes[~self.whole] = REASONS.index("wrong_number_of_fields")
        head = {"line": self.text.line, "reason": pd.Categorical.from_codes(codes, categories=pd.Index(REASONS))}
        return pd.DataFrame({**head, **{name: self.columns[name] for name in COLUMNS if name in self.columns}})

    def refusals(self) -> list[Refusal]:
        """Every wrong value, in the order of the file."""
        found = [
            Refusal(int(self.text.line[row]), "row", "wrong_number_of_fields", f"{n} fields for {len(self.text.names)}")
            for row, n in self.text.ragged.items()
        ]
        for name, reason, rows in self.wrong:
            at, cells = np.flatnonzero(rows), self.cells[name]
            found += [
                Refusal(line, self.text.names[self.places[name]], reason, _short(cell))
                for line, cell in zip(self.text.line[at].tolist(), cells.iloc[at].tolist(), strict=True)
            ]
        return sorted(found, key=lambda refusal: refusal.line)

    def _refuse(self, name: str, reason: str, rows: Mask) -> None:
        rows = rows & self.whole
        if rows.any():
            self.wrong.append((name, reason, rows))

    def _unit(self, name: str, *, required: bool) -> values.FloatArray:
        """A column of numbers from 0 to 1, NaN where empty or wrong."""
        number, empty, odd = values.numbers(self.cells[name])
        if required:
            self._refuse(name, f"{name}_missing", empty)
        self._refuse(name, f"{name}_not_a_number", odd)
        outside = (number < 0) | (number > 1)
        self._refuse(name, f"{name}_outside_0_to_1", outside)
        self.columns[name] = number = np.where(outside, np.nan, number)
        return number

    def _weight(self) -> None:
        if "weight" not in self.cells:
            return
        number, empty, odd = values.numbers(self.cells["weight"])
        self._refuse("weight", "weight_missing", empty)
        self._refuse("weight", "weight_not_a_number", odd)
        self._refuse("weight", "weight_negative", number < 0)
        self._refuse("weight", "weight_not_finite", number == np.inf)
        self.columns["weight"] = np.where((number < 0) | (number == np.inf), np.nan, number)

    def _interval(self, probability: values.FloatArray) -> None:
        ends = {name: self._unit(name, required=False) for name in ("low", "high") if name in self.cells}
        if not ends:
            return
        low, high = ends.get("low", probability), ends.get("high", probability)
        low, high = (np.where(np.isnan(end), probability, end) for end in (low, high))
        crossed = low > high
        both = len(ends) == 2 and (self.cells["low"] != "").to_numpy() & (self.cells["high"] != "").to_numpy()
        self._refuse(next(iter(ends)), "low_above_high", crossed & both)
        outside = (probability < low - values.DUST) | (probability > high + values.DUST)
        self._refuse("probability", "probability_outside_low_and_high", outside & ~(crossed & both))
        self.columns.update(low=low, high=high)

    def _dates(self) -> None:
        for name in ("made_at", "closes_at"):
            if name in self.cells:
                self.columns[name], odd = values.moments(self.cells[name])
                self._refuse(name, f"{name}_not_a_date", odd)
        if "made_at" in self.columns and "closes_at" in self.columns:
            self._refuse("closes_at", "closes_at_before_made_at", self.columns["closes_at"] < self.columns["made_at"])


def _short(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
