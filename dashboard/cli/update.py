"""`update`: note what happened meanwhile, while a claim is open."""

import argparse
from typing import Any

from dashboard.cli.common import day
from dashboard.cli.editing import add_edit_options, run_edit
from dashboard.register.edit import update


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("update", help="note what happened meanwhile to a claim")
    parser.add_argument("claim", metavar="ID", help="id of the claim")
    parser.add_argument("--note", metavar="TEXT", required=True, help="what happened")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day it happened (default: today)")
    parser.add_argument("--url", metavar="URL", help="where it was read")
    add_edit_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the update; 1 when the register refuses it."""
    return run_edit(
        arguments, lambda _, today: update(arguments.claim, arguments.note, arguments.on or today, arguments.url)
    )
