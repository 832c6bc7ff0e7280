"""Facets: which claims match a set of filters, and how many would match with one value more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

FACETS = (
    "kind",
    "outcome_group",
    "outcome",
    "status",
    "due",
    "topics",
    "speaker",
    "source",
    "side",
    "verdict",
    "phrase",
    "condition",
    "attribution",
)
NONE = "none"


@dataclass(frozen=True)
class Filters:
    """What a reader asked for. Values of one facet widen the choice, facets narrow each other.

    `facets` maps a facet to the chosen values; `first_day` and `last_day` bound the day a claim was made; `text` must
    occur in the claim, whatever the capitals; several words must all occur.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    text: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.facets or self.first_day or self.last_day or self.text.strip())

    def without(self, facet: str) -> "Filters":
        """The same filters with one facet left open."""
        return replace(self, facets={name: values for name, values in self.facets.items() if name != facet})


def select(claims: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows of a claims table that match."""
    return claims[_mask(claims, filters)]


def facet_values(claims: pd.DataFrame, facet: str) -> list[str]:
    """The values of a facet, the most frequent first."""
    counts = _exploded(claims, facet).value_counts()
    return sorted(counts.index, key=lambda value: (-counts[value], value))


def facet_counts(claims: pd.DataFrame, filters: Filters, facet: str) -> dict[str, int]:
    """How many claims each value of a facet would show, the other filters unchanged; zeros are left out.

    A claim with several topics counts in each.
    """
    values = _exploded(claims, facet)
    matching = values[values.index.isin(select(claims, filters.without(facet)).index)]
    return {str(value): int(count) for value, count in matching.value_counts().items()}


def _mask(claims: pd.DataFrame, filters: Filters) -> pd.Series:
    mask = pd.Series(True, index=claims.index)
    for condition in _conditions(claims, filters):
        mask &= condition
    return mask


def _conditions(claims: pd.DataFrame, filters: Filters) -> Iterator[pd.Series]:
    for facet, values in filters.facets.items():
        found = _exploded(claims, facet)
        yield pd.Series(claims.index.isin(found[found.isin(values)].index), index=claims.index)
    if filters.first_day is not None:
        yield claims["made_on"] >= pd.Timestamp(filters.first_day)
    if filters.last_day is not None:
        yield claims["made_on"] <= pd.Timestamp(filters.last_day)
    for word in filters.text.casefold().split():
        yield claims["text"].str.contains(word, regex=False)


def _exploded(claims: pd.DataFrame, facet: str) -> pd.Series:
    """The values of a facet, one row each, under the index of their claim; absent ones read "none"."""
    values = claims[facet]
    if facet == "topics":
        return values.explode()
    return values.mask(values == "", NONE)
