"""Every outcome has a look, and every look can be read on light and dark."""

from itertools import combinations

import pytest

from dashboard.charts.looks import LOOKS, look_of
from dashboard.register.vocabulary import OUTCOMES, Outcome, OutcomeGroup

BACKGROUNDS = {"light": "#FFFFFF", "dark": "#171614"}
FOR_SHAPES, FOR_TEXT = 3.0, 4.5  # WCAG 2.2, success criteria 1.4.11 and 1.4.3


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio as WCAG defines it, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_defined():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_every_group_has_a_look():
    assert list(LOOKS) != []
    assert set(LOOKS) == set(OutcomeGroup)


@pytest.mark.parametrize("background", BACKGROUNDS.values(), ids=BACKGROUNDS)
@pytest.mark.parametrize("group", OutcomeGroup)
def test_colours_stand_out_from_the_background(group, background):
    assert contrast(LOOKS[group].colour, background) >= FOR_SHAPES


@pytest.mark.parametrize("group", OutcomeGroup)
def test_ink_reads_on_its_colour(group):
    assert contrast(LOOKS[group].ink, LOOKS[group].colour) >= FOR_TEXT


@pytest.mark.parametrize("group", OutcomeGroup)
def test_white_reads_on_the_deep_colour(group):
    assert contrast("#FFFFFF", LOOKS[group].deep) >= FOR_TEXT


@pytest.mark.parametrize("part", ["colour", "deep", "badge", "icon", "sign", "marker"])
def test_no_two_looks_share_a_part(part):
    values = [getattr(look, part) for look in LOOKS.values()]
    assert all(one != other for one, other in combinations(values, 2))


@pytest.mark.parametrize("outcome", [*Outcome, None])
def test_an_outcome_looks_like_its_group(outcome):
    group = OUTCOMES[outcome].group if outcome else OutcomeGroup.OPEN
    assert look_of(outcome) is LOOKS[group]
