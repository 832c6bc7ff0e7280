"""Scorecards: what came of the claims of each speaker, source, side, topic or kind, and how much they risked."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis import scoring
from dashboard.register.vocabulary import Verdict

SMALLEST_SHARE = 5
RIVALS = "rival"
EVEN = 0.5


def scorecards(scored: pd.DataFrame, claims: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row a value of `by`, the most claims first.

    Args:
        scored: The scored claims, with `happened`; see `scored_set`.
        claims: All claims of the same panel, scored or not.
        by: A column of both; topics are taken apart.

    Returns:
        Columns: `by`; `n_claims`; `n_scored`; `n_judged`, those with a right-or-wrong verdict, and `n_borne_out` of
        them; `share`, `share_low`, `share_high`, the share borne out with its 95 % Wilson interval, NaN under five;
        `brier_low`, `brier_high`, bounds of the mean Brier score; `width`, the mean width of the intervals, and
        `irrefutable_share`, the share of claims with a likelihood that no outcome could refute (both say how much was
        hedged); `boldness`, twice the mean distance of the intervals' middle from one half: 0 is a coin, 1 is certain.
    """
    rows = [{by: value, **card(part, whole)} for value, part, whole in _groups(scored, claims, by)]
    columns = [by, *card(scored.iloc[:0], claims.iloc[:0])]
    return pd.DataFrame(rows, columns=columns).sort_values(["n_claims", by], ascending=[False, True], ignore_index=True)


def card(scored: pd.DataFrame, claims: pd.DataFrame) -> dict[str, Any]:
    """The numbers of one scorecard; see `scorecards`."""
    judged = claims[claims["verdict"].isin([Verdict.BORNE_OUT, Verdict.NOT_BORNE_OUT])]
    n_judged, n_right = len(judged), int((judged["verdict"] == Verdict.BORNE_OUT).sum())
    enough = n_judged >= SMALLEST_SHARE
    low, high = scoring.wilson([n_right], [n_judged]) if enough else (np.array([np.nan]), np.array([np.nan]))
    bounds = scoring.mean_bounds(
        scoring.brier_bounds(scored["probability_low"], scored["probability_high"], scored["happened"])
    )
    likely = claims.dropna(subset="probability_low")
    middle = (likely["probability_low"] + likely["probability_high"]) / 2
    straddles = (likely["probability_low"] < EVEN) & (likely["probability_high"] > EVEN)
    return {
        "n_claims": len(claims),
        "n_scored": len(scored),
        "n_judged": n_judged,
        "n_borne_out": n_right,
        "share": n_right / n_judged if enough else np.nan,
        "share_low": float(low[0]),
        "share_high": float(high[0]),
        "brier_low": bounds.low,
        "brier_high": bounds.high,
        "width": (likely["probability_high"] - likely["probability_low"]).mean(),
        "irrefutable_share": straddles.mean() if len(likely) else np.nan,
        "boldness": 2 * (middle - EVEN).abs().mean(),
    }


def rivals(scored: pd.DataFrame) -> pd.DataFrame:
    """How naive rivals would have scored on the same claims: columns `rival`, `n_scored`, `brier_low`, `brier_high`.

    "Nothing changes" says 0 to everything; the base rate is that of these very claims, which nobody knew beforehand.
    """
    happened = scored["happened"].to_numpy(dtype=float)
    rate = scoring.base_rate(happened).value
    rows = []
    for name, p in (("always 50 %", EVEN), ("base rate of these claims", rate), ("nothing changes (always 0 %)", 0.0)):
        mean = scoring.mean_score(scoring.brier(np.full(happened.size, p), happened)).value if happened.size else np.nan
        rows.append({RIVALS: name, "n_scored": happened.size, "brier_low": mean, "brier_high": mean})
    return pd.DataFrame(rows)


def ranks(cards: pd.DataFrame) -> pd.Series:
    """Ranks by Brier score where they can be told apart: NaN under five scored claims, or where intervals overlap.

    A card ranks after all those whose worst score is better than its best one; it has no rank when its interval
    overlaps that of another card.
    """
    enough = cards["n_scored"] >= SMALLEST_SHARE
    return pd.Series(
        [_rank(cards[enough], row) if ok else np.nan for ok, (_, row) in zip(enough, cards.iterrows(), strict=True)],
        index=cards.index,
        dtype=float,
    )


def _rank(cards: pd.DataFrame, row: pd.Series) -> float:
    others = cards.drop(row.name)
    better, worse = others["brier_high"] < row["brier_low"], others["brier_low"] > row["brier_high"]
    return float(1 + better.sum()) if len(others) and (better | worse).all() else np.nan


def flips(cards_by_profile: dict[str, pd.DataFrame], by: str) -> set[str]:
    """Whose place by the middle of the Brier interval changes with the lexicon; cards under five are left out."""
    orders = [
        cards[cards["n_scored"] >= SMALLEST_SHARE]
        .assign(middle=lambda frame: frame["brier_low"] + frame["brier_high"])
        .sort_values(["middle", by])[by]
        .tolist()
        for cards in cards_by_profile.values()
    ]
    if not orders:
        return set()
    first = {name: place for place, name in enumerate(orders[0])}
    return {name for order in orders[1:] for place, name in enumerate(order) if first.get(name) != place}


def _groups(scored: pd.DataFrame, claims: pd.DataFrame, by: str) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    parts, wholes = scored.explode(by), claims.explode(by)
    for value, whole in wholes.groupby(by, sort=False):
        yield str(value), parts[parts[by] == value], whole
