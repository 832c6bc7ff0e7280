from datetime import date

import pytest

from dashboard.analysis.choice import in_words
from dashboard.analysis.select import Filters

TITLES = {"topics": "Topic", "kind": "Kind"}


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), "all claims"),
        (Filters({"topics": ("sanctions",)}), "topic: SANCTIONS"),
        (Filters({"topics": ("a", "b"), "kind": ("threat",)}), "topic: A or B; kind: THREAT"),
        (Filters({}, date(2021, 12, 1), date(2022, 1, 2)), "said from 2021-12-01; said until 2022-01-02"),
        (Filters(text="  gas   pipe "), "with the words “gas pipe”"),
    ],
)
def test_a_choice_in_words(filters, words):
    assert in_words(filters, TITLES.__getitem__, lambda _, value: value.upper()) == words
