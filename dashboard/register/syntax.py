"""A YAML parser's error in a curator's words: the line where the mistake is, and what to do about it."""

import re

import yaml

from dashboard.register.nodes import Refused

QUOTED_VALUE = re.compile(r"""\s*(?:- )*[\w-]+:\s+(?P<mark>["'])""")
CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
TIGHT_DASH = re.compile(r"\s*-(?=\w)")
BREAKS = re.compile(r"\r\n|\r|\n")
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
    ("control characters are not allowed", "remove the invisible character"),
    ("special characters are not allowed", "remove the invisible character"),
    ("expected <document start>", "check the indentation of this line"),
)


def explained(error: yaml.YAMLError, text: str) -> Refused:
    """A parser's error as ours: the line where the mistake is, and what to do."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "is not YAML")
    context = str(getattr(error, "context", None) or "")
    line, column = _place(error, context, text)
    lines = BREAKS.split(text)
    if tab := _tab_near(lines, line):
        return Refused("Y104", *tab, "is indented with a tab", "use spaces: YAML does not allow tabs here")
    if quote := _open_quote_near(lines, line):
        return Refused("Y104", *quote, "opens a quotation mark that does not close", "close it at the end of the text")
    if line <= len(lines) and (dash := TIGHT_DASH.match(lines[line - 1])):
        return Refused("Y104", line, dash.end(), "has a dash without a blank", "put a blank after the dash")
    said = f"{context} {problem}"
    hint = next((remedy for sign, remedy in REMEDIES if sign in said), "compare with the entries around it")
    return Refused("Y104", line, column, f"is not valid YAML: {problem}", hint)


def _place(error: yaml.YAMLError, context: str, text: str) -> tuple[int, int]:
    """Line and column of the mistake; where something was begun and not ended, its beginning."""
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in context or "simple key" in context:
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return mark.line + 1, mark.column + 1
    position = min(int(getattr(error, "position", 0) or 0), len(text))
    return text.count("\n", 0, position) + 1, 1


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


def _up_to(lines: list[str], line: int, n: int) -> range:
    """The numbers of the last `n` lines up to this one."""
    last = min(line, len(lines))
    return range(max(1, last - n + 1), last + 1)
