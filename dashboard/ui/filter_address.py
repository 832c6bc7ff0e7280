"""A choice of claims as an address, in the words of the filter panel, and back."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.analysis.select import FACETS, Filters, facet_values
from dashboard.register.field_types import ISO_DATE
from dashboard.ui.facets import FIRST_KEY, LAST_KEY, ON, TEXT_KEY, many_params, params


def address_of(filters: Filters) -> dict[str, str]:
    """The parameters with which the list of claims, or the report, shows this choice."""
    free = {
        TEXT_KEY: filters.text.strip(),
        FIRST_KEY: filters.first_day.isoformat() if filters.first_day else "",
        LAST_KEY: filters.last_day.isoformat() if filters.last_day else "",
    }
    return many_params(**filters.facets) | {name: value for name, value in free.items() if value}


def filters_in_address(claims: pd.DataFrame) -> Filters:
    """The choice that the page's address names; what no claim carries, and what is no day, is left out."""
    chosen = {facet: tuple(v for v in facet_values(claims, facet) if _is_named(facet, v)) for facet in FACETS}
    return Filters(
        {facet: values for facet, values in chosen.items() if values},
        _day(st.query_params.get(FIRST_KEY, "")),
        _day(st.query_params.get(LAST_KEY, "")),
        st.query_params.get(TEXT_KEY, ""),
    )


def _is_named(facet: str, value: str) -> bool:
    return all(st.query_params.get(name) == ON for name in params(**{facet: value}))


def _day(text: str) -> date | None:
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
