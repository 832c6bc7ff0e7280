"""The rows of a table that can be scored, as arrays, with what only the whole table can tell about each."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis import scoring
from dashboard.analysis.forecast_table import ForecastTable

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ScoredRows:
    """Arrays with one entry per scored row.

    `days` is how long the forecast stood, absent without dates. `relative` compares with the others on the same
    question, absent without forecaster and question. Both are taken over the whole table before it is grouped.
    """

    probability: FloatArray
    outcome: FloatArray
    brier: FloatArray
    low: FloatArray
    high: FloatArray
    weight: FloatArray | None = None
    question: IntArray | None = None
    forecaster: npt.NDArray[np.object_] | None = None
    days: FloatArray | None = None
    relative: scoring.Relative | None = None

    @property
    def n(self) -> int:
        """How many rows."""
        return self.probability.size

    def take(self, rows: IntArray) -> "ScoredRows":
        """Some of the rows."""
        arrays = {name: array[rows] for name, array in vars(self).items() if isinstance(array, np.ndarray)}
        relative = self.relative
        if relative is not None:
            relative = scoring.Relative(relative.difference[rows], relative.days[rows])
        return replace(self, **arrays, relative=relative)


def scored_rows(table: ForecastTable) -> ScoredRows:
    """The scored rows of a table.

    Forecasts of one forecaster on one question replace each other in time; where the table names no forecasters, it is
    taken as the history of one. A row without a question stands by itself.
    """
    frame = table.frame[table.scored]
    p, y = frame["probability"].to_numpy(), frame["outcome"].to_numpy()
    low, high = (frame[name].to_numpy() if name in frame else p for name in ("low", "high"))
    rows = ScoredRows(p, y, scoring.brier(p, y), low, high, frame["weight"].to_numpy() if "weight" in frame else None)
    question = _codes(frame, "question")
    who = frame["forecaster"].to_numpy(dtype=np.object_) if "forecaster" in frame else None
    person = _codes(frame, "forecaster")
    made, closes = (frame[name].to_numpy() if name in frame else None for name in ("made_at", "closes_at"))
    days = relative = None
    if made is not None and closes is not None:
        days = scoring.standing_days(made, closes, _histories(question, person))
    if question is not None and person is not None:
        relative = scoring.relative(rows.brier, question, person, made, closes)
    return replace(rows, question=question, forecaster=who, days=days, relative=relative)


def _codes(frame: pd.DataFrame, name: str) -> IntArray | None:
    """A number for each distinct text of a column, one of its own for each empty cell; None without the column."""
    if name not in frame:
        return None
    codes, names = pd.factorize(frame[name])
    alone = (frame[name] == "").to_numpy()
    codes[alone] = len(names) + np.arange(np.count_nonzero(alone))
    return np.asarray(codes, dtype=np.int64)


def _histories(question: IntArray | None, person: IntArray | None) -> IntArray | None:
    """A number for each forecaster's forecasts on a question; None without questions."""
    if question is None or person is None:
        return question
    n_persons = int(person.max(initial=0)) + 1
    return question * n_persons + person
