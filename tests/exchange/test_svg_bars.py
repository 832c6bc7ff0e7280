from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exchange.svg_bars import GAP, WIDTH, Part, stacked_bar

SVG = "{http://www.w3.org/2000/svg}"


def part(n, name="came true"):
    return Part(name, n, "#169AE4", "#101010", "✓")


def boxes(drawing):
    return ElementTree.fromstring(drawing).findall(f"{SVG}rect")


def test_parts_are_as_wide_as_their_counts():
    first, second = boxes(stacked_bar([part(3), part(1)], 8))
    assert float(first.get("x")) == 0
    assert float(second.get("x")) == pytest.approx(WIDTH * 3 / 8, abs=0.1)
    assert float(first.get("width")) == pytest.approx(WIDTH * 3 / 8 - GAP, abs=0.1)
    assert float(second.get("width")) == pytest.approx(WIDTH * 1 / 8 - GAP, abs=0.1)


def test_counts_are_written_where_they_fit():
    drawing = ElementTree.fromstring(stacked_bar([part(98), part(2)], 100))
    assert [text.text for text in drawing.findall(f"{SVG}text")] == ["✓ 98"]
    assert drawing.get("aria-label") == "98 came true, 2 came true"


def test_nothing_to_draw():
    assert boxes(stacked_bar([part(0)], 0)) == []
    assert 'aria-label="none"' in stacked_bar([], 0)


def test_names_are_text():
    drawing = stacked_bar([part(1, '<b>"&')], 1)
    assert "<b>" not in drawing
    assert ElementTree.fromstring(drawing).get("aria-label") == '1 <b>"&'


@pytest.mark.parametrize(("counts", "whole"), [([3, 2], 4), ([-1, 2], 4)])
def test_impossible_counts_are_refused(counts, whole):
    with pytest.raises(ValueError, match="sum to at most 4"):
        stacked_bar([part(n) for n in counts], whole)


@given(st.lists(st.integers(0, 50), max_size=5), st.integers(0, 100))
def test_a_bar_never_leaves_its_frame(counts, more):
    drawing = stacked_bar([part(n) for n in counts], sum(counts) + more)
    ends = [float(box.get("x")) + float(box.get("width")) for box in boxes(drawing)]
    assert all(end <= WIDTH + 1 for end in ends)
    assert len(ends) == sum(n > 0 for n in counts)
