"""Dated numbers that others gave for the register's claims: histories, and their scores over time."""

import numpy as np
import pandas as pd

from dashboard.analysis import scoring
from dashboard.analysis.scored_set import HAPPENED
from dashboard.register.derive import group
from dashboard.register.loaded import Register
from dashboard.register.vocabulary import ForecastOf

COLUMNS = ("claim", "statement", "by", "on", "of", "low", "high", "note", "url", "happened", "closes_on")


def forecast_table(register: Register) -> pd.DataFrame:
    """One row a forecast: claim, by, on, of (claim or condition), low, high, note, url, happened, closes_on.

    `happened` is 1, 0 or ½ for a forecast of a resolved claim, else NaN; `closes_on` is the day the claim resolved.
    """
    rows = [
        {
            "claim": claim.id,
            "statement": claim.statement,
            "by": forecast.by,
            "on": forecast.on,
            "of": forecast.of.value,
            "low": forecast.probability.low,
            "high": forecast.probability.high,
            "note": forecast.note or "",
            "url": forecast.url or "",
            "happened": HAPPENED.get(group(claim).value, np.nan) if forecast.of is ForecastOf.CLAIM else np.nan,
            "closes_on": claim.resolved_on,
        }
        for claim in register.claims.values()
        for forecast in claim.forecasts
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    for column in ("on", "closes_on"):
        table[column] = pd.to_datetime(table[column]).astype("datetime64[us]")
    return table.sort_values(["claim", "by", "on"], ignore_index=True)


def history_scores(forecasts: pd.DataFrame) -> pd.DataFrame:
    """Time-weighted Brier score of each forecaster, and how far below or above the others at the same time.

    Args:
        forecasts: From `forecast_table`; only forecasts of resolved claims, made before they resolved, are scored.

    Returns:
        Columns: `by`; `n`, forecasts scored; `days`, how long they stood; `brier`, each forecast counting for the days
        that it stood; `relative`, mean difference from the others' score on the same claim and day, below 0 is better.
    """
    made_in_time = forecasts["on"] < forecasts["closes_on"]
    known = forecasts[forecasts["happened"].notna() & made_in_time].reset_index(drop=True)
    point = (known["low"] + known["high"]) / 2
    scores = scoring.brier(point, known["happened"])
    question, _ = pd.factorize(known["claim"])
    forecaster, _ = pd.factorize(known["by"])
    history, _ = pd.factorize(pd.Series(list(zip(question, forecaster, strict=True)), dtype=object))
    days = scoring.standing_days(known["on"].to_numpy(), known["closes_on"].to_numpy(), history)
    against = scoring.relative(scores, question, forecaster, known["on"].to_numpy(), known["closes_on"].to_numpy())
    rows = []
    for name, part in known.groupby("by").groups.items():
        at = part.to_numpy()
        others = scoring.Relative(against.difference[at], against.days[at]).mean()
        rows.append(
            {
                "by": name,
                "n": len(at),
                "days": float(days[at].sum()),
                "brier": scoring.time_weighted(scores[at], days[at]).value,
                "relative": others.value,
            }
        )
    return pd.DataFrame(rows, columns=["by", "n", "days", "brier", "relative"]).sort_values("brier", ignore_index=True)
