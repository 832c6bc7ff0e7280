"""Reliability of the probabilities that words mean: observed shares, bands, and the table of scores."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis import scoring

BAND_SEED = 20211230


def reliability_table(scored: pd.DataFrame) -> pd.DataFrame:
    """One row a distinct probability: what was said, how often it happened, and where a calibrated speaker would lie.

    Claims whose phrase has no point ("do not exclude") are left out; `scored` minus the sum of `n` are those.

    Returns:
        Columns: `probability`; `n`; `share`, observed; `share_low`, `share_high`, its 95 % Wilson interval;
        `recalibrated`, the rising curve; `band_low`, `band_high`, the 90 % consistency band; `phrases` joined.
    """
    pointed = scored.dropna(subset="probability_point")
    p, y = pointed["probability_point"].to_numpy(dtype=float), pointed["happened"].to_numpy(dtype=float)
    curve = scoring.recalibration(p, y)
    bands = scoring.consistency_bands(p, np.random.default_rng(BAND_SEED))
    grouped = pointed.assign(probability=p.round(scoring.PROBABILITY_DECIMALS)).groupby("probability")
    table = grouped.agg(n=("happened", "size"), share=("happened", "mean"), phrases=("phrase", _joined)).reset_index()
    table["share_low"], table["share_high"] = scoring.wilson(table["share"] * table["n"], table["n"])
    table["recalibrated"] = curve.recalibrated
    table["band_low"], table["band_high"] = bands.low, bands.high
    return table


def score_table(scored: pd.DataFrame) -> list[dict[str, Any]]:
    """The scores of a set of claims: for each its name, value or bounds, n, and how to read it."""
    low, high, point = (scored[f"probability_{end}"].to_numpy(dtype=float) for end in ("low", "high", "point"))
    y = scored["happened"].to_numpy(dtype=float)
    brier = scoring.mean_bounds(scoring.brier_bounds(low, high, y))
    log = scoring.mean_bounds(scoring.log_score_bounds(low, high, y))
    rate = scoring.base_rate(y)
    reference = rate.value * (1 - rate.value) if rate.n else np.nan
    auc = scoring.auc_bounds(low, high, y)
    terms = scoring.corp(point, y)
    murphy = scoring.murphy(point, y)
    return [
        _row("Brier score", brier.low, brier.high, brier.n, "0 is perfect, 0.25 is always 50 %"),
        _row("Log score (nats)", log.low, log.high, log.n, "0 is perfect, 0.69 is always 50 %"),
        _row("Skill against the base rate", *_skill(brier, reference), brier.n, "above 0 beats the base rate"),
        _row("Skill against always 50 %", *_skill(brier, 0.25), brier.n, "above 0 beats a coin"),
        _row("Area under the ROC curve", auc.low, auc.high, auc.n, "1 tells all apart, 0.5 none"),
        _row("Base rate", rate.value, rate.value, rate.n, "share that happened"),
        _row("Miscalibration (CORP, Brier)", terms.brier.mcb, terms.brier.mcb, terms.n, "0 is best"),
        _row("Discrimination (CORP, Brier)", terms.brier.dsc, terms.brier.dsc, terms.n, "the more the better"),
        _row("Uncertainty (CORP, Brier)", terms.brier.unc, terms.brier.unc, terms.n, "of the outcomes themselves"),
        _row("Reliability (Murphy)", murphy.rel, murphy.rel, murphy.n, "0 is best"),
        _row("Resolution (Murphy)", murphy.res, murphy.res, murphy.n, "the more the better"),
    ]


def _skill(bounds: scoring.Bounds, reference: float) -> tuple[float, float]:
    found = scoring.skill_bounds(bounds, reference)
    return found.low, found.high


def _row(name: str, low: float, high: float, n: int, reading: str) -> dict[str, Any]:
    return {"score": name, "low": low, "high": high, "n": n, "how to read it": reading}


def _joined(phrases: pd.Series) -> str:
    return ", ".join(sorted(set(phrases)))
