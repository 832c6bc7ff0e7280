"""How a claim reached its article: the rungs of the attribution ladder, by one stated rule."""

import re

import pandas as pd

from dashboard.analysis.counts import outcome_counts
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.vocabulary import Described

NOT_NAMED = re.compile(r"\bnot named\b", re.IGNORECASE)
HEADLINE = re.compile(r"\b(?:headline|caption)\b", re.IGNORECASE)
OWN_VOICE = re.compile(r"\bown voice\b", re.IGNORECASE)
AGENCY = re.compile(r"\b(?:news agency|broadcaster)\b", re.IGNORECASE)


class Attribution(Described):
    """The rungs, from the speaker in person down to words with nobody behind them."""

    FIRST_HAND = "first_hand", "A named speaker, with nobody in between."
    RELAYED = "relayed", "A named speaker, through somebody else, but no news agency or broadcaster."
    AGENCY = "agency", "A named speaker, through a news agency or a broadcaster."
    ANONYMOUS = "anonymous", "A speaker who is not named, whichever way the words came."
    OWN_VOICE = "own_voice", "The author or the newsroom says so itself."
    HEADLINE = "headline_or_caption", "Only a headline, or the caption of a picture, says so."


def attribution(register: Register, claim: Claim) -> Attribution:
    """The lowest rung that fits a claim.

    From below: a speaker whose role says “headline” or “caption”; one whose role says “own voice”, or who wrote the
    article; one whose role says “not named”; a chain of relays with a “news agency” or “broadcaster” in it; any other
    chain; none at all.
    """
    speaker = register.speakers[claim.speaker]
    role = speaker.role or ""
    relays = " ".join(register.speakers[name].role or "" for name in claim.relayed_by)
    if HEADLINE.search(role):
        return Attribution.HEADLINE
    if OWN_VOICE.search(role) or speaker.name == register.sources[claim.source].author:
        return Attribution.OWN_VOICE
    if NOT_NAMED.search(role):
        return Attribution.ANONYMOUS
    if AGENCY.search(relays):
        return Attribution.AGENCY
    return Attribution.RELAYED if claim.relayed_by else Attribution.FIRST_HAND


def attribution_counts(claims: pd.DataFrame) -> pd.DataFrame:
    """How many claims stand on each rung, by outcome group, in the order of the ladder; empty rungs are left out.

    Returns:
        Columns `attribution`, `outcome_group`, `n`.
    """
    counts = outcome_counts(claims, "attribution")
    rungs = {rung.value: place for place, rung in enumerate(Attribution)}
    return counts.sort_values("attribution", key=lambda values: values.map(rungs), kind="stable").reset_index(drop=True)
