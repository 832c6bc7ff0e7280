"""The pages of the app and the addresses that lead to them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.ui.as_of import as_of_params

VIEWS = Path(__file__).resolve().parents[1] / "views"


@dataclass(frozen=True)
class View:
    """One page: its file, its name on screen and in the address, and the reader's question that it answers."""

    name: str
    title: str
    icon: str
    question: str
    hidden: bool = False

    @property
    def file(self) -> str:
        """The page's script, as Streamlit's links want it."""
        return str(VIEWS / f"{self.name.replace('-', '_')}.py")


OVERVIEW = View("overview", "Overview", ":material/insights:", "How much came true?")
CLAIMS = View("claims", "Claims", ":material/format_quote:", "Which claims are there?")
CLAIM = View("claim", "Claim", ":material/article:", "Who said what, and what became of it?", hidden=True)
SPEAKERS = View("speakers", "Speakers", ":material/groups:", "Who was right, and how much did they risk?")
FORECASTS = View("forecasts", "Forecasts", ":material/target:", "How good were the probabilities?")
TIMELINE = View("timeline", "Timeline", ":material/timeline:", "When?")
SOURCES = View("sources", "Sources", ":material/newspaper:", "What did the articles say, and was it so?")
CONDITIONS = View("conditions", "Conditions", ":material/call_split:", "Which threats were carried out?")
SIDE_BY_SIDE = View("side-by-side", "Side by side", ":material/compare_arrows:", "What did the sources disagree on?")
REVIEW = View("review", "Review", ":material/rule:", "What needs a curator?")
REPORT = View("report", "Report", ":material/print:", "What can I print, keep and pass on?", hidden=True)
PROPOSE = View("propose", "Propose a claim", ":material/add_comment:", "What is missing?", hidden=True)
METHOD = View("method", "Method", ":material/menu_book:", "How is all this judged and counted?")
ALL = (
    OVERVIEW,
    CLAIMS,
    CLAIM,
    SPEAKERS,
    FORECASTS,
    TIMELINE,
    SOURCES,
    CONDITIONS,
    SIDE_BY_SIDE,
    REVIEW,
    REPORT,
    PROPOSE,
    METHOD,
)


def navigation() -> Any:
    """The app's menu; returns the page to run."""
    return st.navigation(
        [
            st.Page(
                view.file,
                title=view.title,
                icon=view.icon,
                url_path=view.name,
                default=view is OVERVIEW,
                visibility="hidden" if view.hidden else "visible",
            )
            for view in ALL
        ]
    )


def page_title(page: Any) -> str:
    """The title of the page that runs; a page has none where the script is read without a server."""
    return str(getattr(page, "title", OVERVIEW.title))


def link(view: View, label: str, params: dict[str, Any] | None = None, icon: str = "", width: str = "content") -> None:
    """A real link to a page of the app, as of the same day; `label` is Markdown."""
    st.page_link(view.file, label=label, icon=icon, query_params=as_of_params() | (params or {}), width=width)


def go(view: View, params: dict[str, Any]) -> None:
    """Leave for a page of the app, as of the same day: its control keeps it, and may not be written from here."""
    st.switch_page(view.file, query_params=params)


def show_address() -> None:
    """Make the browser's address say what is on show: from a claim to a claim, Streamlit leaves the first one's."""
    st.query_params.update({})
