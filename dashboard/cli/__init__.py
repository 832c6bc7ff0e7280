"""The command line: `python -m dashboard COMMAND`. Each command is a module with `add_parser` and `run`."""

import argparse
import io
import sys
from collections.abc import Sequence

from dashboard.cli import (
    add,
    check,
    correct,
    coverage,
    due,
    export,
    formatting,
    new,
    report,
    resolve,
    schema,
    score,
    update,
)

COMMANDS = (check, coverage, due, add, resolve, update, correct, formatting, new, export, report, schema, score)
OK, FOUND_ERRORS, USAGE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="python -m dashboard", description="On the Record: a register of claims.")
    commands = top.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 when all is well, 1 when errors were found, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name or a text may hold what the terminal cannot show
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter gets its number
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except BrokenPipeError:  # the reader of our output, such as `head`, had enough
        sys.stderr.close()
        return OK
