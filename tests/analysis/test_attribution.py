"""The attribution ladder: each rung, and the lowest one that fits."""

import pytest

from dashboard.analysis.attribution import Attribution, attribution, attribution_counts
from dashboard.analysis.tables import claims_table
from tests.builders import TODAY
from tests.two_articles import register_of, told

CASES = [
    ("mayor", [], Attribution.FIRST_HAND),
    ("mayor", ["friend"], Attribution.RELAYED),
    ("mayor", ["newsroom"], Attribution.RELAYED),
    ("mayor", ["friend", "wire"], Attribution.AGENCY),
    ("unnamed", [], Attribution.ANONYMOUS),
    ("unnamed", ["wire"], Attribution.ANONYMOUS),
    ("newsroom", [], Attribution.OWN_VOICE),
    ("author", [], Attribution.OWN_VOICE),
    ("caption", ["wire"], Attribution.HEADLINE),
]


@pytest.mark.parametrize(("speaker", "chain", "expected"), CASES)
def test_the_lowest_rung_that_fits(tmp_path, speaker, chain, expected):
    register = register_of(tmp_path, told("storm", speaker=speaker) | ({"relayed_by": chain} if chain else {}))
    assert attribution(register, register.claims["storm"]) is expected
    assert claims_table(register, TODAY)["attribution"].tolist() == [expected.value]


def test_counts_follow_the_ladder_however_many_there_are(tmp_path):
    claims = [told(f"own-{number}", speaker="newsroom") for number in range(3)]
    register = register_of(tmp_path, *claims, told("direct"), told("nobody", speaker="unnamed"))
    counts = attribution_counts(claims_table(register, TODAY))
    assert list(dict.fromkeys(counts["attribution"])) == ["first_hand", "anonymous", "own_voice"]
    assert counts.groupby("attribution")["n"].sum().to_dict() == {"first_hand": 1, "anonymous": 1, "own_voice": 3}
