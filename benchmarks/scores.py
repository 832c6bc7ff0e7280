"""How long scoring takes: `python benchmarks/scores.py [--repeats N]`; needs the development requirements.

Medians of several runs after one to warm up, against scikit-learn or plain Python doing the same work on the same data
in the same run. Ratios say how many times longer the other takes.
"""

import argparse
import csv
import io
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dashboard.analysis import scoring
from dashboard.analysis.forecast_table import read_forecasts
from dashboard.analysis.score_report import score_report
from dashboard.analysis.scoring.corp import N_RESAMPLES

Work = Callable[[], object]

MANY, SOME = 1_000_000, 100_000
N_BASELINE_RESAMPLES = 20


def forecasts(n: int) -> pd.DataFrame:
    """Forecasts that are calibrated, with six decimals as in published tables."""
    rng = np.random.default_rng(20220224)
    probability = rng.beta(0.7, 0.7, n).round(6)
    made = np.datetime64("2022-01-01", "s") + rng.integers(0, 50 * 86400, n).astype("timedelta64[s]")
    return pd.DataFrame(
        {
            "probability": probability,
            "outcome": (rng.random(n) < probability).astype(np.int64),
            "forecaster": rng.integers(0, 500, n),
            "question": rng.integers(0, 5000, n),
            "made_at": made,
            "closes_at": np.full(n, np.datetime64("2022-03-01", "s")),
        }
    )


def all_scores(p: np.ndarray, y: np.ndarray) -> None:
    scoring.mean_score(scoring.brier(p, y))
    scoring.mean_score(scoring.log_score(p, y))
    scoring.mean_bounds(scoring.brier_bounds(p, p, y))
    scoring.skill_vs_base_rate(p, y)
    scoring.skill_vs_even(p, y)
    scoring.murphy(p, y)
    scoring.reliability_bins(p, y)
    scoring.auc(p, y)
    scoring.corp(p, y)


def scikit_learn_scores(p: np.ndarray, y: np.ndarray) -> None:
    """Those of the scores above that scikit-learn has, with the two scores of the recalibrated forecasts."""
    curve = IsotonicRegression(y_min=0, y_max=1).fit_transform(p, y)
    for q in (p, curve):
        brier_score_loss(y, q)
        log_loss(y, np.column_stack([1 - q, q]))
    calibration_curve(y, p, n_bins=10)
    roc_auc_score(y, p)


def plain_python_brier(data: bytes) -> float:
    """The mean Brier score alone, row by row."""
    rows = csv.DictReader(io.StringIO(data.decode()))
    scores = [(float(row["probability"]) - float(row["outcome"])) ** 2 for row in rows]
    return sum(scores) / len(scores)


def bands_by_scikit_learn(p: np.ndarray) -> None:
    """A few of the resamples, each fitted by scikit-learn."""
    rng = np.random.default_rng(1)
    for _ in range(N_BASELINE_RESAMPLES):
        IsotonicRegression().fit(p, (rng.random(p.size) < p).astype(np.float64))


def histories(frame: pd.DataFrame) -> None:
    columns = [frame[name].to_numpy() for name in ("question", "forecaster", "made_at", "closes_at")]
    question, forecaster, made, closes = columns
    scores = scoring.brier(frame["probability"], frame["outcome"])
    scoring.time_weighted(scores, scoring.standing_days(made, closes, question * 500 + forecaster))
    scoring.relative(scores, question, forecaster, made, closes)


def median(work: Work, repeats: int) -> float:
    """Median seconds, after one run to warm up."""
    work()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5, help="runs per measurement (default 5)")
    repeats = parser.parse_args().repeats
    frame = forecasts(MANY)
    p, y = frame["probability"].to_numpy(), frame["outcome"].to_numpy(dtype=np.float64)
    data = frame[["probability", "outcome"]].to_csv(index=False).encode()
    few = p[:SOME]
    scale = N_RESAMPLES / N_BASELINE_RESAMPLES
    print(f"{os.cpu_count()} cores, numpy {np.__version__}, median of {repeats}")
    print(f"{'work':<52}{'ours, s':>9}{'other, s':>10}{'ratio':>8}   other")

    def compare(label: str, ours: Work, other: Work | None = None, name: str = "", factor: float = 1.0) -> None:
        seconds = median(ours, repeats)
        line = f"{label:<52}{seconds:>9.2f}"
        if other is not None:
            baseline = median(other, repeats) * factor
            line += f"{baseline:>10.2f}{baseline / seconds:>8.1f}   {name}"
        print(line, flush=True)

    compare(
        f"{MANY:,} forecasts, all scores",
        lambda: all_scores(p, y),
        lambda: scikit_learn_scores(p, y),
        "scikit-learn, what it has of them",
    )
    compare(
        "the same from CSV text to report",
        lambda: score_report(read_forecasts(data)),
        lambda: plain_python_brier(data),
        "plain Python, Brier score alone",
    )
    compare(
        f"{SOME:,} forecasts, CORP bands, {N_RESAMPLES:,} resamples",
        lambda: scoring.consistency_bands(few, np.random.default_rng(1)),
        lambda: bands_by_scikit_learn(few),
        f"scikit-learn, {N_BASELINE_RESAMPLES} resamples times {scale:.0f}",
        scale,
    )
    compare(f"{MANY:,} forecasts, histories and relative scores", lambda: histories(frame))


if __name__ == "__main__":
    main()
