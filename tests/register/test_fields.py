"""Types and limits of single fields, and the JSON schema that editors read."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from dashboard.register import schema, vocabulary
from dashboard.register.load import load
from dashboard.register.model import LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS, Claim
from dashboard.register.problems import errors
from dashboard.register.vocabulary import Described
from tests.builders import SMALL, TODAY, claim_data, load_claims, make_register, small_data

URLS = {
    "https://example.org": True,
    "http://example.org:8080/a?b=c#d": True,
    "https://пример.рф/статья": True,
    "https://[::1]/": True,
    "ftp://example.org": False,
    "example.org": False,
    "//example.org": False,
    "https://": False,
    "https:///path": False,
    "https://user:secret@example.org": False,
    "https://example.org/a b": False,
    "https://example.org/<script>": False,
    'https://example.org/"onclick': False,
    "https://example.org\\@evil.example": False,
    "https://exa\nmple.org": False,
    "javascript:alert(1)": False,
    "data:text/html,x": False,
    "https://example.org:99999/": False,
    "https://[::1/": False,
    "https://example.org/" + "x" * 2000: False,
}


@pytest.mark.parametrize(("url", "sound"), URLS.items(), ids=range(len(URLS)))
def test_addresses(url, sound, tmp_path):
    found = errors(load_claims(tmp_path, claim_data(updates=[{"on": "2022-01-05", "note": "x", "url": url}])).problems)
    assert [problem.code for problem in found] == ([] if sound else ["R106"])


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        *[("a", True), ("a-b-2", True), ("2022", True), ("a" * 80, True)],
        *[("A", False), ("a--b", False), ("-a", False), ("a-", False), ("a_b", False), ("ä", False), ("a\n", False)],
        *[("a b", False), ("a.b", False), (" a", False)],
    ],
)
def test_ids(name, sound, tmp_path):
    found = errors(load_claims(tmp_path, claim_data(id=name)).problems)
    assert [problem.code for problem in found] == ([] if sound else ["R107"])


@pytest.mark.parametrize(
    ("field", "value", "codes"),
    [
        ("statement", "x" * 4000, []),
        ("statement", "x" * 4001, ["R108"]),
        ("statement", "", ["R108"]),
        ("statement", " \n ", ["R108"]),
        ("id", "a" * 81, ["R108"]),
        ("topics", [], ["R108"]),
        ("topics", ["weather"] * 51, ["R108"]),
        ("quote", [], ["R108"]),
        ("quote", ["storm"] * 11, ["R108"]),
        ("quote", ["storm", ""], ["R108"]),
        ("quote", 3, ["R103"]),
        ("quote", {"text": "x"}, ["R103"]),
        ("source", ["paper"], ["R103"]),
        ("kind", ["prediction"], ["R103"]),
        ("condition", "if it rains", ["R103"]),
        ("condition", {"text": "It rains."}, ["R102"]),
        ("condition", {"text": "It rains.", "state": "maybe"}, ["R104"]),
        ("related", {"claim": "a", "relation": "answers"}, ["R103"]),
        ("second_reader", {"outcome": "open"}, []),
        ("second_reader", {"outcome": "perhaps"}, ["R104"]),
        ("second_reader", {"note": "x"}, ["R102"]),
    ],
)
def test_limits_and_types(field, value, codes, tmp_path):
    found = errors(load_claims(tmp_path, claim_data(**{field: value})).problems)
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize("section", [*MAPPING_SECTIONS, *LIST_SECTIONS, "register"])
@pytest.mark.parametrize("entry", ["text", 3, True, None, ["a"], {}])
def test_an_entry_of_any_shape_is_an_error_and_no_crash(section, entry, tmp_path):
    text = SMALL.partition(f"\n{section}:\n")[0] if section != "register" else ""
    written = {"register": f"register: {json.dumps(entry)}\n"}.get(
        section,
        f"{section}:\n" + (f"- {json.dumps(entry)}\n" if section in LIST_SECTIONS else f"  x: {json.dumps(entry)}\n"),
    )
    result = load(make_register(tmp_path, f"{text}\n{written}"), TODAY)
    assert errors(result.problems)


def test_one_number_stands_for_both_bounds():
    assert Claim.model_validate(claim_data(probability=0.3)).probability.low == 0.3
    assert Claim.model_validate(claim_data(probability=1)).probability.high == 1


def test_one_text_is_a_quote_of_one_part():
    assert Claim.model_validate(claim_data(quote="a")).quote == ("a",)


# --- words ---


@pytest.mark.parametrize(
    "words", [item for item in vars(vocabulary).values() if isinstance(item, type) and issubclass(item, Described)]
)
def test_every_word_says_what_it_means(words):
    for word in words:
        assert word.description.endswith(".")
        assert re.fullmatch("[a-z_]+", word.value)
        assert "_" not in word.word


# --- schema ---


def json_data():
    return json.loads(json.dumps(small_data(), default=str))


def test_the_schema_file_is_not_stale():
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "run: python -m dashboard schema"


def test_the_schema_is_a_schema_and_takes_the_small_register():
    Draft202012Validator.check_schema(schema.schema())
    assert list(Draft202012Validator(schema.schema()).iter_errors(json_data())) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "predction"), ("colour", "blue"), ("id", "A b"), ("outcome", "happened"), ("topics", "x")],
)
def test_the_schema_refuses_what_the_reader_refuses(field, value):
    data = json_data()
    data["claims"][0][field] = value
    assert list(Draft202012Validator(schema.schema()).iter_errors(data))


@pytest.mark.parametrize(("field", "value"), [("quote", ["a", "b"]), ("quote", "a"), ("probability", 0.5)])
def test_the_schema_takes_short_forms(field, value):
    data = json_data()
    data["claims"][0][field] = value
    assert list(Draft202012Validator(schema.schema()).iter_errors(data)) == []


def test_every_field_and_every_value_has_hover_text():
    definitions = schema.schema()["$defs"]
    assert set(SECTIONS) == set(schema.schema()["properties"])
    for name, definition in definitions.items():
        assert definition.get("description"), name
        for field, inner in definition.get("properties", {}).items():
            assert inner.get("description"), f"{name}.{field}"
        if "enum" in definition:
            assert len(definition["markdownEnumDescriptions"]) == len(definition["enum"])
