"""`coverage`: how much of each article is claimed, considered and left out, or neither; and how far readers agree."""

import argparse
import json
from typing import Any

from dashboard.analysis.agreement import agreement
from dashboard.cli.common import add_register, loaded
from dashboard.register.loaded import Register
from dashboard.register.passages import Coverage, coverage
from dashboard.register.problems import errors, summary


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("coverage", help="show what of each article is accounted for; exit 1 when not all is")
    add_register(parser)
    parser.add_argument("--format", choices=REPORTS, default="text", help="text (default) or json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the report; 1 when a passage is in neither list or the register has errors, else 0."""
    result = loaded(arguments)
    register = result.register
    found = {source: coverage(register, source) for source in register.sources}
    print(REPORTS[arguments.format](register, found))
    if errors(result.problems):
        print(summary(result.problems, result.n_claims))
    return 1 if errors(result.problems) or any(part.neither for part in found.values()) else 0


def _text(register: Register, found: dict[str, Coverage]) -> str:
    lines = []
    for source, part in found.items():
        shares = f"{_share(part.n_claimed, part)} claimed, {_share(part.n_considered, part)} considered and left out"
        n_claims = sum(claim.source == source for claim in register.claims.values())
        n_considered = sum(passage.source == source for passage in register.considered)
        lines.append(f"{source}: {shares}, {_share(part.n_neither, part)} neither")
        lines.append(f"    {n_claims} claims, {n_considered} passages left out, {part.n} letters and digits")
        lines.extend(f"    neither: {passage}" for passage in part.neither)
    return "\n".join([*lines, _agreement_line(register)])


def _json(register: Register, found: dict[str, Coverage]) -> str:
    alike = agreement(register)
    sources = {
        source: {
            "n": part.n,
            "n_claimed": part.n_claimed,
            "n_considered": part.n_considered,
            "n_neither": part.n_neither,
            "neither": list(part.neither),
        }
        for source, part in found.items()
    }
    readers = {"n": alike.n, "n_alike": alike.n_alike, "share": alike.share, "kappa": alike.kappa}
    return json.dumps({"sources": sources, "agreement": readers}, ensure_ascii=False, indent=2)


def _share(n: int, part: Coverage) -> str:
    return f"{n / part.n:.1%}" if part.n else "—"


def _agreement_line(register: Register) -> str:
    found = agreement(register)
    if found.share is None:
        return "No claim has been judged by two readers."
    kappa = "undefined" if found.kappa is None else f"{found.kappa:.2f}"
    return f"Two readers agree on {found.n_alike} of {found.n} outcomes ({found.share:.1%}); Cohen's kappa {kappa}."


REPORTS = {"text": _text, "json": _json}
