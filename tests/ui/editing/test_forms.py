"""The forms through the app itself, on a small register: what is shown, what is written, what is refused."""

import difflib
import json
import re
import subprocess

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.register.load import load
from dashboard.ui.editing import mode
from dashboard.ui.pages import CLAIM, PROPOSE, REVIEW
from tests.builders import ROOT, SMALL, TODAY, edited, line_of, make_register

OPEN, DONE = "harbour-closed-at-once", "dam-is-safe"
ADDRESS = "https://github.com/owner/name"


@pytest.fixture
def path(tmp_path, monkeypatch):
    found = make_register(tmp_path)
    for name, value in {"CLAIMS_FILE": str(found), "CLAIMS_WATCH": "0"}.items():
        monkeypatch.setenv(name, value)
    for name in ("CLAIMS_EDIT", "CLAIMS_REPOSITORY", "CLAIMS_BRANCH"):
        monkeypatch.delenv(name, raising=False)
    return found


@pytest.fixture
def writing(monkeypatch):
    """Editing was asked for, and both ends are this machine."""
    monkeypatch.setenv("CLAIMS_EDIT", "1")
    monkeypatch.setattr(mode, "is_local", lambda *_: True)


def opened(page, **params):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(page.file).run()
    assert not app.exception
    return app


def claim_page(claim=OPEN, **params):
    return opened(CLAIM, id=claim, edit="1", **params)


def fill(app, **values):
    for name, value in values.items():
        found = field(app, name.replace("_", "-"))
        found.set_value(value)
    button(app, "Show the change").click()
    app.run()
    assert not app.exception
    return app


def field(app, name):
    kinds = (app.text_input, app.text_area, app.selectbox, app.date_input, app.multiselect, app.checkbox)
    found = [widget for kind in kinds for widget in kind if re.fullmatch(rf"edit-\w+-.*-\d+-{name}", widget.key or "")]
    assert len(found) == 1, name
    return found[0]


def button(app, label):
    return next(one for one in app.button if one.label == label)


def labels(app):
    return [one.label for one in app.button]


def diff(app):
    return next(code.value for code in app.code if code.value.startswith("--- a/"))


def changed(app):
    return [line for line in diff(app).splitlines()[2:] if line[0] in "+-"]


RESOLVED = {
    "outcome": "did_not_occur",
    "resolved_on": TODAY.replace(month=5),
    "ruling": "The harbour stayed open.",
    "void": None,
    "1_url": "https://example.org/harbour",
    "1_title": "Harbour open: as ever",
    "1_publisher": "Port office",
    "1_finding": "Ships came and went.",
    "1_published_on": TODAY.replace(month=4),
    "1_stance": "contradicts",
    "1_primary": True,
}
ADDED = {
    "id": "nobody-asked",
    "kind": "assertion",
    "source": "paper",
    "quote": "Nobody asked\nabout the bridge",
    "statement": "Nobody asked about the bridge.",
    "speaker": "newsroom",
    "topics": ["harbour"],
    "made_on": TODAY.replace(year=2022, month=1, day=1),
    "criteria": "So if nobody did.",
}


def test_read_only_resolving_ends_in_a_proposal(path, monkeypatch):
    monkeypatch.setenv("CLAIMS_REPOSITORY", ADDRESS)
    monkeypatch.setenv("CLAIMS_BRANCH", "trunk")
    app = fill(claim_page(), **RESOLVED)
    assert changed(app)[:5] == [
        "-  status: open",
        "+  status: resolved",
        "+  outcome: did_not_occur",
        f"+  resolved_on: {TODAY.replace(month=5)}",
        "+  ruling: The harbour stayed open.",
    ]
    assert "Save to claims\\.yaml" not in labels(app)
    assert path.read_text(encoding="utf-8") == SMALL
    links = {one.proto.label: one.proto.page for one in app.get("page_link")}
    first, last = line_of(f"id: {OPEN}", SMALL), line_of("  status: open", SMALL)
    assert links["Its lines in the repository"] == f"{ADDRESS}/blob/trunk/claims.yaml?plain=1#L{first}-L{last}"
    assert links["Open an issue"] == (
        f"{ADDRESS}/issues/new?template=outcome.yml&title=Outcome%3A+{OPEN}&claim={OPEN}&outcome=did_not_occur"
    )


def test_without_a_repository_there_is_only_the_patch(path):
    app = fill(claim_page(), **RESOLVED)
    found = {one.proto.label for one in app.get("page_link")}
    assert not found & {"Its lines in the repository", "Open an issue"}
    assert [one.proto.label for one in app.get("download_button") if one.proto.id.endswith("edit-patch")] == [
        "Download the patch"
    ]


@pytest.mark.parametrize("folder", [".", "data/registers"])
def test_git_takes_the_diff(tmp_path, monkeypatch, path, folder):
    below = tmp_path / "repository" / folder
    below.mkdir(parents=True)
    register = make_register(below)
    subprocess.run(["git", "init", "-q", "repository"], cwd=tmp_path, check=True)
    monkeypatch.setenv("CLAIMS_FILE", str(register))
    patch = diff(fill(claim_page(), **RESOLVED)) + "\n"  # st.code strips the last line break
    for flags in (["--check"], []):
        git = ["git", "apply", *flags, "-"]
        subprocess.run(git, cwd=tmp_path / "repository", input=patch.encode(), check=True)
    assert load(register, TODAY).register.claims[OPEN].outcome == "did_not_occur"


def test_resolving_writes_what_was_shown(path, writing):
    app = fill(claim_page(), **RESOLVED)
    shown = changed(app)
    assert path.read_text(encoding="utf-8") == SMALL
    button(app, "Save to claims\\.yaml").click()
    app.run()
    assert not app.exception
    new = path.read_text(encoding="utf-8").splitlines()
    written = difflib.unified_diff(SMALL.splitlines(), new, lineterm="", n=3)
    assert [line for line in written if line[0] in "+-"][2:] == shown
    claim = load(path, TODAY).register.claims[OPEN]
    assert (claim.outcome, claim.evidence[0].publisher, claim.evidence[0].primary) == (
        "did_not_occur",
        "Port office",
        True,
    )
    assert [toast.value for toast in app.toast] == ["Saved to claims\\.yaml\\. Commit it when you are done\\."]
    assert not [code for code in app.code if code.value.startswith("--- a/")]


def test_an_update(path, writing):
    app = claim_page()
    app.segmented_control(f"edit-action-{OPEN}").set_value("update").run()
    fill(app, note="The council met.", on=TODAY.replace(month=3), url="https://example.org/met")
    button(app, "Save to claims\\.yaml").click()
    app.run()
    assert load(path, TODAY).register.claims[OPEN].updates[0].note == "The council met."
    assert field(app, "note").value == ""


def test_a_correction_leaves_a_trace(path, writing):
    app = fill(claim_page(DONE), outcome="inaccurate", reason="A crack was found.")
    assert "+  outcome: inaccurate" in changed(app)
    button(app, "Save to claims\\.yaml").click()
    app.run()
    claim = load(path, TODAY).register.claims[DONE]
    assert [(one.field, one.was, one.reason) for one in claim.corrections] == [
        ("outcome", "accurate", "A crack was found.")
    ]


def test_only_outcomes_of_the_kind_are_on_offer(path):
    app = claim_page()
    assert field(app, "outcome").options == [
        "occurred",
        "partly",
        "did not occur",
        "condition not met",
        "unclear",
        "void",
    ]
    assert "open again" in field(claim_page(DONE), "outcome").options


@pytest.mark.parametrize(
    ("claim", "values", "said"),
    [
        (OPEN, RESOLVED | {"outcome": None}, "would bring"),
        (OPEN, RESOLVED | {"1_url": "javascript:alert(1)"}, "would bring"),
        (OPEN, RESOLVED | {"ruling": "a\u0007b"}, "U\\+0007"),
        (DONE, {"reason": "No change."}, "nothing to correct"),
        (DONE, {"outcome": "inaccurate"}, "would bring"),
    ],
)
def test_what_the_register_refuses_is_told(path, writing, claim, values, said):
    app = fill(claim_page(claim), **values)
    assert said in " ".join(error.value for error in app.error)
    assert not [label for label in labels(app) if label.startswith("Save")]
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_change_made_meanwhile_is_kept_and_nothing_is_lost(path, writing):
    app = fill(claim_page(), **RESOLVED)
    path.write_text(edited("Three claims from one article.", "Three claims."), encoding="utf-8")
    button(app, "Save to claims\\.yaml").click()
    app.run()
    assert not app.exception
    assert path.read_text(encoding="utf-8") == edited("Three claims from one article.", "Three claims.")
    assert "changed meanwhile" in " ".join(warning.value for warning in app.warning)
    theirs = [code.value for code in app.code if "+  description: Three claims." in code.value]
    assert len(theirs) == 1
    button(app, "Save to claims\\.yaml").click()
    app.run()
    saved = load(path, TODAY).register
    assert (saved.about.description, saved.claims[OPEN].outcome) == ("Three claims.", "did_not_occur")


def test_a_change_that_another_made_impossible_stays_in_sight(path, writing):
    app = fill(claim_page(), **RESOLVED)
    path.write_text(edited("  status: open", "  status: withdrawn"), encoding="utf-8")
    app.run()
    assert "not open" in " ".join(error.value for error in app.error)
    assert any("The harbour stayed open." in code.value for code in app.code)


def test_a_broken_file_is_refused_with_its_line(path, writing):
    app = claim_page()
    path.write_text(edited("claims:\n", "claims: [\n"), encoding="utf-8")
    fill(app, **RESOLVED)
    assert "while it is broken" in " ".join(error.value for error in app.error)
    assert any("claims.yaml:" in code.value for code in app.code)


def test_no_editing_as_of_a_day(path, writing):
    for app in (claim_page(asof="2022-02-01"), opened(PROPOSE, asof="2022-02-01")):
        assert "Show the change" not in labels(app)
        assert "go back to now" in " ".join(info.value for info in app.info)


def test_the_flag_alone_does_not_let_a_page_write(path, monkeypatch):
    monkeypatch.setenv("CLAIMS_EDIT", "1")
    app = fill(claim_page(), **RESOLVED)
    assert not [label for label in labels(app) if label.startswith("Save")]
    assert "Saving was asked for" in " ".join(caption.value for caption in app.caption)


def test_adding_a_claim(path, writing):
    app = fill(opened(PROPOSE), **ADDED)
    assert "+- id: nobody-asked" in changed(app)
    button(app, "Save to claims\\.yaml").click()
    app.run()
    assert not app.exception
    assert load(path, TODAY).register.claims["nobody-asked"].quote == ("Nobody asked about the bridge",)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"quote": "Nobody asks about the bridge"}, "is not in seeds"),
        ({"source": None}, "needs its source"),
        ({"id": DONE}, "would bring"),
        ({"id": "Nobody Asked"}, "would bring"),
        ({"speaker": None}, "would bring"),
        ({"hedge": "perchance"}, "would bring"),
    ],
)
def test_a_claim_that_cannot_stand_is_refused(path, writing, values, said):
    app = fill(opened(PROPOSE), **ADDED | values)
    assert said in " ".join(error.value for error in app.error).replace("\\", "")
    assert path.read_text(encoding="utf-8") == SMALL


def test_the_review_leads_to_the_form(path):
    app = opened(REVIEW)
    targets = {one.proto.label: json.dumps(one.proto.query_string) for one in app.get("page_link")}
    assert f"id={OPEN}" in targets["Go to its form"]
    assert "Propose a claim" in targets


def test_what_is_kept_between_runs_is_plain(path, writing):
    draft = fill(claim_page(), **RESOLVED).session_state["edit-draft"]
    plain = (str, bytes, list, dict, bool, type(None))

    def values(value):
        yield value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for one in inner:
            yield from values(one)

    assert {type(value) for value in values(draft)} <= set(plain)
