"""The list that a reader came from, for going on to the previous and the next claim."""

from collections.abc import Iterable, Sequence

import streamlit as st

KEY = "last-list"


def remember(ids: Iterable[str]) -> None:
    """Keep the claims of a list in their order."""
    st.session_state[KEY] = list(ids)


def neighbours(name: str, otherwise: Sequence[str]) -> tuple[str | None, str | None, str]:
    """The claims before and after one, in the last list or else in another, and where it stands: "3 of 12"."""
    ids = st.session_state.get(KEY, [])
    ids = ids if name in ids else list(otherwise)
    at = ids.index(name)
    before = ids[at - 1] if at else None
    after = ids[at + 1] if at + 1 < len(ids) else None
    return before, after, f"{at + 1} of {len(ids)}"
