"""A reader's browser: tabs that note everything a page must not do, and wait until it has settled."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
DESKTOP = {"width": 1280, "height": 1800}  # high, because the page scrolls inside itself and axe sees what is on screen
PHONE = {"width": 390, "height": 1800}
PATIENCE = 90_000  # a machine that runs everything at once is slow, and a test that gives up early tells nothing

# Streamlit looks for its own service below the page's address first, and finds it at the root then.
BENIGN_NOT_FOUND = re.compile(r"^/[\w-]+/_stcore/(health|host-config)$")

SETTLED = """() => {
    const broken = document.querySelector('[data-testid=stException]');
    if (broken !== null) throw new Error(`the page shows an exception: ${broken.textContent}`);
    const app = document.querySelector('[data-testid=stApp]');
    return app !== null
        && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('h1') !== null
        && document.querySelector('[data-testid=stSkeleton]') === null
        && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
            .every(chart => !chart.checkVisibility() || chart.querySelector('.main-svg .infolayer'))
        && [...document.querySelectorAll('[data-testid=stDataFrame]')]
            .every(table => !table.checkVisibility() || table.querySelector('canvas'));
}"""


@dataclass
class Tab:
    """One tab at one dashboard; `complaints` collects what must not happen while it is open."""

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("request", lambda request: self._on_address(request.url))
        self.page.on("websocket", lambda socket: self._on_address(socket.url))
        self.page.on("dialog", self._on_dialog)

    def open(self, path: str = "") -> Page:
        """Go to a page of the dashboard by its address, as somebody does who was sent it."""
        self.page.goto(f"{self.root}/{path}")
        return self.settle()

    def settle(self) -> Page:
        """Wait until the script is done and everything is drawn."""
        self.page.wait_for_function(SETTLED)
        return self.page

    def _on_console(self, message: ConsoleMessage) -> None:
        address = str(message.location.get("url", ""))
        if message.type == "error" and not ("404" in message.text and BENIGN_NOT_FOUND.match(urlsplit(address).path)):
            self.complaints.append(f"console: {message.text} ({address})")

    def _on_address(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.root).netloc:
            self.complaints.append(f"request leaves the machine: {address}")

    def _on_dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


class Contexts:
    """Browser contexts by colour scheme and size of the screen, kept so that Streamlit's own files load once."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._contexts: dict[tuple[str, int], BrowserContext] = {}

    def tab(self, root: str, scheme: str, screen: dict[str, int]) -> Tab:
        """A new tab."""
        key = (scheme, screen["width"])
        if key not in self._contexts:
            self._contexts[key] = self.browser.new_context(
                viewport=screen, color_scheme=scheme, reduced_motion="reduce", locale="en-GB", timezone_id="UTC"
            )
            self._contexts[key].set_default_timeout(PATIENCE)
        return Tab(self._contexts[key].new_page(), root)


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds wrong with a page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations"))


expect.set_options(timeout=PATIENCE)
