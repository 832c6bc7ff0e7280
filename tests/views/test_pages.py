"""Every page from the entry, as it runs in the app: what it says agrees with the register."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.select import Filters, select
from dashboard.analysis.tables import claims_table
from dashboard.register.load import load
from dashboard.register.problems import errors
from dashboard.register.settings import REGISTER_VARIABLE, ROOT, WATCH_VARIABLE
from dashboard.register.vocabulary import Kind, Outcome, Verdict
from dashboard.ui.pages import ALL, CLAIM, CLAIMS, METHOD, OVERVIEW, REVIEW, SOURCES
from dashboard.ui.text import JOINER
from tests.builders import SMALL, edited, make_register

EMPTY = "register:\n  title: Nothing yet\n  description: A register without claims.\nclaims: []\n"
ESCAPE = re.compile(r"\\([^\w\s])")


@pytest.fixture(scope="module")
def register():
    return load(ROOT / "claims.yaml", date.today()).register


@pytest.fixture(scope="module")
def claims(register):
    return claims_table(register, date.today())


@pytest.fixture
def visit(monkeypatch):
    """Opens a page from the entry, with an address and, if wanted, on another register."""
    monkeypatch.setenv(WATCH_VARIABLE, "0")
    monkeypatch.delenv(REGISTER_VARIABLE, raising=False)
    monkeypatch.setattr("sys.argv", ["app.py"])

    def open_page(view=OVERVIEW, path=None, /, **address):
        if path is not None:
            monkeypatch.setenv(REGISTER_VARIABLE, str(path))
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        if view is not OVERVIEW:
            app.switch_page(view.file)
        app.run()
        assert not app.exception
        return app

    return open_page


def text_of(app):
    """All that a page says, as readers see it."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.text, app.info, app.warning)
    return plain("\n".join(part.value for kind in kinds for part in kind))


def plain(markdown):
    return ESCAPE.sub(r"\1", markdown).replace(JOINER, "").replace("  \n", "\n")


def count(app):
    """The numbers of the line "n of m claims"."""
    return [tuple(map(int, found)) for found in re.findall(r"\*\*(\d+) of (\d+) claims\*\*", text_of(app))]


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_every_page_has_one_title_and_something_to_say(visit, view):
    app = visit(view)
    assert len(app.title) == 1
    assert len(text_of(app)) > 80


def test_the_overview_counts_what_is_there(visit, register, claims):
    app = visit()
    assert plain(app.title[0].value) == register.about.title
    assert f"n = {len(claims)} claims" in text_of(app)
    tables = [frame.value for frame in app.dataframe if "total" in frame.value]
    assert tables[0]["total"].sum() == len(claims)
    assert tables[1]["total"].sum() == claims["topics"].map(len).sum()


def test_all_claims(visit, claims):
    app = visit(CLAIMS)
    assert app.title[0].value == "Claims"
    assert count(app) == [(len(claims), len(claims))]
    (table,) = app.dataframe
    assert list(table.value["claim"]) == list(claims["statement"])


def test_claims_filtered_by_the_address(visit, claims):
    topic = claims["topics"].explode().value_counts().index[0]
    shown = select(claims, Filters({"topics": (topic,)}, text="sanctions"))
    app = visit(CLAIMS, **{f"topic.{topic}": "true", "q": "sanctions"})
    assert 0 < len(shown) < len(claims)
    assert count(app) == [(len(shown), len(claims))]
    assert list(app.dataframe[0].value["claim"]) == list(shown["statement"])
    assert app.checkbox(key=f"topic.{topic}").value is True
    assert app.text_input(key="q").value == "sanctions"


@pytest.mark.parametrize(
    "facet", ["kind", "outcome_group", "outcome", "status", "speaker", "source", "side", "verdict"]
)
def test_every_facet_filters(visit, claims, facet):
    value = claims.loc[claims[facet] != "", facet].value_counts().index[0]
    parameter = {"outcome_group": "result"}.get(facet, facet)
    app = visit(CLAIMS, **{f"{parameter}.{value}": "true"})
    assert count(app) == [(int((claims[facet] == value).sum()), len(claims))]


def test_a_tick_narrows_the_list(visit, claims):
    app = visit(CLAIMS)
    app.checkbox(key="kind.assertion").check().run()
    assert count(app) == [(int((claims["kind"] == "assertion").sum()), len(claims))]


def test_an_unknown_value_in_the_address_filters_nothing(visit, claims):
    app = visit(CLAIMS, **{"topic.no-such": "true", "kind.assertion": "perhaps", "from": "never"})
    assert count(app) == [(len(claims), len(claims))]


def test_no_match_is_said_and_can_be_cleared(visit, claims):
    app = visit(CLAIMS, q="zzyzx")
    assert count(app) == [(0, len(claims))]
    assert "No claim matches all of these filters" in app.info[0].value
    assert not app.dataframe
    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert not app.exception
    assert count(app) == [(len(claims), len(claims))]


def test_cards_hold_statement_and_quote(visit, claims):
    app = visit(CLAIMS, view="Cards", **{"kind.threat": "true"})
    threats = claims[claims["kind"] == "threat"].head(20)
    text = text_of(app)
    assert len(threats)
    for statement, quote in zip(threats["statement"], threats["quote"], strict=True):
        assert statement in text
        assert quote in text


def test_claims_of_every_kind_have_a_page(visit, register):
    """One of each kind, with and without a condition; each with all that it promises."""
    chosen = {(claim.kind, claim.condition is None): claim for claim in register.claims.values()}
    assert len(chosen) >= 5
    for claim in chosen.values():
        app = visit(CLAIM, id=claim.id)
        text = text_of(app)
        assert plain(app.title[0].value) == claim.statement
        assert claim.criteria in text
        assert register.speakers[claim.speaker].name in text or any(
            register.speakers[claim.speaker].name in str(part.proto) for part in app.get("page_link")
        )
        for expected in (claim.ruling, claim.condition and claim.condition.text):
            assert expected is None or expected in text
        for name in claim.events:
            assert register.events[name].title in text


@pytest.mark.parametrize("address", [{}, {"id": ""}, {"id": "no-such-claim"}, {"id": "<script>"}])
def test_an_unknown_claim_is_answered(visit, address):
    app = visit(CLAIM, **address)
    assert app.title[0].value == "No such claim"
    assert app.get("page_link")


def test_the_list_of_sources(visit, register, claims):
    app = visit(SOURCES)
    assert app.title[0].value == "Sources"
    said = text_of(app)
    for name, source in register.sources.items():
        assert source.publisher in said
        assert f"{int((claims['source'] == name).sum())} claims" in said


def test_every_source_has_a_page(visit, register):
    for name, source in register.sources.items():
        app = visit(SOURCES, id=name)
        assert plain(app.title[0].value) == source.title
        assert f"{sum(claim.source == name for claim in register.claims.values())} claims" in text_of(app)


def test_an_unknown_source_is_answered(visit):
    assert visit(SOURCES, id="no-such").title[0].value == "No such source"


def test_review_counts_every_problem(visit):
    problems = load(ROOT / "claims.yaml", date.today()).problems
    app = visit(REVIEW)
    n_warnings = len(problems) - len(errors(problems))
    told = [part.label for part in app.expander] + [message.value for message in app.error]
    assert not n_warnings or f"Warnings ({n_warnings})" in told
    assert not errors(problems) or any(line.startswith(f"{len(errors(problems))} error") for line in told)


def test_method_defines_every_word(visit):
    defined = plain(" ".join(table.value.to_string(max_colwidth=None) for table in visit(METHOD).table))
    for words in (Kind, Outcome, Verdict):
        for word in words:
            assert word.word in defined
            assert word.description in defined


# --- other registers ---


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_every_page_on_a_small_register(visit, tmp_path, view):
    app = visit(view, make_register(tmp_path))
    assert len(app.title) == 1
    assert not app.warning or view is not CLAIMS


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_every_page_on_a_single_open_claim(visit, tmp_path, view):
    """Nothing is rated, so that every rate is without a base."""
    head, _, _ = SMALL.partition("- id: storm-before-spring")
    last = SMALL[SMALL.index("- id: harbour-closed-at-once") :]
    app = visit(view, make_register(tmp_path, head + last))
    assert len(app.title) == 1
    assert "nan" not in text_of(app).lower().split()


def test_a_bad_entry_is_named_and_the_rest_is_shown(visit, tmp_path):
    app = visit(CLAIMS, make_register(tmp_path, edited("kind: assertion", "kind: rumour")))
    assert "1 claim of 3 set aside: the register has 1 problem." in [warning.value for warning in app.warning]
    assert count(app) == [(2, 2)]


def test_a_bad_entry_is_explained_on_review(visit, tmp_path):
    path = make_register(tmp_path, edited("kind: assertion", "kind: rumour"))
    (problem,) = errors(load(path, date.today()).problems)
    app = visit(REVIEW, path)
    told = "\n".join([text_of(app), *(frame.value.to_string(max_colwidth=None) for frame in app.dataframe)])
    assert re.search(rf"{problem.file}(:|, line ){problem.line}\b", told)
    assert problem.message in told
    assert problem.hint in told


@pytest.mark.parametrize("view", ALL, ids=lambda view: view.name)
def test_an_unreadable_register_is_a_page(visit, tmp_path, view):
    path = make_register(tmp_path, b"\xff\xfe")
    app = visit(view, path)
    (problem,) = load(path, date.today()).problems
    assert app.title[0].value == "This register cannot be shown yet"
    assert problem.message in text_of(app)
    assert problem.code in set(app.dataframe[0].value["code"])


def test_a_register_that_is_not_there_is_a_page(visit, tmp_path):
    app = visit(OVERVIEW, tmp_path / "nowhere.yaml")
    assert app.title[0].value == "This register cannot be shown yet"
    assert "cannot be read" in text_of(app)


def test_an_empty_register_is_a_page(visit, tmp_path):
    app = visit(OVERVIEW, make_register(tmp_path, EMPTY))
    assert len(app.title) == 1
    assert len(text_of(app)) > 80
