"""What commands share: the register's path, the day, and loading."""

import argparse
from datetime import date
from pathlib import Path

from dashboard.register.field_types import ISO_DATE
from dashboard.register.load import load
from dashboard.register.loaded import Loaded
from dashboard.register.settings import REGISTER_VARIABLE, default_register

DEFAULT = f" (default: ${REGISTER_VARIABLE}, then claims.yaml)"


def add_register(parser: argparse.ArgumentParser) -> None:
    """Add PATH, --register and --today."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("path", nargs="?", type=Path, metavar="PATH", help="register: a YAML file or a folder")
    which.add_argument("--register", type=Path, metavar="PATH", help=f"the same{DEFAULT}")
    _add_today(parser)


def add_register_options(parser: argparse.ArgumentParser) -> None:
    """Add --register and --today, for commands whose positional argument is something else."""
    parser.add_argument("--register", type=Path, metavar="PATH", help=f"register: a YAML file or a folder{DEFAULT}")
    _add_today(parser)


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", type=day, metavar="DATE", help="the day to check deadlines against (YYYY-MM-DD)")


def register_path(arguments: argparse.Namespace) -> Path:
    """The register that the arguments name."""
    return Path(getattr(arguments, "path", None) or arguments.register or default_register())


def loaded(arguments: argparse.Namespace) -> Loaded:
    """The register that the arguments name, loaded as of their day."""
    return load(register_path(arguments), today(arguments))


def today(arguments: argparse.Namespace) -> date:
    """The day that the arguments name, or the real one."""
    return arguments.today or date.today()


def day(text: str) -> date:
    """A day as the command line gives it."""
    try:
        if not ISO_DATE.fullmatch(text):  # fromisoformat takes 20211230 and 2021-W52-4 as well
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is not a day written YYYY-MM-DD"
        raise argparse.ArgumentTypeError(msg) from None
