"""Every page as of a day, through the app itself: the address, the control, the banner, the way back."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.tables import claims_table
from dashboard.register.as_of import as_of
from dashboard.register.load import load
from dashboard.ui.as_of import KEY
from dashboard.ui.pages import ALL, TIMELINE
from tests.builders import ROOT, TODAY

DAY = date(2022, 2, 20)
REAL = load(ROOT / "claims.yaml", TODAY).register


@pytest.fixture
def app(monkeypatch):
    """The app on the real register, with parameters in its address."""
    monkeypatch.setenv("CLAIMS_WATCH", "0")

    def start(page=None, **params):
        running = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        for name, value in params.items():
            running.query_params[name] = value
        running.run()
        if page is not None:
            running.switch_page(page.file).run()
        assert not running.exception
        return running

    return start


def banners(running):
    return [text.value for text in running.markdown if "**As of " in text.value]


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)
def test_every_page_is_as_of_the_day(app, page):
    running = app(page, asof=DAY.isoformat())
    assert len(banners(running)) == 1
    assert "As of 20 February 2022" in banners(running)[0]


def test_the_day_changes_what_the_pages_count(app):
    n_open = sum(claim.outcome is None for claim in as_of(REAL, DAY).claims.values())
    review = app(TIMELINE, asof=DAY.isoformat(), **{"group-by": "Outcome", "in-outcome_group": "open"})
    assert f"**{n_open} of {len(REAL.claims)} claims**" in [text.value for text in review.markdown]


def test_claims_said_later_are_absent(app):
    day = date(2021, 12, 31)
    said = as_of(REAL, day)
    running = app(asof=day.isoformat())
    assert (
        f"{len(said.claims)} claims had been said, {len(REAL.claims) - len(said.claims)} came later"
        in banners(running)[0]
    )
    assert len(claims_table(said, day)) == len(said.claims)
    assert not [text.value for text in running.warning if "set aside" in text.value]


@pytest.mark.parametrize("bad", ["", "junk", "1999-01-01", "2999-01-01", "2022-02-30", "2022-02-20T10:00"])
def test_what_is_no_day_of_the_register_is_ignored(app, bad):
    running = app(asof=bad)
    assert banners(running) == []
    assert running.sidebar.date_input(key=KEY).value is None


def test_one_click_leads_back_to_now(app):
    running = app(asof=DAY.isoformat())
    running.button(key="back-to-now").click().run()
    assert not running.exception
    assert banners(running) == []


def test_the_control_leads_to_a_day(app):
    running = app()
    running.sidebar.date_input(key=KEY).set_value(DAY).run()
    assert "As of 20 February 2022" in banners(running)[0]
    running.switch_page(TIMELINE.file).run()
    assert "As of 20 February 2022" in banners(running)[0]
