"""Proper scores: stating what you believe never costs you, on average."""

import numpy as np
import numpy.typing as npt
from scipy import special

from dashboard.analysis.scoring.checks import (
    FloatArray,
    Score,
    complete,
    same_length,
    unit,
    vector,
    weighted_mean,
    weights,
)

LOG_CLIP = float(np.finfo(np.float64).eps)
EVEN = 0.5


def brier(probability: npt.ArrayLike, outcome: npt.ArrayLike) -> FloatArray:
    """Squared error of each stated probability; 0 is perfect, lower is better, always 50 % scores 0.25.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between are allowed. Shape (n,).
    Returns:
        One score in [0, 1] per forecast, NaN where something is missing. Shape (n,).
    Raises:
        ValueError: A value lies outside its set above, or the shapes differ.
    Source:
        Brier (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78(1), 1-3;
        binary form, half of his two-class sum.
    Example:
        >>> brier([0.9, 0.9, 0.5], [1, 0, np.nan]).round(2)
        array([0.01, 0.81,  nan])
    """
    p, y = unit("probability", probability), unit("outcome", outcome)
    same_length(probability=p, outcome=y)
    return np.square(p - y)


def log_score(probability: npt.ArrayLike, outcome: npt.ArrayLike, *, clip: float = LOG_CLIP) -> FloatArray:
    """Surprise at each outcome in nats (natural logarithm); 0 is perfect, lower is better, 50 % scores ln 2.

    A forecast of 0 or 1 that fails would score infinity, and no mean would survive it. Probabilities are therefore
    clipped to [clip, 1 - clip]. The default is the machine epsilon, 2**-52, as in scikit-learn: the smallest step from
    1, so that forecasts between keep their scores. A certain forecast that fails then costs 52 ln 2, about 36.04 nats.
    That number is the clip's, not the forecaster's: say so when it occurs.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; shares between give the cross-entropy. Shape (n,).
        clip: Distance kept from 0 and 1, in [0, 0.5); with 0 a certain forecast that fails scores infinity.
    Returns:
        One score >= 0 per forecast, NaN where something is missing. Shape (n,).
    Raises:
        ValueError: A value lies outside its set above, or the shapes differ.
    Source:
        Good (1952), Rational decisions, Journal of the Royal Statistical Society B 14(1), 107-114; sign reversed.
    Example:
        >>> log_score([0.5, 1.0, 0.5], [1, 0, np.nan]).round(4)
        array([ 0.6931, 36.0437,     nan])
    """
    if not 0 <= clip < EVEN:
        msg = f"`clip` must be in [0, 0.5), got {clip}"
        raise ValueError(msg)
    p, y = unit("probability", probability), unit("outcome", outcome)
    same_length(probability=p, outcome=y)
    q = np.clip(p, clip, 1 - clip)
    surprise: FloatArray = np.abs(special.xlogy(y, q) + special.xlog1py(1 - y, -q))
    return surprise


def mean_score(scores: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Score:
    """Mean of scores, with how many there were and how many were missing.

    Args:
        scores: One score per forecast, NaN where there is none. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        The mean; NaN with n = 0, or when nothing carries weight.
    Raises:
        ValueError: A weight lies outside its set above, or the shapes differ.
    Example:
        >>> mean_score([0.01, 0.81, np.nan])
        Score(value=0.41000000000000003, n=2, n_missing=1)
    """
    s = vector("scores", scores)
    w = weights(weight, s.size)
    known = ~np.isnan(s)
    n = int(np.count_nonzero(known))
    return Score(weighted_mean(s[known], w[known]), n, s.size - n)


def base_rate(outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Score:
    """Share of the resolved events that happened, in [0, 1]; NaN with n = 0.

    Raises:
        ValueError: An outcome lies outside [0, 1], a weight is negative, or the shapes differ.
    Example:
        >>> base_rate([1, 0, 0, 0, np.nan])
        Score(value=0.25, n=4, n_missing=1)
    """
    return mean_score(unit("outcome", outcome), weight)


def skill(score: float, reference: float) -> float:
    """Share of a reference's mean score that was saved: 1 is perfect, 0 no better, below 0 worse; NaN if that is 0.

    Source:
        Murphy (1988), Skill scores based on the mean square error, Monthly Weather Review 116(12), 2417-2424.
    Example:
        >>> skill(0.1, 0.25)
        0.6
    """
    return 1 - score / reference if reference > 0 else float("nan")


def skill_vs_base_rate(
    probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None
) -> Score:
    """Brier skill against always stating the base rate of these very outcomes, which nobody knew beforehand.

    Returns:
        At most 1, higher is better; NaN with n = 0 or when all outcomes are equal (the base rate is then perfect).
    Raises:
        ValueError: As for `complete`.
    Source:
        Murphy (1988), Monthly Weather Review 116(12), 2417-2424; sample climatology as reference.
    Example:
        >>> round(skill_vs_base_rate([0.8, 0.2], [1, 0]).value, 12)
        0.84
    """
    known = complete(probability, outcome, weight)
    varied = np.unique(known.outcome).size > 1
    reference = known.mean(np.square(known.outcome - known.mean(known.outcome))) if varied else 0.0
    return Score(skill(known.mean(brier(known.probability, known.outcome)), reference), known.n, known.n_missing)


def skill_vs_even(probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Score:
    """Brier skill against always stating 50 %.

    Returns:
        In [-3, 1] for outcomes of 0 and 1, higher is better; NaN with n = 0.
    Raises:
        ValueError: As for `complete`.
    Source:
        Murphy (1988), Monthly Weather Review 116(12), 2417-2424; a constant 0.5 as reference.
    Example:
        >>> round(skill_vs_even([0.8], [1]).value, 12)
        0.84
    """
    known = complete(probability, outcome, weight)
    reference = known.mean(np.square(EVEN - known.outcome))
    return Score(skill(known.mean(brier(known.probability, known.outcome)), reference), known.n, known.n_missing)
