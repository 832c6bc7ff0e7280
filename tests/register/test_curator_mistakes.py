"""Twenty typical mistakes of a curator: one error each, at the right line, that says what to do."""

import pytest

from dashboard.register.load import load
from dashboard.register.problems import errors
from tests.builders import SMALL, TODAY, edited, line_of, make_register

STATEMENT = "  statement: The dam above the town is safe.\n"
EVIDENCE = "      title: After the storm\n"
MISTAKES = {
    # name: (what stood there, what stands there now, where the error is, words of the message, words of the hint)
    "outcome of another kind": (
        *("  outcome: occurred\n", "  outcome: accurate\n", "outcome: accurate"),
        *('"accurate" is not an outcome of a prediction', 'did you mean "occurred"?'),
    ),
    "outcome in common speech": (
        *("  outcome: occurred\n", "  outcome: came true\n", "outcome: came true"),
        *('"came true" is not an outcome of a prediction', 'did you mean "occurred"?'),
    ),
    "tab": ("  kind: assertion\n", "\tkind: assertion\n", "\tkind", "is indented with a tab", "use spaces"),
    "missing colon": (
        *("  kind: assertion\n", "  kind assertion\n", "kind assertion"),
        *("could not find expected ':'", "a key needs a colon and a space after it"),
    ),
    "smart quotes": (
        *("  quote: The dam, he added, is safe.\n", "  quote: “The dam, he added, is safe.”\n", "  quote: “"),
        *("not found in seeds/article.txt", "leave out the quotation marks around it"),
    ),
    "colon in plain text": (
        *(STATEMENT, "  statement: The dam: it is safe.\n", "The dam: it"),
        *("mapping values are not allowed", "put the value in quotes"),
    ),
    "indented too far": (
        *("  kind: assertion\n", "    kind: assertion\n", "    kind: assertion"),
        *("is not valid YAML", "indentation"),
    ),
    "indented too little": (
        *("  kind: assertion\n", " kind: assertion\n", "\n kind: assertion"),
        *("is not valid YAML", "indentation"),
    ),
    "not indented at all": (
        *("  kind: assertion\n", "kind: assertion\n", "\nkind: assertion"),
        *("stands outside of its entry", "indent it"),
    ),
    "German date": (
        *("made_on: 2021-12-30", "made_on: 30.12.2021", "30.12.2021"),
        *('"30.12.2021" is not a day written YYYY-MM-DD', "write 2021-12-30"),
    ),
    "duplicate id": (
        *("- id: harbour-closed-at-once\n", "- id: dam-is-safe\n", "- id: dam-is-safe\n  kind: threat"),
        *('the id "dam-is-safe" is that of claims[1]', "give this one another id"),
    ),
    "misspelt speaker": (
        *("  speaker: mayor\n", "  speaker: mayer\n", "speaker: mayer"),
        *('no "mayer" in speakers', 'did you mean "mayor"?'),
    ),
    "misspelt key": (
        *("  criteria: Accurate", "  critera: Accurate", "critera:"),
        *("critera is not a known key here", 'did you mean "criteria"?'),
    ),
    "quote retyped with a typo": (
        *("hit the town before spring\n", "hit the twon before spring\n", "twon"),
        "not found in seeds/article.txt",
        'the nearest passage is "“A storm will hit the town before spring,”" (line 4)',
    ),
    "unclosed quote": (
        *(STATEMENT, '  statement: "The dam above the town is safe.\n', '"The dam above'),
        *("opens a quotation mark that does not close", "close it at the end of the text"),
    ),
    "text behind a quote": (
        *(STATEMENT, '  statement: "The dam" is safe.\n', '"The dam" is'),
        *("is not valid YAML", "text after a closing quotation mark is inside it"),
    ),
    "apostrophe in single quotes": (
        *(STATEMENT, "  statement: 'The town's dam is safe.'\n", "'The town's"),
        *("is not valid YAML", "text after a closing quotation mark is inside it"),
    ),
    "outcome without date": (
        *("  resolved_on: 2022-02-04\n", "", "  status: resolved"),
        *("is resolved, but has no resolved_on", "add resolved_on"),
    ),
    "evidence without address": (
        *("    - url: https://example.com/damage\n" + EVIDENCE, "    - title: After the storm\n", "- title: After"),
        *("the key url is missing", "add url"),
    ),
    "address without https": (
        *("https://example.com/damage", "example.com/damage", "example.com/damage"),
        *('"example.com/damage" is not an http(s) address', "starting with https://"),
    ),
    "key typed twice": (
        *(EVIDENCE, EVIDENCE + "      title: Again\n", "title: Again"),
        *("the key title stands twice", "remove one of the two"),
    ),
    "percent": (
        *("  hedge: will\n", "  probability: 72\n", "probability: 72"),
        *("must be a number from 0 to 1, got 72", "write 0.72 for 72 %"),
    ),
    "text for a list": (
        *("  topics: [harbour]\n", "  topics: harbour\n", "topics: harbour"),
        *("must be a list, got harbour", "write it in brackets: [harbour]"),
    ),
    "file name misspelt": (
        *("seeds/article.txt", "seed/article.txt", "seed/article"),
        *("no file seed/article.txt", "correct the path"),
    ),
    "unlisted hedge": (
        *("  hedge: will\n", "  hedge: very unlikly\n", "very unlikly"),
        *('"very unlikly" is not in the lexicon', 'did you mean "very unlikely"?'),
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_error_that_says_what_to_do(mistake, tmp_path):
    old, new, mark, message, hint = MISTAKES[mistake]
    text = edited(old, new)
    result = load(make_register(tmp_path, text), TODAY)
    found = errors(result.problems)
    assert len(found) == 1, "\n".join(problem.text() for problem in found)
    line = line_of(mark, text) + mark.startswith("\n")
    assert found[0].line == line, found[0].text()
    assert message in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize("mistake", [name for name in MISTAKES if name != "file name misspelt"])
def test_the_other_claims_are_served(mistake, tmp_path):
    """Two of the three claims at least: a mistake takes its own entry with it, and what rests on that."""
    old, new, *_ = MISTAKES[mistake]
    result = load(make_register(tmp_path, edited(old, new)), TODAY)
    assert len(result.register.claims) >= 2
    assert result.n_claims in (2, 3)  # a claim that is no YAML cannot be counted
    assert result.n_set_aside == result.n_claims - len(result.register.claims)


def test_two_mistakes_are_both_reported(tmp_path):
    text = edited("  kind: assertion\n", "  kind assertion\n", edited("outcome: occurred", "outcome: happened"))
    found = errors(load(make_register(tmp_path, text), TODAY).problems)
    assert [(problem.code, problem.line) for problem in found] == [
        ("R204", line_of("outcome: happened", text)),
        ("Y104", line_of("kind assertion", text)),
    ]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_twenty_mistakes_in_one_file_are_sorted_by_line(ending, tmp_path):
    text = SMALL
    for name in ("misspelt speaker", "German date", "percent", "address without https", "text for a list", "tab"):
        text = edited(*MISTAKES[name][:2], text)
    found = errors(load(make_register(tmp_path, text.replace("\n", ending)), TODAY).problems)
    marks = ["example.com/damage", "mayer", "30.12.2021", "probability: 72", "\tkind", "topics: harbour"]
    assert [problem.line for problem in found] == [line_of(mark, text) for mark in marks]
