"""Links that open a page at the words of a quote.

Source:
    WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from urllib.parse import quote as percent_encoded

DIRECTIVE = ":~:text="
LONGEST_WHOLE = 12
WORDS_AT_AN_END = 5


def fragment_url(source_url: str, *quotes: str) -> str:
    """The address of a page that scrolls to a quote, and marks it, where the browser can.

    A quote of more than twelve words is named by its first and its last five, because a page may break it up.

    Args:
        source_url: Address of the page; a fragment of its own is kept.
        quotes: The exact words; several parts when the quote has gaps. Without words the address comes back unchanged.
    """
    texts = "&text=".join(_range(quote) for quote in quotes if quote.split())
    if not texts:
        return source_url
    return f"{source_url}{'' if '#' in source_url else '#'}{DIRECTIVE}{texts}"


def _range(quote: str) -> str:
    words = quote.split()
    if len(words) <= LONGEST_WHOLE:
        return _encoded(words)
    return f"{_encoded(words[:WORDS_AT_AN_END])},{_encoded(words[-WORDS_AT_AN_END:])}"


def _encoded(words: list[str]) -> str:
    """Words with everything percent-encoded that a directive or an address reads as its own, the hyphen among it."""
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
