"""Two texts as a unified diff, line breaks and missing final line breaks included."""

import difflib
from collections.abc import Iterator

CONTEXT = 3
NO_END = "\\ No newline at end of file"


def unified_diff(old: str, new: str, name: str) -> str:
    """The diff from one text to another, empty when they are equal; `git apply` takes it.

    Lines end at \\n only, as git counts them, so that carriage returns stay part of their lines.
    """
    before, after = _lines(old), _lines(new)
    shared = _n_shared(before, after)
    skipped = max(shared - CONTEXT, 0)
    tail = max(_n_shared(before[skipped:][::-1], after[skipped:][::-1]) - CONTEXT, 0)
    parts = difflib.unified_diff(
        before[skipped : len(before) - tail], after[skipped : len(after) - tail], f"a/{name}", f"b/{name}", n=CONTEXT
    )
    return "".join(_shown(part, skipped) for part in parts)


def _lines(text: str) -> list[str]:
    return [*(line + "\n" for line in text.split("\n")[:-1]), *([last] if (last := text.rpartition("\n")[2]) else [])]


def _n_shared(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    n = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        n += 1
    return n


def _shown(part: str, skipped: int) -> str:
    if part.startswith("@@"):
        return _moved(part, skipped)
    return part if part.endswith("\n") else f"{part}\n{NO_END}\n"


def _moved(head: str, by: int) -> str:
    """The head of a hunk, `by` lines further down."""
    return " ".join(_moved_words(head.split(" "), by))


def _moved_words(words: list[str], by: int) -> Iterator[str]:
    for word in words:
        if word[:1] in "+-" and word[1:2].isdigit():
            first, comma, length = word[1:].partition(",")
            yield f"{word[0]}{int(first) + by}{comma}{length}"
        else:
            yield word
