"""The day as of which the dashboard is seen: the control in the sidebar, the banner, and the day in the address."""

from datetime import date

import streamlit as st

from dashboard.ui.text import long_date

KEY = "asof"


def as_of_control(first: date, last: date) -> None:
    """Let the reader choose a day between the first claim and today; empty means now.

    Drawn on every page before anything asks for the day: the control refuses what is no day or out of its bounds.
    """
    with st.sidebar:
        st.date_input(
            "As of",
            None,
            key=KEY,
            bind="query-params",
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            help="See every page as it stood on a day: what was said later is absent, what was known later is open. "
            "Empty it to come back to now.",
        )


def chosen_day() -> date | None:
    """The day that the control holds; None for now."""
    day = st.session_state.get(KEY)
    return day if isinstance(day, date) else None


def as_of_params() -> dict[str, str]:
    """What the address of every link inside the app carries along, so that it can be copied or opened in a new tab."""
    day = chosen_day()
    return {KEY: day.isoformat()} if day else {}


def as_of_banner(n_claims: int, n_later: int) -> None:
    """Say that an earlier day is on show, with the way back; nothing when it is now.

    Args:
        n_claims: How many claims had been said by then.
        n_later: How many more the register holds now.
    """
    day = chosen_day()
    if day is None:
        return
    said = f"{n_claims} claims had been said" + (f", {n_later} came later" if n_later else "")
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            f":material/history: **As of {long_date(day)}:** {said}. Outcomes, evidence and corrections of later days "
            "are hidden.",
            width="stretch",
        )
        st.button("Back to now", icon=":material/update:", on_click=_back_to_now, key="back-to-now")


def _back_to_now() -> None:
    st.session_state[KEY] = None
