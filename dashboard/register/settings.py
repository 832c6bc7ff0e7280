"""Where the register is, by environment or by default."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REGISTER_VARIABLE = "CLAIMS_FILE"
WATCH_VARIABLE = "CLAIMS_WATCH"


def default_register() -> Path:
    """The register named by the environment, or the one that ships with the project."""
    return Path(os.environ.get(REGISTER_VARIABLE) or ROOT / "claims.yaml")
