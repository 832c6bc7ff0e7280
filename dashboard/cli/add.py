"""`add`: add a claim, from flags or by asking."""

import argparse
import sys
from typing import Any

from dashboard.cli.asking import ask_missing
from dashboard.cli.common import day, register_path, today
from dashboard.cli.editing import add_edit_options, refused, run_edit, usage
from dashboard.register.edit import Refusal, Snapshot, add, exact_quote
from dashboard.register.vocabulary import ConditionState, Kind, Status

REQUIRED = ("source", "quote", "speaker", "kind", "statement", "criteria", "topics", "made_on", "id")
OPTIONAL = ("relayed_by", "resolves_by", "dating", "hedge")


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "add",
        help="add a claim; asks for what is missing on a terminal",
        description="Add a claim. What the flags leave open is asked for on a terminal. The quote must stand in the "
        "source; it is stored in the source's own characters.",
    )
    parser.add_argument("--source", metavar="ID", help="id of the article")
    parser.add_argument("--quote", action="append", metavar="TEXT", help="exact words; again for each part after a gap")
    parser.add_argument("--speaker", metavar="ID", help="id of who asserts it")
    parser.add_argument(
        "--relayed-by", action="append", metavar="ID", help="through whom it reached the article; may be repeated"
    )
    parser.add_argument("--kind", metavar="KIND", help=", ".join(Kind))
    parser.add_argument("--statement", metavar="TEXT", help="self-contained and testable, in our own words")
    parser.add_argument("--criteria", metavar="TEXT", help="what would count")
    parser.add_argument(
        "--topic", action="append", dest="topics", metavar="ID", help="main topic first; may be repeated"
    )
    parser.add_argument("--made-on", type=day, metavar="DATE", help="the day it was said (YYYY-MM-DD)")
    parser.add_argument("--resolves-by", type=day, metavar="DATE", help="the day by which it had to come true")
    parser.add_argument("--dating", metavar="TEXT", help="how the two days were fixed")
    parser.add_argument("--hedge", metavar="WORDS", help="the words that say how sure the speaker is")
    parser.add_argument("--condition", metavar="TEXT", help="the “if” of a conditional claim; it begins as pending")
    parser.add_argument("--id", metavar="ID", help="stable name in kebab-case")
    add_edit_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Add the claim; 1 when the register refuses it, 2 when something is missing and nobody can be asked."""
    given = {name: getattr(arguments, name) for name in (*REQUIRED, *OPTIONAL)}
    missing = [name for name in REQUIRED if not given[name]]
    if missing and not sys.stdin.isatty():
        flags = ", ".join(f"--{name.replace('_', '-').replace('topics', 'topic')}" for name in missing)
        return usage(f"add needs {flags}", "or run it on a terminal: it asks for what is missing")
    try:
        if missing:
            register = Snapshot.read(register_path(arguments)).loaded(today(arguments)).register
            given |= ask_missing(register, given)
    except Refusal as refusal:
        return refused(refusal)
    except (EOFError, KeyboardInterrupt):
        return usage("no answer; nothing was written")
    return run_edit(arguments, lambda snapshot, as_of: add(_claim(arguments, given, snapshot.loaded(as_of).register)))


def _claim(arguments: argparse.Namespace, given: dict[str, Any], register: Any) -> dict[str, Any]:
    quote = exact_quote(register, given["source"], given["quote"])
    condition = {"text": arguments.condition, "state": ConditionState.PENDING} if arguments.condition else None
    return {
        **given,
        "quote": quote[0] if len(quote) == 1 else quote,
        "condition": condition,
        "status": Status.OPEN,
    }
