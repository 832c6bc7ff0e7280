"""What commands that write share: their options, the diff, and how refusals are said."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date

from dashboard.cli.common import add_register_options, register_path, today
from dashboard.register.edit import Operation, Proposal, Refusal, Snapshot, edit, propose

DONE, REFUSED, USAGE = 0, 1, 2
WAIT_SECONDS = 10.0


def add_edit_options(parser: argparse.ArgumentParser) -> None:
    """Add --dry-run, --register and --today."""
    parser.add_argument("--dry-run", action="store_true", help="show the change as a diff and write nothing")
    add_register_options(parser)


def run_edit(arguments: argparse.Namespace, operations: Callable[[Snapshot, date], Sequence[Operation]]) -> int:
    """Make an edit, check it, show it, and write it unless it is a dry run."""
    path, as_of = register_path(arguments), today(arguments)

    def make(snapshot: Snapshot) -> Proposal:
        return propose(snapshot, operations(snapshot, as_of), as_of)

    try:
        proposal = make(Snapshot.read(path)) if arguments.dry_run else edit(path, make, WAIT_SECONDS)
    except Refusal as refusal:
        return refused(refusal)
    show(proposal, arguments.dry_run)
    return DONE


def show(proposal: Proposal, dry_run: bool) -> None:
    """Print the diff on standard output; on standard error its warnings, and what was done."""
    name = proposal.before.name(proposal.file)
    print(proposal.diff(), end="")
    for problem in proposal.problems:
        print(problem.text(), file=sys.stderr)
    if not proposal.changes:
        said = f"{name} says so already: nothing to write"
    else:
        said = f"dry run: {name} was not written" if dry_run else f"wrote {name}"
    print(said, file=sys.stderr)


def refused(refusal: Refusal, code: int = REFUSED) -> int:
    """Say why nothing was written; returns the exit code."""
    print(f"error: {refusal.message}", file=sys.stderr)
    for line in refusal.details:
        print(line, file=sys.stderr)
    if refusal.hint:
        print(f"    hint: {refusal.hint}", file=sys.stderr)
    return code


def usage(message: str, hint: str = "") -> int:
    """Say what is wrong with the command; returns the exit code."""
    return refused(Refusal(message, hint), USAGE)
