"""`new`: a small working register to begin with."""

import argparse
import sys
from pathlib import Path
from typing import Any

from dashboard.cli.common import day, today
from dashboard.cli.editing import DONE, refused
from dashboard.register.edit import Refusal
from dashboard.register.edit.starting import start_register


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("new", help="make a small working register in a new or empty folder")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder; it must be empty or not there yet")
    parser.add_argument("--dry-run", action="store_true", help="name the files and write nothing")
    parser.add_argument("--today", type=day, metavar="DATE", help="the day from which its example counts (YYYY-MM-DD)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the register and say what to do next; 1 when the folder is not empty or cannot be written."""
    try:
        files = start_register(arguments.folder, today(arguments), arguments.dry_run)
    except Refusal as refusal:
        return refused(refusal)
    for file in files:
        print(file)
    if arguments.dry_run:
        print("dry run: nothing was written", file=sys.stderr)
    else:
        print(f"next: read {arguments.folder / 'README.md'}", file=sys.stderr)
    return DONE
