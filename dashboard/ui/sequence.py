"""The list that a reader came from, for going on to the previous and the next claim, and back to the list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

KEY = "last-list"


@dataclass(frozen=True)
class Place:
    """Where a claim stands in a list: the claims around it, its number from 1, and the list's length and address."""

    before: str | None
    after: str | None
    number: int
    n_claims: int
    address: Mapping[str, str]


def remember(ids: Iterable[str], address: Mapping[str, str]) -> None:
    """Keep the claims of a list in their order, and the parameters that show the list again."""
    st.session_state[KEY] = (list(ids), dict(address))


def place(name: str, otherwise: Sequence[str]) -> Place:
    """The place of a claim in the last list, or else in another that stands unfiltered on its page."""
    ids, address = st.session_state.get(KEY, ([], {}))
    ids, address = (ids, address) if name in ids else (list(otherwise), {})
    at = ids.index(name)
    before = ids[at - 1] if at else None
    return Place(before, ids[at + 1] if at + 1 < len(ids) else None, at + 1, len(ids), address)
