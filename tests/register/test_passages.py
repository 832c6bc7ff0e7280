"""An article cut at its quotes, and how much of it is accounted for; worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.register.load import load
from dashboard.register.loaded import Register
from dashboard.register.model import Considered
from dashboard.register.passages import Coverage, Segment, considered_spans, coverage, segments, source_spans
from dashboard.register.quotes import Span
from tests.builders import ARTICLE, TODAY, make_claim, make_register


def test_segments_of_overlapping_quotes():
    spans = {"a": (Span(0, 5),), "b": (Span(3, 8),)}
    assert segments("0123456789", spans) == [
        Segment("012", 0, ("a",), ()),
        Segment("34", 3, ("a", "b"), ("a",)),
        Segment("567", 5, ("b",), ("b",)),
        Segment("89", 8, (), ()),
    ]


def test_a_quote_with_a_gap_ends_once():
    found = segments("abcdef", {"a": (Span(0, 1), Span(3, 4))})
    assert [(segment.text, segment.names, segment.ends) for segment in found] == [
        ("a", ("a",), ()),
        ("bc", (), ()),
        ("d", ("a",), ("a",)),
        ("ef", (), ()),
    ]


def test_equal_quotes_share_a_segment():
    found = segments("abc", {"x": (Span(1, 2),), "y": (Span(1, 2),)})
    assert found[1] == Segment("b", 1, ("x", "y"), ("x", "y"))


@pytest.mark.parametrize(("text", "found"), [("", []), ("abc", [Segment("abc", 0, (), ())])])
def test_no_quotes(text, found):
    assert segments(text, {}) == found
    assert segments(text, {"a": ()}) == found


@given(
    text=st.text(max_size=30),
    bounds=st.dictionaries(
        st.sampled_from("abc"), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 9)), max_size=3)
    ),
)
def test_segments_join_to_the_text_and_hold_their_names(text, bounds):
    spans = {
        name: tuple(Span(start, min(start + n, len(text))) for start, n in several if start < len(text))
        for name, several in bounds.items()
    }
    found = segments(text, spans)
    assert "".join(segment.text for segment in found) == text
    for segment in found:
        for position in range(segment.start, segment.start + len(segment.text)):
            inside = {name for name, several in spans.items() if any(s.start <= position < s.end for s in several)}
            assert set(segment.names) == inside


def text_of(register: Register, spans):
    return {
        name: [register.texts["paper"][span.start : span.end] for span in several] for name, several in spans.items()
    }


def test_spans_of_the_small_register(tmp_path):
    register = load(make_register(tmp_path), TODAY).register
    assert text_of(register, source_spans(register, "paper")) == {
        "storm-before-spring": ["A storm will hit the town before spring"],
        "dam-is-safe": ["The dam, he added, is safe."],
        "harbour-closed-at-once": ["will close the harbour – at once"],
    }
    assert text_of(register, considered_spans(register, "paper")) == {0: ["Nobody asked about the bridge"]}


def letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def test_coverage_of_the_small_register(tmp_path):
    register = load(make_register(tmp_path), TODAY).register
    claimed = "A storm will hit the town before spring The dam, he added, is safe. will close the harbour at once"
    assert coverage(register, "paper") == Coverage(
        n=letters(ARTICLE),
        n_claimed=letters(claimed),
        n_considered=letters("Nobody asked about the bridge"),
        neither=(
            "Storm ahead The Paper, 1 January 2022 “",
            ",” the mayor said.",
            "If the council cuts his budget, he “",
            "… nobody ever does. Such is life. Such is life.",
        ),
    )


def register_of(text, spans, considered):
    passages = [Considered(source="s", quote=quote, reason="opinion") for quote in considered]
    claims = {name: make_claim(id=name, source="s") for name in spans}
    return Register(texts={"s": text}, claims=claims, spans=spans, considered=tuple(passages))


@pytest.mark.parametrize(
    ("text", "spans", "considered", "expected"),
    [
        ("ab cd", {}, [], Coverage(4, 0, 0, ("ab cd",))),
        ("ab cd", {"x": (Span(0, 2),)}, [], Coverage(4, 2, 0, ("cd",))),
        ("ab cd", {"x": (Span(0, 2),)}, ["ab cd"], Coverage(4, 2, 2, ())),
        ("ab cd", {"x": (Span(0, 3),), "y": (Span(1, 4),)}, [], Coverage(4, 3, 0, ("d",))),
        ("ab, ab", {}, ["ab"], Coverage(4, 0, 4, ())),
        ("...", {}, [], Coverage(0, 0, 0, ())),
        ("", {}, [], Coverage(0, 0, 0, ())),
        ("a\n\n b", {}, [], Coverage(2, 0, 0, ("a b",))),
    ],
)
def test_coverage_by_hand(text, spans, considered, expected):
    found = coverage(register_of(text, spans, considered), "s")
    assert found == expected
    assert found.n_claimed + found.n_considered + found.n_neither == found.n
