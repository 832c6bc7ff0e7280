"""Small registers and claims for the tests, and the day on which all of them are read."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dashboard.register.canonical import canonical
from dashboard.register.load import load
from dashboard.register.loaded import Loaded
from dashboard.register.model import Claim

TODAY = date(2026, 11, 22)
TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOOD = TESTS / "register" / "good"
SMALL = (GOOD / "small.yaml").read_text(encoding="utf-8")
ARTICLE = (GOOD / "seeds" / "article.txt").read_text(encoding="utf-8")


def small_data() -> dict[str, Any]:
    """The small register as plain values, to be changed at will."""
    return deepcopy(yaml.safe_load(SMALL))


def claim_data(**overrides: Any) -> dict[str, Any]:
    """The fields of one sound claim of the small register; a field set to None is left out."""
    fields = small_data()["claims"][0] | overrides
    return {name: value for name, value in fields.items() if value is not None}


def make_claim(**overrides: Any) -> Claim:
    """One claim; a field set to None is left out."""
    return Claim.model_validate(claim_data(**overrides))


def open_claim(**overrides: Any) -> Claim:
    """One claim that waits for its outcome."""
    still_open = {"status": "open", "outcome": None, "resolved_on": None, "ruling": None}
    return make_claim(**(still_open | overrides))


def make_register(
    folder: Path,
    register: str | bytes | Mapping[str, Any] = SMALL,
    articles: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a register, as text or as plain values, with its articles; returns the path of its file."""
    path = folder / "claims.yaml"
    for name, article in ({"seeds/article.txt": ARTICLE} if articles is None else articles).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(article if isinstance(article, bytes) else article.encode())
    text = canonical(register) if isinstance(register, Mapping) else register
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def load_claims(folder: Path, *claims: Mapping[str, Any]) -> Loaded:
    """Load the small register with these claims instead of its own."""
    return load(make_register(folder, small_data() | {"claims": list(claims)}), TODAY)


def edited(old: str, new: str, text: str = SMALL) -> str:
    """The small register with its first `old` replaced."""
    if old not in text:
        msg = f"the small register does not hold {old!r}"
        raise ValueError(msg)
    return text.replace(old, new, 1)


def line_of(mark: str, text: str) -> int:
    """The number of the first line that holds a mark."""
    return text.count("\n", 0, text.index(mark)) + 1
