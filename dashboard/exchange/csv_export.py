"""Claims to CSV: one row a claim, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
COLUMNS = (
    "id",
    "kind",
    "statement",
    "quote",
    "source",
    "speaker",
    "topics",
    "made_on",
    "resolves_by",
    "status",
    "outcome",
    "resolved_on",
    "hedge",
    "probability_low",
    "probability_high",
    "verdict",
    "verdict_reason",
    "overdue",
    "criteria",
    "ruling",
)


def csv_text(records: Iterable[Mapping[str, Any]]) -> str:
    """Claim records (see `json_export.claim_record`) as CSV; lists are joined with semicolons.

    Cells that a spreadsheet would run as a formula get an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([_cell(record.get(column)) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return "" if value is None else value
