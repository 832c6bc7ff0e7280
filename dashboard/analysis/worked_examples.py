"""A small example of each score, worked in words and computed by the code that the pages use."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.analysis import scoring
from dashboard.analysis.scoring.checks import FloatArray

SAID = (0.9, 0.9, 0.6, 0.6, 0.2)
HAPPENED = (1, 1, 1, 0, 0)
LIKELY = ([0.6], [0.85])
STEPS = ([0.4, 0.9], [1, 1])


@dataclass(frozen=True)
class Example:
    """A score with its formula, the arithmetic of the example, how it is computed and where the score comes from.

    Most are over five forecasts: 90 %, 90 %, 60 %, 60 % and 20 %, of which the first three things happened.
    """

    score: str
    formula: str
    arithmetic: str
    compute: Callable[[], float]
    source: str

    @property
    def value(self) -> float:
        """What the code gives."""
        return float(self.compute())


def _days() -> FloatArray:
    """How long the two steps of one forecaster stood: ten days and twenty."""
    return scoring.standing_days(["2022-01-01", "2022-01-11"], ["2022-01-31", "2022-01-31"], history=[1, 1])


WORKED_EXAMPLES = (
    Example(
        "Brier score",
        "mean of (p − y)²",
        "(0.1² + 0.1² + 0.4² + 0.6² + 0.2²) / 5",
        lambda: scoring.mean_score(scoring.brier(SAID, HAPPENED)).value,
        "Brier (1950), Monthly Weather Review 78(1); binary form",
    ),
    Example(
        "Brier score of a word, best",
        "(1 − high)² when it happened",
        "“likely”, 60–85 %, and it happened: (1 − 0.85)²",
        lambda: scoring.brier_bounds(*LIKELY, [1])[0][0],
        "range of the Brier score over the interval",
    ),
    Example(
        "Brier score of a word, worst",
        "(1 − low)² when it happened",
        "“likely”, 60–85 %, and it happened: (1 − 0.60)²",
        lambda: scoring.brier_bounds(*LIKELY, [1])[1][0],
        "range of the Brier score over the interval",
    ),
    Example(
        "Log score",
        "mean of −ln(chance given to what happened)",
        "−(2 ln 0.9 + ln 0.6 + ln 0.4 + ln 0.8) / 5",
        lambda: scoring.mean_score(scoring.log_score(SAID, HAPPENED)).value,
        "Good (1952), Journal of the Royal Statistical Society B 14(1); natural logarithm",
    ),
    Example(
        "Skill against the base rate",
        "1 − score / score of the base rate",
        "base rate 3/5 scores 0.24: 1 − 0.116 / 0.24",
        lambda: scoring.skill_vs_base_rate(SAID, HAPPENED).value,
        "Murphy (1973), Journal of Applied Meteorology 12(1)",
    ),
    Example(
        "Skill against always 50 %",
        "1 − score / 0.25",
        "1 − 0.116 / 0.25",
        lambda: scoring.skill_vs_even(SAID, HAPPENED).value,
        "as above, with a coin for the reference",
    ),
    Example(
        "Area under the ROC curve",
        "share of pairs told apart, ties half",
        "6 pairs: 5 told apart, 1 tied at 60 %: 5.5 / 6",
        lambda: scoring.auc(SAID, HAPPENED).value,
        "Hanley & McNeil (1982), Radiology 143(1)",
    ),
    Example(
        "Miscalibration (CORP)",
        "score − score after recalibration",
        "0.116 − (0.5² + 0.5²) / 5, recalibrated to 100 %, 50 %, 0 %",
        lambda: scoring.corp(SAID, HAPPENED).brier.mcb,
        "Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8)",
    ),
    Example(
        "Discrimination (CORP)",
        "score of the base rate − score after recalibration",
        "0.24 − 0.1",
        lambda: scoring.corp(SAID, HAPPENED).brier.dsc,
        "Dimitriadis, Gneiting & Jordan (2021), PNAS 118(8)",
    ),
    Example(
        "Reliability (Murphy)",
        "Σ n (mean p − share)² / N over ten bins",
        "(2 · 0.1² + 2 · 0.1² + 1 · 0.2²) / 5",
        lambda: scoring.murphy(SAID, HAPPENED).rel,
        "Murphy (1973), Journal of Applied Meteorology 12(4)",
    ),
    Example(
        "Resolution (Murphy)",
        "Σ n (share − base rate)² / N over ten bins",
        "(2 · 0.4² + 2 · 0.1² + 1 · 0.6²) / 5",
        lambda: scoring.murphy(SAID, HAPPENED).res,
        "Murphy (1973), Journal of Applied Meteorology 12(4)",
    ),
    Example(
        "Time-weighted Brier score",
        "each forecast counts for the days that it stood",
        "40 % for 10 days, 90 % for 20 days, it happened: (10 · 0.6² + 20 · 0.1²) / 30",
        lambda: scoring.time_weighted(scoring.brier(*STEPS), _days()).value,
        "daily scoring as in the Good Judgment project",
    ),
    Example(
        "Against the others",
        "own score − mean of the others' on the same question and day",
        "own 0.25, the other's 0.01: 0.25 − 0.01",
        lambda: scoring.relative([0.25, 0.01], question=[1, 1], forecaster=[1, 2]).difference[0],
        "Metaculus peer score, here with the Brier score",
    ),
    Example(
        "Wilson interval, lower end",
        "bounds of a share, 95 %",
        "3 of 5 borne out",
        lambda: scoring.wilson([3], [5])[0][0],
        "Wilson (1927), Journal of the American Statistical Association 22(158)",
    ),
    Example(
        "Jeffreys interval, lower end",
        "2.5 % quantile of Beta(x + ½, n − x + ½)",
        "3 of 5 came true",
        lambda: scoring.jeffreys([3], [5])[0][0],
        "Brown, Cai & DasGupta (2001), Statistical Science 16(2)",
    ),
)
