"""Agreement of two readers: Cohen's kappa by hand, and against scikit-learn."""

import math
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from dashboard.analysis.agreement import Agreement, agreement, cohens_kappa, readers
from dashboard.register.loaded import Register
from tests.builders import make_claim, open_claim


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [
        # 20 of 25 and 15 of 25 by hand: observed 35/50; expected 25·30/50² + 25·20/50² = 1/2
        ("y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15, (35 / 50 - 1 / 2) / (1 - 1 / 2)),
        ("yn", "yn", 1),
        ("yn", "ny", -1),
        ("yynn", "ynyn", 0),
        ("abc", "abd", (2 / 3 - 2 / 9) / (1 - 2 / 9)),
        ("yy", "yn", 0),
        ("", "", None),
        ("yyy", "yyy", None),
    ],
)
def test_kappa_by_hand(first, second, kappa):
    assert cohens_kappa(first, second) == (None if kappa is None else pytest.approx(kappa))


def test_readers_of_different_items_are_refused():
    with pytest.raises(ValueError, match="must judge the same items, got 2 and 1"):
        cohens_kappa("ab", "a")


@given(pairs=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1, max_size=40))
def test_kappa_is_that_of_scikit_learn(pairs):
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-learn warns where kappa is undefined
        oracle = cohen_kappa_score(first, second)
    ours = cohens_kappa(first, second)
    assert (math.isnan(oracle) and ours is None) or ours == pytest.approx(oracle)
    assert cohens_kappa(second, first) == (None if ours is None else pytest.approx(ours))


def register_of(*claims) -> Register:
    return Register(claims={claim.id: claim for claim in claims})


def test_agreement_of_a_register():
    found = agreement(
        register_of(
            make_claim(id="a", second_reader={"outcome": "occurred"}),
            make_claim(id="b", second_reader={"outcome": "partly"}),
            make_claim(id="c", outcome="did_not_occur", second_reader={"outcome": "did_not_occur"}),
            open_claim(id="d", second_reader={"outcome": "open"}),
            make_claim(id="e"),
        )
    )
    # four judged twice, three alike; ours: occurred 2, did_not_occur, open; theirs: occurred, partly, the same two
    expected = (2 * 1 + 1 * 1 + 1 * 1) / 4**2
    assert found == Agreement(4, 3, 3 / 4, pytest.approx((3 / 4 - expected) / (1 - expected)))


def test_the_first_reader_s_own_outcome_counts_and_not_the_ruling():
    claim = make_claim(first_reader={"outcome": "open"}, second_reader={"outcome": "occurred"})
    assert readers(register_of(claim)) == [(claim, "open", "occurred")]


def test_no_claim_judged_twice():
    assert agreement(Register()) == Agreement(0, 0, None, None)
    assert agreement(register_of(make_claim())) == Agreement(0, 0, None, None)
