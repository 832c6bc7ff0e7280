import json

import pytest

from dashboard.exchange.claim_review import claim_review, text
from dashboard.register.load import load
from dashboard.register.vocabulary import SpeakerType
from tests.builders import TODAY, make_claim, make_register, open_claim

URL = "https://claims.example.org/claim?id=storm-before-spring"


@pytest.fixture
def register(tmp_path):
    return load(make_register(tmp_path), TODAY).register


def test_a_judged_claim_becomes_a_claim_review(register):
    review = claim_review(register, register.claims["storm-before-spring"], URL)
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["url"] == URL
    assert review["claimReviewed"] == "A storm hits the town before 20 March 2022."
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "occurred",
        "ratingExplanation": "The weather service counted a storm on 3 February 2022.",
    }
    item = review["itemReviewed"]
    assert item["@type"] == "Claim"
    assert item["author"]["name"] == "The mayor"
    assert item["datePublished"] == "2021-12-30"
    assert item["appearance"]["headline"] == "Storm ahead"
    assert "url" not in item["appearance"]
    assert [document["url"] for document in review["citation"]] == [
        "https://example.org/storm",
        "https://example.com/damage",
    ]


def test_the_article_is_named_by_its_address(register):
    source = register.sources["paper"].model_copy(update={"url": "https://paper.example.org/storm"})
    register.sources["paper"] = source
    review = claim_review(register, register.claims["dam-is-safe"])
    assert review["itemReviewed"]["appearance"]["url"] == "https://paper.example.org/storm"
    assert "url" not in review


@pytest.mark.parametrize(
    ("speaker_type", "schema_type"),
    [(None, "Thing"), ("person", "Person"), ("organisation", "Organization"), ("group", "Thing")],
)
def test_the_speaker_is_of_the_type_that_the_register_gives(register, speaker_type, schema_type):
    given = speaker_type and SpeakerType(speaker_type)
    register.speakers["mayor"] = register.speakers["mayor"].model_copy(update={"type": given})
    review = claim_review(register, register.claims["storm-before-spring"])
    assert review["itemReviewed"]["author"]["@type"] == schema_type


@pytest.mark.parametrize(
    "claim",
    [
        open_claim(),
        make_claim(outcome="unclear"),
        make_claim(outcome="void", void_reason="underspecified"),
        make_claim(outcome="condition_not_met"),
        make_claim(status="withdrawn"),
    ],
    ids=["open", "unclear", "void", "condition not met", "withdrawn"],
)
def test_without_a_finding_there_is_nothing_to_publish(register, claim):
    assert claim_review(register, claim) is None


def test_the_text_closes_no_script_element(register):
    claim = make_claim(ruling="</script><script>alert(1)</script>")
    written = text(claim_review(register, claim))
    assert "</" not in written
    assert json.loads(written)["reviewRating"]["ratingExplanation"] == claim.ruling
