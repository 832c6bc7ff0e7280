import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dashboard.exchange.report import Edition, report, report_body
from dashboard.register.load import load
from dashboard.register.model import About
from tests.builders import TODAY, make_register

DIGEST = "cd" * 32
NASTY = "</style><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} & “quoted”"
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """What a document holds: its elements with their attributes, and whether each that opens is closed."""

    def __init__(self):
        super().__init__()
        self.elements, self.open, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(html):
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.fixture
def register(tmp_path):
    return load(make_register(tmp_path), TODAY).register


def edition(n_all=3, choice="all claims"):
    return Edition(TODAY, DIGEST, choice, n_all)


def shown(register, claims=None, choice="all claims"):
    return report(register, list(register.claims.values()) if claims is None else claims, edition(choice=choice))


def test_a_report_says_what_it_is_of(register):
    text = " ".join("".join(parsed(shown(register, choice="topic: Weather")).text).split())
    for words in ("A small register", "topic: Weather: 3 of 3 claims", "22 November 2026", DIGEST):
        assert words in text


def test_each_claim_stands_whole(register):
    text = " ".join("".join(parsed(shown(register)).text).split())
    for claim in register.claims.values():
        assert claim.statement in text
        assert f"“{claim.quote[0]}”" in text
    for words in (
        "✓ occurred",
        "… open",
        "The mayor",
        "said 30 December 2021; due by 20 March 2022; outcome known 4 February 2022",
        "The weather service counted a storm on 3 February 2022.",
        "Storm ahead, The Paper, 1 January 2022",
        "Supports: Agency, “Storm hits town”, 2022-02-04, primary source.",
        "The council cuts his budget. (condition pending)",
    ):
        assert words in text


def test_counts_are_in_a_table_with_n(register):
    html = shown(register)
    row = re.search(r'<tr><th scope="row">predictions</th>(.*?)</tr>', html, re.DOTALL)
    assert re.findall(r"<td>(\d+)</td>", row[1]) == ["1", "0", "0", "0", "0", "1"]
    assert "Of the 2 that can be rated, 2 came true or were so, 0 in part, and 0 did not" in html
    weather = re.search(r'<tr><th scope="row">Weather</th>(.*?)</tr>', html, re.DOTALL)
    assert re.findall(r"<td>(\d+)</td>", weather[1]) == ["2", "0", "0", "0", "0", "2"]


def test_claims_are_numbered_as_they_are_read(register):
    assert re.findall(r"<h4>(\d+)\.", shown(register)) == ["1", "2", "3"]


def test_a_report_is_one_file_without_scripts_and_requests(register):
    page = parsed(shown(register))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "canvas", "img"}
    assert "svg" in tags
    loading = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("src", "data")
    ]
    assert loading == []
    assert "url(" not in shown(register)
    assert "@import" not in shown(register)


def test_text_of_the_register_stays_text(register):
    claim = register.claims["storm-before-spring"].model_copy(
        update={"statement": NASTY, "quote": (NASTY,), "ruling": NASTY}
    )
    nasty = replace(register, about=About(title=NASTY, description=NASTY))
    for html in (shown(nasty, [claim], NASTY), report_body(nasty, [claim], edition(choice=NASTY))):
        page = parsed(html)
        assert "".join(page.text).count(NASTY) >= 5
        assert not {tag for tag, _ in page.elements} & {"script"}
        assert not any("onerror" in attributes for _, attributes in page.elements)


def test_the_part_for_a_page_has_images_for_drawings_and_no_heading_of_its_own(register):
    page = parsed(report_body(register, list(register.claims.values()), edition()))
    tags = [tag for tag, _ in page.elements]
    assert "h1" not in tags
    assert "svg" not in tags
    images = [attributes for tag, attributes in page.elements if tag == "img"]
    assert images
    assert all(image["src"].startswith("data:image/svg+xml;base64,") and image["alt"] for image in images)


def test_paper_is_thought_of(register):
    html = shown(register)
    for rule in ("size: A4", "break-inside: avoid", "display: table-header-group"):
        assert rule in html


def test_an_empty_choice_says_so(register):
    html = shown(register, [])
    assert "No claim of the register matches this choice." in html
    assert "<table>" not in html


def test_a_report_is_the_same_each_time(register):
    assert shown(register) == shown(register)


def test_a_page_that_two_events_cite_stands_once(register):
    claim = register.claims["storm-before-spring"]
    twice = replace(register, events={"storm": register.events["storm"], "again": register.events["storm"]})
    html = shown(twice, [claim.model_copy(update={"events": ("storm", "again")})])
    assert html.count('<a href="https://example.org/storm">“Storm hits town”</a>') == 1
