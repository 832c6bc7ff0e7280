"""A curator saves the register: the open page follows, keeps its filters, and survives a broken file."""

import os
import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import serving
from tests.builders import SMALL, edited, make_register

FIRST = "A storm hits the town before 20 March 2022."
BROKEN_ENTRY = edited("kind: assertion", "kind: rumour")
UNREADABLE = b"\xff\xfe\x00 no text at all"


@pytest.fixture
def small(tmp_path):
    (tmp_path / "register").mkdir()
    return make_register(tmp_path / "register")


@pytest.fixture
def watched(small, tmp_path):
    with serving(tmp_path, small, watch=0.2) as server:
        yield server


def saying(statement):
    return edited(FIRST, statement)


def test_saving_shows_and_keeps_the_filters(watched, small, new_tab):
    page = new_tab(watched).open("claims?view=Cards&kind.prediction=true")
    expect(page.get_by_text("1 of 3 claims", exact=True)).to_be_visible()
    expect(page.get_by_text(FIRST)).to_be_visible()

    small.write_text(saying("A gale hits the town."), encoding="utf-8")
    expect(page.get_by_text("A gale hits the town.")).to_be_visible()

    new = small.with_suffix(".new")
    new.write_text(saying("A flood hits the town."), encoding="utf-8")
    os.replace(new, small)
    expect(page.get_by_text("A flood hits the town.")).to_be_visible()
    expect(page.get_by_text("1 of 3 claims", exact=True)).to_be_visible()
    expect(page).to_have_url(f"{watched.url}/claims?view=Cards&kind.prediction=true")


def test_an_unreadable_file_keeps_the_last_good_state(watched, small, new_tab):
    page = new_tab(watched).open("claims?view=Cards&kind.prediction=true")
    small.write_bytes(UNREADABLE)
    expect(page.get_by_text("This is its last good state")).to_be_visible()
    expect(page.get_by_text(FIRST)).to_be_visible()
    expect(page.get_by_text("1 of 3 claims", exact=True)).to_be_visible()

    small.write_text(saying("The storm passes by."), encoding="utf-8")
    expect(page.get_by_text("The storm passes by.")).to_be_visible()
    expect(page.get_by_text("This is its last good state")).to_have_count(0)
    expect(page.get_by_text("1 of 3 claims", exact=True)).to_be_visible()


def test_a_bad_entry_is_set_aside_and_returns(watched, small, new_tab):
    page = new_tab(watched).open("claims")
    small.write_text(BROKEN_ENTRY, encoding="utf-8")
    expect(page.get_by_text("1 claim of 3 set aside")).to_be_visible()
    expect(page.get_by_text("2 of 2 claims", exact=True)).to_be_visible()
    small.write_text(SMALL, encoding="utf-8")
    expect(page.get_by_text("3 of 3 claims", exact=True)).to_be_visible()
    expect(page.get_by_text("set aside")).to_have_count(0)


def test_an_edited_article_shows(watched, small, new_tab):
    page = new_tab(watched).open("sources?id=paper")
    article = small.parent / "seeds" / "article.txt"
    article.write_text(article.read_text(encoding="utf-8") + "\nThe evening edition adds this.\n", encoding="utf-8")
    expect(page.get_by_text("The evening edition adds this.")).to_be_visible()


def test_a_cold_start_with_a_bad_entry(small, tmp_path, new_tab):
    small.write_text(BROKEN_ENTRY, encoding="utf-8")
    with serving(tmp_path, small) as server:
        page = new_tab(server).open("claims")
        expect(page.get_by_text("2 of 2 claims", exact=True)).to_be_visible()
        page.get_by_role("link", name="See what to correct").click()
        expect(page.get_by_role("heading", level=1, name="Review")).to_be_visible()
        line = BROKEN_ENTRY.count("\n", 0, BROKEN_ENTRY.index("kind: rumour")) + 1
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text("1 error: these entries are set aside until they are corrected.")
        expect(main).to_contain_text(re.compile(rf"claims\.yaml(:|, line ){line}(?!\d)"))


def test_a_cold_start_without_a_readable_file(small, tmp_path, new_tab):
    """The page says what is wrong, and comes up by itself once that is mended."""
    small.write_bytes(UNREADABLE)
    with serving(tmp_path, small, watch=0.2) as server:
        page = new_tab(server).open()
        expect(page.get_by_role("heading", level=1, name="This register cannot be shown yet")).to_be_visible()
        expect(page.get_by_text("claims.yaml, line 1")).to_be_visible()
        expect(page.get_by_test_id("stMain")).to_contain_text("is not UTF-8")
        small.write_text(SMALL, encoding="utf-8")
        expect(page.get_by_role("heading", level=1, name="A small register")).to_be_visible()
