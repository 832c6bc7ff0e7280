"""Scores of forecasts that were updated: how long each stood, and how it did beside the others standing then."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.scoring.checks import FloatArray, IntArray, Score, same_length, vector, weights
from dashboard.analysis.scoring.proper import mean_score

Moments = npt.NDArray[np.datetime64]

DAY = 86_400_000_000  # microseconds
NEVER = np.datetime64("NaT", "us")


@dataclass(frozen=True)
class Relative:
    """Each forecast's score less the mean score of the others; NaN without others. Below 0 is better than they.

    `days` is how long there were others to compare with, 0 without any; without dates each comparison counts 1.
    """

    difference: FloatArray
    days: FloatArray

    def mean(self, weight: npt.ArrayLike | None = None) -> Score:
        """Mean difference, each forecast by the days that it was compared."""
        return mean_score(self.difference, weights(weight, self.days.size) * self.days)


def standing_days(made_at: npt.ArrayLike, closes_at: npt.ArrayLike, history: npt.ArrayLike | None = None) -> FloatArray:
    """How many days each forecast stood: from when it was made to the next of its history, or to the close.

    Args:
        made_at: When the forecast was made, as datetime64; a plain day is its first moment; NaT if unknown. Shape (n,).
        closes_at: When the question closed for it, not before `made_at`. Shape (n,).
        history: Which forecasts replace each other, such as those of one forecaster on one question, as a number.
            Of two made at the same moment the later in the table stands. Absent: none is replaced. Shape (n,).
    Returns:
        Days >= 0, with fractions; NaN where a date is missing. Shape (n,).
    Raises:
        ValueError: A forecast was made after its close, or the shapes differ.
    Source:
        As in the Good Judgment project's daily scoring: a forecast stands every day until it is replaced.
    Example:
        >>> standing_days(["2022-01-01", "2022-01-04"], ["2022-01-11", "2022-01-11"], history=[7, 7])
        array([3., 7.])
    """
    keys = () if history is None else (np.asarray(history, dtype=np.int64),)
    start, end = _standing(_moments(made_at), _moments(closes_at), keys)
    span = end - start
    return np.where(np.isnat(span), np.nan, span.astype(np.int64) / DAY)


def time_weighted(scores: npt.ArrayLike, days: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Score:
    """Mean score in which each forecast counts for the days that it stood.

    Days are pooled over all questions: a question that was open twice as long counts twice as much.

    Args:
        scores: One score per forecast, NaN where there is none. Shape (n,).
        days: How long each stood, see `standing_days`; NaN where unknown. Shape (n,).
        weight: How much each forecast counts beside that, finite and >= 0. Shape (n,).
    Returns:
        The mean; `n_missing` counts forecasts without score or days. NaN when none stood for any time.
    Raises:
        ValueError: Days are negative, a weight lies outside its set above, or the shapes differ.
    Example:
        >>> time_weighted([0.25, 0.01], [1, 3]).value
        0.07
    """
    s, d = vector("scores", scores), vector("days", days)
    same_length(scores=s, days=d)
    known = ~np.isnan(d)
    by_day = weights(weight, s.size) * weights(np.where(known, d, 0), s.size)
    return mean_score(np.where(known, s, np.nan), by_day)


def relative(
    scores: npt.ArrayLike,
    question: npt.ArrayLike,
    forecaster: npt.ArrayLike,
    made_at: npt.ArrayLike | None = None,
    closes_at: npt.ArrayLike | None = None,
) -> Relative:
    """Each forecast's score less the mean of the other forecasters' on the same question at the same time.

    At each moment a forecaster is compared with the mean score of all others who have a forecast standing, each
    counting the same; a forecast's difference is the mean over the time that there were others. Since one's own
    forecast is not in that mean, a proper score stays proper. Over a question, time and forecasters the differences
    sum to zero. Without both dates, forecasts are compared by question only: each with the mean of the other
    forecasters' mean scores.

    Args:
        scores: One score per forecast, lower is better, NaN where there is none. Shape (n,).
        question: Which question, as a number. Shape (n,).
        forecaster: Who, as a number; a later forecast on the same question replaces an earlier. Shape (n,).
        made_at: When the forecast was made, as datetime64; NaT if unknown. Shape (n,).
        closes_at: When the question closed for it, not before `made_at`. Shape (n,).
    Returns:
        Differences and the days that they rest on.
    Raises:
        ValueError: A forecast was made after its close, or the shapes differ.
    Source:
        Metaculus peer score (own score against the mean of the others, averaged over time), here for any score that
        is the lower the better, without its factor of 100. Differs from the Good Judgment project's accuracy score,
        which takes the median of all, oneself included.
    Example:
        >>> relative([0.25, 0.01, 0.04], question=[1, 1, 1], forecaster=[1, 2, 3]).difference.round(3)
        array([ 0.225, -0.135, -0.09 ])
    """
    s = vector("scores", scores)
    q, f = np.asarray(question, dtype=np.int64), np.asarray(forecaster, dtype=np.int64)
    same_length(scores=s, question=q, forecaster=f)
    if made_at is None or closes_at is None:
        return _by_question(s, q, f)
    known = ~np.isnan(s)
    made, closes = _moments(made_at), _moments(closes_at)
    same_length(scores=s, made_at=made, closes_at=closes)
    difference, days = np.full(s.size, np.nan), np.zeros(s.size)
    start, end = _standing(made[known], closes[known], (q[known], f[known]))
    difference[known], days[known] = _by_time(s[known], q[known], start, end)
    return Relative(difference, days)


def _moments(values: npt.ArrayLike) -> Moments:
    """The values as moments in microseconds."""
    return np.asarray(values, dtype="datetime64[us]")


def _pairs(first: IntArray, second: IntArray) -> IntArray:
    """One number per distinct pair."""
    _, a = np.unique(first, return_inverse=True)
    names, b = np.unique(second, return_inverse=True)
    return np.asarray(a * max(names.size, 1) + b, dtype=np.int64)


def _standing(made: Moments, closes: Moments, history: tuple[IntArray, ...]) -> tuple[Moments, Moments]:
    """When each forecast began and ceased to stand; NaT for both where a date is missing.

    Forecasts that agree in all parts of `history` replace each other; without parts, none is replaced.
    """
    same_length(made_at=made, closes_at=closes, **{f"history[{at}]": part for at, part in enumerate(history)})
    backwards = made > closes
    if backwards.any():
        msg = f"`made_at` must not be after `closes_at`, got {made[backwards][0]} and {closes[backwards][0]}"
        raise ValueError(msg)
    unknown = np.isnat(made) | np.isnat(closes)
    end = np.where(unknown, NEVER, closes)
    if history:
        order = np.lexsort((made, *history))
        order = order[~unknown[order]]
        earlier, later = order[:-1], order[1:]
        replaced = np.logical_and.reduce([part[earlier] == part[later] for part in history])
        earlier, later = earlier[replaced], later[replaced]
        end[earlier] = np.minimum(end[earlier], made[later])
    return np.where(unknown, NEVER, made), end


def _by_question(scores: FloatArray, question: IntArray, forecaster: IntArray) -> Relative:
    """Differences from the other forecasters' mean scores on the same question."""
    known = ~np.isnan(scores)
    s = scores[known]
    pairs, pair = np.unique(_pairs(question[known], forecaster[known]), return_inverse=True)
    own = np.bincount(pair, weights=s, minlength=pairs.size) / np.bincount(pair, minlength=pairs.size)
    _, asked = np.unique(question[known], return_inverse=True)
    of_pair = np.zeros(pairs.size, dtype=np.int64)
    of_pair[pair] = asked
    n_others = (np.bincount(of_pair) - 1)[asked]
    total = np.bincount(of_pair, weights=own)[asked]
    difference = np.full(scores.size, np.nan)
    others = np.divide(total - own[pair], n_others, out=np.full(s.size, np.nan), where=n_others > 0)
    difference[known] = s - others
    return Relative(difference, np.where(np.isnan(difference), 0.0, 1.0))


def _by_time(
    scores: FloatArray,
    question: IntArray,
    start: Moments,
    end: Moments,
) -> tuple[FloatArray, FloatArray]:
    """Mean difference of each forecast, and the days that it had company.

    A sweep over all starts and ends, question by question, keeps the number N and the sum S of the standing scores;
    between two questions none is standing.
    Between two of them a forecast s differs from the others by s - (S - s) / (N - 1) = (s N - S) / (N - 1), so two
    running integrals, of N / (N - 1) and of S / (N - 1), give every forecast's total at once. They run in extended
    precision where the machine has it, since a forecast's total is a difference of two long sums.
    """
    dated = np.flatnonzero(~np.isnat(start))
    n = dated.size
    moments = np.concatenate([start[dated], end[dated]]).astype(np.int64)
    asked = np.concatenate([question[dated], question[dated]])
    order = np.lexsort((moments, asked))
    signs = np.repeat([1.0, -1.0], n)
    standing = np.cumsum(signs[order])
    total = np.cumsum((signs * np.tile(scores[dated], 2))[order], dtype=np.longdouble)
    span = np.diff(moments[order], append=0) / DAY
    company = np.where(standing > 1, span, 0.0)
    shared = company / np.maximum(standing - 1, 1)
    place = np.empty(2 * n, dtype=np.int64)
    place[order] = np.arange(2 * n)

    def between(rate: npt.NDArray[np.floating]) -> npt.NDArray[np.longdouble]:
        running = np.concatenate([np.zeros(1, dtype=np.longdouble), np.cumsum(rate, dtype=np.longdouble)])
        totals: npt.NDArray[np.longdouble] = running[place[n:]] - running[place[:n]]
        return totals

    own, others, days = between(shared * standing), between(shared * total), between(company)
    difference, counted = np.full(scores.size, np.nan), np.zeros(scores.size)
    alone = days <= 0
    counted[dated] = np.where(alone, 0.0, days)
    difference[dated] = np.where(alone, np.nan, scores[dated] * own - others) / np.where(alone, 1.0, days)
    return difference, counted
