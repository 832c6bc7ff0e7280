"""What is wrong with the register, told to readers and curators."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.register.problems import ERROR, Problem, counted, errors
from dashboard.ui.current import Current
from dashboard.ui.pages import REVIEW, link
from dashboard.ui.text import md


def banner(now: Current) -> None:
    """Say when what is on show is not what the file says."""
    found = errors(now.problems)
    if not found:
        return
    n = counted(len(found), "problem")
    if now.stale:
        message = f"The register's file cannot be read ({n}). This is its last good state."
    elif now.loaded.n_set_aside:
        message = (
            f"{counted(now.loaded.n_set_aside, 'claim')} of {now.loaded.n_claims} set aside: the register has {n}."
        )
    else:
        message = f"The register has {n}."
    st.warning(message, icon=":material/warning:")
    link(REVIEW, "See what to correct", icon=":material/rule:")


def nothing_to_show(problems: Sequence[Problem]) -> None:
    """The page of a register that holds nothing that could be shown."""
    st.title("This register cannot be shown yet")
    st.write("Its file has problems that leave no claim to show. Correct them and this page follows by itself.")
    problem_table(problems)
    st.caption("The same list: `python -m dashboard check`")


def problem_table(problems: Sequence[Problem]) -> None:
    """All problems, one row each."""
    if not problems:
        st.success("No problems: every rule of the register holds.", icon=":material/check_circle:")
        return
    rows = pd.DataFrame(
        {
            "severity": ["error" if problem.severity == ERROR else "warning" for problem in problems],
            "place": [f"{problem.file}:{problem.line}" for problem in problems],
            "entry": [problem.where for problem in problems],
            "problem": [problem.message for problem in problems],
            "what to do": [problem.hint for problem in problems],
            "code": [problem.code for problem in problems],
        }
    )
    st.dataframe(rows, hide_index=True, alt=f"{len(rows)} problems of the register")
    for problem in errors(problems)[:20]:
        st.markdown(f"**{md(problem.file)}, line {problem.line}** · {md(problem.where)}  \n{md(problem.message)}")
        st.caption(md(problem.hint))
