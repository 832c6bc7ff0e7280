"""Conditions and Side by side, on the real register: what stands there agrees with the tables behind it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.side_by_side import contradictions, shared_events
from dashboard.register.load import load
from dashboard.register.settings import ROOT, WATCH_VARIABLE
from tests.builders import TODAY

APP = ROOT / "dashboard" / "app.py"


@pytest.fixture(scope="module")
def register():
    return load(ROOT / "claims.yaml", TODAY).register


@pytest.fixture
def visit(monkeypatch):
    monkeypatch.setenv(WATCH_VARIABLE, "0")
    monkeypatch.delenv("CLAIMS_FILE", raising=False)
    monkeypatch.setattr("sys.argv", ["streamlit"])

    def open_page(name: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(Path(APP)), default_timeout=30).run()
        for key, value in address.items():
            app.query_params[key] = value
        page = app.switch_page(f"views/{name}.py").run()
        assert not page.exception
        return page

    return open_page


def text_of(page):
    return "\n".join(part.value for part in (*page.markdown, *page.header, *page.subheader, *page.info, *page.caption))


def test_threats_are_all_there_with_their_cells(visit, register):
    threats = [claim for claim in register.claims.values() if claim.condition and claim.kind == "threat"]
    page = visit("conditions")
    text = text_of(page)
    assert f"of {len(threats)} threats" in text
    assert f"n = {len(threats)}" in text
    assert "may itself have kept its trigger from coming" in text
    assert sum(caption.value == "IF" for caption in page.caption) == len(threats)


def test_the_address_shows_all_conditional_claims(visit, register):
    n = sum(claim.condition is not None for claim in register.claims.values())
    page = visit("conditions", conditional="All conditional claims")
    assert f"of {n} conditional claims" in text_of(page)


def test_contradictions_come_with_both_quotes(visit, register):
    between = [pair for pair in contradictions(register) if pair.across]
    page = visit("side_by_side")
    assert f"**{len(between)} pairs of claims cannot both be so**" in text_of(page)
    quotes = {f"“{' … '.join(claim.quote)}”" for claim in register.claims.values()}
    shown = [text.value for text in page.text if text.value in quotes]
    assert len(shown) == 2 * min(10, len(between))


def test_events_are_told_by_several_articles(visit, register):
    events = shared_events(register)
    page = visit("side_by_side", part="Events", events="All")
    assert f"{len(events)} of {len(events)} events that at least two articles tell" in text_of(page)
    assert len(page.subheader) == min(6, len(events))


def test_the_ladder_counts_every_claim(visit, register):
    page = visit("side_by_side", part="Attribution ladder")
    assert f"n = {len(register.claims)} claims" in text_of(page)
