"""Scores of interval forecasts: when all that is known is that the probability lies in [low, high].

Each bound is reached by some probability in the interval. The bounds of a mean are the means of the bounds, since each
forecast may lie anywhere in its own interval. Murphy's and the CORP terms have no such form: they are not means.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.scoring.checks import FloatArray, same_length, unit
from dashboard.analysis.scoring.discrimination import auc
from dashboard.analysis.scoring.proper import LOG_CLIP, brier, log_score, mean_score, skill

Pair = tuple[FloatArray, FloatArray]


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest value that a score can have; NaN where it is not defined."""

    low: float
    high: float
    n: int
    n_missing: int


def brier_bounds(low: npt.ArrayLike, high: npt.ArrayLike, outcome: npt.ArrayLike) -> Pair:
    """Least and greatest squared error of each interval forecast; see `brier`.

    Args:
        low: Lowest probability that was meant, in [0, 1], NaN where there is none. Shape (n,).
        high: Highest, in [low, 1]. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
    Returns:
        Two scores in [0, 1] per forecast, NaN where something is missing. Shape (n,) each.
    Raises:
        ValueError: A value lies outside its set above, or the shapes differ.
    Source:
        The range of Brier's score over the interval: its end nearest to the outcome, and its end farthest from it.
    Example:
        >>> least, greatest = brier_bounds([0.6], [0.9], [1])
        >>> least.round(2), greatest.round(2)
        (array([0.01]), array([0.16]))
    """
    return _bounds(brier, low, high, outcome)


def log_score_bounds(
    low: npt.ArrayLike, high: npt.ArrayLike, outcome: npt.ArrayLike, *, clip: float = LOG_CLIP
) -> Pair:
    """Least and greatest log score of each interval forecast, in nats; see `log_score`.

    Args:
        low: Lowest probability that was meant, in [0, 1], NaN where there is none. Shape (n,).
        high: Highest, in [low, 1]. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
        clip: Distance kept from 0 and 1, in [0, 0.5).
    Returns:
        Two scores >= 0 per forecast, NaN where something is missing. Shape (n,) each.
    Raises:
        ValueError: A value lies outside its set above, or the shapes differ.
    Source:
        The range of the log score over the interval.
    Example:
        >>> least, greatest = log_score_bounds([0.5], [1.0], [1])
        >>> least.round(4), greatest.round(4)
        (array([0.]), array([0.6931]))
    """
    return _bounds(lambda p, y: log_score(p, y, clip=clip), low, high, outcome)


def mean_bounds(bounds: Pair, weight: npt.ArrayLike | None = None) -> Bounds:
    """Bounds of a mean score: the means of the bounds.

    Args:
        bounds: Least and greatest score of each forecast, NaN where there is none. Shape (n,) each.
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        The bounds, with how many forecasts were scored and how many were not.
    Raises:
        ValueError: A weight lies outside its set above, or the shapes differ.
    Example:
        >>> mean_bounds((np.array([0.0, 0.5]), np.array([0.5, 1.0])))
        Bounds(low=0.25, high=0.75, n=2, n_missing=0)
    """
    least, greatest = (mean_score(side, weight) for side in bounds)
    return Bounds(least.value, greatest.value, least.n, least.n_missing)


def skill_bounds(bounds: Bounds, reference: float) -> Bounds:
    """Bounds of a skill score: the greatest mean score gives the least skill.

    Example:
        >>> skill_bounds(Bounds(low=0.125, high=0.25, n=9, n_missing=0), 0.25)
        Bounds(low=0.0, high=0.5, n=9, n_missing=0)
    """
    return Bounds(skill(bounds.high, reference), skill(bounds.low, reference), bounds.n, bounds.n_missing)


def auc_bounds(
    low: npt.ArrayLike, high: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None
) -> Bounds:
    """Least and greatest area under the ROC curve: all events at one end of their intervals, non-events at the other.

    Args:
        low: Lowest probability that was meant, in [0, 1], NaN where there is none. Shape (n,).
        high: Highest, in [low, 1]. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        Bounds in [0, 1]; NaN when all outcomes are equal.
    Raises:
        ValueError: A value lies outside its set above, or the shapes differ.
    Example:
        >>> auc_bounds([0.4, 0.5], [0.6, 0.7], [0, 1])
        Bounds(low=0.0, high=1.0, n=2, n_missing=0)
    """
    a, b, y = _checked(low, high, outcome)
    if np.any((y > 0) & (y < 1)):
        msg = f"`outcome` must be 0 or 1 here, got {y[(y > 0) & (y < 1)][0]}"
        raise ValueError(msg)
    happened = y == 1
    least = auc(np.where(happened, a, b), y, weight)
    greatest = auc(np.where(happened, b, a), y, weight)
    return Bounds(least.value, greatest.value, least.n, least.n_missing)


def _bounds(
    score: Callable[[FloatArray, FloatArray], FloatArray],
    low: npt.ArrayLike,
    high: npt.ArrayLike,
    outcome: npt.ArrayLike,
) -> Pair:
    """Bounds of a score that falls up to the outcome and rises after it."""
    a, b, y = _checked(low, high, outcome)
    return score(np.clip(y, a, b), y), np.maximum(score(a, y), score(b, y))


def _checked(
    low: npt.ArrayLike, high: npt.ArrayLike, outcome: npt.ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The arrays of an interval forecast; both ends NaN where one is."""
    a, b, y = unit("low", low), unit("high", high), unit("outcome", outcome)
    same_length(low=a, high=b, outcome=y)
    wrong = a > b
    if wrong.any():
        msg = f"`low` must not be above `high`, got {a[wrong][0]} and {b[wrong][0]}"
        raise ValueError(msg)
    missing = np.isnan(a) | np.isnan(b)
    return np.where(missing, np.nan, a), np.where(missing, np.nan, b), y
