"""A choice of claims in words, for headings and reports."""

from collections.abc import Callable, Iterable

from dashboard.analysis.select import Filters

EVERYTHING = "all claims"


def in_words(filters: Filters, title: Callable[[str], str], name: Callable[[str, str], str]) -> str:
    """What was chosen: "topic: Sanctions or Energy; said from 2021-12-30".

    Args:
        filters: The choice.
        title: The name of a facet.
        name: The name of a value of a facet.
    """
    parts = [
        f"{title(facet).lower()}: {' or '.join(name(facet, value) for value in values)}"
        for facet, values in filters.facets.items()
    ]
    return "; ".join([*parts, *_free(filters)]) or EVERYTHING


def _free(filters: Filters) -> Iterable[str]:
    if filters.first_day:
        yield f"said from {filters.first_day.isoformat()}"
    if filters.last_day:
        yield f"said until {filters.last_day.isoformat()}"
    if filters.text.strip():
        yield f"with the words “{' '.join(filters.text.split())}”"
