from dataclasses import replace

import pytest

from dashboard.exchange.citation import bibtex, plain
from dashboard.register.load import load
from dashboard.register.model import About
from tests.builders import TODAY, make_register, open_claim

DIGEST = "ab" * 32
URL = "https://claims.example.org/claim?id=storm-before-spring"


@pytest.fixture
def register(tmp_path):
    about = About(title="A small register", description="Few.", maintainer="The keepers", reviewed_on="2026-11-20")
    return replace(load(make_register(tmp_path), TODAY).register, about=about)


def test_plain_names_who_said_what_where_and_which_edition(register):
    assert plain(register, register.claims["storm-before-spring"], DIGEST, URL) == (
        "The mayor, 2021-12-30: “A storm will hit the town before spring”. Storm ahead, The Paper, 2022-01-01. "
        f"Outcome: occurred, 2022-02-04. In: A small register, as reviewed on 2026-11-20 (SHA-256 {DIGEST}). {URL}"
    )


def test_what_is_not_known_is_left_out(register):
    bare = replace(register, about=About(title="A small register", description="Few."))
    assert plain(bare, open_claim(), "", "").endswith("Status: open. In: A small register.")
    entry = bibtex(bare, open_claim(), "", "")
    assert not any(f"  {field} =" in entry for field in ("author", "year", "url"))


def test_bibtex_is_an_entry_with_balanced_braces(register):
    entry = bibtex(register, register.claims["storm-before-spring"], DIGEST, URL)
    lines = entry.splitlines()
    assert lines[0] == "@misc{storm-before-spring,"
    assert "  author = {{The keepers}}," in lines
    assert "  title = {{A storm hits the town before 20 March 2022.}}," in lines
    assert "  year = {2026}," in lines
    assert f"  url = {{{URL}}}," in lines
    assert any(DIGEST in line for line in lines)
    assert entry.count("{") == entry.count("}")
    assert entry.endswith("}\n")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50 % & more", r"50 \% \& more"),
        ("a_b #1 $2", r"a\_b \#1 \$2"),
        ("{x}", r"\{x\}"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("two\nlines", "two lines"),
    ],
)
def test_bibtex_escapes_what_latex_would_read(register, text, escaped):
    claim = register.claims["dam-is-safe"].model_copy(update={"statement": text})
    assert f"  title = {{{{{escaped}}}}}," in bibtex(register, claim, "", "").splitlines()


def test_braces_of_an_address_are_percent_encoded(register):
    assert "url = {https://e.org/%7Bx%7D}" in bibtex(register, register.claims["dam-is-safe"], "", "https://e.org/{x}")
