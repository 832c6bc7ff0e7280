"""`due`: what needs a look, because its day has come or is near."""

import argparse
import json
import sys
from typing import Any

from dashboard.cli.common import add_register, loaded, today
from dashboard.register.agenda import Item, agenda
from dashboard.register.problems import counted, errors, summary

WITHIN = 30


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("due", help="list what is overdue or due soon; exit 1 when something is overdue")
    add_register(parser)
    parser.add_argument(
        "--within", type=_days, default=WITHIN, metavar="DAYS", help=f"how far to look ahead (default: {WITHIN} days)"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list; 1 when something is overdue or the register has errors, else 0."""
    result, day = loaded(arguments), today(arguments)
    items = agenda(result, day, arguments.within)
    overdue = [item for item in items if item.days < 0]
    if arguments.format == "json":
        print(json.dumps([item.record() for item in items], ensure_ascii=False, indent=2))
    else:
        for item in items:
            print(_line(item))
        soon = len(items) - len(overdue)
        print(f"{len(overdue):,} overdue, {soon:,} due within {counted(arguments.within, 'day')} (as of {day})")
    if errors(result.problems):
        print(summary(result.problems, result.n_claims), file=sys.stderr)
    return 1 if overdue or errors(result.problems) else 0


def _line(item: Item) -> str:
    if item.days < 0:
        when = f"overdue for {counted(-item.days, 'day')}"
    else:
        when = f"due in {counted(item.days, 'day')}" if item.days else "due today"
    return f"{item.file}:{item.line}: {when} ({item.due_on}) {item.section} {item.id}: {item.text}"


def _days(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 5:
        msg = f"{text!r} is not a number of days, such as 30"
        raise argparse.ArgumentTypeError(msg)
    return int(text)
