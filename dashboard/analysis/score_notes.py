"""What a reader of a score report must know: why a score is missing, and what its definition decided."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from dashboard.analysis import scoring
from dashboard.analysis.scored_rows import FloatArray, IntArray, ScoredRows
from dashboard.register.problems import counted


def notes(rows: ScoredRows, report: Mapping[str, Any]) -> list[str]:
    """Sentences on a report, each beginning with the key that it is about."""
    if not rows.n:
        return ["n: no forecast could be scored, so no score is defined"]
    return [*_weights(rows), *_classes(rows), *_certainties(rows), *_times(rows), *_company(rows, report)]


def _weights(rows: ScoredRows) -> Iterator[str]:
    if rows.weight is None:
        return
    yield "weight: means are weighted; n and events are counts, Wilson intervals rest on the effective number"
    if not rows.weight.any():
        yield "weight: every weight is 0, so no mean is defined"


def _classes(rows: ScoredRows) -> Iterator[str]:
    weighty = rows.outcome if rows.weight is None else rows.outcome[rows.weight > 0]
    if np.unique(weighty).size == 1:
        n = weighty.size
        all_of = f"all {n} outcomes are {weighty[0]:.0f}" if n > 1 else "there is one outcome"
        yield f"auc: not defined, {all_of}"
        yield f"skill_vs_base_rate: not defined, {all_of}, so the base rate itself is perfect"


def _certainties(rows: ScoredRows) -> Iterator[str]:
    failed = int(np.count_nonzero(np.abs(rows.probability - rows.outcome) > 1 - scoring.LOG_CLIP))
    if failed:
        cost = -np.log(scoring.LOG_CLIP)
        yield f"log_loss: {counted(failed, 'certain forecast')} failed; each costs {cost:.2f} nats, which log_clip sets"


def _times(rows: ScoredRows) -> Iterator[str]:
    if rows.days is None:
        return
    undated = np.count_nonzero(np.isnan(rows.days))
    if undated:
        yield f"time_weighted_brier: {undated} of {rows.n} forecasts lack made_at or closes_at and are not in it"
    if not np.nansum(rows.days):
        yield "time_weighted_brier: not defined, no forecast stood for any time"
    if rows.question is not None and rows.forecaster is None:
        yield "time_weighted_brier: no column forecaster, so a later forecast on a question replaces the earlier"


def _company(rows: ScoredRows, report: Mapping[str, Any]) -> Iterator[str]:
    torn = 0 if rows.question is None else _contradictory(rows.question, rows.outcome)
    if torn:
        yield f"question: {counted(torn, 'question')} with both outcomes among their rows"
    if rows.relative is None:
        return
    alone = np.count_nonzero(np.isnan(rows.relative.difference))
    if alone:
        yield f"relative_brier: {alone} of {rows.n} forecasts had no others to compare with and are not in it"
    if rows.days is None:
        yield "relative_brier: no columns made_at and closes_at, so forecasts are compared by question only"
    if np.isnan(report["relative_brier"]):
        yield "relative_brier: not defined, no forecast had others to compare with"


def _contradictory(question: IntArray, outcome: FloatArray) -> int:
    """How many questions have both outcomes among their rows."""
    events, asked = np.bincount(question, weights=outcome), np.bincount(question)
    return int(np.count_nonzero((events > 0) & (events < asked)))
