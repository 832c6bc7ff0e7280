"""A curator edits on his own machine; a reader takes a patch away. The file's diff is exactly the lines shown."""

import difflib
import subprocess
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from dashboard.register.load import load
from tests.browser.serving import serving
from tests.browser.visiting import AXE, DESKTOP, PHONE
from tests.builders import SMALL, TODAY, edited, make_register

CLAIM = "harbour-closed-at-once"
PAGE = f"claim?id={CLAIM}&edit=1"
PANEL = "[class*=st-key-edit-panel]"
RULING = "The harbour was shut by order."
FINDING = "It is shut: by order."
LINES = [
    "-  status: open",
    "+  status: resolved",
    "+  outcome: occurred",
    "+  resolved_on: 2022-05-01",
    f"+  ruling: {RULING}",
    "+  evidence:",
    "+  - url: https://example.org/a",
    "+    title: The order",
    "+    publisher: Port office",
    "+    stance: supports",
    f"+    finding: '{FINDING}'",
]


@pytest.fixture
def small(tmp_path):
    (tmp_path / "register").mkdir()
    return make_register(tmp_path / "register")


def choose(page, label, word):
    """Choose a word from a list, opened anew when a run that ended just then has closed it."""
    option = page.get_by_role("option", name=word, exact=True)
    for patience in (10_000, 10_000, None):
        page.get_by_role("combobox", name=label, exact=True).press("ArrowDown")
        with suppress(Error):
            option.wait_for(timeout=patience)
            break
    option.click()


def resolve(page):
    """Fill the form and ask for the change."""
    choose(page, "Outcome", "occurred")
    page.get_by_role("spinbutton", name="year, Outcome known since").click()
    page.keyboard.type("20220501")
    texts = {
        "Ruling": RULING,
        "Address": "https://example.org/a",
        "Title": "The order",
        "Publisher": "Port office",
        "What it shows": FINDING,
    }
    for name, text in texts.items():
        page.get_by_role("textbox", name=name, exact=True).first.fill(text)
    page.get_by_role("button", name="Show the change").click()
    for line in LINES:
        expect(page.get_by_test_id("stCode").filter(has_text="--- a/")).to_contain_text(line)


def violations(page, part):
    """What axe-core finds wrong with a part of the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async part => (await axe.run(part, {resultTypes: ['violations']})).violations", part)
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def changes(old, new):
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="")
    return [line for line in found if line[0] in "+-"][2:]


def test_resolving_on_the_own_machine(small, tmp_path, new_tab):
    with serving(tmp_path, small, watch=0.2, arguments=["--edit"]) as server:
        tab = new_tab(server)
        page = tab.open(PAGE)
        resolve(page)
        assert small.read_text(encoding="utf-8") == SMALL
        page.get_by_role("button", name="Save to claims.yaml").click()
        expect(page.get_by_test_id("stToast")).to_contain_text("Saved to claims.yaml")
        expect(page.get_by_text(RULING, exact=True).first).to_be_visible()
        expect(page.locator(".stMarkdownBadge", has_text="occurred").first).to_be_visible()
        expect(page.get_by_text("The change in claims.yaml")).to_have_count(0)
    assert changes(SMALL, small.read_text(encoding="utf-8")) == LINES


def test_another_writer_while_the_change_is_on_show(small, tmp_path, new_tab):
    """The page tells, makes the change anew, and keeps both changes."""
    theirs = edited("Three claims from one article.", "Three claims.")
    with serving(tmp_path, small, watch=0.2, arguments=["--edit"]) as server:
        page = new_tab(server).open(PAGE)
        resolve(page)
        small.write_text(theirs, encoding="utf-8")
        expect(page.get_by_text("The register was changed meanwhile")).to_be_visible()
        expect(page.get_by_role("textbox", name="Ruling")).to_have_value(RULING)
        page.get_by_role("button", name="Save to claims.yaml").click()
        expect(page.get_by_test_id("stToast")).to_contain_text("Saved to claims.yaml")
    assert changes(theirs, small.read_text(encoding="utf-8")) == LINES


@pytest.mark.parametrize("folder", [".", "data"])
def test_a_patch_for_everybody_else(tmp_path, new_tab, folder):
    repository = tmp_path / "repository"
    (repository / folder).mkdir(parents=True)
    register = make_register(repository / folder)
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    with serving(tmp_path, register) as server:
        page = new_tab(server).open(PAGE)
        resolve(page)
        expect(page.get_by_role("button", name="Save to claims.yaml")).to_have_count(0)
        with page.expect_download() as started:
            page.get_by_role("button", name="Download the patch").click()
        assert started.value.suggested_filename == f"{CLAIM}.patch"
        patch = started.value.path()
        subprocess.run(["git", "apply", "--check", patch], cwd=repository, check=True)
        assert register.read_text(encoding="utf-8") == SMALL
        subprocess.run(["git", "apply", patch], cwd=repository, check=True)
    assert changes(SMALL, register.read_text(encoding="utf-8")) == LINES
    assert load(register, TODAY).register.claims[CLAIM].outcome == "occurred"


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)])
def test_the_open_forms_are_accessible(small, tmp_path, new_tab, scheme, screen):
    with serving(tmp_path, small, arguments=["--edit"]) as server:
        tab = new_tab(server, scheme, screen)
        page = tab.open(PAGE)
        resolve(page)
        tab.settle()
        assert violations(page, PANEL) == []
