"""`make screenshots`: every page at three widths in both themes, into docs/screenshots.

Not a test: nothing is compared. The images show what `docs/design.md` speaks of, and are looked at when pages change.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from dashboard.ui.pages import ALL, CLAIM, OVERVIEW
from tests.browser.chromium import chromium
from tests.browser.serving import serving
from tests.browser.visiting import Contexts
from tests.builders import ROOT

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {1440: 1500, 768: 1300, 390: 1300}
SCHEMES = ("light", "dark")
CLAIM_SHOWN = "reed-exchanged-for-yaroshenko-frolov"


def addresses() -> dict[str, str]:
    """What to open for each page, by its name."""
    paths = {view.name: view.name for view in ALL}
    return paths | {
        OVERVIEW.name: "",
        CLAIM.name: f"{CLAIM.name}?id={CLAIM_SHOWN}",
        "source": "sources?id=sputnik-messages",
    }


def main(folder: Path) -> None:
    """Take all screenshots."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        contexts = Contexts(browser)
        for scheme in SCHEMES:
            for width, height in WIDTHS.items():
                for name, path in addresses().items():
                    tab = contexts.tab(server.url, scheme, {"width": width, "height": height})
                    tab.open(path).screenshot(path=folder / f"{name}-{scheme}-{width}.png")
                    tab.page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
