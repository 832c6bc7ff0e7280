"""Small claims tables for the tests of scores: only the columns that scores look at."""

from typing import Any

import pandas as pd

DEFAULTS: dict[str, Any] = {
    "kind": "prediction",
    "speaker": "anna",
    "topics": ("talks",),
    "status": "resolved",
    "outcome": "occurred",
    "outcome_group": "came_true",
    "verdict": "borne_out",
    "phrase": "will",
    "probability_low": 0.9,
    "probability_high": 0.99,
    "probability_point": 0.97,
    "resolves_by": "2022-01-31",
    "n_publishers": 2,
}


def claims_frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """A claims table with one row for each set of differences from a borne-out prediction."""
    table = pd.DataFrame([{"id": f"claim-{number}", **DEFAULTS, **row} for number, row in enumerate(rows)])
    table["resolves_by"] = pd.to_datetime(table["resolves_by"])
    return table


FAILED = {"outcome": "did_not_occur", "outcome_group": "did_not", "verdict": "not_borne_out"}
IN_PART = {"outcome": "partly", "outcome_group": "partly", "verdict": "partly_borne_out"}
STILL_OPEN = {"outcome": "", "outcome_group": "open", "verdict": "not_scored", "status": "open"}
NO_NUMBER = {"probability_low": None, "probability_high": None, "probability_point": None}
