"""Where the register is, and where its repository can be read, by environment or by default."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
REGISTER_VARIABLE = "CLAIMS_FILE"
WATCH_VARIABLE = "CLAIMS_WATCH"
REPOSITORY_VARIABLE = "CLAIMS_REPOSITORY"
BRANCH_VARIABLE = "CLAIMS_BRANCH"


@dataclass(frozen=True)
class Repository:
    """A public repository with the register's files at its root: its address, without a closing slash, and branch."""

    address: str
    branch: str = "main"

    def lines(self, file: str, first: int, last: int) -> str:
        """The address at which lines of a file can be read, as GitHub and its kin understand it."""
        span = f"L{first}" if first == last else f"L{first}-L{last}"
        return f"{self.address}/blob/{quote(self.branch)}/{quote(file)}?plain=1#{span}"


def default_register() -> Path:
    """The register named by the environment, or the one that ships with the project."""
    return Path(os.environ.get(REGISTER_VARIABLE) or ROOT / "claims.yaml")


def repository() -> Repository | None:
    """The repository named by the environment, such as https://github.com/owner/name; None without a web address."""
    address = os.environ.get(REPOSITORY_VARIABLE, "").strip().rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return Repository(address, os.environ.get(BRANCH_VARIABLE, "").strip() or "main")
