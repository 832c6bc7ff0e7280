"""The parts of the review page: lists that fold, each row a way to the claim and to its lines in the file."""

import pandas as pd
import streamlit as st

from dashboard.analysis.review import LISTS, corrections_table, problems_table, review_table, unarchived_counts
from dashboard.register.problems import ERROR, counted
from dashboard.register.settings import repository
from dashboard.ui.current import Current
from dashboard.ui.pages import CLAIM, go
from dashboard.ui.text import md

ROW_HEIGHT, HEAD_HEIGHT, GREATEST_HEIGHT = 35, 38, 420
TITLES = {"what": "entry", "fact": "what is the case"}
OPEN_LINES = ":material/open_in_new:"


def review_lists(now: Current) -> None:
    """Every list that holds something, folded under its title and number; then what there is nothing of."""
    empty = []
    for wanted in LISTS:
        rows = review_table(wanted, now.loaded, now.today)
        if rows.empty:
            empty.append(wanted.nothing)
            continue
        section = st.expander(f"{wanted.title} ({len(rows)})", key=f"review-{wanted.name}", on_change="rerun")
        if section.open:
            with section:
                if wanted.name == "unarchived":
                    _by_publisher(now)
                _entries(rows, wanted.name, wanted.title)
    if empty:
        st.markdown(f":material/check_circle: {' '.join(md(text) for text in empty)}")


def problem_list(now: Current) -> None:
    """What `check` finds: errors in sight, warnings folded."""
    rows = problems_table(now.problems, now.loaded)
    of_errors = rows["severity"] == ERROR
    if of_errors.any():
        n_errors = counted(int(of_errors.sum()), "error")
        st.error(f"{n_errors}: these entries are set aside until they are corrected.", icon=":material/error:")
        _entries(rows[of_errors], "errors", "Errors")
    else:
        st.markdown(":material/check_circle: No errors: every entry of the register is on show.")
    warnings = rows[~of_errors]
    if not warnings.empty:
        section = st.expander(f"Warnings ({len(warnings)})", key="review-warnings", on_change="rerun")
        if section.open:
            with section:
                _entries(warnings, "warnings", "Warnings")
    st.markdown("The same list on the command line: `python -m dashboard check`")


def corrections_log(now: Current) -> None:
    """What was changed after it had been published, and why."""
    log = corrections_table(now.register)
    if log.empty:
        st.markdown(
            ":material/history: No corrections yet. When an outcome, a date or a ruling changes after it was "
            "published, what it said before and the reason stand here."
        )
        return
    shown = log[["on", "what", "field", "was", "reason"]].rename(columns={"what": "claim"})
    _selectable(shown, log["claim"], "corrections", f"{len(log)} corrections, the newest first")


def _by_publisher(now: Current) -> None:
    counts = unarchived_counts(now.register)
    st.dataframe(
        counts.rename(columns={"n": "without a stored copy", "of": "of all its documents"}),
        key="review-unarchived-counts",
        hide_index=True,
        height=_height(counts, GREATEST_HEIGHT // 2),
        alt=f"Documents without a stored copy, by {len(counts)} publishers",
    )


def _entries(rows: pd.DataFrame, name: str, title: str) -> None:
    """Rows of `review_table`: what each is, what to do, and where it stands."""
    shown = rows[[column for column in ("code", "what", "fact") if column in rows]].rename(columns=TITLES)
    shown["where"] = [f"{file}:{line}" for file, line in zip(rows["file"], rows["first_line"], strict=True)]
    public = repository()
    if public:
        spots = rows[["file", "first_line", "last_line"]].itertuples(index=False)
        shown["lines"] = [public.lines(*spot) for spot in spots]
    shown["what to do"] = rows["remedy"]
    remedies = rows["remedy"].unique()
    if len(remedies) == 1:
        st.markdown(f"What to do: {md(remedies[0])}.")
    _selectable(shown, rows["claim"], name, f"{title}: {len(rows)} entries, with what to do and where each stands")


def _selectable(shown: pd.DataFrame, claims: pd.Series, name: str, alt: str) -> None:
    """A table whose rows open their claims, where there is one."""
    key = f"review-{name}-rows"

    def open_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and claims.iloc[rows[0]]:
            go(CLAIM, {"id": claims.iloc[rows[0]]})

    st.caption("Tick a row's box to open its claim. By keyboard: arrow keys, then Shift+Space.")
    st.dataframe(
        shown,
        key=key,
        on_select=open_row,
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
        height=_height(shown, GREATEST_HEIGHT),
        alt=alt,
        column_config={
            "code": st.column_config.TextColumn(width=60),
            "entry": st.column_config.TextColumn(width=290),
            "claim": st.column_config.TextColumn(width=290),
            "what is the case": st.column_config.TextColumn(width=250),
            "what to do": st.column_config.TextColumn(width=360),
            "where": st.column_config.TextColumn(width=125),
            "lines": st.column_config.LinkColumn("file", width=50, display_text=OPEN_LINES),
            "on": st.column_config.DateColumn(format="YYYY-MM-DD", width=105),
        },
    )


def _height(rows: pd.DataFrame, greatest: int) -> int:
    return min(HEAD_HEIGHT + ROW_HEIGHT * len(rows), greatest)
