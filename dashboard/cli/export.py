"""`export`: the register in another format, on standard output."""

import argparse
import sys
from typing import Any

from dashboard.cli.common import add_register, loaded, today
from dashboard.exchange import json_export
from dashboard.register.problems import errors, summary

FORMATS = {"json": json_export.text}


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("export", help="print the register in another format")
    add_register(parser)
    parser.add_argument("--format", choices=FORMATS, default="json", help="json (default)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the sound part of the register; 1 when entries were set aside, named on standard error."""
    result = loaded(arguments)
    found = errors(result.problems)
    if result.readable:
        sys.stdout.write(FORMATS[arguments.format](result.register, today(arguments)))
    for problem in found:
        print(problem.text(), file=sys.stderr)
    if found:
        print(summary(result.problems, result.n_claims), file=sys.stderr)
    return 1 if found else 0
