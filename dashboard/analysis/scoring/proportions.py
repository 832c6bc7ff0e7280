"""Intervals for a share: how far the observed share may be from the true one."""

import numpy as np
import numpy.typing as npt
from scipy import special

from dashboard.analysis.scoring.checks import FloatArray

LEVEL = 0.95


def wilson(events: npt.ArrayLike, n: npt.ArrayLike, *, level: float = LEVEL) -> tuple[FloatArray, FloatArray]:
    """Score interval for a share of events among n; holds its level even for small n and extreme shares.

    Args:
        events: How many happened, in [0, n]; need not be whole.
        n: Out of how many, >= 0; an effective number is allowed.
        level: Coverage aimed at, in (0, 1).
    Returns:
        Lower and upper bounds in [0, 1]; NaN where n = 0; exactly 0 or 1 where none or all happened.
    Raises:
        ValueError: A value lies outside its set above.
    Source:
        Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal of the American
        Statistical Association 22(158), 209-212; without continuity correction.
    Example:
        >>> low, high = wilson(8, 10)
        >>> round(float(low), 4), round(float(high), 4)
        (0.4902, 0.9433)
    """
    x, size = _checked(events, n, level)
    z = float(special.ndtri((1 + level) / 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (x + z**2 / 2) / (size + z**2)
        half = z / (size + z**2) * np.sqrt(x * (size - x) / size + z**2 / 4)
    return _at_the_ends(centre - half, centre + half, x, size)


def jeffreys(events: npt.ArrayLike, n: npt.ArrayLike, *, level: float = LEVEL) -> tuple[FloatArray, FloatArray]:
    """Equal-tailed interval of the share's posterior under the prior Beta(1/2, 1/2).

    Args:
        events: How many happened, in [0, n]; need not be whole.
        n: Out of how many, >= 0; an effective number is allowed.
        level: Posterior probability, in (0, 1).
    Returns:
        Lower and upper bounds in [0, 1]; NaN where n = 0; exactly 0 or 1 where none or all happened.
    Raises:
        ValueError: A value lies outside its set above.
    Source:
        Brown, Cai & DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16(2),
        101-133; with their ends: lower 0 where none happened, upper 1 where all did.
    Example:
        >>> low, high = jeffreys(0, 10)
        >>> round(float(low), 4), round(float(high), 4)
        (0.0, 0.2172)
    """
    x, size = _checked(events, n, level)
    tail = (1 - level) / 2
    low: FloatArray = np.asarray(special.betaincinv(x + 0.5, size - x + 0.5, tail), dtype=np.float64)
    high: FloatArray = np.asarray(special.betaincinv(x + 0.5, size - x + 0.5, 1 - tail), dtype=np.float64)
    return _at_the_ends(low, high, x, size)


def effective_n(weight: FloatArray) -> float:
    """How many equally weighted forecasts would be as informative; the plain number when weights are equal.

    Source:
        Kish (1965), Survey Sampling, Wiley; squared sum over sum of squares.
    Example:
        >>> effective_n(np.array([2.0, 2.0, 0.0]))
        2.0
    """
    squares = np.square(weight).sum()
    return float(weight.sum() ** 2 / squares) if squares > 0 else 0.0


def _checked(events: npt.ArrayLike, n: npt.ArrayLike, level: float) -> tuple[FloatArray, FloatArray]:
    """Events and n as arrays of one shape."""
    if not 0 < level < 1:
        msg = f"`level` must be in (0, 1), got {level}"
        raise ValueError(msg)
    x, size = np.broadcast_arrays(np.asarray(events, dtype=np.float64), np.asarray(n, dtype=np.float64))
    if not np.all((x >= 0) & (x <= size) & np.isfinite(size)):
        msg = f"`events` must be in [0, n], got {x} of {size}"
        raise ValueError(msg)
    return x, size


def _at_the_ends(low: FloatArray, high: FloatArray, x: FloatArray, size: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bounds with exact ends, and NaN where there is nothing to tell."""
    empty = size == 0
    low = np.where(x == 0, 0.0, np.clip(low, 0, 1))
    high = np.where(x == size, 1.0, np.clip(high, 0, 1))
    return np.where(empty, np.nan, low), np.where(empty, np.nan, high)
