"""Text from the register is shown as it stands, whatever it would mean to Markdown, HTML or Plotly.

`new_tab` adds: no request leaves the machine, no dialog opens, nothing is in the console.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from dashboard.register.load import load
from dashboard.register.problems import errors
from dashboard.ui.pages import ALL, OVERVIEW
from tests.browser.serving import serving
from tests.browser.visiting import SETTLED
from tests.browser.words import words
from tests.builders import make_register
from tests.hostile import HOSTILE, hostile_articles, hostile_data, marked

NUMBERS = range(len(HOSTILE))
ON_A_CLAIM = (
    "topic",
    "name",
    "role",
    "affiliation",
    "words",
    "title",
    "publisher",
    "criteria",
    "condition",
    "note",
    "ruling",
    "event",
    "summary",
    "dating",
    "second",
    "update",
    "field",
    "was",
    "change",
    *(f"{where} {name}" for where in ("own", "event") for name in ("title", "publisher", "via", "finding")),
)
ON_A_SOURCE = ("publisher", "author", "published_on_basis", "translated_from", "notes", "words")
STRANGERS = """() => document.querySelectorAll(
    '[data-testid=stMain]'
    + ' :is(script, iframe, form, object, embed, img:not([src^="data:"]), [onerror], [onload], .katex)'
).length"""


@pytest.fixture(scope="module")
def hostile_register(tmp_path_factory):
    path = make_register(tmp_path_factory.mktemp("hostile"), hostile_data(), hostile_articles())
    loaded = load(path, date.today())
    assert [problem.text() for problem in errors(loaded.problems)] == []
    assert len(loaded.register.claims) == len(HOSTILE) > 40
    return path


@pytest.fixture(scope="module")
def hostile_site(hostile_register, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("hostile-site"), hostile_register) as server:
        yield server


def missing(page, expected):
    """Which of the texts the page does not show literally."""
    shown = words(page.get_by_test_id("stMain").text_content())
    return [text for text in expected if words(text) not in shown]


def test_claim_pages(hostile_site, new_tab):
    """From each claim to the one it repeats, by the link that stands there."""
    tab = new_tab(hostile_site)
    page = tab.open("claim?id=claim-0")
    for n in NUMBERS:
        expect(page).to_have_url(f"{hostile_site.url}/claim?id=claim-{n}")
        tab.settle()
        expected = [marked(n, field) for field in ON_A_CLAIM]
        related = marked((n + 1) % len(HOSTILE), "statement")
        assert missing(page, [marked(n, "statement"), *expected, related]) == []
        assert page.evaluate(STRANGERS) == 0
        forward = page.locator(f'[data-testid=stMain] a[href$="claim?id=claim-{(n + 1) % len(HOSTILE)}"]')
        forward.first.click()


def test_cards(hostile_site, new_tab):
    tab = new_tab(hostile_site)
    for number in range(1, -(-len(HOSTILE) // 20) + 1):
        page = tab.open(f"claims?view=Cards&page={number}")
        on_it = NUMBERS[20 * (number - 1) : 20 * number]
        expected = [marked(n, field) for n in on_it for field in ("statement", "words", "name", "publisher")]
        assert expected
        assert missing(page, expected) == []
        assert page.evaluate(STRANGERS) == 0


def test_table_and_facets(hostile_site, new_tab):
    page = new_tab(hostile_site).open("claims")
    for facet, field in {"Topic": "topic", "Speaker": "name", "Source": "title", "Side": "side"}.items():
        page.get_by_role("button", name=facet, exact=True).click()
        panel = page.get_by_test_id("stPopoverBody")
        expect(panel.get_by_role("checkbox")).to_have_count(len(HOSTILE))
        shown = words(panel.text_content())
        assert [n for n in NUMBERS if f"{words(marked(n, field))} (1)" not in shown] == []
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)


@pytest.mark.parametrize("number", [0, 19, 37, 38, 41])
def test_filter_by_a_hostile_side(hostile_site, new_tab, number):
    """A side is its own id: the text becomes the key of a filter and part of the address."""
    tab = new_tab(hostile_site)
    page = tab.open("claims")
    page.get_by_role("button", name="Side", exact=True).click()
    boxes = page.get_by_test_id("stPopoverBody").get_by_test_id("stCheckbox")
    expect(boxes).to_have_count(len(HOSTILE))
    labels = [words(label) for label in boxes.all_text_contents()]
    boxes.nth(labels.index(f"{words(marked(number, 'side'))} (1)")).locator("label").click()
    expect(page.get_by_text(f"1 of {len(HOSTILE)} claims", exact=True)).to_be_visible()
    shared = page.url
    again = new_tab(hostile_site)
    again.open(shared.removeprefix(f"{hostile_site.url}/"))
    expect(again.page.get_by_text(f"1 of {len(HOSTILE)} claims", exact=True)).to_be_visible()
    assert missing(again.page, [f"Side: {marked(number, 'side')}"]) == []


def test_list_of_sources(hostile_site, new_tab):
    page = new_tab(hostile_site).open("sources")
    expected = [marked(n, field) for n in NUMBERS for field in ("title", "publisher", "author")]
    assert missing(page, expected) == []
    assert page.evaluate(STRANGERS) == 0


def test_articles(hostile_site, new_tab):
    """From the list to each article and back."""
    tab = new_tab(hostile_site)
    page = tab.open("sources")
    for n in NUMBERS:
        page.locator(f'[data-testid=stMain] a[href$="sources?id=source-{n}"]').first.click()
        expect(page).to_have_url(f"{hostile_site.url}/sources?id=source-{n}")
        expect(page.locator(f'a[href$="claim?id=claim-{n}"]').first).to_be_attached()
        tab.settle()
        page.get_by_text("About this text").click()
        expect(page.get_by_text("How the date is known")).to_be_visible()
        assert missing(page, [marked(n, "title"), *(marked(n, field) for field in ON_A_SOURCE)]) == []
        assert page.evaluate(STRANGERS) == 0
        page.get_by_role("link", name="All sources").click()
        expect(page.get_by_role("heading", level=1, name="Sources", exact=True)).to_be_visible()


def test_overview(hostile_site, new_tab):
    page = new_tab(hostile_site).open()
    topics = [marked(n, "topic") for n in NUMBERS]
    assert missing(page, [marked(0, "title"), marked(0, "description")]) == []
    ticks = [words(tick) for tick in page.locator(".js-plotly-plot .ytick").all_text_contents()]
    assert [topic for topic in topics if not any(words(topic) in tick for tick in ticks)] == []
    assert page.evaluate(STRANGERS) == 0


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_no_page_acts_on_it(hostile_site, new_tab, view):
    page = new_tab(hostile_site).open("" if view is OVERVIEW else view.name)
    assert page.evaluate(SETTLED)
    assert page.evaluate(STRANGERS) == 0
    expect(page.locator("h1")).to_have_count(1)
