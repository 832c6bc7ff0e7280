"""The hedge lexicon: which probability a phrase means to its readers, as an interval.

`lexicon.yaml` holds `default` (the name of a profile), `profiles` (label, description, note), `citations`, and
`phrases`. A phrase has synonyms (`also`), a `note`, and per profile a reading

    {low, high, point, basis: measured | official | proxy | assumed, source, n, note}

or, where it speaks of intent or wishes, `no_number` with the reason. A phrase that stands in the file means what the
file says, negated or not: "do not exclude" is an entry of its own. The other negations are resolved by rule:

- Behind the hedge, a negation denies the event, and chances of opposites add up to one: "will not", "may not" and
  "is likely not to" mirror "will", "may" and "likely". If "likely" is 0.60–0.85, its mirror is 0.15–0.40.
- Before it, a negation denies the hedge. Where the phrase says `denied: opposite`, that is commonly meant of the
  event too: "not likely", "do not think". With all others ("not certain", "not highly likely") the denial leaves
  most of the scale open: such a phrase is unknown until it gets an entry of its own.
- Two negations cancel out, unless the file knows the pair: "not unlikely" is weaker than "likely".

A mirror is an assumption. Mosteller & Youtz (1990) found negations to be read as stronger, about half as far from the
end of the scale as the plain phrase is from the other end. Case, white space, typography, contractions ("won't") and
words around the hedge ("it is … that") make no difference.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FILE = Path(__file__).with_name("lexicon.yaml")
NO_HEDGE = "no hedge"

CONTRACTIONS = {"can not": "cannot", "can't": "cannot", "won't": "will not", "shan't": "shall not", "n't": " not"}
CONTRACTION = re.compile(r"\b(?:can not|can't|won't|shan't)\b|n't\b")
TYPOGRAPHY = str.maketrans("’‘ʼ＇–‑", "''''--")
EDGES = " .,;:!?…'\"“”«»"
EVENT_DENIED = re.compile(r" (?:not|never)$")
HEDGE_DENIED = re.compile(r"\b(?:(?:do|does|did) )?(?:not|never) ")
FRAMES = (
    re.compile(r"^(?:i|we|he|she|they|it|there|this|that) "),
    re.compile(r"^(?:is|are|was|were|be|been) "),
    re.compile(r" (?:to|that|be)$"),
)


@dataclass(frozen=True)
class Reading:
    """What a phrase means under one profile: shares of 1, and how that is known.

    `low` and `high` are None when the phrase gives no likelihood; `no_number` then says why.
    `basis` is measured, official, proxy or assumed. `profile` names where the reading comes from, which is the
    default profile when the one that was asked for is silent.
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
    profile: str = ""
    mirror_of: "Reading | None" = field(default=None, repr=False)

    def mirrored(self) -> "Reading":
        """The reading of the opposite event. The mirror of a mirror is the original."""
        if self.mirror_of is not None:
            return self.mirror_of
        if self.low is None or self.high is None:
            return self
        return Reading(
            phrase=f"not: {self.phrase}",
            low=_complement(self.high),
            high=_complement(self.low),
            point=None if self.point is None else _complement(self.point),
            basis="assumed",
            source=self.source,
            n=self.n,
            note=f"Mirror of “{self.phrase}”.",
            profile=self.profile,
            mirror_of=self,
        )


class _Step(NamedTuple):
    """A hedge on the way to a listed phrase."""

    words: str
    denied: bool = False
    hedge_denied: bool = False

    def unframed(self) -> Iterator["_Step"]:
        """Without a word around it that says nothing of likelihood: "it is …", "… that"."""
        for frame in FRAMES:
            if frame.search(self.words):
                yield self._replace(words=frame.sub("", self.words))

    def affirmed(self) -> Iterator["_Step"]:
        """Without one negation."""
        if EVENT_DENIED.search(self.words):
            yield _Step(EVENT_DENIED.sub("", self.words), not self.denied, self.hedge_denied)
        if HEDGE_DENIED.search(self.words):
            yield _Step(HEDGE_DENIED.sub("", self.words, count=1), not self.denied, hedge_denied=True)


@dataclass(frozen=True)
class Lexicon:
    """All phrases under all profiles."""

    default: str
    profiles: dict[str, dict[str, str]]
    citations: dict[str, str]
    readings: dict[str, dict[str, Reading]]
    canonical: dict[str, str]
    deniable: frozenset[str] = frozenset()

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
        """The canonical phrase, and whether the hedge denies it. What is listed as it stands outranks the rule."""
        start = _Step(_normal(hedge))
        waiting, seen = deque([start]), {start}
        while waiting:
            step = waiting.popleft()
            phrase = self.canonical.get(step.words)
            if phrase is not None and (phrase in self.deniable or not step.hedge_denied):
                return phrase, step.denied
            unframed = [other for other in step.unframed() if other not in seen]
            affirmed = [other for other in step.affirmed() if other not in seen]
            waiting.extendleft(unframed)
            waiting.extend(affirmed)
            seen.update(unframed, affirmed)
        return None


def _normal(phrase: str) -> str:
    words = " ".join(phrase.translate(TYPOGRAPHY).casefold().split()).strip(EDGES)
    return CONTRACTION.sub(lambda found: CONTRACTIONS[found[0]], words)


def _complement(share: float) -> float:
    """1 - share, without the dust of binary fractions."""
    return round(1 - share, 12)


def _readings(entry: dict[str, Any], profiles: dict[str, dict[str, str]], default: str) -> dict[str, Reading]:
    """The readings of one phrase. Its own note is on the default profile; the others have theirs."""
    phrase, note = entry["phrase"], entry.get("note", "")
    if reason := entry.get("no_number"):
        return {default: Reading(phrase, note=note, no_number=reason, profile=default)}
    notes = {name: note if name == default else profile.get("note", "") for name, profile in profiles.items()}
    return {
        name: Reading(phrase=phrase, profile=name, **{"note": notes[name], **entry[name]})
        for name in profiles
        if name in entry
    }


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
        deniable=frozenset(
            entry["phrase"] for entry in entries if entry.get("denied") == "opposite" or "no_number" in entry
        ),
    )
