import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.register.edit.difference import NO_END, unified_diff

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d\u2028e\n"]), max_size=30).map("".join)


def patched(old, diff):
    """The text that a patch makes of another: a small `git apply`."""
    before = old.split("\n")
    before = [line + "\n" for line in before[:-1]] + ([before[-1]] if before[-1] else [])
    parts = diff.replace(f"\n{NO_END}\n", "\0\n")
    after, at = [], 0
    for hunk in re.split(r"^@@ ", parts, flags=re.MULTILINE)[1:]:
        head, _, body = hunk.partition("\n")
        start, _, length = head.split()[0][1:].partition(",")
        first = int(start) - (length != "0")
        after += before[at:first]
        at = first
        for marked in re.findall(r"[^\n]*\n", body):
            line = marked.removesuffix("\0\n")
            if line[0] in " -":
                assert before[at] == line[1:]
                at += 1
            if line[0] in " +":
                after.append(line[1:])
    return "".join([*after, *before[at:]])


@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_a_diff_leads_from_one_text_to_the_other(old, new, cut_old, cut_new):
    old, new = old[: -1 if cut_old else None], new[: -1 if cut_new else None]
    assert patched(old, unified_diff(old, new, "f")) == new


def test_hunks_are_numbered_by_the_whole_file():
    old = "".join(f"{number}\n" for number in range(1, 101))
    new = old.replace("\n50\n", "\n50\nnew\n").replace("\n90\n", "\n")
    assert [line for line in unified_diff(old, new, "f").splitlines() if line[0] == "@"] == [
        "@@ -48,6 +48,7 @@",
        "@@ -87,7 +88,6 @@",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\n", "a\n", ""),
        ("a", "a\n", f"--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n{NO_END}\n+a\n"),
        ("a\r\n", "b\r\n", "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\r\n+b\r\n"),
    ],
)
def test_line_ends(old, new, expected):
    assert unified_diff(old, new, "f") == expected
