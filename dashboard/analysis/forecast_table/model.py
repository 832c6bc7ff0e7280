"""What reading a table of forecasts gives: its rows, why some are not scored, and the errors that end it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

REQUIRED = ("probability", "outcome")
COLUMNS = (*REQUIRED, "forecaster", "question", "made_at", "closes_at", "weight", "low", "high")

SCORED = "scored"
UNRESOLVED = "unresolved"

_UNIT = "write a number from 0 to 1 with a decimal point, such as 0.72 for 72 %"
_DATE = "write an ISO day or time, such as 2022-02-24 or 2022-02-24T05:00:00Z, or leave it empty"
_END = f"{_UNIT}, or leave it empty"

REFUSED: dict[str, str] = {
    "wrong_number_of_fields": "give every row as many fields as the header; put quotes around a value with a comma",
    "probability_missing": f"{_UNIT}, or take the row out",
    "probability_not_a_number": _UNIT,
    "probability_outside_0_to_1": _UNIT,
    "outcome_not_0_or_1": "write 1 if it happened, 0 if it did not; leave it empty while unresolved",
    "weight_missing": "write a number >= 0, such as 1",
    "weight_not_a_number": "write a number >= 0, such as 1",
    "weight_negative": "write a number >= 0; 0 takes the row out of every mean",
    "weight_not_finite": "write a number >= 0, such as 1",
    "low_not_a_number": _END,
    "low_outside_0_to_1": _END,
    "high_not_a_number": _END,
    "high_outside_0_to_1": _END,
    "low_above_high": "swap low and high, or correct one of them",
    "probability_outside_low_and_high": "let low <= probability <= high, or leave low and high empty",
    "made_at_not_a_date": _DATE,
    "closes_at_not_a_date": _DATE,
    "closes_at_before_made_at": "let the question close at or after the moment when the forecast was made",
}
REASONS = (SCORED, UNRESOLVED, *REFUSED)


class TableError(ValueError):
    """The table cannot be read at all; the text is one sentence, `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, order=True)
class Refusal:
    """One value that keeps its row from being scored. `line` is where the row begins in the file, from 1."""

    line: int
    column: str
    reason: str
    found: str

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return REFUSED[self.reason]

    def text(self, file: str) -> str:
        """The refusal as a compiler would print it."""
        found = f", got {self.found!r}" if self.found else ""
        return (
            f"{file}:{self.line}: error {self.column}: {self.reason.replace('_', ' ')}{found}\n    hint: {self.remedy}"
        )

    def record(self) -> dict[str, Any]:
        """The refusal as plain values, for JSON."""
        return {**asdict(self), "remedy": self.remedy}


@dataclass(frozen=True)
class ForecastTable:
    """Every row of the file, in its order.

    `frame` has `line`, `reason` (one of `REASONS`; `scored` when nothing is amiss) and those of `COLUMNS` that the file
    has: floats, NaN where a value is missing or refused; dates in UTC; text for forecaster and question. An end of an
    interval that was left empty holds the probability. `groups` is the column that reports are to be grouped by.
    """

    frame: pd.DataFrame
    refusals: Sequence[Refusal]
    groups: "pd.Series[str] | None" = None

    @property
    def scored(self) -> "pd.Series[bool]":
        """Which rows can be scored."""
        return self.frame["reason"] == SCORED
