"""The one form in which a register is written: stable, in order, and with nothing lost."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.register.canonical import canonical, head_of
from dashboard.register.composing import composed
from dashboard.register.model import SECTIONS, Claim
from tests.builders import SMALL, TODAY, small_data

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(" :#-'\"\n\u2028\x85"), max_size=60
)
LOOKS_SPECIAL = st.sampled_from(
    ["no", "12:30", "012", "1e3", "2021-12-30", "null", "~", "=", "", " a ", "a: b", "#", "<<"]
)


def parsed(text):
    return composed(text).plain()


def test_the_small_register_is_in_canonical_form():
    assert canonical(small_data()) == SMALL


def test_comments_above_the_first_section_stay():
    head = "# yaml-language-server: $schema=x\n# second"
    text = canonical(small_data(), head)
    assert text == f"{head}\n\n{SMALL}"
    assert head_of(text).rstrip() == head
    assert canonical(parsed(text), head_of(text)) == text


@pytest.mark.parametrize("text", ["# a\u2028b\nregister:\n", "# a\x0bb\n\n# c\nregister:\n"])
def test_a_head_ends_at_the_first_section(text):
    assert head_of(text).rstrip() == text.partition("\nregister")[0].rstrip()


def test_sections_and_keys_come_in_their_order():
    data = dict(reversed(small_data().items()))
    data["claims"] = [dict(reversed(claim.items())) for claim in data["claims"]]
    data["events"]["storm"]["evidence"] = [dict(reversed(item.items())) for item in data["events"]["storm"]["evidence"]]
    assert canonical(data) == SMALL


def test_keys_follow_the_model():
    fields = list(Claim.model_fields)
    claim = parsed(canonical({"claims": [dict.fromkeys(reversed(fields), "x")]}))["claims"][0]
    assert list(claim) == fields
    assert list(parsed(canonical({section: {} for section in reversed(SECTIONS)}))) == list(SECTIONS)


def test_a_key_that_no_model_knows_stands_last():
    assert list(parsed(canonical({"claims": [{"colour": "blue", "id": "a"}]}))["claims"][0]) == ["id", "colour"]


def test_short_lists_stand_in_brackets():
    assert "topics: [a, b]\n" in canonical({"claims": [{"topics": ["a", "b"]}]})


@pytest.mark.parametrize(
    "value",
    ["no", "12:30", "012", "1e3", "2021-12-30", "null", "~", "=", "on", "1.5", "“a”", "a: b", "a #b", "a\u2028b"],
)
def test_text_stays_text(value):
    assert parsed(canonical({"register": {"title": value}})) == {"register": {"title": value}}


@pytest.mark.parametrize("value", [date(2021, 12, 30), 0.7, 1, True, False, None, 1e-05])
def test_other_values_keep_their_type(value):
    text = canonical({"claims": [{"probability": value}]})
    (claim,) = parsed(text)["claims"]
    assert claim["probability"] == value
    assert type(claim["probability"]) is type(value)
    assert yaml.safe_load(text)["claims"][0]["probability"] == value


@settings(deadline=None)
@given(
    title=TEXT | LOOKS_SPECIAL,
    quote=st.lists(TEXT | LOOKS_SPECIAL, min_size=1, max_size=3),
    topics=st.lists(LOOKS_SPECIAL | TEXT, max_size=3),
    day=st.dates(),
    share=st.floats(0, 1),
)
def test_writing_reading_and_writing_again_changes_nothing(title, quote, topics, day, share):
    claim = {"id": "a", "quote": quote, "topics": topics, "made_on": day, "probability": share}
    data = {"register": {"title": title}, "claims": [claim]}
    text = canonical(data)
    assert parsed(text) == data
    assert canonical(parsed(text)) == text


def test_no_aliases_are_written_for_what_is_shared():
    shared = [{"on": TODAY, "note": "x"}]
    text = canonical({"claims": [{"id": "a", "updates": shared}, {"id": "b", "updates": shared}]})
    assert "&" not in text
    assert "*" not in text
