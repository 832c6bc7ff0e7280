"""The register as a tidy table: one row a claim."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.analysis.attribution import attribution
from dashboard.register.derive import due, finding, group, probability
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.rules import all_evidence

SHARE_COLUMNS = ("probability_low", "probability_high", "probability_point")
DAY_COLUMNS = ("made_on", "resolves_by", "resolved_on", "published_on")
CLAIM_COLUMNS = (
    "id",
    "kind",
    "statement",
    "quote",
    "source",
    "speaker",
    "speaker_name",
    "side",
    "topics",
    "made_on",
    "resolves_by",
    "resolved_on",
    "published_on",
    "status",
    "outcome",
    "outcome_group",
    "verdict",
    "verdict_reason",
    "hedge",
    "phrase",
    "probability_low",
    "probability_high",
    "probability_point",
    "due",
    "condition",
    "attribution",
    "n_publishers",
    "n_primary",
    "text",
)


def claims_table(register: Register, today: date, profile: str | None = None) -> pd.DataFrame:
    """One row a claim, in the order of the register.

    Args:
        register: The register.
        today: The day against which deadlines are held.
        profile: The lexicon profile that gives hedges their intervals; None for the default.

    Returns:
        Columns as in `CLAIM_COLUMNS`. Days are datetime64, NaT when absent; probabilities are shares, NaN when the
        words give none; `topics` holds tuples of ids; `outcome` and `condition` are empty text when there is none;
        `text` is what a search looks through, in lower case.
    """
    rows = [_row(register, claim, today, profile) for claim in register.claims.values()]
    table = pd.DataFrame(rows, columns=list(CLAIM_COLUMNS))
    for column in DAY_COLUMNS:
        table[column] = pd.to_datetime(table[column]).astype("datetime64[us]")
    return table.astype(dict.fromkeys(SHARE_COLUMNS, float) | {"n_publishers": int, "n_primary": int})


def _row(register: Register, claim: Claim, today: date, profile: str | None) -> dict[str, Any]:
    speaker = register.speakers[claim.speaker]
    reading, found = probability(claim, profile), finding(claim, profile)
    proof = all_evidence(claim, register.events)
    quote = " … ".join(claim.quote)
    topics = [register.topics[name].label for name in claim.topics]
    words = (claim.id, claim.statement, quote, speaker.name, claim.ruling or "", *topics)
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "statement": claim.statement,
        "quote": quote,
        "source": claim.source,
        "speaker": claim.speaker,
        "speaker_name": speaker.name,
        "side": speaker.side,
        "topics": claim.topics,
        "made_on": claim.made_on,
        "resolves_by": claim.resolves_by,
        "resolved_on": claim.resolved_on,
        "published_on": register.sources[claim.source].published_on,
        "status": claim.status.value,
        "outcome": claim.outcome.value if claim.outcome else "",
        "outcome_group": group(claim).value,
        "verdict": found.verdict.value,
        "verdict_reason": found.reason,
        "hedge": claim.hedge or "",
        "phrase": reading.phrase,
        "probability_low": reading.low,
        "probability_high": reading.high,
        "probability_point": reading.point,
        "due": due(claim, today).value,
        "condition": claim.condition.state.value if claim.condition else "",
        "attribution": attribution(register, claim).value,
        "n_publishers": len({item.publisher.casefold() for item in proof}),
        "n_primary": sum(item.primary for item in proof),
        "text": " ".join(words).casefold(),
    }
