"""A Chromium, the dashboard on a copy of the real register, and tabs that fail the test when a page misbehaves."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from dashboard.analysis.tables import claims_table
from dashboard.register.load import load
from tests.browser.chromium import REMEDY, chromium
from tests.browser.serving import serving
from tests.browser.visiting import DESKTOP, Contexts
from tests.builders import ROOT


@pytest.fixture(scope="package")
def contexts():
    """The browser. Without one the tests fail: a run that skips them would look green and prove nothing."""
    path = chromium()
    if path is None:
        pytest.fail(REMEDY, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield Contexts(browser)
        browser.close()


@pytest.fixture
def new_tab(contexts):
    """Opens tabs; when the test ends, nothing may have gone wrong in any of them."""
    tabs = []

    def tab(server, scheme="light", screen=DESKTOP):
        tabs.append(contexts.tab(server.url, scheme, screen))
        return tabs[-1]

    yield tab
    complaints = [complaint for opened in tabs for complaint in opened.complaints]
    for opened in tabs:
        opened.page.close()
    assert complaints == []


@pytest.fixture(scope="package")
def real_register(tmp_path_factory):
    """A copy of the register, so that an edit made while the tests run does not disturb them."""
    folder = tmp_path_factory.mktemp("register")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return Path(shutil.copy(ROOT / "claims.yaml", folder))


@pytest.fixture(scope="package")
def register(real_register):
    """The sound part of the real register."""
    return load(real_register, date.today()).register


@pytest.fixture(scope="package")
def claims(register):
    """The claims of the real register as a table."""
    return claims_table(register, date.today())


@pytest.fixture(scope="package")
def site(real_register, tmp_path_factory):
    """The dashboard on the real register."""
    with serving(tmp_path_factory.mktemp("site"), real_register) as server:
        yield server
