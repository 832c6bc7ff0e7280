"""Quotes are found word for word, whatever the typography, and at the right place."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.register.load import load
from dashboard.register.quotes import find, find_all, fold, nearest
from tests.builders import ARTICLE, TODAY, claim_data, load_claims, make_register, small_data


def places(parts, text):
    """What stands at the spans of a quote."""
    parts = [parts] if isinstance(parts, str) else parts
    return [text[span.start : span.end] for span in find(parts, fold(text)).spans]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” „b‟ «c»", '"a" "b" "c"'),
        ("‘a’ ‚b‛ ‹c›", "'a' 'b' 'c'"),
        ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
        ("wait…", "wait..."),
        ("a \t\r\n\u00a0\u2009\u2028\u202f\u3000b", "a b"),
        ("a\n\n\nb", "a b"),
        ("so\u00adft ze\u200bro \ufeffmark", "soft zero mark"),
        ("a \u200b b", "a b"),
        ("", ""),
    ],
)
def test_folding(text, folded):
    assert fold(text).text == folded


@pytest.mark.parametrize("text", ["Émile", "naïve", "ß", "A a", "1,000", "½", "`a`", "ﬁ", "a´", "a. b"])
def test_nothing_else_is_folded(text):
    assert fold(text).text == text


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("'a'", "he said ‘a’.", "‘a’"),
        ('"a b"', "x “a\r\n  b” y", "“a\r\n  b”"),
        ("a - b", "a — b", "a — b"),
        ("wait...", "so wait… no", "wait…"),
        ("wait…", "so wait... no", "wait..."),
        ("soft", "a so\u00adft word", "so\u00adft"),
        ("  a b  ", "xa ba", "a b"),
        ("a\n   b", "a b", "a b"),
    ],
)
def test_spans_are_offsets_in_the_text_itself(quote, text, found):
    assert places(quote, text) == [found]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a storm", "A storm"),
        ("colour", "color"),
        ("a b", "ab"),
        ("ab", "a b"),
        ("a, b", "a b"),
        ("Emile", "Émile"),
        ("wait.", "wait…"),
        ("..no", "wait…no"),
        ("\u200b", "a"),
        (" ", "a b"),
    ],
)
def test_any_other_difference_is_a_different_text(quote, text):
    found = find([quote], fold(text))
    assert (found.spans, found.missing) == ((), (quote,))


def test_gaps_are_found_in_order():
    text = "one two three two one"
    assert places(["two", "one"], text) == ["two", "one"]
    assert [span.start for span in find(["two", "one"], fold(text)).spans] == [4, 18]
    assert find(["three", "one", "two"], fold(text)).missing == ("two",)


def test_a_missing_part_does_not_hide_the_next():
    found = find(["one", "four", "two"], fold("one two"))
    assert found.missing == ("four",)
    assert len(found.spans) == 2


def test_parts_may_not_overlap():
    assert find(["a b", "b c"], fold("a b c")).missing == ("b c",)


@pytest.mark.parametrize(
    ("parts", "ambiguous"),
    [(["such"], ("such",)), (["one such"], ()), (["two", "such"], ()), (["such", "two"], ("such",))],
)
def test_ambiguity_counts_what_still_lies_ahead(parts, ambiguous):
    assert find(parts, fold("one such two such")).ambiguous == ambiguous


def test_every_place_without_overlaps():
    text = "na na — na-na"
    assert [text[span.start : span.end] for span in find_all("na", fold(text))] == ["na"] * 4
    assert len(list(find_all("aa", fold("aaaa a a")))) == 2
    assert list(find_all("", fold("a"))) == []


@pytest.mark.parametrize(
    ("typo", "passage", "line"),
    [
        ("A storm wil hit the twon before spring", "“A storm will hit the town before spring,”", 4),
        ("will close the harbor", "“will close the harbour", 5),
        ("The Paper, 11 January 2022", "The Paper, 1 January 2022", 2),
        ("Such is live", "Such is life.", 6),
    ],
)
def test_the_nearest_passage_of_a_typo(typo, passage, line):
    assert nearest(typo, ARTICLE) == (passage, line)


@pytest.mark.parametrize(("part", "text"), [("zzzz qqqq", ARTICLE), ("", ARTICLE), ("a", ""), ("\u200b", "")])
def test_nothing_is_near_to_some_texts(part, text):
    assert nearest(part, text) is None


@given(
    text=st.text(st.sampled_from("ab .…-–\n\t\u00a0\u00ad\u200b“”'’ß") | st.characters(), max_size=60), data=st.data()
)
def test_any_stretch_of_a_text_is_found_and_folds_alike(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    wanted = fold(quote).text.strip()
    assume(wanted)
    found = find([quote], fold(text))
    assert found.missing == ()
    (span,) = found.spans
    assert fold(text[span.start : span.end]).text == wanted


@given(text=st.text(max_size=40), quote=st.text(max_size=10))
def test_what_is_found_is_what_was_asked_for(text, quote):
    wanted = fold(quote).text.strip()
    for span in [*find([quote], fold(text)).spans, *find_all(quote, fold(text))]:
        assert fold(text[span.start : span.end]).text == wanted


# --- in a register ---


def test_spans_of_a_register_point_into_its_article(tmp_path):
    claims = [
        claim_data(id="one", quote=["A storm will hit", "before spring"]),
        claim_data(id="two", quote="'will close the harbour - at once'", hedge=None),
    ]
    claims[1]["quote"] = '"will close the harbour - at once".'
    register = load_claims(tmp_path, *claims).register
    texts = {name: [ARTICLE[span.start : span.end] for span in spans] for name, spans in register.spans.items()}
    assert texts == {
        "one": ["A storm will hit", "before spring"],
        "two": ["“will close the harbour – at once”."],
    }


def test_a_missing_part_is_reported_at_its_own_line(tmp_path):
    data = small_data()
    data["claims"][0]["quote"] = ["A storm will hit", "the village", "before spring"]
    path = make_register(tmp_path, data)
    (problem,) = load(path, TODAY).problems
    assert problem.code == "Q101"
    assert "the village" in path.read_text().splitlines()[problem.line - 1]


def test_windows_articles_keep_their_offsets(tmp_path):
    article = ARTICLE.replace("\n", "\r\n")
    path = make_register(tmp_path, articles={"seeds/article.txt": article})
    register = load(path, TODAY).register
    (span,) = register.spans["harbour-closed-at-once"]
    assert register.texts["paper"] == article
    assert article[span.start : span.end] == "will close the harbour – at once"
