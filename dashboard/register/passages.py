"""An article cut where quotes begin and end, and how much of it the register accounts for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dashboard.register.loaded import Register
from dashboard.register.quotes import Span, find_all, fold


@dataclass(frozen=True)
class Segment:
    """A stretch of an article under the same quotes: `names` holds whose they are, `ends` whose end here."""

    text: str
    start: int
    names: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """How much of one article stands in claims, is considered and left out, or neither.

    Counted in characters that are letters or digits. `n_claimed + n_considered + n_neither == n`; what is both claimed
    and considered counts as claimed. `neither` holds the stretches that are in no list.
    """

    n: int
    n_claimed: int
    n_considered: int
    neither: tuple[str, ...]

    @property
    def n_neither(self) -> int:
        """Characters that are in no list."""
        return self.n - self.n_claimed - self.n_considered


def segments(text: str, spans: Mapping[str, Iterable[Span]]) -> list[Segment]:
    """Cut a text at every begin and end of a span.

    Args:
        text: The article.
        spans: Whose they are: name to spans.
    """
    flat = sorted((span.start, span.end, name) for name, several in spans.items() for span in several)
    last_end = {name: max((span.end for span in several), default=0) for name, several in spans.items()}
    cuts = sorted({0, len(text), *(start for start, _, _ in flat), *(end for _, end, _ in flat)})
    found = []
    for start, end in pairwise(cuts):
        names = tuple(dict.fromkeys(name for first, last, name in flat if first <= start and end <= last))
        ends = tuple(name for name in names if last_end[name] == end)
        found.append(Segment(text[start:end], start, names, ends))
    return found


def source_spans(register: Register, source: str) -> dict[str, tuple[Span, ...]]:
    """Where the claims of a source stand in it, by claim id."""
    return {name: register.spans.get(name, ()) for name, claim in register.claims.items() if claim.source == source}


def considered_spans(register: Register, source: str) -> dict[int, tuple[Span, ...]]:
    """Where the passages that were left out stand in a source, by their number in the register."""
    folded = fold(register.texts[source])
    return {
        number: tuple(span for part in passage.quote for span in find_all(part, folded))
        for number, passage in enumerate(register.considered)
        if passage.source == source
    }


def coverage(register: Register, source: str) -> Coverage:
    """How much of a source's text the register accounts for."""
    text = register.texts[source]
    claimed = _covered(len(text), source_spans(register, source).values())
    considered = _covered(len(text), considered_spans(register, source).values())
    counts = [character.isalnum() for character in text]
    neither = [not (a or b) for a, b in zip(claimed, considered, strict=True)]
    return Coverage(
        n=sum(counts),
        n_claimed=sum(c and a for c, a in zip(counts, claimed, strict=True)),
        n_considered=sum(c and b and not a for c, a, b in zip(counts, claimed, considered, strict=True)),
        neither=tuple(_stretches(text, neither)),
    )


def _covered(length: int, spans: Iterable[Iterable[Span]]) -> list[bool]:
    covered = [False] * length
    for several in spans:
        for span in several:
            covered[span.start : span.end] = [True] * (span.end - span.start)
    return covered


def _stretches(text: str, chosen: list[bool]) -> Iterable[str]:
    """The chosen stretches that hold a letter or a digit, white space folded."""
    kept = "".join(character if choose else "\0" for character, choose in zip(text, chosen, strict=True))
    for stretch in kept.split("\0"):
        if any(character.isalnum() for character in stretch):
            yield " ".join(stretch.split())
