"""Text as a reader sees it, for comparing what is in the register with what is on a page."""

import re

from playwright.sync_api import Page

from dashboard.register.model import Claim
from dashboard.ui.text import JOINER


def words(text: str) -> str:
    """A text with white space as browsers fold it, and without the joiners that keep it literal."""
    return re.sub(r"\s+", " ", text.replace(JOINER, "")).strip()


def statement_words(page: Page) -> str:
    """The one heading of first level."""
    return words(page.locator("h1").text_content() or "")


def badge_word(claim: Claim) -> str:
    """The word for where a claim stands."""
    return claim.outcome.word if claim.outcome else claim.status.word
