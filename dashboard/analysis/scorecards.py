"""Scorecards: what came of the claims of each speaker, source, side, topic or kind, and how much they risked."""

import numpy as np
import pandas as pd

from dashboard.analysis import scoring
from dashboard.register.vocabulary import Verdict

SMALLEST_SHARE = 5
RIVALS = "rival"
EVEN = 0.5
COLUMNS = (
    "n_claims",
    "n_scored",
    "n_judged",
    "n_borne_out",
    "share",
    "share_low",
    "share_high",
    "brier_low",
    "brier_high",
    "width",
    "irrefutable_share",
    "boldness",
)


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
    whole = _with_shares(claims.explode(by)).groupby(by, sort=False)
    cards = whole.agg(
        n_claims=("id", "size"),
        n_judged=("judged", "sum"),
        n_borne_out=("borne_out", "sum"),
        width=("width", "mean"),
        irrefutable_share=("straddles", "mean"),
        boldness=("boldness", "mean"),
    )
    least, greatest = scoring.brier_bounds(
        *(scored[name] for name in ("probability_low", "probability_high", "happened"))
    )
    parts = scored.assign(brier_low=least, brier_high=greatest).explode(by).groupby(by)
    scores = parts.agg(n_scored=("id", "size"), brier_low=("brier_low", "mean"), brier_high=("brier_high", "mean"))
    cards = cards.join(scores).reset_index()
    cards["n_scored"] = cards["n_scored"].fillna(0).astype(int)
    enough = cards["n_judged"] >= SMALLEST_SHARE
    low, high = scoring.wilson(cards["n_borne_out"], cards["n_judged"])
    shares = pd.DataFrame({"share": cards["n_borne_out"] / cards["n_judged"], "share_low": low, "share_high": high})
    cards = cards.join(shares.where(enough))
    return cards[[by, *COLUMNS]].sort_values(["n_claims", by], ascending=[False, True], ignore_index=True)


def _with_shares(claims: pd.DataFrame) -> pd.DataFrame:
    """What a card averages over its claims, row by row; NaN where the words give no likelihood."""
    low, high = claims["probability_low"], claims["probability_high"]
    return claims.assign(
        judged=claims["verdict"].isin([Verdict.BORNE_OUT, Verdict.NOT_BORNE_OUT]).astype(int),
        borne_out=(claims["verdict"] == Verdict.BORNE_OUT).astype(int),
        width=high - low,
        straddles=((low < EVEN) & (high > EVEN)).where(low.notna()).astype(float),
        boldness=2 * ((low + high) / 2 - EVEN).abs(),
    )


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
