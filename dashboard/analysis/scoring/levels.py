"""Forecasts pooled by stated probability: what ties, ranks and isotonic regression rest on."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.scoring.checks import Complete, FloatArray, IntArray, pooled


@dataclass(frozen=True)
class Levels:
    """The distinct probabilities in rising order, with the weight and the weighted events at each.

    `order` sorts the forecasts by probability, without those of weight 0; `start` is where each level begins in it.
    """

    probability: FloatArray
    weight: FloatArray
    events: FloatArray
    order: IntArray
    start: IntArray

    @property
    def n(self) -> IntArray:
        """How many forecasts stand at each level."""
        return np.diff(self.start, append=self.order.size)

    def sums(self, values: FloatArray) -> FloatArray:
        """Sum over each level of one value per forecast, given in `order`."""
        return np.add.reduceat(values, self.start) if self.start.size else np.empty(0)


def levels(known: Complete) -> Levels:
    """Pool forecasts whose probabilities are equal to 12 decimals; what carries no weight is left out.

    Example:
        >>> from dashboard.analysis.scoring.checks import complete
        >>> pool = levels(complete([0.3, 0.9, 0.1 + 0.2], [1, 1, 0]))
        >>> pool.probability.tolist(), pool.weight.tolist(), pool.events.tolist()
        ([0.3, 0.9], [2.0, 1.0], [1.0, 1.0])
    """
    rounded = pooled(known.probability)
    order = np.argsort(rounded)
    order = order[known.weight[order] > 0]
    probability, weight = rounded[order], known.weight[order]
    start = np.flatnonzero(np.diff(probability, prepend=-1.0))
    bare = Levels(probability[start], weight[start], weight[start], order, start)
    return Levels(
        probability=bare.probability,
        weight=bare.sums(weight),
        events=bare.sums(weight * known.outcome[order]),
        order=order,
        start=start,
    )
