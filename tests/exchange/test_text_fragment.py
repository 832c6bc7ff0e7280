from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.text_fragment import fragment_url

PAGE = "https://example.org/article"
TWELVE = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("quotes", "directive"),
    [
        (("A storm will hit",), "A%20storm%20will%20hit"),
        ((TWELVE,), TWELVE.replace(" ", "%20")),
        ((f"{TWELVE} thirteen",), "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"),
        (("well-known, here & there",), "well%2Dknown%2C%20here%20%26%20there"),
        (("“не исключаю”",), "%E2%80%9C%D0%BD%D0%B5%20%D0%B8%D1%81%D0%BA%D0%BB%D1%8E%D1%87%D0%B0%D1%8E%E2%80%9D"),
        (("two\n  lines",), "two%20lines"),
        (("first part", "second part"), "first%20part&text=second%20part"),
    ],
)
def test_the_words_become_a_directive(quotes, directive):
    assert fragment_url(PAGE, *quotes) == f"{PAGE}#:~:text={directive}"


def test_a_fragment_of_the_page_is_kept():
    assert fragment_url(f"{PAGE}#top", "a storm") == f"{PAGE}#top:~:text=a%20storm"


@pytest.mark.parametrize("quotes", [(), ("",), (" \n",)])
def test_no_words_change_nothing(quotes):
    assert fragment_url(PAGE, *quotes) == PAGE


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(lambda text: text.strip()))
def test_the_words_come_back_and_nothing_is_read_as_syntax(quote):
    directive = fragment_url(PAGE, quote).removeprefix(f"{PAGE}#:~:text=")
    ends = directive.split(",")
    words = quote.split()
    assert "-" not in directive
    assert "&" not in directive
    if len(words) <= 12:
        assert [unquote(end) for end in ends] == [" ".join(words)]
    else:
        assert [unquote(end) for end in ends] == [" ".join(words[:5]), " ".join(words[-5:])]
