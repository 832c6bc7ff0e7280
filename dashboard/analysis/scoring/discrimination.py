"""Discrimination: do events get higher probabilities than non-events?"""

import numpy as np
import numpy.typing as npt

from dashboard.analysis.scoring.checks import Score, complete
from dashboard.analysis.scoring.levels import levels


def auc(probability: npt.ArrayLike, outcome: npt.ArrayLike, weight: npt.ArrayLike | None = None) -> Score:
    """Area under the ROC curve: the chance that an event was given a higher probability than a non-event.

    Args:
        probability: Stated chance of the event, in [0, 1], NaN where there is none. Shape (n,).
        outcome: 1 happened, 0 did not, NaN while unresolved; a share counts as that much event and the rest
            non-event. Shape (n,).
        weight: How much each forecast counts, finite and >= 0; all the same when absent. Shape (n,).
    Returns:
        1 ranks all events first, 0.5 is no better than chance, 0 ranks them last. A tie (equal to 12 decimals) counts
        one half. NaN when all outcomes are equal, so also with n = 0 and n = 1.
    Raises:
        ValueError: As for `complete`.
    Source:
        Mann & Whitney (1947), Annals of Mathematical Statistics 18(1), 50-60; as an area: Hanley & McNeil (1982), The
        meaning and use of the area under a receiver operating characteristic curve, Radiology 143(1), 29-36.
    Example:
        >>> auc([0.9, 0.5, 0.5, 0.1], [1, 1, 0, 0]).value
        0.875
    """
    known = complete(probability, outcome, weight)
    pool = levels(known)
    others = pool.weight - pool.events
    below = np.cumsum(others) - others
    pairs = pool.events.sum() * others.sum()
    won = (pool.events * (below + others / 2)).sum()
    return Score(float(won / pairs) if pairs > 0 else float("nan"), known.n, known.n_missing)
