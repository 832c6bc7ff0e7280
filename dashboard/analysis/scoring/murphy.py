"""Reliability bins, and Murphy's decomposition of the Brier score over them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.scoring.checks import Complete, FloatArray, IntArray, complete, pooled
from dashboard.analysis.scoring.proportions import LEVEL, wilson

N_BINS = 10


@dataclass(frozen=True)
class Bins:
    """Forecasts grouped by stated probability, one entry per bin in each array.

    `low` and `high` are the bin's edges: the lower belongs to it, the upper to the next bin, and 1 to the last.
    `n` and `events` are counts without weights; `mean_probability` and `share` (of events) are weighted means, NaN in
    a bin without weight; `wilson_low` and `wilson_high` bound the share.
    """

    low: FloatArray
    high: FloatArray
    n: IntArray
    mean_probability: FloatArray
    events: FloatArray
    share: FloatArray
    wilson_low: FloatArray
    wilson_high: FloatArray
    n_missing: int


@dataclass(frozen=True)
class Murphy:
    """Terms of the Brier score: brier = rel - res + unc + within_bin.

    `rel` reliability, >= 0, lower is better; `res` resolution, >= 0, higher is better; `unc` uncertainty of the
    outcomes, the forecaster has no part in it; `within_bin` what binning hides, 0 when a bin holds one probability.
    """

    rel: float
    res: float
    unc: float
    within_bin: float
    n: int
    n_missing: int


def reliability_bins(
    probability: npt.ArrayLike,
    outcome: npt.ArrayLike,
    weight: npt.ArrayLike | None = None,
    *,
    n_bins: int = N_BINS,
    level: float = LEVEL,
) -> Bins:
    """Stated against observed, in equally wide bins: lower edge included, upper excluded, the last closed.

    Probabilities are placed after rounding to 12 decimals, so that 0.1 + 0.2 lies with 0.3.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
        n_bins: How many bins, >= 1.
        level: Coverage of the Wilson intervals, in (0, 1); with weights they rest on Kish's effective number.
    Returns:
        All bins, also the empty ones.
    Raises:
        ValueError: As for `complete`; or `n_bins` or `level` lies outside its set above.
    Source:
        Bröcker & Smith (2007), Increasing the reliability of reliability diagrams, Weather and Forecasting 22(3),
        651-661: mean forecast of a bin, not its middle. Intervals: Wilson (1927), see `wilson`.
    Example:
        >>> bins = reliability_bins([0.1 + 0.2, 0.3, 1.0], [1, 0, 1])
        >>> bins.n.tolist(), float(bins.share[3])
        ([0, 0, 0, 2, 0, 0, 0, 0, 0, 1], 0.5)
    """
    known = complete(probability, outcome, weight)
    index = bin_index(known.probability, n_bins)
    total = _sums(index, known.weight, n_bins)
    share = _ratio(_sums(index, known.weight * known.outcome, n_bins), total)
    squares = _sums(index, np.square(known.weight), n_bins)
    n_effective = np.nan_to_num(_ratio(np.square(total), squares))
    wilson_low, wilson_high = wilson(np.clip(np.nan_to_num(share), 0, 1) * n_effective, n_effective, level=level)
    edges = bin_edges(n_bins)
    return Bins(
        low=edges[:-1],
        high=edges[1:],
        n=np.bincount(index, minlength=n_bins),
        mean_probability=_ratio(_sums(index, known.weight * known.probability, n_bins), total),
        events=_sums(index, known.outcome, n_bins),
        share=share,
        wilson_low=wilson_low,
        wilson_high=wilson_high,
        n_missing=known.n_missing,
    )


def murphy(
    probability: npt.ArrayLike,
    outcome: npt.ArrayLike,
    weight: npt.ArrayLike | None = None,
    *,
    n_bins: int = N_BINS,
) -> Murphy:
    """Take the mean Brier score apart: brier = rel - res + unc + within_bin, exactly.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
        n_bins: How many equally wide bins, >= 1; see `reliability_bins`.
    Returns:
        The four terms, each computed by its own formula; NaN with n = 0, or when nothing carries weight.
    Raises:
        ValueError: As for `complete`; or `n_bins` is below 1.
    Source:
        Murphy (1973), A new vector partition of the probability score, Journal of Applied Meteorology 12(4), 595-600.
        Within-bin terms: Stephenson, Coelho & Jolliffe (2008), Two extra components in the Brier score decomposition,
        Weather and Forecasting 23(4), 752-757; their within-bin variance less their within-bin covariance.
    Example:
        >>> terms = murphy([0.25, 0.25, 0.75, 0.75], [0, 0, 0, 1])
        >>> terms.rel, terms.res, terms.unc, terms.within_bin
        (0.0625, 0.0625, 0.1875, 0.0)
    """
    known = complete(probability, outcome, weight)
    stated, share = _bin_means(known, n_bins)
    rate = known.mean(known.outcome)
    inside, unexplained = known.probability - stated, known.outcome - share
    return Murphy(
        rel=known.mean(np.square(stated - share)),
        res=known.mean(np.square(share - rate)),
        unc=known.mean(np.square(known.outcome - rate)),
        within_bin=known.mean(np.square(inside) - 2 * inside * unexplained),
        n=known.n,
        n_missing=known.n_missing,
    )


def bin_edges(n_bins: int = N_BINS) -> FloatArray:
    """Edges of equally wide bins from 0 to 1, rounded like the probabilities. Shape (n_bins + 1,).

    Raises:
        ValueError: There is less than one bin.
    """
    if n_bins < 1:
        msg = f"`n_bins` must be at least 1, got {n_bins}"
        raise ValueError(msg)
    return pooled(np.arange(n_bins + 1) / n_bins)


def bin_index(probability: FloatArray, n_bins: int = N_BINS) -> IntArray:
    """Which bin each probability lies in, counted from 0. Shape (n,).

    Example:
        >>> bin_index(np.array([0, 0.1, 0.1 + 0.2, 0.999, 1])).tolist()
        [0, 1, 3, 9, 9]
    """
    index = np.searchsorted(bin_edges(n_bins), pooled(probability), side="right") - 1
    return np.minimum(index, n_bins - 1)


def _bin_means(known: Complete, n_bins: int) -> tuple[FloatArray, FloatArray]:
    """For each forecast, the mean probability and the share of events of its bin; 0 in a bin without weight."""
    index = bin_index(known.probability, n_bins)
    total = _sums(index, known.weight, n_bins)
    stated = _ratio(_sums(index, known.weight * known.probability, n_bins), total)
    share = _ratio(_sums(index, known.weight * known.outcome, n_bins), total)
    return np.nan_to_num(stated)[index], np.nan_to_num(share)[index]


def _sums(index: IntArray, values: FloatArray, n_bins: int) -> FloatArray:
    """Sum of the values in each bin."""
    return np.bincount(index, weights=values, minlength=n_bins).astype(np.float64)


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Quotients, NaN where the denominator is 0."""
    quotients: FloatArray = np.full(numerator.shape, np.nan)
    np.divide(numerator, denominator, out=quotients, where=denominator > 0)
    return quotients
