"""`check`: every problem of a register in one run."""

import argparse
import json
from typing import Any

from dashboard.cli.common import add_register, loaded
from dashboard.register.loaded import Loaded
from dashboard.register.problems import errors, summary


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("check", help="check a register; exit 1 when it has errors")
    add_register(parser)
    parser.add_argument("--format", choices=REPORTS, default="text", help="text (default), json or github")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 when there is an error, else 0."""
    result = loaded(arguments)
    print(REPORTS[arguments.format](result))
    return 1 if errors(result.problems) else 0


def _text(result: Loaded) -> str:
    return "\n".join([*(problem.text() for problem in result.problems), summary(result.problems, result.n_claims)])


def _json(result: Loaded) -> str:
    n_errors = len(errors(result.problems))
    report = {
        "problems": [problem.record() for problem in result.problems],
        "n_errors": n_errors,
        "n_warnings": len(result.problems) - n_errors,
        "n_claims": result.n_claims,
        "n_set_aside": result.n_set_aside,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _github(result: Loaded) -> str:
    """Workflow commands that GitHub shows at the lines of a pull request."""
    lines = [
        f"::{problem.severity} file={_property(problem.file)},line={problem.line},col={problem.column},"
        f"title={problem.code}::{_data(' '.join((problem.where, problem.message, problem.hint)).strip())}"
        for problem in result.problems
    ]
    return "\n".join([*lines, summary(result.problems, result.n_claims)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTS = {"text": _text, "json": _json, "github": _github}
