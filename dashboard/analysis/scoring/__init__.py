"""Scores of probability forecasts: pure functions on arrays, each with its definition, source and edge cases."""

from dashboard.analysis.scoring.checks import PROBABILITY_DECIMALS, Complete, Score, complete
from dashboard.analysis.scoring.corp import Bands, Corp, Recalibration, Terms, consistency_bands, corp, recalibration
from dashboard.analysis.scoring.discrimination import auc
from dashboard.analysis.scoring.histories import Relative, relative, standing_days, time_weighted
from dashboard.analysis.scoring.intervals import (
    Bounds,
    auc_bounds,
    brier_bounds,
    log_score_bounds,
    mean_bounds,
    skill_bounds,
)
from dashboard.analysis.scoring.murphy import N_BINS, Bins, Murphy, bin_edges, bin_index, murphy, reliability_bins
from dashboard.analysis.scoring.proper import (
    LOG_CLIP,
    base_rate,
    brier,
    log_score,
    mean_score,
    skill,
    skill_vs_base_rate,
    skill_vs_even,
)
from dashboard.analysis.scoring.proportions import effective_n, jeffreys, wilson

__all__ = [
    "LOG_CLIP",
    "N_BINS",
    "PROBABILITY_DECIMALS",
    "Bands",
    "Bins",
    "Bounds",
    "Complete",
    "Corp",
    "Murphy",
    "Recalibration",
    "Relative",
    "Score",
    "Terms",
    "auc",
    "auc_bounds",
    "base_rate",
    "bin_edges",
    "bin_index",
    "brier",
    "brier_bounds",
    "complete",
    "consistency_bands",
    "corp",
    "effective_n",
    "jeffreys",
    "log_score",
    "log_score_bounds",
    "mean_bounds",
    "mean_score",
    "murphy",
    "recalibration",
    "relative",
    "reliability_bins",
    "skill",
    "skill_bounds",
    "skill_vs_base_rate",
    "skill_vs_even",
    "standing_days",
    "time_weighted",
    "wilson",
]
