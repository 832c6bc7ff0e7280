"""What all tests share: the project on the path, and the option that renews golden files."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests.builders import TODAY, claim_data, make_claim, make_register  # noqa: E402

__all__ = ["TODAY", "claim_data", "make_claim", "make_register"]


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write golden files anew; review the diff")


@pytest.fixture
def golden(request):
    """Compare text with a golden file, or write it with --update-golden."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert text.encode() == path.read_bytes(), f"{path.name} differs; renew it with --update-golden"

    return compare
