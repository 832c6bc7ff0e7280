"""Conditional claims as a table: whether the “if” came, and what came of the “then”."""

import pandas as pd

from dashboard.register.loaded import Register
from dashboard.register.vocabulary import ConditionState, Kind, OutcomeGroup

RESPONSES = (
    OutcomeGroup.CAME_TRUE,
    OutcomeGroup.PARTLY,
    OutcomeGroup.DID_NOT,
    OutcomeGroup.OPEN,
    OutcomeGroup.NOT_RATED,
)
COLUMNS = ("id", "kind", "speaker_name", "trigger", "response", "condition", "statement", "made_on", "resolved_on")


def conditions_table(register: Register, claims: pd.DataFrame, threats_only: bool = False) -> pd.DataFrame:
    """One row a claim with an “if”.

    Args:
        register: The register, for the words of the conditions.
        claims: From `claims_table`.
        threats_only: Leave out conditional predictions, promises and assertions.

    Returns:
        Columns as in `COLUMNS`: `trigger` is the state of the condition, `response` the outcome group, `condition`
        its text. Sorted by trigger, response and the day it was said; rows with the same cell stand together.
    """
    found = claims[claims["condition"] != ""]
    if threats_only:
        found = found[found["kind"] == Kind.THREAT.value]
    texts = {name: claim.condition.text for name, claim in register.claims.items() if claim.condition}
    table = found.assign(
        trigger=pd.Categorical(found["condition"], [state.value for state in ConditionState]),
        response=pd.Categorical(found["outcome_group"], [group.value for group in RESPONSES]),
        condition=found["id"].map(texts),
    )
    ordered = table.sort_values(["trigger", "response", "made_on"], kind="stable")
    return ordered.astype({"trigger": str, "response": str})[list(COLUMNS)].reset_index(drop=True)


def cell_counts(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    """How many claims each cell (trigger, response) holds; every cell is there."""
    counts = table.value_counts(["trigger", "response"])
    cells = [(state.value, group.value) for state in ConditionState for group in RESPONSES]
    return {cell: int(counts.get(cell, 0)) for cell in cells}
