"""Review and Report on small registers: what they list, where it leads, and what they say of nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.register.settings import BRANCH_VARIABLE, REGISTER_VARIABLE, REPOSITORY_VARIABLE, ROOT, WATCH_VARIABLE
from tests.builders import SMALL, claim_data, make_register, small_data

APP = ROOT / "dashboard" / "app.py"
OVERDUE = claim_data(
    id="late",
    statement="The <b>late</b> *storm* comes.",
    resolves_by="2022-03-20",
    status="open",
    outcome=None,
    resolved_on=None,
    ruling=None,
)


@pytest.fixture
def visit(monkeypatch, tmp_path):
    monkeypatch.setenv(WATCH_VARIABLE, "0")
    monkeypatch.setattr("sys.argv", ["streamlit"])
    for name in (REPOSITORY_VARIABLE, BRANCH_VARIABLE):
        monkeypatch.delenv(name, raising=False)

    def open_page(name, register=SMALL, **address):
        monkeypatch.setenv(REGISTER_VARIABLE, str(make_register(tmp_path, register)))
        app = AppTest.from_file(str(APP), default_timeout=30).run()
        for key, value in address.items():
            app.query_params[key] = value
        page = app.switch_page(f"views/{name}.py").run()
        assert not page.exception
        return page

    return open_page


def written(page):
    return "\n".join(part.value for part in (*page.markdown, *page.header, *page.caption))


def unfold(page, name):
    page.session_state[f"review-{name}"] = True
    page.run()
    assert not page.exception
    return page


def test_review_says_what_there_is_nothing_of(visit):
    page = visit("review")
    text = written(page)
    for words in ("Nothing is overdue\\.", "Nothing falls due soon\\.", "No errors", "No corrections yet"):
        assert words in text
    assert page.expander[0].label == "Links without a stored copy (4)"


def test_review_lists_what_is_overdue_with_its_lines(visit):
    page = unfold(visit("review", small_data() | {"claims": [OVERDUE]}), "overdue")
    (table,) = (frame.value for frame in page.dataframe if "what is the case" in frame.value)
    assert list(table["entry"]) == ["The <b>late</b> *storm* comes."]
    assert table["what is the case"].iloc[0].startswith("was due 2022-03-20, ")
    assert table["where"].iloc[0].startswith("claims.yaml:")
    assert "lines" not in table


def test_review_links_to_the_lines_of_a_known_repository(visit, monkeypatch):
    monkeypatch.setenv(REPOSITORY_VARIABLE, "https://github.com/owner/name")
    page = unfold(visit("review", small_data() | {"claims": [OVERDUE]}), "overdue")
    (table,) = (frame.value for frame in page.dataframe if "what is the case" in frame.value)
    assert table["lines"].iloc[0].startswith("https://github.com/owner/name/blob/main/claims.yaml?plain=1#L")


def test_review_shows_corrections(visit):
    change = {"on": "2022-06-01", "field": "ruling", "was": "Nothing came.", "reason": "New evidence."}
    page = visit("review", small_data() | {"claims": [claim_data(corrections=[change])]})
    (table,) = (frame.value for frame in page.dataframe if "was" in frame.value)
    assert list(table["reason"]) == ["New evidence."]


def document(page):
    return "\n".join(part.proto.body for part in page.get("html"))


def test_the_report_shows_the_choice_of_the_address(visit):
    html = document(visit("report", of=["topic.harbour"]))
    assert "topic: Harbour: 1 of 3 claims" in html
    assert html.count("<article>") == 1


def test_the_report_of_no_choice_is_the_whole_register(visit):
    page = visit("report")
    assert "all claims: 3 of 3 claims" in document(page)
    assert page.get("download_button")


def test_the_report_of_nothing_says_so(visit):
    assert "No claim of the register matches this choice." in document(visit("report", words="unheard-of"))


def test_the_report_keeps_text_as_text(visit):
    html = document(visit("report", small_data() | {"claims": [OVERDUE]}))
    assert "The &lt;b&gt;late&lt;/b&gt; *storm* comes." in html
