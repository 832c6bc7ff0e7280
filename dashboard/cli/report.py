"""`report`: claims as one self-contained HTML file, to read, print and keep."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.cli.common import add_register, loaded, register_path, today
from dashboard.register.digest import register_digest
from dashboard.register.entries import near
from dashboard.register.loaded import Register
from dashboard.register.problems import counted, errors, summary

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.analysis.select import Filters

FACETS = {
    "topics": "topic",
    "speaker": "speaker",
    "kind": "kind",
    "outcome": "outcome",
    "status": "status",
    "source": "source",
    "side": "side",
}


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("report", help="write claims as one HTML file that prints on A4")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to write")
    add_register(parser)
    for facet, option in FACETS.items():
        help_text = f"only claims of this {option}, by its id; may be given again"
        parser.add_argument(f"--{option}", dest=facet, action="append", default=[], metavar="ID", help=help_text)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 1 when entries were set aside or it cannot be written, 2 for a name that no claim carries."""
    from dashboard.analysis.select import Filters
    from dashboard.analysis.tables import claims_table

    result = loaded(arguments)
    found = errors(result.problems)
    for problem in found:
        print(problem.text(), file=sys.stderr)
    if found:
        print(summary(result.problems, result.n_claims), file=sys.stderr)
    if not result.readable:
        return 1
    table = claims_table(result.register, today(arguments))
    given = {facet: tuple(getattr(arguments, facet)) for facet in FACETS}
    filters = Filters({facet: values for facet, values in given.items() if values})
    unknown = list(_unknown(table, filters))
    if unknown:
        print(*unknown, sep="\n", file=sys.stderr)
        return 2
    return _write(arguments, result.register, table, filters) or int(bool(found))


def _write(arguments: argparse.Namespace, register: Register, table: "pd.DataFrame", filters: "Filters") -> int:
    from dashboard.analysis.choice import in_words
    from dashboard.analysis.select import select
    from dashboard.exchange.report import Edition, report

    chosen = select(table, filters)["id"]
    edition = Edition(
        as_of=today(arguments),
        digest=register_digest(register_path(arguments)),
        choice=in_words(filters, FACETS.__getitem__, lambda facet, value: _name(register, facet, value)),
        n_all=len(table),
    )
    text = report(register, [register.claims[name] for name in chosen], edition)
    try:
        arguments.output.write_text(text, encoding="utf-8")
    except OSError as trouble:
        print(f"cannot write {arguments.output}: {trouble.strerror}", file=sys.stderr)
        return 1
    print(f"{arguments.output}: {counted(len(chosen), 'claim')} ({edition.choice})")
    return 0


def _unknown(table: "pd.DataFrame", filters: "Filters") -> Iterator[str]:
    """A line for each value that no claim of the register carries."""
    from dashboard.analysis.select import facet_values

    for facet, values in filters.facets.items():
        known = facet_values(table, facet)
        for value in values:
            if value not in known:
                yield f'no claim has the {FACETS[facet]} "{value}"; {near(value, known)}'.rstrip("; ")


def _name(register: Register, facet: str, value: str) -> str:
    """The name on screen of a facet's value."""
    if facet == "topics":
        return register.topics[value].label
    if facet == "speaker":
        return register.speakers[value].name
    return register.sources[value].title if facet == "source" else value.replace("_", " ")
