"""`schema`: write the JSON schema that editors use."""

import argparse
from typing import Any

from dashboard.register import schema


def add_parser(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="write the JSON schema for editors")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Write the file and say where."""
    schema.FILE.write_text(schema.text(), encoding="utf-8")
    print(f"wrote {schema.FILE.name}")
    return 0
