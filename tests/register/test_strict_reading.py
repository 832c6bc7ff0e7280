"""What YAML lets pass and this reader does not; and that no bytes at all make it raise."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.register.composing import composed
from dashboard.register.load import load
from dashboard.register.model import SECTIONS
from dashboard.register.nodes import Misread, Refused
from dashboard.register.problems import errors
from dashboard.register.reading import parse_document
from tests.builders import SMALL, TODAY, edited, line_of, make_register

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


def read(text: str):
    """The meaning of one plain scalar."""
    return composed(f"key: {text}").plain()["key"]


def problems_of(data: str | bytes, folder):
    return load(make_register(folder, data), TODAY).problems


def codes_of(data: str | bytes) -> list[str]:
    encoded = data if isinstance(data, bytes) else data.encode()
    return [problem.code for problem in parse_document(encoded, "claims.yaml", SECTIONS).problems]


# --- scalars ---


@pytest.mark.parametrize("raw", ["no", "yes", "on", "off", "No", "YES", "On", "OFF"])
def test_words_for_true_and_false_are_misread(raw):
    meaning = "true" if raw.casefold() in ("yes", "on") else "false"
    assert read(raw) == Misread(raw, meaning)


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("12:30", "the number 750"),
        ("012", "the number 10"),
        ("0x1f", "the number 31"),
        ("0b11", "the number 3"),
        ("1_000", "the number 1000"),
        ("190:20:30", "the number 685230"),
        (".inf", "a number"),
        (".nan", "a number"),
        ("2021-12-30 12:00:00", "a time stamp"),
        ("2021-02-30", "a time stamp"),
        ("=", "a special sign"),
        ("9" * 5000, "a very large number"),
        ("0x" + "f" * 5000, "a very large number"),
    ],
)
def test_numbers_that_nobody_meant_are_misread(raw, reading):
    assert read(raw) == Misread(raw, reading)


@pytest.mark.parametrize(
    "raw", ["1e3", "1e-3", "2021-1-5", "nope", "y", "n", "1.2.3", "30.12.2021", "12:30 h", "0.5.", "NULLS"]
)
def test_what_only_looks_special_stays_text(raw):
    assert read(raw) == raw


@pytest.mark.parametrize("raw", ["'no'", '"12:30"', "'2021-12-30'", '"012"', "'~'", "'1'"])
def test_quotes_make_text(raw):
    assert read(raw) == raw[1:-1]


@pytest.mark.parametrize("raw", ["~", "null", "Null", "NULL", ""])
def test_null_is_no_value(raw):
    assert read(raw) is None


def test_numbers_booleans_and_days_keep_their_type():
    values = composed("[3, -0.25, true, False, 2021-12-30]").plain()
    assert values == [3, -0.25, True, False, date(2021, 12, 30)]
    assert [type(value) for value in values] == [int, float, bool, bool, date]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_day_may_stand_in_quotes(quote, tmp_path):
    text = edited("made_on: 2021-12-30", f"made_on: {quote}2021-12-30{quote}")
    assert problems_of(text, tmp_path) == ()


@pytest.mark.parametrize("raw", ["2021-12-30", "no", "12:30", "012", "3", "1.5", "true", "0x1f", "1_000"])
def test_a_text_field_takes_text_only(raw, tmp_path):
    (problem,) = errors(problems_of(edited("label: Harbour", f"label: {raw}"), tmp_path))
    assert problem.code == "R103"
    assert f'put it in quotes: "{raw}"' in problem.hint


@pytest.mark.parametrize("raw", ["no", "12:30", "012", "3", "1.5", "true", "'2021-13-01'", "0000-01-01", "today"])
def test_a_day_field_takes_days_only(raw, tmp_path):
    (problem,) = errors(problems_of(edited("made_on: 2021-12-30", f"made_on: {raw}"), tmp_path))
    assert (problem.code, problem.line) == ("R105", line_of("made_on", SMALL))


@pytest.mark.parametrize("raw", ["1e-3", "'0.5'", "true", "0,5", ".nan", ".inf", "012", "-0.1", "1.1", "[0.1, 0.2]"])
def test_a_probability_takes_shares_only(raw, tmp_path):
    (problem,) = errors(problems_of(edited("hedge: will", f"probability: {raw}"), tmp_path))
    assert problem.code in ("R103", "R109")
    assert "write" in problem.hint


# --- keys ---


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2", 2),
        ("a:\n  b: 1\n  c: 2\n  b: 3", 4),
        ("a:\n- b: 1\n- b: 1\n  c: {d: 1, d: 2}", 4),
        ("{a: 1, 'a': 2}", 1),
    ],
)
def test_a_repeated_key_is_reported_where_it_is_repeated(text, line):
    (problem,) = parse_document(text.encode(), "claims.yaml", SECTIONS).problems
    assert (problem.code, problem.line) == ("Y105", line)


def test_a_key_that_stands_three_times_is_reported_twice_and_the_first_value_kept():
    document = parse_document(b"a: 1\na: 2\na: 3", "claims.yaml", SECTIONS)
    assert [problem.line for problem in document.problems] == [2, 3]
    assert document.root.plain() == {"a": 1}


@pytest.mark.parametrize("key", [r'"\0"', r'"a\0"', r'"a\0\0"'])
def test_a_key_with_a_null_character_is_just_unknown(key, tmp_path):
    (problem,) = errors(problems_of(edited("    label: Harbour\n", f"    label: Harbour\n    {key}: x\n"), tmp_path))
    assert problem.code == "R101"


@pytest.mark.parametrize("key", ["2021", "1.5", "2021-12-30", "no", "true", "~", "12:30", "=", "[a]", "{a: b}"])
def test_a_key_is_text(key):
    with pytest.raises(Refused) as refused:
        composed(f"a: 1\n? {key}\n: x")
    assert (refused.value.code, refused.value.line) == ("Y109", 2)


def test_the_key_on_needs_no_quotes(tmp_path):
    update = "  status: open\n  updates:\n  - on: 2022-01-05\n    note: The council met.\n"
    result = load(make_register(tmp_path, edited("  status: open\n", update)), TODAY)
    assert result.problems == ()
    assert result.register.claims["harbour-closed-at-once"].updates[0].on.isoformat() == "2022-01-05"


# --- what the format does without ---


def test_a_billion_laughs_are_answered_at_once(tmp_path):
    lines = ['lol0: &lol0 ["lol"]', *(f"lol{n}: &lol{n} [{', '.join([f'*lol{n - 1}'] * 10)}]" for n in range(1, 40))]
    found = problems_of("\n".join(lines), tmp_path)
    assert found[0].code == "Y106"
    assert "anchor &lol0" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: &x {b: *x}",
        "<<: {a: 1}",
        "a: !!str 1",
        "a: !x {}",
        "a: ! 1",
        "!!map {a: 1}",
        "- &x\n- 1",
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(text):
    with pytest.raises(Refused) as refused:
        composed(text)
    assert refused.value.code == "Y106"


def test_a_python_object_is_not_made(tmp_path):
    text = edited("label: Harbour", "label: !!python/object/apply:os.system [echo]")
    assert [problem.code for problem in errors(problems_of(text, tmp_path)) if problem.code != "R305"] == ["Y106"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("levels", [13, 5000, 100_000])
def test_deep_nesting_is_refused(opening, levels):
    assert codes_of(opening * levels)[0] in ("Y107", "Y104")
    assert codes_of("claims:\n- " + opening * levels)[0] in ("Y107", "Y104")


def test_twelve_levels_are_allowed():
    assert composed("[" * 12 + "]" * 12).value is not None
    with pytest.raises(Refused, match="12 levels"):
        composed("[" * 13 + "]" * 13)


@pytest.mark.parametrize("marker", ["---\n", "--- # new\n", "...\n---\n"])
def test_a_second_document_is_refused_at_its_line(marker, tmp_path):
    text = edited("considered:\n", f"{marker}considered:\n")
    (problem,) = errors(problems_of(text, tmp_path))
    assert (problem.code, problem.line) == ("Y108", line_of("---", text))


@pytest.mark.parametrize("head", ["---\n", "%YAML 1.1\n---\n", "# yes\n---\n", "\n\n"])
def test_one_document_may_say_that_it_begins(head, tmp_path):
    assert problems_of(head + SMALL, tmp_path) == ()
    (problem,) = problems_of(head + edited("kind: assertion", "kind assertion"), tmp_path)
    assert problem.line == line_of("kind: assertion", head + SMALL)


# --- bytes ---


def test_a_byte_order_mark_is_no_problem(tmp_path):
    assert problems_of(b"\xef\xbb\xbf" + SMALL.encode(), tmp_path) == ()


def test_windows_line_endings_are_no_problem(tmp_path):
    assert problems_of(SMALL.replace("\n", "\r\n"), tmp_path) == ()


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: \xff", 1, 4),
        (b"a: 1\nb: \xe9t\xe9\n", 2, 4),
        ("a: ü\r\nb: ü".encode() + b"\xc3", 2, 5),
        (SMALL.encode("utf-16"), 1, 1),
    ],
)
def test_what_is_not_utf8_is_reported_where_it_stands(data, line, column):
    (problem,) = parse_document(data, "claims.yaml", SECTIONS).problems
    assert (problem.code, problem.line, problem.column) == ("Y102", line, column)


@pytest.mark.parametrize("character", ["\0", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\ufffe"])
def test_invisible_characters_are_reported_where_they_stand(character, tmp_path):
    text = edited("  statement: The dam", f"  statement: Ünïcödé — The {character}dam")
    (problem,) = errors(problems_of(text, tmp_path))
    line = line_of(character, text)
    assert (problem.code, problem.line) == ("Y104", line)
    assert problem.column == text.splitlines()[line - 1].index("—") + 7 or character in "\x0b\x0c\x1c"
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_separators_that_editors_do_not_count_do_not_shift_lines(separator, tmp_path):
    text = edited("title: A small", f"title: A{separator}small", edited("outcome: occurred", "outcome: happened"))
    (problem,) = errors(problems_of(text, tmp_path))
    assert (problem.code, problem.line) == ("R204", line_of("outcome: happened", text))


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_comment_does_not_end_at_a_separator(separator, tmp_path):
    assert problems_of(f"# a comment{separator}topics: x\n" + SMALL, tmp_path) == ()


@pytest.mark.parametrize("data", ["", " \n\n\t", "\ufeff", "# only\n# comments\n", "---\n", "---\n# x\n...\n"])
def test_an_empty_file_is_reported_once(data):
    assert codes_of(data) == ["Y103"]


@pytest.mark.parametrize("data", ["- a\n- b", "text", "3", "[]", "''", "null"])
def test_a_file_without_sections_is_reported_once(data):
    assert codes_of(data) == ["Y103"]


def test_a_huge_line_is_too_long_a_text_and_no_more(tmp_path):
    (problem,) = errors(problems_of(edited("label: Harbour", "label: " + "x" * 2_000_000), tmp_path))
    assert problem.code == "R108"
    assert len(problem.text()) < 500


@pytest.mark.parametrize("field", ["label: Harbour", "hedge: will", "outcome: occurred", "made_on: 2021-12-30"])
@pytest.mark.parametrize("value", ["x" * 100_000, "9" * 100_000, "[" + "x, " * 1000 + "]", "0x" + "f" * 9999])
def test_messages_stay_short_whatever_the_value(field, value, tmp_path):
    found = problems_of(edited(field, f"{field.partition(':')[0]}: {value}"), tmp_path)
    assert errors(found)
    assert all(len(problem.text()) < 600 for problem in found)


# --- anything at all ---

YAMLISH = st.text(st.sampled_from("aé:-#'\"[]{}&*!|>%@`,?~ \t\n\r\u2028\x85\0") | st.characters(codec="utf-8"))


def well_formed(problems, data: bytes) -> bool:
    n_lines = len(re.split(b"\r\n|\r|\n", data))
    return list(problems) == sorted(problems) and all(
        1 <= problem.line <= n_lines and problem.column >= 1 and problem.message for problem in problems
    )


@SHARED_FOLDER
@given(text=st.text() | YAMLISH | YAMLISH.map(lambda text: f"claims:\n{text}"))
def test_no_text_makes_loading_raise(text, tmp_path):
    found = problems_of(text, tmp_path)
    assert errors(found)
    assert well_formed(found, text.encode())


@SHARED_FOLDER
@given(data=st.binary())
def test_no_bytes_make_loading_raise(data, tmp_path):
    found = problems_of(data, tmp_path)
    assert errors(found)
    assert well_formed(found, data)


@st.composite
def mangled(draw) -> str:
    """The small register with a line or two deleted, doubled, moved or spoilt."""
    lines = SMALL.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 2))):
        number = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "indent", "outdent", "cut", "insert"])):
            case "delete":
                del lines[number]
            case "double":
                lines.insert(number, lines[number])
            case "indent":
                lines[number] = " " * draw(st.integers(1, 5)) + lines[number]
            case "outdent":
                lines[number] = lines[number][draw(st.integers(1, 3)) :]
            case "cut":
                lines[number] = lines[number][: draw(st.integers(0, len(lines[number])))]
            case "insert":
                at = draw(st.integers(0, len(lines[number])))
                lines[number] = lines[number][:at] + draw(YAMLISH) + lines[number][at:]
    return "".join(lines)


@settings(SHARED_FOLDER, max_examples=400)
@given(text=mangled())
def test_a_mangled_register_never_loses_a_claim_in_silence(text, tmp_path):
    result = load(make_register(tmp_path, text), TODAY)
    assert well_formed(result.problems, text.encode())
    written = len(re.findall(r"^- id:", text, re.MULTILINE))
    assert errors(result.problems) or len(result.register.claims) >= written


@SHARED_FOLDER
@given(number=st.integers(0, SMALL.count("\n") - 1))
def test_deleting_a_line_spoils_at_most_what_rests_on_it(number, tmp_path):
    """Whatever single line goes, at least one of the three claims is still served, unless its section went."""
    lines = SMALL.splitlines(keepends=True)
    gone = lines.pop(number)
    result = load(make_register(tmp_path, "".join(lines)), TODAY)
    is_shared = number < line_of("claims:", SMALL)
    assert is_shared or gone.startswith("considered") or result.register.claims
