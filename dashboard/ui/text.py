"""Text from the register, shown literally wherever Streamlit would read Markdown.

Backslashes before all ASCII punctuation stop most of it; emoji and icon codes, typographic arrows, bare addresses
and at-signs are replaced after unescaping, so that a word joiner (invisible, without width) breaks them.
"""

import html
import re
from datetime import date

import pandas as pd

from dashboard.register.model import Event

PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
JOINER = "\u2060"
CODES = re.compile(r"\\:(?=\w|\\[+\-/])")
ARROWS = re.compile(r"\\-(?=\\[->])|\\<(?=\\[-=])|\\[>~](?=\\=)")
WWW = re.compile(r"(?i)\bwww(?=\\\.)")
INDENT = re.compile(r"(?m)^[ \t]+")


def md(text: str) -> str:
    """Any text as Markdown that shows it unchanged."""
    safe = PUNCTUATION.sub(r"\\\1", text.replace("\r\n", "\n"))
    safe = CODES.sub("\\\\:" + JOINER, safe)
    safe = ARROWS.sub(lambda match: match[0] + JOINER, safe)
    safe = WWW.sub(lambda match: match[0] + JOINER, safe).replace("\\@", JOINER + "\\@" + JOINER)
    return INDENT.sub(lambda match: "\u00a0" * len(match[0]), safe).replace("\n", "  \n")


def md_link(label: str, address: str) -> str:
    """A link to a checked web address as Markdown; it wraps, where Streamlit's own link cuts a long label off.

    In angle brackets only the ampersand of such an address still means something to Markdown: it may begin an entity.
    """
    return f"[{md(label)}](<{address.replace('&', '&amp;')}>)"


def html_text(text: str) -> str:
    """Any text as HTML that shows it unchanged."""
    return html.escape(text, quote=True)


def long_date(day: date | pd.Timestamp | None) -> str:
    """A day in prose: 30 December 2021; a dash when there is none."""
    return "—" if day is None or pd.isna(day) else f"{day.day} {day:%B %Y}"


def event_day(event: Event) -> str:
    """When an event happened, or that it did not."""
    if event.happened_on:
        return long_date(event.happened_on)
    return "did not happen" if event.did_not_happen else f"expected by {long_date(event.expected_by)}"


def share(part: int, whole: int) -> str:
    """A share in whole percent with its n; no percentage under five, where one claim would move it by a fifth."""
    return f"{part} of {whole}" if whole < 5 else f"{part / whole:.0%} (n = {whole})"


def probability_words(low: float | None, high: float | None) -> str:
    """An interval of shares in percent, as it stands beside a word: 60–85 %."""
    if low is None or high is None or pd.isna(low) or pd.isna(high):
        return ""
    return f"{low * 100:.0f} %" if low == high else f"{low * 100:.0f}–{high * 100:.0f} %"
