import difflib

import pytest

from dashboard.register.composing import composed
from dashboard.register.edit.operations import Append, Put, Refusal, Remove, applied, same
from dashboard.register.edit.splicing import spliced
from tests.builders import SMALL

LAST = ("claims", 2)
WORDS = (
    "the weather service counted a storm in the town and the harbour stayed open all the same until evening "
    "and long after midnight"
)


def edited(text, *operations):
    new = spliced(text, operations)
    assert same(composed(new).plain(), applied(composed(text).plain(), operations)), new
    return new


def diff(old, new):
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


# --- exactly these lines change ---


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ([Put((*LAST, "status"), "resolved")], ["-  status: open", "+  status: resolved"]),
        ([Put((*LAST, "hedge"), "will")], ["+  hedge: will"]),
        ([Put((*LAST, "condition", "state"), "met")], ["-    state: pending", "+    state: met"]),
        ([Put((*LAST, "condition", "note"), "12:30")], ["+    note: '12:30'"]),
        (
            [Append(("claims", 0, "relayed_by"), "mayor")],
            ["-  relayed_by: [newsroom]", "+  relayed_by: [newsroom, mayor]"],
        ),
        ([Append((*LAST, "events"), "storm")], ["+  events: [storm]"]),
        ([Append((*LAST, "updates"), {"note": "n", "on": "x"})], ["+  updates:", "+  - 'on': x", "+    note: n"]),
        (
            [Append(("claims", 1, "related"), {"claim": "harbour-closed-at-once", "relation": "repeats"})],
            ["+  - claim: harbour-closed-at-once", "+    relation: repeats"],
        ),
        ([Remove(("claims", 0, "hedge"))], ["-  hedge: will"]),
        (
            [Remove(("claims", 1, "related"))],
            ["-  related:", "-  - claim: storm-before-spring", "-    relation: answers"],
        ),
        ([Append(("claims",), {"status": "open", "id": "z"})], ["+- id: z", "+  status: open"]),
        ([Put(("events", "flood"), {"summary": "s", "title": "t"})], ["+  flood:", "+    title: t", "+    summary: s"]),
        ([Put(("events", "storm", "evidence", 1, "primary"), False)], ["+      primary: false"]),
        ([Put(("register", "licence"), "CC0")], ["+  licence: CC0"]),
        ([Put(("topics", "harbour", "label"), "Port")], ["-    label: Harbour", "+    label: Port"]),
        (
            [Put(("claims", 0, "ruling"), WORDS)],
            [
                "-  ruling: The weather service counted a storm on 3 February 2022.",
                "+  ruling: the weather service counted a storm in the town and the harbour stayed open all the "
                "same until evening",
                "+    and long after midnight",
            ],
        ),
    ],
)
def test_exactly_the_lines_concerned_change(operations, expected):
    assert diff(SMALL, edited(SMALL, *operations)) == expected


def test_keys_of_one_edit_stand_in_canonical_order():
    keys = {"ruling": "r", "outcome": "occurred", "resolved_on": "d", "resolves_by": "b"}
    new = edited(SMALL, *(Put((*LAST, key), value) for key, value in keys.items()))
    assert diff(SMALL, new) == [
        "-  resolves_by: 2030-12-31",
        "+  resolves_by: b",
        "+  outcome: occurred",
        "+  resolved_on: d",
        "+  ruling: r",
    ]


def test_edits_of_several_entries_follow_one_another():
    new = edited(
        SMALL, Put(("claims", 0, "hedge"), "may"), Put((*LAST, "hedge"), "will"), Put(("claims", 0, "status"), "open")
    )
    assert diff(SMALL, new) == [
        "-  hedge: will",
        "-  status: resolved",
        "+  hedge: may",
        "+  status: open",
        "+  hedge: will",
    ]


def test_a_value_that_stands_there_already_changes_nothing():
    assert edited(SMALL, Put(("claims", 0, "hedge"), "will"), Put((*LAST, "topics"), ["harbour"])) == SMALL


def test_a_long_list_in_brackets_goes_on_in_the_next_line():
    ids = [f"some-long-name-of-an-event-{number}" for number in range(6)]
    new = edited(SMALL, *(Append((*LAST, "events"), name) for name in ids))
    added = [line[1:] for line in diff(SMALL, new)]
    assert len(added) == 2
    assert added[1].startswith("    some-long-name")


# --- traps ---

TRAPS = {
    "empty value": ("claims:\n- id: a\n  hedge:\n  status: open\n", Put(("claims", 0, "hedge"), "may"), "hedge: may\n"),
    "empty value with a comment": (
        "claims:\n- id: a\n  hedge: # none\n  status: open\n",
        Put(("claims", 0, "hedge"), "may"),
        "hedge: may # none\n",
    ),
    "empty list with a comment": (
        "claims:\n- id: a\n  updates: [] # none yet\n  status: open\n",
        Append(("claims", 0, "updates"), {"note": "n"}),
        "updates: # none yet\n  - note: n\n  status",
    ),
    "empty section": (
        "claims:\n# none yet\nconsidered: []\n",
        Append(("claims",), {"id": "a"}),
        "claims:\n- id: a\n# none",
    ),
    "null list": ("claims:\n- id: a\n  events: ~\n", Append(("claims", 0, "events"), "e"), "events: [e]\n"),
    "literal block": (
        "claims:\n- id: a\n  ruling: |\n    one # no comment\n    two\n\n  # about status\n  status: open\n",
        Put(("claims", 0, "ruling"), "new"),
        "ruling: new\n\n  # about status\n  status: open\n",
    ),
    "folded block with a comment in its header": (
        "claims:\n- id: a\n  ruling: >- # why\n    one\n    two\n  status: open\n",
        Put(("claims", 0, "ruling"), "new"),
        "ruling: new # why\n  status: open\n",
    ),
    "block that keeps its blank lines, replaced": (
        "claims:\n- id: a\n  ruling: |+\n    one\n\n\n  status: open\n",
        Put(("claims", 0, "ruling"), "new"),
        "ruling: new\n\n\n  status: open\n",
    ),
    "behind a block that keeps its blank lines": (
        "claims:\n- id: a\n  ruling: |+\n    one\n\n\n",
        Put(("claims", 0, "events"), ["e"]),
        "    one\n\n\n  events: [e]\n",
    ),
    "behind a literal block": (
        "claims:\n- id: a\n  ruling: |\n    one\n\n# end\n",
        Append(("claims",), {"id": "b"}),
        "    one\n- id: b\n\n# end\n",
    ),
    "comment behind a value": (
        "claims:\n- id: a\n  status: open   # since May\n",
        Put(("claims", 0, "status"), "withdrawn"),
        "status: withdrawn   # since May\n",
    ),
    "comment behind the value above": (
        "claims:\n- id: a\n  status: open   # since May\n  # own line\n",
        Put(("claims", 0, "outcome"), "void"),
        "status: open   # since May\n  outcome: void\n  # own line\n",
    ),
    "single quotes": (
        "claims:\n- id: a\n  hedge: 'it''s # so'\n",
        Put(("claims", 0, "hedge"), "it's"),
        "hedge: it's\n",
    ),
    "double quotes with escapes": (
        'claims:\n- id: a\n  hedge: "a \\" # b"  # c\n',
        Put(("claims", 0, "hedge"), 'say "x"'),
        'hedge: say "x"  # c\n',
    ),
    "the word yes": ("claims:\n- id: a\n  hedge: no\n", Put(("claims", 0, "hedge"), "yes"), "hedge: 'yes'\n"),
    "a clock time": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "12:30"), "hedge: '12:30'\n"),
    "a hash": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "# x"), "hedge: '# x'\n"),
    "a hash inside": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "a # x"), "hedge: 'a # x'\n"),
    "a colon": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "a: b"), "hedge: 'a: b'\n"),
    "a day as text": (
        "claims:\n- id: a\n  hedge: x\n",
        Put(("claims", 0, "hedge"), "2022-01-01"),
        "hedge: '2022-01-01'\n",
    ),
    "an empty text": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), ""), "hedge: ''\n"),
    "a dash in front": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "- x"), "hedge: '- x'\n"),
    "two lines": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "a\nb"), "hedge: 'a\n\n    b'\n"),
    "a line separator": ("claims:\n- id: a\n  hedge: x\n", Put(("claims", 0, "hedge"), "a\u2028b"), 'hedge: "a\\Lb"\n'),
    "beyond the basic plane": (
        "claims:\n- id: a\n  hedge: '😀 e\u0301' # 😀\n  status: open\n",
        Put(("claims", 0, "status"), "Ω 😀"),
        "hedge: '😀 e\u0301' # 😀\n  status: Ω 😀\n",
    ),
    "CRLF": (
        "claims:\r\n- id: a\r\n  status: open\r\n\r\n# end\r\n",
        Append(("claims", 0, "updates"), {"note": WORDS}),
        "status: open\r\n  updates:\r\n  - note: the weather service counted a storm in the town and the harbour "
        "stayed open all the same until evening\r\n      and long after midnight\r\n\r\n# end\r\n",
    ),
    "CRLF, replaced": ("claims:\r\n- id: a\r\n  status: open\r\n", Put(("claims", 0, "status"), "x"), "status: x\r\n"),
    "no final line break": (
        "claims:\n- id: a\n  status: open",
        Put(("claims", 0, "outcome"), "void"),
        "open\n  outcome: void",
    ),
    "no final line break, removed": ("claims:\n- id: a\n  status: open", Remove(("claims", 0, "status")), "- id: a\n"),
    "flow mapping": (
        "claims: [{id: a, topics: [x, y]}, {id: b}] # all\n",
        Put(("claims", 1, "hedge"), "a, b: [c]"),
        "{id: b, hedge: 'a, b: [c]'}] # all\n",
    ),
    "flow mapping, value in the middle": (
        "claims:\n- {id: a, status: open, topics: [x]}\n",
        Put(("claims", 0, "status"), "yes"),
        "- {id: a, status: 'yes', topics: [x]}\n",
    ),
    "empty flow mapping": (
        "claims:\n- id: a\n  condition: {}\n",
        Put(("claims", 0, "condition", "text"), "t"),
        "{text: t}\n",
    ),
    "flow mapping over lines with comments": (
        "claims:\n- id: a\n  condition: {text: t, # the if\n    state: met}\n",
        Put(("claims", 0, "condition", "note"), "n"),
        "{text: t, # the if\n    state: met, note: n}\n",
    ),
    "removed from a flow mapping": (
        "claims:\n- {id: a, hedge: x, status: open}\n",
        Remove(("claims", 0, "hedge")),
        "- {id: a, status: open}\n",
    ),
    "list with odd blanks": (
        "claims:\n- id: a\n  topics: [a,b,   c ] # t\n",
        Append(("claims", 0, "topics"), "d"),
        "[a,b,   c, d ] # t\n",
    ),
    "indented lists": (
        "claims:\n  -   id: a\n      topics:\n          - x   # first\n\n          - y\n",
        Append(("claims", 0, "topics"), "z"),
        "          - y\n          - z\n",
    ),
    "indented entries": ("claims:\n  -   id: a\n", Append(("claims",), {"id": "b"}), "  -   id: a\n  - id: b\n"),
    "dash on a line of its own": (
        "claims:\n-\n  id: a\n-\n  id: b\n",
        Put(("claims", 0, "status"), "open"),
        "-\n  id: a\n  status: open\n-\n",
    ),
    "first key": ("claims:\n- status: open\n", Put(("claims", 0, "id"), "a"), "- id: a\n  status: open\n"),
    "first key removed": ("claims:\n- id: a\n  status: open\n", Remove(("claims", 0, "id")), "- status: open\n"),
    "one word to a list": (
        "claims:\n- id: a\n  quote: q # exact\n  status: open\n",
        Put(("claims", 0, "quote"), ["q", "r"]),
        "quote: # exact\n  - q\n  - r\n  status",
    ),
    "a list to one word": (
        "claims:\n- id: a\n  quote:\n  - q\n  - r\n  status: open\n",
        Put(("claims", 0, "quote"), "q"),
        "quote: q\n  status: open\n",
    ),
    "a list in brackets that breaks within a text": (
        "claims:\n- id: a\n  topics: [x] # t\n  status: open\n",
        Put(("claims", 0, "topics"), [WORDS]),
        "topics: [" + WORDS.replace(" and long", "\n      and long") + "] # t\n  status: open\n",
    ),
    "document marks": (
        "---\nclaims:\n- id: a\n...\n",
        Append(("claims",), {"id": "b"}),
        "---\nclaims:\n- id: a\n- id: b\n...\n",
    ),
    "quoted key": ("claims:\n- id: a\n  'hedge' : x\n", Put(("claims", 0, "hedge"), "y"), "'hedge' : y\n"),
    "entry of a mapping section": (
        "topics:\n  a: {label: A}\n  b:\n    label: B\n",
        Put(("topics", "a", "description"), "d"),
        "  a: {label: A, description: d}\n",
    ),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap(name):
    text, operation, expected = TRAPS[name]
    new = edited(text, operation)
    assert expected in new
    at = new.index(expected)
    assert text.startswith(new[:at])
    assert text.endswith(new[at + len(expected) :])


@pytest.mark.parametrize(
    ("text", "operation", "words"),
    [
        ("claims:\n- id: a\n  topics: [a, # b\n   c]\n", Put(("claims", 0, "topics"), ["d"]), "comment in line 3: # b"),
        ("claims:\n- id: a\n  hedge: x # why\n", Remove(("claims", 0, "hedge")), "comment in line 3: # why"),
        ("claims:\n- id: a\n  related:\n  # c\n  - x\n", Put(("claims", 0, "related"), []), "comment in line 4: # c"),
    ],
)
def test_a_comment_is_never_lost(text, operation, words):
    with pytest.raises(Refusal, match=words):
        spliced(text, [operation])


@pytest.mark.parametrize(
    "operation",
    [
        Put(("claims", 0, "condition", "state"), "met"),
        Put(("claims", 7, "hedge"), "x"),
        Put(("claims", 0, "evidence", 0, "url"), "x"),
        Remove(("claims", 0, "ruling_")),
        Append(("claims", 0, "hedge"), "x"),
        Put(("nothing", "a", "b"), "x"),
        Put(("claims", 0, "hedge", "deeper"), "x"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(operation):
    with pytest.raises(Refusal):
        spliced(SMALL, [operation])
