"""The sharpest misses and hits: claims whose words left no way out, most and least borne out by the world."""

import pandas as pd

from dashboard.register.vocabulary import ACTS, Verdict

ACT_KINDS = [kind.value for kind in ACTS]


def sharpest(claims: pd.DataFrame, verdict: Verdict, n: int) -> pd.DataFrame:
    """The boldest claims about what would happen that got a verdict, at most `n`, the best documented first.

    Boldness is the distance of the interval's middle from one half; a plain promise or threat counts as certain.
    Claims of the same boldness are ordered by how many publishers stand behind the outcome, then by id.
    """
    found = claims[(claims["verdict"] == verdict) & claims["kind"].isin(ACT_KINDS)]
    middle = (found["probability_low"] + found["probability_high"]) / 2
    ranked = found.assign(boldness=(middle - 0.5).abs().fillna(0.5).round(2))
    return ranked.sort_values(["boldness", "n_publishers", "id"], ascending=[False, False, True]).head(n)
