"""An address that somebody was sent, opened cold, shows what its sender saw."""

from datetime import date
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from dashboard.analysis.select import Filters, select
from dashboard.register.passages import source_spans
from tests.browser.words import badge_word, statement_words, words


@pytest.fixture
def shared(claims):
    """A filtered list that is worth sharing: one topic, two outcomes, a word and the days around them."""
    topic = claims["topics"].explode().value_counts().index[0]
    of_topic = claims[claims["topics"].map(lambda names: topic in names)]
    some = of_topic.iloc[len(of_topic) // 2]
    word = max(some["statement"].split(), key=len).strip(".,;:“”’").casefold()
    groups = tuple(of_topic["outcome_group"].unique()[:2])
    filters = Filters(
        {"topics": (topic,), "outcome_group": groups},
        first_day=some["made_on"].date(),
        last_day=claims["made_on"].max().date(),
        text=word,
    )
    address = {
        f"topic.{topic}": "true",
        **{f"result.{group}": "true" for group in groups},
        "q": word,
        "from": filters.first_day.isoformat(),
        "to": filters.last_day.isoformat(),
    }
    return filters, address


def test_filtered_list(site, new_tab, register, claims, shared):
    filters, address = shared
    shown = select(claims, filters)
    page = new_tab(site).open(f"claims?{urlencode(address)}")

    expect(page.get_by_text(f"{len(shown)} of {len(claims)} claims", exact=True)).to_be_visible()
    expect(page.get_by_role("textbox", name="Search claims")).to_have_value(filters.text)
    assert [day_in(page, "Said from"), day_in(page, "Said until")] == [filters.first_day, filters.last_day]

    (topic,) = filters.facets["topics"]
    page.get_by_role("button", name="Topic (1)").click()
    ticked = page.get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(1)
    expect(ticked).to_have_accessible_name(f"{register.topics[topic].label} ({len(shown)})")


def day_in(page, label):
    """The day in a date field, which is a group of three numbers."""
    parts = [page.get_by_role("spinbutton", name=f"{part}, {label}") for part in ("year", "month", "day")]
    return date(*(int(part.text_content()) for part in parts))


def test_cards_of_a_filtered_list(site, new_tab, claims, shared):
    filters, address = shared
    shown = select(claims, filters)
    page = new_tab(site).open(f"claims?{urlencode(address | {'view': 'Cards'})}")

    expect(page.get_by_role("radio", name="Cards")).to_be_checked()
    assert not shown.empty
    for statement in shown["statement"].head(20):
        expect(page.get_by_test_id("stMain").get_by_text(words(statement))).to_have_count(1)


def test_second_page_of_cards(site, new_tab, claims):
    page = new_tab(site).open("claims?view=Cards&page=2")
    expect(page.get_by_text(words(claims["statement"].iloc[20]))).to_have_count(1)
    expect(page.get_by_text(words(claims["statement"].iloc[0]))).to_have_count(0)


def test_claim(site, new_tab, register):
    claim = next(claim for claim in register.claims.values() if claim.condition and claim.ruling and claim.events)
    page = new_tab(site).open(f"claim?id={claim.id}")

    assert statement_words(page) == words(claim.statement)
    text = register.texts[claim.source]
    assert [words(mark) for mark in page.locator("mark").all_text_contents()] == [
        words(text[span.start : span.end]) for span in register.spans[claim.id]
    ]
    shown = words(page.get_by_test_id("stMain").text_content())
    for promised in (claim.criteria, claim.ruling, claim.condition.text, register.speakers[claim.speaker].name):
        assert words(promised) in shown
    for name in claim.events:
        for item in register.events[name].evidence:
            assert words(item.finding) in shown
            expect(page.locator(f'a[href="{item.url}"]')).not_to_have_count(0)


def test_source(site, new_tab, register):
    source = next(iter(register.sources))
    spans = source_spans(register, source)
    page = new_tab(site).open(f"sources?id={source}")

    assert statement_words(page) == words(register.sources[source].title)
    chips = page.locator('[data-testid=stMain] a[href^="claim?id="]')
    assert {chip.get_attribute("href") for chip in chips.all()} == {f"claim?id={name}" for name in spans}
    for chip in chips.all():
        claim = register.claims[chip.get_attribute("href").partition("=")[2]]
        assert badge_word(claim) in chip.text_content()
    chips.evaluate_all("chips => chips.forEach(chip => chip.remove())")
    assert words(register.texts[source]) in words(page.get_by_test_id("stMain").text_content())


@pytest.mark.parametrize(
    ("address", "title", "way_out"),
    [
        ("claim?id=no-such-claim", "No such claim", "See all claims"),
        ("claim", "No such claim", "See all claims"),
        ("claim?id=%3Cimg%20src%3Dx%3E", "No such claim", "See all claims"),
        ("sources?id=no-such-source", "No such source", "See all sources"),
    ],
)
def test_unknown_id(site, new_tab, address, title, way_out):
    """A mistyped address is answered with a friendly page that leads on."""
    page = new_tab(site).open(address)
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("link", name=way_out).click()
    expect(page.get_by_role("heading", level=1, name=way_out.rpartition(" ")[2].capitalize())).to_be_visible()


def test_unknown_values_in_the_address_are_ignored(site, new_tab, claims):
    page = new_tab(site).open("claims?topic.no-such-topic=true&result.occurred=maybe&from=yesterday&view=Sideways&id=x")
    expect(page.get_by_text(f"{len(claims)} of {len(claims)} claims", exact=True)).to_be_visible()
