"""The report on a table of forecasts: every score with its n, the same for each group, as plain values for JSON.

A score that is not defined is None, and `notes` says why. Keys are those of `python -m dashboard score --json`.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis import scoring
from dashboard.analysis.forecast_table import REASONS, ForecastTable
from dashboard.analysis.score_notes import notes
from dashboard.analysis.scored_rows import FloatArray, ScoredRows, scored_rows

Report = dict[str, Any]


def score_report(table: ForecastTable) -> Report:
    """Score a table of forecasts.

    Args:
        table: What `read_forecasts` gives. With `groups`, each of its values gets a report of its own.
    Returns:
        `n` scored and `n_unscored` by reason, which add up to the rows of the file; the mean Brier and log scores,
        `brier_low` and `brier_high` from intervals, skill, AUC, Murphy's and the CORP terms, ten `bins`; with dates
        `time_weighted_brier`; with forecaster and question `relative_brier`, with the `n_` of
        either; `notes`; with groups `by` and `groups`. Means are weighted by the column `weight`; n and events are
        counts.
    """
    rows = scored_rows(table)
    reasons = table.frame["reason"].cat.codes.to_numpy()
    report = _report(rows, reasons)
    if rows.forecaster is not None and rows.relative is not None:
        report["relative_by_forecaster"] = _by_forecaster(rows.relative, rows.forecaster, rows.weight)
    if table.groups is not None:
        report["by"] = table.groups.name
        report["groups"] = dict(_groups(table.groups, table.scored.to_numpy(), rows, reasons))
    json_report: Report = plain(report)
    return json_report


def plain(value: Any) -> Any:
    """The value with numpy's types made Python's, and what is not finite made None."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _report(rows: ScoredRows, reasons: npt.NDArray[np.integer]) -> Report:
    """One report, without groups."""
    p, y, w = rows.probability, rows.outcome, rows.weight
    brier = scoring.mean_score(rows.brier, w).value
    bounds = scoring.mean_bounds(scoring.brier_bounds(rows.low, rows.high, y), w)
    corp = scoring.corp(p, y, w)
    terms = scoring.murphy(p, y, w)
    report: Report = {
        "n": rows.n,
        "n_unscored": _unscored(reasons),
        "brier": brier,
        "brier_low": bounds.low,
        "brier_high": bounds.high,
        "log_loss": scoring.mean_score(scoring.log_score(p, y), w).value,
        "log_clip": scoring.LOG_CLIP,
        "skill_vs_base_rate": scoring.skill(brier, terms.unc),
        "skill_vs_even": scoring.skill_vs_even(p, y, w).value,
        "base_rate": scoring.base_rate(y, w).value,
        "auc": scoring.auc(p, y, w).value,
        "corp": {
            name: {"mcb": part.mcb, "dsc": part.dsc, "unc": part.unc}
            for name, part in (("brier", corp.brier), ("log", corp.log))
        },
        "murphy": {"rel": terms.rel, "res": terms.res, "unc": terms.unc, "within_bin": terms.within_bin},
        "bins": list(_bins(scoring.reliability_bins(p, y, w))),
    }
    if rows.days is not None:
        timed = scoring.time_weighted(rows.brier, rows.days, w)
        report |= {"time_weighted_brier": timed.value, "n_time_weighted": timed.n}
    if rows.relative is not None:
        compared = rows.relative.mean(w)
        report |= {"relative_brier": compared.value, "n_relative": compared.n}
    report["notes"] = notes(rows, report)
    return report


def _unscored(reasons: npt.NDArray[np.integer]) -> dict[str, int]:
    """How many rows were not scored, by reason; `unresolved` always, the others where there are any."""
    counts = np.bincount(reasons, minlength=len(REASONS)).tolist()
    named = dict(zip(REASONS, counts, strict=True))
    del named["scored"]
    return {reason: n for reason, n in named.items() if n or reason == "unresolved"}


def _bins(bins: scoring.Bins) -> Iterator[Report]:
    """One record per bin; what an empty bin cannot tell is NaN."""
    for at in range(bins.n.size):
        yield {
            "low": bins.low[at],
            "high": bins.high[at],
            "n": bins.n[at],
            "mean_probability": bins.mean_probability[at],
            "events": int(bins.events[at]),
            "share": bins.share[at],
            "wilson_low": bins.wilson_low[at],
            "wilson_high": bins.wilson_high[at],
        }


def _groups(
    groups: "pd.Series[str]", scored: npt.NDArray[np.bool_], rows: ScoredRows, reasons: npt.NDArray[np.integer]
) -> Iterator[tuple[str, Report]]:
    """A report for each value of the grouping column, in the order of the values."""
    codes, names = pd.factorize(groups, sort=True)
    members = zip(names, _members(codes, len(names)), _members(codes[scored], len(names)), strict=True)
    for name, in_file, in_rows in members:
        yield name, _report(rows.take(in_rows), reasons[in_file])


def _by_forecaster(
    relative: scoring.Relative, forecaster: npt.NDArray[np.object_], weight: FloatArray | None
) -> dict[str, Report]:
    """Each forecaster's relative score, the best first, those without others last."""
    codes, names = pd.factorize(forecaster)
    compared = ~np.isnan(relative.difference)
    days = np.where(compared, relative.days, 0.0)
    by_day = days if weight is None else days * weight
    sums, weights, total = (
        np.bincount(codes, weights=values, minlength=len(names))
        for values in (np.where(compared, relative.difference, 0.0) * by_day, by_day, days)
    )
    means = np.divide(sums, weights, out=np.full(len(names), np.nan), where=weights > 0)
    n = np.bincount(codes[compared], minlength=len(names))
    return {
        names[at]: {"relative_brier": means[at], "n": n[at], "days": total[at]}
        for at in np.argsort(means, kind="stable")
    }


def _members(codes: npt.NDArray[np.integer], n: int) -> list[npt.NDArray[np.int64]]:
    """The positions that belong to each of n codes, in their order."""
    order = np.argsort(codes, kind="stable")
    return np.split(order, np.cumsum(np.bincount(codes, minlength=n))[:-1]) if n else []
