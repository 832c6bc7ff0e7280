"""CORP: calibration by isotonic regression, without a choice of bins; scores taken apart, and consistency bands."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize

from dashboard.analysis.scoring.checks import Complete, FloatArray, IntArray, complete
from dashboard.analysis.scoring.levels import levels
from dashboard.analysis.scoring.proper import brier, log_score

Rule = Callable[[FloatArray, FloatArray], FloatArray]

BAND_LEVEL = 0.9
N_RESAMPLES = 1000
MAX_POINTS = 200


@dataclass(frozen=True)
class Recalibration:
    """The calibration curve: at each stated `probability`, the `recalibrated` one that isotonic regression gives.

    `n` counts the forecasts at each probability. All arrays rise with the probability.
    """

    probability: FloatArray
    recalibrated: FloatArray
    n: IntArray
    n_missing: int


@dataclass(frozen=True)
class Terms:
    """Terms of a mean score: score = mcb - dsc + unc.

    `mcb` miscalibration, >= 0, lower is better; `dsc` discrimination, >= 0, higher is better; `unc` the mean score of
    always stating the base rate.
    """

    mcb: float
    dsc: float
    unc: float


@dataclass(frozen=True)
class Corp:
    """The terms of the Brier score and of the log score (nats)."""

    brier: Terms
    log: Terms
    n: int
    n_missing: int


@dataclass(frozen=True)
class Bands:
    """Where the calibration curve would lie if the forecasts were calibrated: `low` to `high` at each `probability`.

    Pointwise: at each probability by itself, a share `level` of `n_resamples` simulated curves lies between the two.
    """

    probability: FloatArray
    low: FloatArray
    high: FloatArray
    level: float
    n_resamples: int


def recalibration(
    probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None
) -> Recalibration:
    """The rising curve nearest to the outcomes, by the pool-adjacent-violators algorithm.

    Probabilities that are equal to 12 decimals are pooled first, so that equal forecasts get equal values.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        One entry per distinct probability that carries weight; none with n = 0.
    Raises:
        ValueError: As for `complete`.
    Source:
        Dimitriadis, Gneiting & Jordan (2021), Stable reliability diagrams for probabilistic classifiers, PNAS 118(8),
        e2016191118. Algorithm: scipy.optimize.isotonic_regression.
    Example:
        >>> recalibration([0.2, 0.5, 0.6, 0.9], [0, 1, 0, 1]).recalibrated.tolist()
        [0.0, 0.5, 0.5, 1.0]
    """
    known = complete(probability, outcome, weight)
    pool = levels(known)
    return Recalibration(pool.probability, _rising(pool.events, pool.weight), pool.n, known.n_missing)


def corp(probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Corp:
    """Take the mean Brier and log scores apart into miscalibration, discrimination and uncertainty.

    The log score is that of `log_score` with its default clip, in nats.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        score = mcb - dsc + unc for either score; NaN with n = 0. With one class only, dsc = unc = 0.
    Raises:
        ValueError: As for `complete`.
    Source:
        Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8), e2016191118.
    Example:
        >>> terms = corp([0.25, 0.25, 0.75, 0.75], [0, 0, 0, 1]).brier
        >>> terms.mcb, terms.dsc, terms.unc
        (0.0625, 0.0625, 0.1875)
    """
    known = complete(probability, outcome, weight)
    pool = levels(known)
    recalibrated = np.full(known.n, known.mean(known.outcome))
    recalibrated[pool.order] = np.repeat(_rising(pool.events, pool.weight), pool.n)
    return Corp(_terms(known, recalibrated, brier), _terms(known, recalibrated, log_score), known.n, known.n_missing)


def consistency_bands(
    probability: npt.ArrayLike,
    rng: np.random.Generator,
    weight: npt.ArrayLike | None = None,
    *,
    level: float = BAND_LEVEL,
    n_resamples: int = N_RESAMPLES,
    max_points: int = MAX_POINTS,
) -> Bands:
    """Where the calibration curve would lie if every event happened with its stated probability.

    Outcomes are drawn again and again from the forecasts, which stay as they are, and a curve is fitted to each draw.

    Args:
        probability: Stated chance of each resolved event, in [0, 1]; NaN is left out. Shape (n,).
        rng: Source of the draws; the same seed gives the same bands.
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
        level: Share of the draws that the band holds at each point, in (0, 1).
        n_resamples: How many draws, >= 1.
        max_points: At most so many of the distinct probabilities are shown, >= 2, evenly spread over their ranks.
    Returns:
        The band at the distinct probabilities, the lowest and the highest among them; nothing with n = 0.
    Raises:
        ValueError: As for `complete`; or an option lies outside its set above.
    Source:
        Bröcker & Smith (2007), Increasing the reliability of reliability diagrams, Weather and Forecasting 22(3),
        651-661; with the isotonic curve as in Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8), e2016191118.
        Variant: the forecasts are not drawn again, only the outcomes.
    Example:
        >>> bands = consistency_bands([0.5] * 100, np.random.default_rng(1))
        >>> bands.low.round(1), bands.high.round(1)
        (array([0.4]), array([0.6]))
    """
    if not 0 < level < 1 or n_resamples < 1 or max_points < 2:
        msg = f"`level` must be in (0, 1), got {level}; `n_resamples` >= 1, got {n_resamples}; "
        msg += f"`max_points` >= 2, got {max_points}"
        raise ValueError(msg)
    known = complete(probability, np.zeros(np.size(probability)), weight)
    pool = levels(known)
    shown = _spread(pool.probability.size, max_points)
    curves = np.empty((n_resamples, shown.size))
    chance, weights_in_order = np.repeat(pool.probability, pool.n), known.weight[pool.order]
    for curve in curves:
        happened = rng.random(chance.size) < chance
        curve[:] = _rising(pool.sums(weights_in_order * happened), pool.weight)[shown]
    low, high = np.quantile(curves, [(1 - level) / 2, (1 + level) / 2], axis=0)
    return Bands(pool.probability[shown], low, high, level, n_resamples)


def _rising(events: FloatArray, weight: FloatArray) -> FloatArray:
    """Weighted isotonic regression of the share of events, in [0, 1]."""
    if not weight.size:
        return np.empty(0)
    fit: FloatArray = optimize.isotonic_regression(events / weight, weights=weight).x
    return np.clip(fit, 0, 1)


def _terms(known: Complete, recalibrated: FloatArray, rule: Rule) -> Terms:
    """The terms under one scoring rule; differences of rounding size below 0 are 0."""
    rate = np.full(known.n, known.mean(known.outcome))
    score, best, reference = (known.mean(rule(q, known.outcome)) for q in (known.probability, recalibrated, rate))
    return Terms(mcb=_not_negative(score - best), dsc=_not_negative(reference - best), unc=reference)


def _not_negative(value: float) -> float:
    """The value, or 0 when it is below; NaN stays NaN."""
    return 0.0 if value < 0 else value


def _spread(size: int, max_points: int) -> IntArray:
    """At most so many of the indices 0 .. size - 1, evenly spread, with both ends."""
    return np.unique(np.linspace(0, max(size - 1, 0), min(size, max_points)).round().astype(np.int64))
