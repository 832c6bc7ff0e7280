"""Register to JSON: the file's own field names, dates as ISO text, and what follows from each claim."""

import json
from datetime import date
from typing import Any

from dashboard.register.derive import Due, due, finding, probability
from dashboard.register.loaded import Register
from dashboard.register.model import OPEN_OUTCOME, Claim, Judgement, Probability, Record


def export(register: Register, today: date) -> dict[str, Any]:
    """The whole register as plain values.

    Each claim carries, beside its own fields, `probability_low` and `probability_high` (shares, or None),
    `verdict`, `verdict_reason`, `overdue` (on the day `today`) and `quote_spans`: where each part of the quote
    stands in the source's text, as character offsets with the end excluded.
    """
    return {
        "register": _record(register.about),
        "topics": _records(register.topics),
        "sources": _records(register.sources),
        "speakers": _records(register.speakers),
        "events": _records(register.events),
        "claims": [claim_record(register, claim, today) for claim in register.claims.values()],
        "considered": [_record(passage) for passage in register.considered],
    }


def claim_record(register: Register, claim: Claim, today: date) -> dict[str, Any]:
    """One claim with its derived fields."""
    reading = probability(claim)
    found = finding(claim)
    file = register.sources[claim.source].file
    return {
        **_record(claim),
        "probability_low": reading.low,
        "probability_high": reading.high,
        "verdict": found.verdict.value,
        "verdict_reason": found.reason,
        "overdue": due(claim, today) is Due.OVERDUE,
        "quote_spans": [
            {"file": file, "start": span.start, "end": span.end} for span in register.spans.get(claim.id, ())
        ],
    }


def text(register: Register, today: date) -> str:
    """The export as JSON text."""
    return json.dumps(export(register, today), ensure_ascii=False, indent=2) + "\n"


def _records(records: Any) -> dict[str, Any]:
    return {name: _record(record) for name, record in records.items()}


def _record(record: Record) -> dict[str, Any]:
    """A record's own fields, absent ones left out, one-number probabilities as a number, readers' `open` in words."""
    values = {name: _value(value) for name, value in record if name in record.model_fields_set and value is not None}
    if isinstance(record, Judgement) and record.outcome is None:
        values = {"outcome": OPEN_OUTCOME} | values
    quote = values.get("quote", ())
    return values | ({"quote": quote[0]} if len(quote) == 1 else {})


def _value(value: Any) -> Any:
    if isinstance(value, Probability) and value.low == value.high and value.reason is None:
        return value.low
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
