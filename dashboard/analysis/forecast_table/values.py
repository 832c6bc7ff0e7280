"""Columns of text read as numbers, outcomes and moments; what cannot be read is marked, never guessed."""

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
MOMENT = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
DUST = 1e-12


def numbers(text: "pd.Series[str]") -> tuple[FloatArray, Mask, Mask]:
    """The numbers, NaN where there is none; which cells are empty; which hold something else than a number."""
    empty = (text == "").to_numpy(dtype=np.bool_)
    good = text.str.fullmatch(NUMBER).to_numpy(dtype=np.bool_)
    number = np.asarray(text.where(good, "nan").astype("double[pyarrow]"), dtype=np.float64)
    return number, empty, ~(good | empty)


def outcomes(text: "pd.Series[str]") -> tuple[FloatArray, Mask]:
    """1 and 0, NaN where there is none; which cells hold something else."""
    number, _, odd = numbers(text)
    known = (number == 0) | (number == 1)
    return np.where(known, number, np.nan), odd | ~(known | np.isnan(number))


def moments(text: "pd.Series[str]") -> tuple[npt.NDArray[np.datetime64], Mask]:
    """Moments in UTC, NaT where there is none; which cells hold something else."""
    empty = (text == "").to_numpy(dtype=np.bool_)
    good = text.str.fullmatch(MOMENT).to_numpy(dtype=np.bool_)
    moment = pd.to_datetime(text.where(good, None), format="ISO8601", errors="coerce", utc=True)
    plain = moment.dt.tz_localize(None).to_numpy(dtype="datetime64[us]")
    return plain, np.isnat(plain) & ~empty
