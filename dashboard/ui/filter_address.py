"""A choice of claims as an address: for the filter panel, and for pages that show a choice without the panel.

Streamlit takes the panel's own parameters out of the address when the reader leaves for a page without the panel.
Such a page therefore gets them under other names: `of=topic.sanctions` for `topic.sanctions=true`.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.analysis.select import FACETS, Filters, facet_values
from dashboard.register.field_types import ISO_DATE
from dashboard.ui.facets import FIRST_KEY, LAST_KEY, TEXT_KEY, many_params, params

FACETS_NAME = "of"
FREE_NAMES = {TEXT_KEY: "words", FIRST_KEY: "since", LAST_KEY: "until"}


def address_of(filters: Filters) -> dict[str, str]:
    """The parameters with which the filter panel shows this choice."""
    return many_params(**filters.facets) | _free(filters)


def page_address_of(filters: Filters) -> dict[str, str | list[str]]:
    """The parameters with which a page without the panel shows this choice."""
    chosen = list(many_params(**filters.facets))
    free = {FREE_NAMES[name]: value for name, value in _free(filters).items()}
    return ({FACETS_NAME: chosen} if chosen else {}) | free


def filters_of(claims: pd.DataFrame, address: Mapping[str, list[str]]) -> Filters:
    """The choice that an address from `page_address_of` names; what no claim carries and what is no day is left out.

    Args:
        claims: The claims table.
        address: The values of each parameter.
    """
    named = set(address.get(FACETS_NAME, ()))
    chosen = {
        facet: tuple(value for value in facet_values(claims, facet) if named & set(params(**{facet: value})))
        for facet in FACETS
    }
    text, first, last = ("".join(address.get(name, ())[-1:]) for name in FREE_NAMES.values())
    return Filters({facet: values for facet, values in chosen.items() if values}, _day(first), _day(last), text)


def _free(filters: Filters) -> dict[str, str]:
    free = {
        TEXT_KEY: filters.text.strip(),
        FIRST_KEY: filters.first_day.isoformat() if filters.first_day else "",
        LAST_KEY: filters.last_day.isoformat() if filters.last_day else "",
    }
    return {name: value for name, value in free.items() if value}


def _day(text: str) -> date | None:
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
