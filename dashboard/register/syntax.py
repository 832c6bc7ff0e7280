"""A YAML parser's error in a curator's words: the line where the mistake is, and what to do about it."""

import re

import yaml

from dashboard.register.nodes import Refused

QUOTED_VALUE = re.compile(r"""\s*(?:- )*[\w-]+:\s+(?P<mark>["'])""")
CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
TIGHT_DASH = re.compile(r"\s*-(?=[\w-]+:)")
BARE_KEY = re.compile(r"(\s*)[\w-]+\s*(#.*)?")
BREAKS = re.compile(r"\r\n|\r|\n")
FOREIGN_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
INVISIBLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REMEDIES = (
    ("cannot start any token", "put the value in quotes: it starts with a sign that YAML keeps for itself"),
    (
        "mapping values are not allowed",
        "put the value in quotes when it holds a colon and a space; otherwise check the "
        "indentation of this line and the quotes of the line before",
    ),
    ("could not find expected ':'", "a key needs a colon and a space after it: “key: value”"),
    ("while scanning a quoted scalar", "close the quotation mark that opens here"),
    ("did not find expected key", "check the indentation, and that text after a closing quotation mark is inside it"),
    ("did not find expected '-'", "indent the line as the entries around it are indented"),
    ("did not find expected ',' or", "close the bracket, or put the text in quotes"),
    ("unknown escape character", "use single quotes, or double the backslash"),
    ("while scanning an alias", "put the value in quotes: a text cannot start with *"),
    ("while scanning an anchor", "put the value in quotes: a text cannot start with &"),
    ("while scanning a tag", "put the value in quotes: a text cannot start with !"),
    ("expected <document start>", "check the indentation of this line"),
)


def without_foreign_breaks(text: str) -> str:
    """The text with blanks for what YAML takes for a line break and editors do not, so that lines are theirs.

    Raises:
        Refused: The text holds a character that YAML does not allow.
    """
    text = text.translate(FOREIGN_BREAKS)
    if found := INVISIBLE.search(text):
        before = BREAKS.split(text[: found.start()])
        message = f"holds the invisible character U+{ord(found[0]):04X}"
        raise Refused("Y104", len(before), len(before[-1]) + 1, message, "remove it")
    return text


def explained(error: yaml.YAMLError, text: str) -> Refused:
    """A parser's error as ours: the line where the mistake is, and what to do."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "is not YAML")
    context = str(getattr(error, "context", None) or "")
    line, column = _place(error, context)
    lines = BREAKS.split(text)
    if tab := _tab_near(lines, line):
        return Refused("Y104", *tab, "is indented with a tab", "use spaces: YAML does not allow tabs here")
    if quote := _open_quote_near(lines, line):
        return Refused("Y104", *quote, "opens a quotation mark that does not close", "close it at the end of the text")
    if dash := _tight_dash_near(lines, line):
        return Refused("Y104", *dash, "has a dash without a blank", "put a blank after the dash")
    if key := _bare_key_near(lines, line):
        return Refused("Y104", *key, "has no colon", "a key needs a colon after it: “key:”")
    said = f"{context} {problem}"
    hint = next((remedy for sign, remedy in REMEDIES if sign in said), "compare with the entries around it")
    return Refused("Y104", min(line, len(lines)), column, f"is not valid YAML: {problem}", hint)


def _place(error: yaml.YAMLError, context: str) -> tuple[int, int]:
    """Line and column of the mistake; where something was begun and not ended, its beginning."""
    mark = getattr(error, "problem_mark", None)
    if any(begun in context for begun in ("quoted scalar", "simple key", "flow sequence", "flow mapping")):
        mark = getattr(error, "context_mark", None) or mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _tab_near(lines: list[str], line: int) -> tuple[int, int] | None:
    """The first tab in the indentation of the line or of the one before it."""
    for number in _up_to(lines, line, 2):
        indent = lines[number - 1][: -len(lines[number - 1].lstrip()) or None]
        if "\t" in indent:
            return number, indent.index("\t") + 1
    return None


def _open_quote_near(lines: list[str], line: int) -> tuple[int, int] | None:
    """A value shortly before the error that opens a quotation mark and does not close it in its line."""
    for number in _up_to(lines, line, 3):
        value = QUOTED_VALUE.match(lines[number - 1])
        if value and not CLOSED[value["mark"]].match(lines[number - 1][value.end() - 1 :]):
            return number, value.end()
    return None


def _tight_dash_near(lines: list[str], line: int) -> tuple[int, int] | None:
    """A dash without a blank in the line or in the one before it."""
    for number in _up_to(lines, line, 2):
        if dash := TIGHT_DASH.match(lines[number - 1]):
            return number, dash.end()
    return None


def _bare_key_near(lines: list[str], line: int) -> tuple[int, int] | None:
    """A lone word above deeper lines, in the line before the error."""
    for number in _up_to(lines, line - 1, 1):
        key = BARE_KEY.fullmatch(lines[number - 1])
        if key and len(lines[number]) - len(lines[number].lstrip()) > len(key[1]):
            return number, len(key[1]) + 1
    return None


def _up_to(lines: list[str], line: int, n: int) -> range:
    """The numbers of the last `n` lines up to this one."""
    last = min(line, len(lines))
    return range(max(1, last - n + 1), last + 1)
