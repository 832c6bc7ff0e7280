"""What every score asks of its input: shapes, ranges, missing values, weights, and when two probabilities are equal."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

PROBABILITY_DECIMALS = 12


@dataclass(frozen=True)
class Score:
    """One number over many forecasts: `n` were scored, `n_missing` were not; NaN where it is not defined."""

    value: float
    n: int
    n_missing: int


@dataclass(frozen=True)
class Complete:
    """The forecasts that have both a probability and an outcome; `n_missing` is how many do not."""

    probability: FloatArray
    outcome: FloatArray
    weight: FloatArray
    n_missing: int

    @property
    def n(self) -> int:
        """How many forecasts are complete."""
        return self.probability.size

    def mean(self, values: FloatArray) -> float:
        """Weighted mean of one value per complete forecast; NaN when nothing carries weight."""
        return weighted_mean(values, self.weight)


def complete(probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Complete:
    """Check the input of a score, and keep the forecasts that can be scored.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed (½ for "partly"). Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        The complete forecasts in their order, with the number of the others.
    Raises:
        ValueError: A value lies outside its set above, an array is not one-dimensional, or the lengths differ.
    Example:
        >>> complete([0.9, 0.2, np.nan], [1, np.nan, 0]).n_missing
        2
    """
    p, y = unit("probability", probability), unit("outcome", outcome)
    same_length(probability=p, outcome=y)
    w = weights(weight, p.size)
    known = ~(np.isnan(p) | np.isnan(y))
    n_missing = int(p.size - np.count_nonzero(known))
    if n_missing:
        p, y, w = p[known], y[known], w[known]
    return Complete(p, y, w, n_missing)


def vector(name: str, values: npt.ArrayLike) -> FloatArray:
    """The values as a one-dimensional array of floats.

    Raises:
        ValueError: They are not numbers, or do not have one dimension.
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1:
        msg = f"`{name}` must have one dimension, got shape {array.shape}"
        raise ValueError(msg)
    return array


def unit(name: str, values: npt.ArrayLike) -> FloatArray:
    """The values as an array, each in [0, 1] or NaN.

    Raises:
        ValueError: A value lies outside [0, 1], or there is not one dimension.
    """
    array = vector(name, values)
    wrong = (array < 0) | (array > 1)
    if wrong.any():
        msg = f"`{name}` must be in [0, 1], got {array[wrong][0]}"
        raise ValueError(msg)
    return array


def weights(weight: npt.ArrayLike | None, n: int) -> FloatArray:
    """The weights as an array of length n; ones when there are none.

    Raises:
        ValueError: A weight is negative, NaN or infinite, or their number is not n.
    """
    if weight is None:
        return np.ones(n)
    array = vector("weight", weight)
    wrong = ~(np.isfinite(array) & (array >= 0))
    if wrong.any():
        msg = f"`weight` must be finite and not negative, got {array[wrong][0]}"
        raise ValueError(msg)
    if array.size != n:
        msg = f"`weight` must have one value per forecast ({n}), got {array.size}"
        raise ValueError(msg)
    return array


def same_length(**arrays: npt.NDArray[np.generic]) -> None:
    """Hold arrays to one length.

    Raises:
        ValueError: The lengths differ.
    """
    if len({array.size for array in arrays.values()}) > 1:
        sizes = ", ".join(f"`{name}` {array.size}" for name, array in arrays.items())
        msg = f"lengths must be equal, got {sizes}"
        raise ValueError(msg)


def pooled(probability: FloatArray) -> FloatArray:
    """Probabilities rounded to 12 decimals: equal after that means equal, everywhere in this package.

    So 0.1 + 0.2 and 0.3 are one probability, and both lie in the bin that starts at 0.3.

    Example:
        >>> pooled(np.array([0.1 + 0.2])) == 0.3
        array([ True])
    """
    return np.round(probability, PROBABILITY_DECIMALS)


def weighted_mean(values: FloatArray, weight: FloatArray) -> float:
    """Mean of the values by weight; NaN when nothing carries weight."""
    total = weight.sum()
    return float((values * weight).sum() / total) if total > 0 else float("nan")
