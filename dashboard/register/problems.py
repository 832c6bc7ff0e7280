"""Problems: what is wrong with a register, where, and what to do about it.

One type serves the command line, JSON, the pages and the tests. Every code stands in `CATALOGUE`,
and nowhere else is it decided whether it is an error or a warning.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

ERROR = "error"
WARNING = "warning"
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Code:
    """What a problem code means: its severity, and the rule in one sentence."""

    severity: str
    rule: str


CATALOGUE: dict[str, Code] = {
    "Y101": Code(ERROR, "The file can be read."),
    "Y102": Code(ERROR, "The file is UTF-8 text."),
    "Y103": Code(ERROR, "The file is not empty, and holds a mapping of sections."),
    "Y104": Code(ERROR, "The text is valid YAML."),
    "Y105": Code(ERROR, "A key stands once in a mapping."),
    "Y106": Code(ERROR, "No anchors, aliases, merge keys or tags: everything is written out."),
    "Y107": Code(ERROR, "Nesting is at most 12 levels deep."),
    "Y108": Code(ERROR, "One document a file."),
    "Y109": Code(ERROR, "Keys are text."),
    "Y110": Code(ERROR, "A file has at most 64 MiB."),
    "R101": Code(ERROR, "Only known keys are used."),
    "R102": Code(ERROR, "Required keys are there."),
    "R103": Code(ERROR, "A value has the type of its field."),
    "R104": Code(ERROR, "A value from a closed list is on the list."),
    "R105": Code(ERROR, "A day is a real day, written YYYY-MM-DD."),
    "R106": Code(ERROR, "An address is http(s) with a host."),
    "R107": Code(ERROR, "An id is kebab-case: lower-case letters, digits and single hyphens."),
    "R108": Code(ERROR, "A text is not empty and within its limit."),
    "R109": Code(ERROR, "A probability lies in [0, 1], low not above high."),
    "R201": Code(ERROR, "A resolved claim has outcome, resolved_on, ruling, and evidence of its own or of its events."),
    "R202": Code(ERROR, "A claim that is not resolved has no outcome and no resolved_on."),
    "R203": Code(ERROR, "A void claim says why in void_reason; no other claim has one."),
    "R204": Code(ERROR, "The outcome is one that the claim's kind can have."),
    "R205": Code(ERROR, "condition_not_met needs a condition whose state is not_met."),
    "R206": Code(ERROR, "A hedge is in the lexicon."),
    "R207": Code(ERROR, "No date runs backwards."),
    "R208": Code(ERROR, "A probability interval that overrides the lexicon gives its reason."),
    "R209": Code(WARNING, "A statement that carries its own “not” has no hedge that denies it again."),
    "R210": Code(WARNING, "A threat has a condition."),
    "R211": Code(ERROR, "An event either happened, did not happen, or is expected."),
    "R212": Code(ERROR, "A claim whose condition did not come has the outcome condition_not_met, or none."),
    "R301": Code(ERROR, "Every id that is referred to exists."),
    "R302": Code(ERROR, "An id is used once."),
    "R303": Code(ERROR, "A source's file exists beside the register and is UTF-8 text."),
    "R304": Code(WARNING, "What is defined is used."),
    "R305": Code(WARNING, "An entry that rests on one with errors is set aside with it."),
    "R306": Code(ERROR, "A claim is not related to itself, nor twice to the same claim."),
    "Q101": Code(ERROR, "The exact words of a quote stand in the source."),
    "Q102": Code(WARNING, "A quote stands once in the source."),
    "E101": Code(WARNING, "A resolved claim rests on at least two original publishers."),
    "E102": Code(WARNING, "A resolved claim rests on a primary source, or says why on none."),
    "E103": Code(WARNING, "Evidence carries its date, or says why it has none."),
    "E104": Code(WARNING, "A reason for lacking a primary source stands only where none is."),
    "D101": Code(WARNING, "An open claim is not past its deadline."),
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong. Sorts by file, line and column; line and column count from 1."""

    file: str
    line: int
    column: int
    code: str
    where: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> str:
        """`error` or `warning`, by the code."""
        return CATALOGUE[self.code].severity

    def text(self) -> str:
        """The problem as a compiler would print it."""
        place = f" {self.where}" if self.where else ""
        head = f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code}{place}: {self.message}"
        return _in_one_line(head) + (f"\n    hint: {_in_one_line(self.hint)}" if self.hint else "")

    def record(self) -> dict[str, Any]:
        """The problem as plain values, for JSON."""
        return {"severity": self.severity, **asdict(self)}


def _in_one_line(text: str) -> str:
    """The text with escapes for what would break its line, or command a terminal."""
    return UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that make an entry unusable."""
    return [problem for problem in problems if problem.severity == ERROR]


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 error", "2 errors"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def summary(problems: Sequence[Problem], n_claims: int) -> str:
    """The closing line of a check."""
    n_errors = len(errors(problems))
    n_warnings = len(problems) - n_errors
    return f"{counted(n_errors, 'error')}, {counted(n_warnings, 'warning')} in {counted(n_claims, 'claim')}"
