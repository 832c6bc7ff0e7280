"""Register text as Markdown and HTML that show it unchanged; numbers and days in words."""

import html
import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.text import JOINER, html_text, long_date, md, md_link, probability_words, share
from tests.hostile import HOSTILE

ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
NBSP = "\u00a0"
# What Streamlit replaces after Markdown is read, so that a backslash does not protect it.
REPLACED_LATER = re.compile(
    r":[\w+-]+:|:material/|:streamlit:|->|<-|--|>=|<=|~=|https?://|\bwww\.|\w@\w|mailto:", re.IGNORECASE
)
BARE = re.compile(r"(?<!\\)(?:\\\\)*[!\"#$%&'()*+,\-./:;<=>?@\[\]^_`{|}~]")
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60), st.lists(st.sampled_from(HOSTILE)).map(" ".join))


def read(markdown):
    """What is left of escaped text when its escapes are taken away, as CommonMark does it."""
    return ESCAPE.sub(r"\1", markdown)


@given(texts)
def test_markdown_reads_as_the_text(text):
    """Only joiners, and no-break spaces for leading blanks, come in; each line break becomes a hard one."""
    lines = [line.replace(JOINER, "") for line in read(md(text)).split("  \n")]
    wanted = [line.replace(JOINER, "") for line in text.replace("\r\n", "\n").split("\n")]
    assert [re.sub(rf"^[{NBSP} \t]+", "", line) for line in lines] == [
        re.sub(rf"^[{NBSP} \t]+", "", line) for line in wanted
    ]


@given(texts)
def test_no_sign_stands_without_its_backslash(text):
    assert not BARE.search(md(text))


@given(texts)
def test_nothing_is_left_that_is_replaced_after_reading(text):
    assert not REPLACED_LATER.search(read(md(text)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_broken_up(text):
    assert not REPLACED_LATER.search(read(md(text)))
    assert read(md(text)).replace(JOINER, "") == text


@pytest.mark.parametrize(
    "address", ["https://example.org/a_(b)?x=1&copy;=2&amp;y=[3]#:~:text=a,b", "http://example.org/*'$|"]
)
def test_a_link_keeps_label_and_address(address):
    label, _, target = md_link("A [title](x) & more", address).rpartition("](<")
    assert read(label.removeprefix("[")) == "A [title](x) & more"
    assert html.unescape(target.removesuffix(">)")) == address


def test_leading_blanks_make_no_code_block():
    assert md("    four") == NBSP * 4 + "four"
    assert md("a\n\tb") == f"a  \n{NBSP}b"


@given(texts)
def test_html_reads_as_the_text(text):
    assert html.unescape(html_text(text)) == text
    assert not set("<>\"'") & set(html_text(text))


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "0 of 0"),
        (1, 4, "1 of 4"),
        (1, 5, "20% (n = 5)"),
        (0, 7, "0% (n = 7)"),
        (2, 3, "2 of 3"),
        (9, 9, "100% (n = 9)"),
    ],
)
def test_a_share_always_has_its_n(part, whole, words):
    assert share(part, whole) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.6, 0.85, "60–85 %"),
        (0.5, 0.5, "50 %"),
        (0.0, 1.0, "0–100 %"),
        (None, None, ""),
        (None, 0.5, ""),
        (float("nan"), 0.5, ""),
        (0.5, float("nan"), ""),
    ],
)
def test_probability_words(low, high, words):
    assert probability_words(low, high) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 12, 30), "30 December 2021"),
        (date(2022, 1, 1), "1 January 2022"),
        (pd.Timestamp("2022-02-24"), "24 February 2022"),
        (None, "—"),
        (pd.NaT, "—"),
    ],
)
def test_long_date(day, words):
    assert long_date(day) == words
