"""The plain ways to start the dashboard, each from a folder that is not the project's."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import CONSOLE_SCRIPT, MODULE, serving
from tests.builders import ROOT, make_register

TEXT_COLOUR = "rgb(21, 21, 21)"  # textColor of .streamlit/config.toml, which must apply from anywhere


@pytest.mark.parametrize("command", [MODULE, CONSOLE_SCRIPT], ids=["python -m streamlit", "streamlit"])
def test_plain_start(command, tmp_path, new_tab):
    """The project's own register and settings; no statistics are sent (`new_tab`)."""
    assert (ROOT / "claims.yaml").exists()
    with serving(tmp_path, command=command) as server:
        page = new_tab(server).open("claims")
        expect(page.get_by_role("heading", level=1, name="Claims")).to_be_visible()
        expect(page.locator("h1")).to_have_css("color", TEXT_COLOUR)


def test_another_register_on_the_command_line(tmp_path, new_tab):
    """`--register` comes before CLAIMS_FILE."""
    (tmp_path / "other").mkdir()
    path = make_register(tmp_path / "other")
    with serving(tmp_path, ROOT / "claims.yaml", arguments=["--register", str(path)]) as server:
        page = new_tab(server).open("claims")
        expect(page.get_by_text("3 of 3 claims", exact=True)).to_be_visible()
