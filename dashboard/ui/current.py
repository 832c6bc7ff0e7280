"""The register that is on show: found, loaded once per content, followed when its files change.

While the file on disk cannot be read at all, the last good register stays up; its problems are shown with it.
When the reader has chosen a day, everything is as it stood on that day.
"""

import argparse
import hashlib
import os
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.analysis.tables import claims_table
from dashboard.register.as_of import as_of
from dashboard.register.load import load, watched_files
from dashboard.register.loaded import Loaded, Register
from dashboard.register.problems import Problem
from dashboard.register.settings import WATCH_VARIABLE, default_register
from dashboard.ui.as_of import chosen_day

Stamp = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Current:
    """What the pages show: the register and its claims table, and how fresh they are.

    `problems` are those of the files as they are now, `stale` is True while an older state is on show. `today` is
    the day against which deadlines are held: the chosen day, when there is one. `n_later` counts the claims that are
    absent because they were said after it.
    """

    loaded: Loaded
    claims: pd.DataFrame
    problems: tuple[Problem, ...]
    stale: bool
    today: date
    digest: str
    n_later: int = 0

    @property
    def register(self) -> Register:
        """The sound part of the register."""
        return self.loaded.register


def register_path() -> Path:
    """The register that the command line or the environment names, or the one that ships with the project."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--register", type=Path)
    named, _ = parser.parse_known_args(sys.argv[1:])
    return (named.register or default_register()).resolve()


def current() -> Current:
    """The register to show in this run, as of the chosen day."""
    now, day = latest(), chosen_day()
    if day is None:
        return now
    shown, claims = _as_of(now.loaded, str(register_path()), now.digest, day, id(Loaded))
    n_later = len(now.register.claims) - len(shown.register.claims)
    return replace(now, loaded=shown, claims=claims, today=day, n_later=n_later)


def latest() -> Current:
    """The register as it stands now, whatever day is chosen."""
    path, today = register_path(), date.today()
    digest = _digest(path)
    now = _load(path, digest, today, id(Loaded))
    last_good = _last_good(str(path))
    if now.readable or "digest" not in last_good:
        last_good.update(digest=digest, loaded=now)
        return Current(now, _table(path, digest, today, id(Loaded)), now.problems, False, today, digest)
    table = claims_table(last_good["loaded"].register, today)
    return Current(last_good["loaded"], table, now.problems, True, today, last_good["digest"])


def table_under(now: Current, profile: str) -> pd.DataFrame:
    """The claims table under one of the lexicon's profiles."""
    return _table_under(now.register, now.digest, now.today, profile, id(Loaded))


def follow_changes() -> None:
    """Rerun the page soon after a file of the register changes; filters and position stay."""
    interval = float(os.environ.get(WATCH_VARIABLE) or 1)
    if interval <= 0:
        return
    path = register_path()
    shown = _stamp(path)

    @st.fragment(run_every=interval)
    def watch() -> None:
        if _stamp(path) != shown:
            st.rerun()

    watch()


def _stamp(path: Path) -> Stamp:
    """What changes when a file is written in place or replaced; cheap enough for every second."""
    stamps = []
    for file in watched_files(path):
        try:
            status = file.stat()
        except OSError:
            continue
        stamps.append((str(file), status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(stamps)


def _digest(path: Path) -> str:
    """SHA-256 of all files of the register, hexadecimal."""
    total = hashlib.sha256()
    for file in watched_files(path):
        try:
            data = file.read_bytes()
        except OSError:
            data = b""
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


# `code` tells reloaded code from the code that filled the cache: its classes are others, though they look the same.


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(path: Path, digest: str, today: date, code: int) -> Loaded:  # noqa: ARG001
    return load(path, today)


@st.cache_resource(max_entries=8, show_spinner=False)
def _table(path: Path, digest: str, today: date, code: int) -> pd.DataFrame:
    return claims_table(_load(path, digest, today, code).register, today)


@st.cache_resource(max_entries=32, show_spinner=False)
def _table_under(_register: Register, digest: str, today: date, profile: str, code: int) -> pd.DataFrame:  # noqa: ARG001
    return claims_table(_register, today, profile)


@st.cache_resource(max_entries=16, show_spinner=False)
def _as_of(_loaded: Loaded, path: str, digest: str, day: date, code: int) -> tuple[Loaded, pd.DataFrame]:  # noqa: ARG001
    """What was loaded from the content of this digest as it stood on a day, with its table."""
    register = as_of(_loaded.register, day)
    n_absent = len(_loaded.register.claims) - len(register.claims)
    loaded = replace(_loaded, register=register, n_claims=_loaded.n_claims - n_absent)
    return loaded, claims_table(register, day)


@st.cache_resource(max_entries=8, show_spinner=False)
def _last_good(path: str) -> dict[str, object]:  # noqa: ARG001
    return {}
