"""Where a Chromium is; `python -m tests.browser.chromium` says so, or what to install."""

import os
import shutil
import sys

VARIABLE = "CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. "
    f"Elsewhere: install Chromium or Chrome and name its program in the environment variable {VARIABLE}."
)


def chromium() -> str | None:
    """The path of the browser that the environment names, or of the first one installed; None when there is none."""
    return shutil.which(os.environ.get(VARIABLE, "")) or next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    found = chromium()
    print(f"Browser: {found}" if found else REMEDY, file=sys.stdout if found else sys.stderr)
    sys.exit(0 if found else 1)
