"""One judged claim as ClaimReview, the markup by which search engines and archives read fact checks.

Source:
    https://schema.org/ClaimReview
"""

import json
from typing import Any

from dashboard.register.derive import group
from dashboard.register.loaded import Register
from dashboard.register.model import Claim, Evidence, Source, Speaker
from dashboard.register.rules import all_evidence
from dashboard.register.vocabulary import OutcomeGroup, SpeakerType, Status

RATED = frozenset({OutcomeGroup.CAME_TRUE, OutcomeGroup.PARTLY, OutcomeGroup.DID_NOT})
SCHEMA_TYPES = {SpeakerType.PERSON: "Person", SpeakerType.ORGANISATION: "Organization"}


def claim_review(register: Register, claim: Claim, url: str = "") -> dict[str, Any] | None:
    """A claim and what became of it as JSON-LD; None where there is no finding to publish.

    There is one for a resolved claim that came true, came true in part or did not. Our word for it is the label and
    the ruling its explanation; we give no number, because our outcomes are no scale.

    Args:
        register: The register.
        claim: The claim.
        url: Address of the claim's page; left out when empty.
    """
    if claim.status is not Status.RESOLVED or claim.outcome is None or group(claim) not in RATED:
        return None
    about = register.about
    return _kept(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": url,
            "datePublished": about.reviewed_on.isoformat() if about.reviewed_on else "",
            "author": {"@type": "Organization", "name": about.maintainer or about.title},
            "copyrightNotice": about.licence or "",
            "claimReviewed": claim.statement,
            "reviewRating": _kept(
                {"@type": "Rating", "alternateName": claim.outcome.word, "ratingExplanation": claim.ruling or ""}
            ),
            "itemReviewed": {
                "@type": "Claim",
                "text": " … ".join(claim.quote),
                "datePublished": claim.made_on.isoformat(),
                "author": _speaker(register.speakers[claim.speaker]),
                "appearance": _article(register.sources[claim.source]),
            },
            "citation": [_document(item) for item in all_evidence(claim, register.events)],
        }
    )


def text(record: dict[str, Any]) -> str:
    """JSON-LD as text that may also stand inside a page's script element."""
    return json.dumps(record, ensure_ascii=False, indent=2).replace("</", "<\\/") + "\n"


def _speaker(speaker: Speaker) -> dict[str, Any]:
    """Who made the claim; a group is no organisation, so that its type is the general one."""
    kind = SCHEMA_TYPES.get(speaker.type, "Thing") if speaker.type else "Thing"
    return _kept({"@type": kind, "name": speaker.name, "description": speaker.role or ""})


def _article(source: Source) -> dict[str, Any]:
    return _kept(
        {
            "@type": "NewsArticle",
            "headline": source.title,
            "url": source.url or "",
            "datePublished": source.published_on.isoformat(),
            "author": {"@type": "Person", "name": source.author} if source.author else "",
            "publisher": {"@type": "Organization", "name": source.publisher},
            "inLanguage": source.language,
        }
    )


def _document(item: Evidence) -> dict[str, Any]:
    return _kept(
        {
            "@type": "CreativeWork",
            "name": item.title,
            "url": item.url,
            "datePublished": item.published_on.isoformat() if item.published_on else "",
            "publisher": {"@type": "Organization", "name": item.publisher},
            "archivedAt": item.archived_url or "",
        }
    )


def _kept(record: dict[str, Any]) -> dict[str, Any]:
    """A record without its empty values."""
    return {name: value for name, value in record.items() if value}
