"""`format`: put a register's files into canonical form, comments kept."""

import argparse
from typing import Any

from dashboard.cli.common import add_register, register_path
from dashboard.cli.editing import DONE, REFUSED, refused, show
from dashboard.register.edit import Refusal, Snapshot, save
from dashboard.register.edit.formatting import format_proposal


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "format",
        help="put a register into canonical form; comments are kept",
        description="Put a register into canonical form: order of sections and keys, quoting, lines of at most 110 "
        "characters. Every comment stays with its key or item; a file in which one would be lost is refused.",
    )
    add_register(parser)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--dry-run", action="store_true", help="show the change as a diff and write nothing")
    mode.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is not in canonical form")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Format each file; 1 when one is refused, or with --check when one has another form."""
    path, others = register_path(arguments), []
    try:
        snapshot = Snapshot.read(path)
        for file in snapshot.contents:
            proposal = format_proposal(snapshot, file)
            if not proposal.changes:
                continue
            others.append(snapshot.name(file))
            if arguments.check:
                continue
            if not arguments.dry_run:
                save(proposal)
                snapshot = Snapshot.read(path)
            show(proposal, arguments.dry_run)
    except Refusal as refusal:
        return refused(refusal)
    if arguments.check and others:
        print(f"not in canonical form: {', '.join(others)}")
        return REFUSED
    if not others:
        print("in canonical form already")
    return DONE
