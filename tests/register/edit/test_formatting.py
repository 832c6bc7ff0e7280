import pytest

from dashboard.register.edit.formatting import formatted
from dashboard.register.edit.operations import Refusal
from tests.builders import ROOT, SMALL

UNTIDY = """# about the file

claims:  # the claims
# the first
-   status: open   # why open
    id: "x"
    # about topics
    topics: [a, # the main one
      b]
    ruling: >- # how
      folded
      text
# about the register
register: {title: 'T'}
# the end
"""
TIDY = """# about the file

# about the register
register:
  title: T

claims: # the claims
# the first
- id: x
  # about topics
  topics: [a, b] # the main one
  status: open # why open
  ruling: folded text # how
# the end
"""


def test_comments_stay_with_their_keys():
    assert formatted(UNTIDY) == TIDY
    assert formatted(TIDY) == TIDY


def test_a_tidy_file_stays_as_it_is():
    assert formatted(SMALL) == SMALL
    real = (ROOT / "claims.yaml").read_text(encoding="utf-8")
    assert formatted(real) == real


def test_line_breaks_stay_as_they_are():
    assert formatted(UNTIDY.replace("\n", "\r\n")) == TIDY.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("register: {title: a}\nstrange: 1 # c\n", "unknown sections: strange"),
        ("register:\n  title: 12:30\n", "the file:2: 12:30 is ambiguous"),
    ],
)
def test_what_would_be_lost_is_refused(text, words):
    with pytest.raises(Refusal, match=words):
        formatted(text)
