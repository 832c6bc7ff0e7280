"""Do two readers of the same claim come to the same outcome?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.register.loaded import Register
from dashboard.register.model import OPEN_OUTCOME, Claim, Judgement


@dataclass(frozen=True)
class Agreement:
    """How far two readers agree: n claims judged twice, the share judged alike, Cohen's kappa.

    `share` is None for n = 0; `kappa` is None where it is undefined, that is when chance alone would make both
    readers agree on everything.
    """

    n: int
    n_alike: int
    share: float | None
    kappa: float | None


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Agreement beyond chance: 1 is perfect, 0 is what chance gives, below 0 is less than that; None if undefined.

    Args:
        first: One reader's category for each item.
        second: The other reader's, in the same order.

    Raises:
        ValueError: The readers judged different numbers of items.

    Source:
        Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1),
        37-46; unweighted form.
    """
    if len(first) != len(second):
        msg = f"both readers must judge the same items, got {len(first)} and {len(second)}"
        raise ValueError(msg)
    n = len(first)
    if n == 0:
        return None
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    ours, theirs = Counter(first), Counter(second)
    expected = sum(ours[category] * theirs[category] for category in ours) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def readers(register: Register) -> list[tuple[Claim, str, str]]:
    """Each claim that was judged twice, with the outcome of the first and of the second reader.

    The first reader's outcome is the register's, unless the ruling went another way and `first_reader` keeps it.
    """
    return [
        (claim, _outcome(claim.first_reader or claim), _outcome(claim.second_reader))
        for claim in register.claims.values()
        if claim.second_reader is not None
    ]


def agreement(register: Register) -> Agreement:
    """How far the two readers of a register agree on outcomes."""
    judged = readers(register)
    first, second = [row[1] for row in judged], [row[2] for row in judged]
    n_alike = sum(a == b for a, b in zip(first, second, strict=True))
    share = n_alike / len(judged) if judged else None
    return Agreement(len(judged), n_alike, share, cohens_kappa(first, second))


def _outcome(judgement: Claim | Judgement) -> str:
    return judgement.outcome.value if judgement.outcome else OPEN_OUTCOME
