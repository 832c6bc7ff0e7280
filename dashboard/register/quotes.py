"""Quote proving: the exact words of a quote, found in the stored article.

Typography and white space are folded on both sides (curly and straight quotation marks, dashes, the ellipsis, runs of
blanks and line breaks); nothing else is: a changed letter, a left-out word or other capitals are a different text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

FOLDS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
QUOTATION_MARKS = "\"'“”„‟«»‘’‚‛‹›"
NEAREST_MIN_SCORE = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source's text: character offsets, end excluded."""

    start: int
    end: int


@dataclass(frozen=True)
class Folded:
    """A text with typography and white space folded; `origin[i]` is where its i-th character came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original text behind a stretch of the folded one."""
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def parts_at(self, position: int) -> bool:
        """Whether a character of the original text begins at a position of the folded one."""
        return position in (0, len(self.origin)) or self.origin[position - 1] != self.origin[position]


@dataclass(frozen=True)
class Found:
    """Where the parts of a quote stand, in order; `missing` holds the parts that do not."""

    spans: tuple[Span, ...]
    missing: tuple[str, ...]
    ambiguous: tuple[str, ...]


def fold(text: str) -> Folded:
    """Fold typography and runs of white space, and remember where each character came from."""
    characters: list[str] = []
    origin: list[int] = []
    for position, original in enumerate(text):
        for character in original.translate(FOLDS):
            if character.isspace():
                if characters and characters[-1] == " ":
                    continue
                character = " "
            characters.append(character)
            origin.append(position)
    return Folded("".join(characters), tuple(origin))


def find(parts: Sequence[str], source: Folded) -> Found:
    """Find the parts of a quote in a source, each after the one before it."""
    spans, missing, ambiguous = [], [], []
    start = 0
    for part in parts:
        wanted = fold(part).text.strip()
        places = _places(wanted, source, start)
        at = next(places, None)
        if at is None:
            missing.append(part)
            continue
        if next(places, None) is not None:
            ambiguous.append(part)
        start = at + len(wanted)
        spans.append(source.span(at, start))
    return Found(tuple(spans), tuple(missing), tuple(ambiguous))


def find_all(text: str, source: Folded) -> Iterator[Span]:
    """Every place where a text stands in a source, without overlaps."""
    wanted = fold(text).text.strip()
    end = 0
    for at in _places(wanted, source):
        if at >= end:
            end = at + len(wanted)
            yield source.span(at, end)


def _places(wanted: str, source: Folded, start: int = 0) -> Iterator[int]:
    """Where a folded text stands, from `start` on; never at half a character, such as one dot of an ellipsis."""
    at = source.text.find(wanted, start) if wanted else -1
    while at >= 0:
        if source.parts_at(at) and source.parts_at(at + len(wanted)):
            yield at
        at = source.text.find(wanted, at + 1)


def remedy(part: str, source: Folded, text: str) -> str:
    """What to do about a part of a quote that was not found."""
    bare = part.strip().strip(QUOTATION_MARKS)
    if bare != part.strip() and next(find_all(bare, source), None):
        return "leave out the quotation marks around it: they do not stand in the source"
    if next(find_all(part, source), None):
        return "it stands before the part above it: write the parts in the order of the source"
    near_by = nearest(part, text)
    return f'the nearest passage is "{near_by[0]}" (line {near_by[1]})' if near_by else "nothing like it is there"


def nearest(part: str, text: str) -> tuple[str, int] | None:
    """The passage most like a quote that was not found, and its line; None when nothing is much like it."""
    source = fold(text)
    wanted = fold(part).text.strip()
    match = fuzz.partial_ratio_alignment(wanted, source.text, score_cutoff=NEAREST_MIN_SCORE)
    if match is None or match.dest_end <= match.dest_start:
        return None
    start, end = _whole_words(wanted, source.text, match.dest_start, match.dest_end)
    span = source.span(start, end)
    return " ".join(text[span.start : span.end].split()), text.count("\n", 0, span.start) + 1


def _whole_words(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of whole words around a rough match that is most like what is wanted."""
    first, last = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    last = len(text) if last < 0 else last
    starts = {first, text.find(" ", start, end) + 1 or first}
    ends = {last, max(text.rfind(" ", start, end), first + 1)}
    pairs = [(begin, stop) for begin in starts for stop in ends if begin < stop]
    return max(pairs, key=lambda pair: (fuzz.ratio(wanted, text[slice(*pair)]), pair[1] - pair[0]))
