"""The hedge lexicon: which probability a phrase means to its readers, as an interval.

`lexicon.yaml` holds phrases with their readings per profile. A phrase that is not listed is tried without its
negation; what remains is mirrored: if "likely" is 0.60–0.85, "not likely" is 0.15–0.40.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("lexicon.yaml")
NO_HEDGE = "no hedge"
NEGATION = re.compile(r"\b(?:not|never)\b|n't\b")


@dataclass(frozen=True)
class Reading:
    """What a phrase means under one profile: shares of 1, and how that is known.

    `low` and `high` are None when the phrase gives no likelihood; `no_number` then says why.
    `basis` is measured, official, proxy or assumed.
    """

    phrase: str
    low: float | None = None
    high: float | None = None
    point: float | None = None
    basis: str = ""
    source: str = ""
    n: int | None = None
    note: str = ""
    no_number: str = ""

    def mirrored(self) -> "Reading":
        """The reading of the phrase's denial."""
        if self.low is None or self.high is None:
            return self
        point = None if self.point is None else _complement(self.point)
        return Reading(
            phrase=f"not: {self.phrase}",
            low=_complement(self.high),
            high=_complement(self.low),
            point=point,
            basis="assumed",
            source=self.source,
            n=self.n,
            note=f"Mirror of “{self.phrase}”.",
        )


@dataclass(frozen=True)
class Lexicon:
    """All phrases under all profiles."""

    default: str
    profiles: dict[str, dict[str, str]]
    citations: dict[str, str]
    readings: dict[str, dict[str, Reading]]
    canonical: dict[str, str]

    def knows(self, hedge: str) -> bool:
        """Whether the hedge, or what it denies, is listed."""
        return self._found(hedge) is not None

    def reading(self, hedge: str | None, profile: str | None = None) -> Reading:
        """What a hedge means; None stands for a plain statement.

        A profile that is silent on a phrase falls back on the default profile.

        Raises:
            LookupError: The hedge is not in the lexicon, or the profile is unknown.
        """
        found = self._found(NO_HEDGE if hedge is None else hedge)
        if found is None:
            msg = f"no phrase in the lexicon for the hedge {hedge!r}"
            raise LookupError(msg)
        if profile is not None and profile not in self.profiles:
            msg = f"no lexicon profile {profile!r}; there are {', '.join(self.profiles)}"
            raise LookupError(msg)
        phrase, denied = found
        by_profile = self.readings[phrase]
        reading = by_profile.get(profile or self.default) or by_profile[self.default]
        return reading.mirrored() if denied else reading

    def phrases(self) -> list[str]:
        """Every listed phrase, with its synonyms."""
        return list(self.canonical)

    def _found(self, hedge: str) -> tuple[str, bool] | None:
        """The canonical phrase, and whether the hedge denies it."""
        wanted = _normal(hedge)
        if wanted in self.canonical:
            return self.canonical[wanted], False
        bare = _normal(NEGATION.sub(" ", wanted, count=1))
        if bare != wanted and bare in self.canonical:
            return self.canonical[bare], True
        return None


def _normal(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").casefold().split())


def _complement(share: float) -> float:
    """1 - share, without the dust of binary fractions."""
    return round(1 - share, 12)


def _readings(entry: dict[str, Any], profiles: dict[str, Any], default: str) -> dict[str, Reading]:
    phrase, note = entry["phrase"], entry.get("note", "")
    if reason := entry.get("no_number"):
        return {default: Reading(phrase, note=note, no_number=reason)}
    return {name: Reading(phrase, note=note, **entry[name]) for name in profiles if name in entry}


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    entries = data["phrases"]
    return Lexicon(
        default=data["default"],
        profiles=data["profiles"],
        citations=data["citations"],
        readings={entry["phrase"]: _readings(entry, data["profiles"], data["default"]) for entry in entries},
        canonical={
            _normal(phrase): entry["phrase"]
            for entry in entries
            for phrase in (entry["phrase"], *entry.get("also", ()))
        },
    )
