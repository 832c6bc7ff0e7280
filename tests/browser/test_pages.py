"""Every page, in light and dark and on a phone: quiet, whole, readable and within its width."""

import pytest
from playwright.sync_api import expect

from dashboard.ui.pages import ALL, CLAIM, OVERVIEW, SOURCES
from tests.browser.visiting import DESKTOP, PHONE, violations

SMALLEST_TEXT = 12  # of letters and digits; signs inside the marks of a chart may be smaller
LOOKS = [("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)]
VISITS = [*((view, False) for view in ALL), (CLAIM, True), (SOURCES, True)]

# axe rules that Streamlit's own markup breaks, each with the reason; everything else is ours to mend.
STREAMLITS_OWN: dict[str, str] = {}

SMALL_TEXTS = """least => {
    const walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        const size = parseFloat(getComputedStyle(holder).fontSize);
        const seen = holder.checkVisibility({visibilityProperty: true});
        if (size < least && seen && /[\\p{L}\\p{N}]/u.test(walker.currentNode.data))
            small.push(`${size}px: ${walker.currentNode.data.trim()}`);
    }
    return small;
}"""
TOO_WIDE = """() => [document.scrollingElement, document.querySelector('[data-testid=stMain]')]
    .filter(box => box.scrollWidth > box.clientWidth)
    .map(box => `${box.dataset.testid ?? 'page'}: ${box.scrollWidth} > ${box.clientWidth}`)"""


@pytest.fixture
def examples(register):
    """What the pages about one thing are opened with."""
    claim = next(claim for claim in register.claims.values() if claim.condition and claim.events and claim.hedge)
    return {CLAIM: claim.id, SOURCES: claim.source}


def test_there_are_pages():
    assert len(ALL) >= 6


@pytest.mark.parametrize(("scheme", "screen"), LOOKS, ids=["light", "dark", "phone"])
@pytest.mark.parametrize(
    ("view", "of_one"), VISITS, ids=[f"{view.name}-of-one" if one else view.name for view, one in VISITS]
)
def test_page(site, new_tab, examples, view, of_one, scheme, screen):
    """Nothing in the console, no request leaves the machine (`new_tab`); axe finds nothing; all has a name and fits."""
    path = "" if view is OVERVIEW else view.name
    page = new_tab(site, scheme, screen).open(f"{path}?id={examples[view]}" if of_one else path)

    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert nameless(page) == []
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SMALL_TEXTS, SMALLEST_TEXT) == []
    found = [violation for violation in violations(page) if violation["id"] not in STREAMLITS_OWN]
    assert found == [], told(found)


def nameless(page):
    """Charts and tables that a screen reader cannot announce."""
    return [
        f"{kind} number {number + 1}"
        for kind in ("stPlotlyChart", "stDataFrame")
        for number, holder in enumerate(page.get_by_test_id(kind).all())
        if not holder.evaluate(
            "holder => [holder, ...holder.querySelectorAll('[role=region]')]"
            ".some(part => (part.getAttribute('aria-label') ?? '').trim().length > 10)"
        )
    ]


def told(found):
    """Violations in a few lines each."""
    return "\n".join(
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {node['target']} {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"][:3]
    )
