"""What readers do: filter, drill down, open, follow links."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.analysis.counts import outcome_counts
from dashboard.analysis.select import Filters, select
from dashboard.register.vocabulary import Kind, OutcomeGroup
from tests.browser.words import statement_words, words

# A link to another page leaves two entries in the history: first this page with the other's parameters, then the other.
STREAMLITS_STEPS_BACK = 2
GRID_HEADER, GRID_ROW, GRID_TICK = 36, 35, 16


def count(page, shown, claims):
    """The line that says how many claims are on show."""
    return page.get_by_text(f"{len(shown)} of {len(claims)} claims", exact=True)


def test_a_filter_changes_list_and_address(site, new_tab, register, claims):
    tab = new_tab(site)
    page = tab.open("claims")
    topic = claims["topics"].explode().value_counts().index[1]
    shown = select(claims, Filters({"topics": (topic,)}))
    name = f"{register.topics[topic].label} ({len(shown)})"

    page.get_by_role("button", name="Topic", exact=True).click()
    page.get_by_test_id("stCheckbox").filter(has_text=name).locator("label").click()
    expect(count(page, shown, claims)).to_be_visible()
    expect(page).to_have_url(f"{site.url}/claims?topic.{topic}=true")

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all filters").click()
    expect(count(page, claims, claims)).to_be_visible()
    expect(page).to_have_url(f"{site.url}/claims")


def test_one_filter_is_taken_out(site, new_tab, claims):
    kind, group = "assertion", claims.loc[claims["kind"] == "assertion", "outcome_group"].mode()[0]
    page = new_tab(site).open(f"claims?kind.{kind}=true&result.{group}=true")
    expect(count(page, select(claims, Filters({"kind": (kind,), "outcome_group": (group,)})), claims)).to_be_visible()
    page.get_by_role("button", name=f"Kind: {kind}").click()
    expect(count(page, select(claims, Filters({"outcome_group": (group,)})), claims)).to_be_visible()
    expect(page).to_have_url(f"{site.url}/claims?result.{group}=true")


def test_a_search_changes_list_and_address(site, new_tab, claims):
    page = new_tab(site).open("claims")
    shown = select(claims, Filters(text="sanctions"))
    assert 0 < len(shown) < len(claims)
    box = page.get_by_role("textbox", name="Search claims")
    box.fill("sanctions")
    box.press("Enter")
    expect(count(page, shown, claims)).to_be_visible()
    expect(page).to_have_url(f"{site.url}/claims?q=sanctions")


def test_a_search_without_matches_says_what_to_do(site, new_tab):
    page = new_tab(site).open("claims?q=zzyzx")
    expect(page.get_by_text("No claim matches all of these filters")).to_be_visible()
    expect(page.get_by_role("button", name="Clear all filters")).to_be_visible()


def test_a_bar_opens_its_claims(site, new_tab, claims):
    """The first bar drawn: of the first outcome group that is there, the first kind."""
    tab = new_tab(site)
    page = tab.open()
    counts = outcome_counts(claims, "kind")
    first = counts[(counts["n"] > 0) & (counts["outcome_group"] == "came_true")].iloc[0]
    assert first["kind"] in set(Kind)

    bar = page.get_by_test_id("stPlotlyChart").first.locator(".barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    shown = select(claims, Filters({"kind": (first["kind"],), "outcome_group": ("came_true",)}))
    assert len(shown) == first["n"]
    expect(count(page, shown, claims)).to_be_visible()
    expect(page).to_have_url(f"{site.url}/claims?kind.{first['kind']}=true&result.came_true=true")
    tab.settle()


def test_every_number_of_the_overview_is_that_of_its_list(site, new_tab, claims):
    tab = new_tab(site)
    page = tab.open()
    links = page.get_by_test_id("stMain").locator('a[href*="claims?"]')
    assert links.count() >= len(OutcomeGroup)
    for link in links.all():
        shown = select(claims, filters_in(link.get_attribute("href")))
        assert str(len(shown)) in re.findall(r"\d+", link.text_content())
    shown = select(claims, filters_in(links.last.get_attribute("href")))
    links.last.click()
    expect(count(page, shown, claims)).to_be_visible()


def filters_in(address):
    """The filters that a link to a filtered list stands for."""
    facets = {}
    for name, value in parse_qsl(urlsplit(address).query):
        parameter, _, chosen = name.partition(".")
        assert value == "true"
        facet = {"result": "outcome_group", "topic": "topics"}.get(parameter, parameter)
        facets[facet] = (*facets.get(facet, ()), chosen)
    return Filters(facets)


def test_a_row_opens_its_claim(site, new_tab, claims):
    page = new_tab(site).open("claims?kind.prediction=true")
    third = claims[claims["kind"] == "prediction"].iloc[2]
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    table.click(position={"x": GRID_TICK, "y": GRID_HEADER + 2.5 * GRID_ROW}, force=True)
    expect(page).to_have_url(f"{site.url}/claim?id={third['id']}")
    expect(page.locator("h1")).to_have_text(words(third["statement"]))


def test_a_row_opens_its_claim_by_keyboard(site, new_tab, claims):
    page = new_tab(site).open("claims")
    table = page.get_by_test_id("stDataFrame").locator("canvas").first
    table.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator("h1")).not_to_have_text("Claims")
    assert statement_words(page) in {words(statement) for statement in claims["statement"]}


def test_a_card_opens_its_claim_and_back_returns(site, new_tab, claims):
    tab = new_tab(site)
    page = tab.open("claims?view=Cards&kind.threat=true")
    threat = claims[claims["kind"] == "threat"].iloc[0]
    page.get_by_role("link", name="Open the claim").first.click()
    expect(page.locator("h1")).to_have_text(words(threat["statement"]))
    for _ in range(STREAMLITS_STEPS_BACK):
        tab.settle()
        page.go_back()
        expect(page.locator("h1")).to_have_text("Claims")
    expect(page).to_have_url(f"{site.url}/claims?view=Cards&kind.threat=true")
    expect(count(page, claims[claims["kind"] == "threat"], claims)).to_be_visible()
    expect(page.get_by_role("radio", name="Cards")).to_be_checked()


def test_the_list_is_one_press_away_also_after_next(site, new_tab, claims):
    kind = "threat"
    shown = select(claims, Filters({"kind": (kind,)}))
    tab = new_tab(site)
    page = tab.open(f"claims?kind.{kind}=true&view=Cards")
    page.get_by_role("link", name="Open the claim").first.click()
    expect(page.get_by_text(f"1 of {len(shown)}", exact=True)).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text(f"2 of {len(shown)}", exact=True)).to_be_visible()
    page.get_by_role("link", name="Back to the list").click()
    expect(count(page, shown, claims)).to_be_visible()
    expect(page.get_by_role("link", name="Open the claim")).to_have_count(min(len(shown), 20))
    expect(page).to_have_url(f"{site.url}/claims?kind.{kind}=true&view=Cards")


@pytest.mark.parametrize("number", [0, 3])
def test_a_mark_in_an_article_leads_to_its_claim(site, new_tab, register, number):
    page = new_tab(site).open(f"sources?id={list(register.sources)[number]}")
    mark = page.locator('[data-testid=stMain] a[href^="claim?id="]').first
    claim = register.claims[mark.get_attribute("href").partition("=")[2]]
    mark.click()
    expect(page).to_have_url(f"{site.url}/claim?id={claim.id}")
    expect(page.locator("h1")).to_have_text(words(claim.statement))


def test_from_claim_to_article(site, new_tab, register):
    claim = next(iter(register.claims.values()))
    page = new_tab(site).open(f"claim?id={claim.id}")
    page.get_by_role("link", name="Read the whole article").click()
    expect(page.locator("h1")).to_have_text(words(register.sources[claim.source].title))
    expect(page).to_have_url(f"{site.url}/sources?id={claim.source}")


def test_the_address_follows_from_claim_to_claim(site, new_tab, register):
    """Streamlit alone would leave the first claim's address standing."""
    claim = next(
        claim for claim in register.claims.values() if any(tie.claim in register.claims for tie in claim.related)
    )
    other = register.claims[next(tie.claim for tie in claim.related if tie.claim in register.claims)]
    page = new_tab(site).open(f"claim?id={claim.id}")
    page.locator(f'[data-testid=stMain] a[href$="claim?id={other.id}"]').last.click()
    expect(page.locator("h1")).to_have_text(words(other.statement))
    expect(page).to_have_url(f"{site.url}/claim?id={other.id}")
    page.go_back()
    expect(page.locator("h1")).to_have_text(words(claim.statement))
    expect(page).to_have_url(f"{site.url}/claim?id={claim.id}")


def test_the_address_follows_from_list_to_article_and_back(site, new_tab, register):
    source = list(register.sources)[-1]
    page = new_tab(site).open("sources")
    page.locator(f'[data-testid=stMain] a[href$="sources?id={source}"]').first.click()
    expect(page).to_have_url(f"{site.url}/sources?id={source}")
    page.get_by_role("link", name="All sources").click()
    expect(page).to_have_url(f"{site.url}/sources")


def test_downloads_hold_what_is_on_show(site, new_tab, claims):
    page = new_tab(site).open("claims?kind.threat=true")
    with page.expect_download() as as_json:
        page.get_by_role("button", name="Download as JSON", exact=True).click()
    text = as_json.value.path().read_text(encoding="utf-8")
    for name in claims.loc[claims["kind"] == "threat", "id"]:
        assert f'"id": "{name}"' in text
    with page.expect_download() as as_csv:
        page.get_by_role("button", name="Download as CSV", exact=True).click()
    lines = as_csv.value.path().read_text(encoding="utf-8-sig")
    for name in claims.loc[claims["kind"] == "threat", "id"]:
        assert name in lines


def test_the_menu_leads_to_every_page(site, new_tab):
    tab = new_tab(site)
    page = tab.open()
    menu = page.get_by_test_id("stSidebarNavLink")
    addresses = [link.get_attribute("href") for link in menu.all()]
    assert len(addresses) == len(set(addresses)) >= 5
    for number in range(len(addresses)):
        title = page.locator("h1").text_content()
        menu.nth(-1 - number).click()
        expect(page.locator("h1")).not_to_have_text(title)
        tab.settle()
        expect(page.get_by_test_id("stException")).to_have_count(0)
