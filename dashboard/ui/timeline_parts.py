"""The parts of the Timeline page: the choice of a group, keys to signs and letters, and tables."""

import pandas as pd
import streamlit as st

from dashboard.analysis.timeline import FEWEST, TimeAxis, line_groups
from dashboard.charts.looks import LOOKS
from dashboard.register.vocabulary import OutcomeGroup
from dashboard.ui.facets import WORDS, Labels, params
from dashboard.ui.pages import CLAIMS, link
from dashboard.ui.text import long_date, md

PER_PAGE = 30
GROUPINGS = {"Topic": "topic", "Speaker": "speaker", "Outcome": "outcome_group", "Time to know": "lag"}
FACETS = {"topic": "topics", "speaker": "speaker", "outcome_group": "outcome_group"}


def chosen_group(lines: pd.DataFrame, names: Labels) -> pd.DataFrame:
    """Let the reader choose a group; returns its life lines, one page of them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.segmented_control(
            "Group by", list(GROUPINGS), default="Topic", key="group-by", bind="query-params", required=True
        )
        by = GROUPINGS[title]
        groups = line_groups(lines, by)
        group = st.selectbox(
            title, list(groups), format_func=lambda value: _name(names, by, value), key=f"in-{by}", bind="query-params"
        )
    part = lines[lines[by] == group]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{len(part)} of {len(lines)} claims**", width="content")
        if by in FACETS and group is not None:
            link(CLAIMS, "See them as a list", params(**{FACETS[by]: group}), ":material/format_quote:")
    n_pages = -(-len(part) // PER_PAGE)
    page = st.pagination(n_pages, key=f"page-{by}", bind="query-params") if n_pages > 1 else 1
    return part.iloc[(page - 1) * PER_PAGE : page * PER_PAGE]


def sign_key() -> None:
    """What the signs of a life line mean."""
    known = [group for group in OutcomeGroup if group is not OutcomeGroup.OPEN]
    badges = " ".join(f":{LOOKS[group].badge}-badge[{LOOKS[group].sign} {group.word}]" for group in known)
    st.markdown(
        f"● said · | due · ◆ outcome known: {badges} · a line without ◆ is open, boxed when overdue · "
        "small ticks: evidence · ▴ updates · dotted: waiting for the deadline"
    )


def event_key(events: pd.DataFrame) -> None:
    """What the letters mean: the events that most claims rest on."""
    if events.empty:
        return
    st.markdown("**The events that most claims rest on**")
    st.markdown(
        "  \n".join(
            f"**{event.mark}** {long_date(event.day)}: {md(event.title)} ({event.n_claims} claims)"
            for event in events.itertuples()
        )
    )


def state_words(lines: pd.DataFrame, axis: TimeAxis) -> str:
    """How to read the states of the register."""
    return (
        f"From the day when {FEWEST} claims had been said. n grows to {len(lines)} on "
        f"{long_date(lines['made_on'].max())}: a claim counts from the day when it was said, in its state of each day. "
        f"{_axis_words(axis)}"
    )


def line_words(shown: pd.DataFrame, axis: TimeAxis) -> str:
    """How to read the life lines."""
    return (
        f"n = {len(shown)} claims. Choose a mark to open its claim; the table has them in full. {_axis_words(axis)} "
        "A ◆ alone: known on the day when it was said. A claim stands under its main topic. Evidence "
        "that is older than the claim is not drawn."
    )


def _axis_words(axis: TimeAxis) -> str:
    """How to read the time axis."""
    if axis.split is None:
        return "The axis runs by day."
    return (
        f"The axis runs by day to {long_date(axis.split)}, where nearly all was said; what came later stands on the "
        "tinted part, where a centimetre is a much longer time."
    )


def life_table(lines: pd.DataFrame, names: Labels) -> pd.DataFrame:
    """Life lines as a table to read."""
    return pd.DataFrame(
        {
            "claim": lines["statement"],
            "speaker": lines["speaker_name"],
            "topic": [names("topics", topic) for topic in lines["topic"]],
            "said": lines["made_on"].dt.date,
            "due by": lines["resolves_by"].dt.date,
            "outcome known": lines["resolved_on"].dt.date,
            "days to know": lines["n_days"],
            "result": [WORDS[group] for group in lines["outcome_group"]],
            "overdue": ["overdue" if overdue else "" for overdue in lines["overdue"]],
        }
    )


def state_table(states: pd.DataFrame) -> pd.DataFrame:
    """The register's states as a table to read: one row a day, one column a state, in claims."""
    wide = states.pivot(index="day", columns="outcome_group", values="n").reindex(
        columns=[group.value for group in OutcomeGroup]
    )
    wide.columns = pd.Index([group.word for group in OutcomeGroup])
    wide.insert(0, "day", pd.DatetimeIndex(wide.index).date)
    return wide.assign(**{"said so far": wide.iloc[:, 1:].sum(axis=1)}).reset_index(drop=True)


def _name(names: Labels, by: str, value: str) -> str:
    return names(FACETS.get(by, by), value)
