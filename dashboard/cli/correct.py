"""`correct`: change an outcome and leave a trace of what it was."""

import argparse
from typing import Any

from dashboard.cli.common import day
from dashboard.cli.editing import add_edit_options, run_edit, usage
from dashboard.cli.findings import add_finding_flags, finding
from dashboard.register.edit import correct


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("correct", help="change the outcome of a claim; what it was stays in corrections")
    parser.add_argument("claim", metavar="ID", help="id of the claim")
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why it changes")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day of the correction (default: today)")
    add_finding_flags(parser, required=False)
    add_edit_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the correction; 1 when the register refuses it, 2 when the flags change nothing."""
    found = finding(arguments)
    if found.outcome is None and found.resolved_on is None and found.ruling is None:
        return usage("correct needs --outcome, --resolved-on or --ruling", "name what changes")
    return run_edit(
        arguments,
        lambda snapshot, today: correct(snapshot, arguments.claim, found, arguments.reason, arguments.on or today),
    )
