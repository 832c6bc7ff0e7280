from datetime import date

import pytest

from dashboard.analysis.select import Filters
from dashboard.analysis.tables import claims_table
from dashboard.register.load import load
from dashboard.ui.filter_address import address_of, filters_of, page_address_of
from tests.builders import TODAY, make_register

CHOICES = [
    Filters(),
    Filters({"topics": ("weather",)}),
    Filters({"kind": ("assertion", "prediction"), "speaker": ("mayor",)}),
    Filters({}, date(2021, 12, 1), date(2022, 1, 2)),
    Filters({"condition": ("none",)}, text="storm & dam=1"),
]


@pytest.fixture
def claims(tmp_path):
    return claims_table(load(make_register(tmp_path), TODAY).register, TODAY)


def as_address(parameters):
    return {name: value if isinstance(value, list) else [value] for name, value in parameters.items()}


@pytest.mark.parametrize("filters", CHOICES)
def test_a_choice_survives_the_address(claims, filters):
    assert filters_of(claims, as_address(page_address_of(filters))) == filters


@pytest.mark.parametrize("filters", CHOICES)
def test_no_parameter_is_one_of_the_panels_own(filters):
    assert not set(page_address_of(filters)) & set(address_of(filters))


def test_the_panels_address():
    filters = Filters({"topics": ("weather",)}, date(2021, 12, 1), None, " storm ")
    assert address_of(filters) == {"topic.weather": "true", "q": "storm", "from": "2021-12-01"}
    assert page_address_of(filters) == {"of": ["topic.weather"], "words": "storm", "since": "2021-12-01"}


@pytest.mark.parametrize(
    "address",
    [
        {"of": ["topic.no-such", "weather", "__class__"]},
        {"since": ["yesterday"]},
        {"until": ["2022-02-30"]},
        {"of": []},
    ],
)
def test_what_means_nothing_is_left_out(claims, address):
    assert filters_of(claims, address) == Filters()
