"""`resolve`: give an open claim its outcome."""

import argparse
from typing import Any

from dashboard.cli.editing import add_edit_options, run_edit
from dashboard.cli.findings import add_finding_flags, finding
from dashboard.register.edit import resolve


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("resolve", help="give an open claim its outcome")
    parser.add_argument("claim", metavar="ID", help="id of the claim")
    add_finding_flags(parser, required=True)
    add_edit_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the outcome; 1 when the register refuses it."""
    return run_edit(arguments, lambda snapshot, _: resolve(snapshot, arguments.claim, finding(arguments)))
