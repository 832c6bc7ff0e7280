"""`score`: score any table of forecasts."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.analysis.forecast_table import ForecastTable

EXIT_OK, EXIT_REFUSED, EXIT_USAGE = 0, 1, 2


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "score",
        help="score a table of forecasts; exit 1 when rows were refused",
        description="Score a CSV table of forecasts: columns probability (0 to 1) and outcome (1, 0, empty while "
        "unresolved), optional forecaster, question, made_at, closes_at, weight, low, high. Rows with wrong values are "
        "refused one by one on standard error; the others are scored.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="the table, UTF-8 and comma-separated")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument("--by", metavar="COLUMN", help="also score each value of a column by itself")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_pair,
        metavar="NAME=COLUMN",
        help="which column of the file is NAME, such as probability=prob1; may be repeated",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the report; 1 when rows were refused, named on standard error; 2 when the table cannot be read."""
    from dashboard.analysis.forecast_table import TableError
    from dashboard.analysis.score_report import score_report

    file = str(arguments.file)
    try:
        table = _table(arguments)
    except OSError as error:
        return _usage(f"{file}: {error.strerror or error}", "")
    except TableError as error:
        return _usage(f"{file}: {error}", error.hint)
    report = score_report(table)
    if arguments.json:
        refused = [refusal.record() for refusal in table.refusals]
        print(json.dumps({"file": file, **report, "refused": refused}, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        from dashboard.cli.score_text import score_text

        print(score_text(file, report))
    sys.stderr.write("".join(f"{refusal.text(file)}\n" for refusal in table.refusals))
    return EXIT_REFUSED if table.refusals else EXIT_OK


def _table(arguments: argparse.Namespace) -> "ForecastTable":
    from dashboard.analysis.forecast_table import TableError, read_forecasts

    mapping = dict(arguments.map)
    if len(mapping) < len(arguments.map):
        msg = "--map names one column twice"
        raise TableError(msg, "map each column once")
    return read_forecasts(arguments.file.read_bytes(), mapping, arguments.by)


def _usage(message: str, hint: str) -> int:
    print(f"error: {message}" + (f"\n    hint: {hint}" if hint else ""), file=sys.stderr)
    return EXIT_USAGE


def _pair(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not (equals and name.strip() and column.strip()):
        msg = f"{text!r} is not of the form NAME=COLUMN, such as probability=prob1"
        raise argparse.ArgumentTypeError(msg)
    return name.strip(), column.strip()
