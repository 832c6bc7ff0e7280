"""Sources against each other: the events that several articles tell, and where two claims part.

Two claims contradict each other when the register says so (`contradicts`). One more step is taken: where A repeats B,
B contradicts C, both A and C rest on one event, and one came true and the other did not, A and C cannot both be so
either. Nothing else is read from opposite outcomes: two claims on the same event can be about different things.

One claim says less than another when the register says so (`narrows`), or when one repeats the other in words whose
interval in the lexicon is another: “would” against “might”. The softer of the two is the one whose interval has its
middle nearer to one half.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.register.derive import finding, group, probability
from dashboard.register.loaded import Register
from dashboard.register.model import Claim
from dashboard.register.vocabulary import OutcomeGroup, Relation, Status, Verdict

Pair = frozenset[str]


class Standing(StrEnum):
    """How a claim as made stands before the evidence."""

    BORNE_OUT = "borne out"
    IN_PART = "borne out in part"
    NOT_BORNE_OUT = "not borne out"
    UNSETTLED = "not settled"


STRENGTH = {Standing.BORNE_OUT: 2, Standing.IN_PART: 1, Standing.NOT_BORNE_OUT: 0}
BY_VERDICT = {
    Verdict.BORNE_OUT: Standing.BORNE_OUT,
    Verdict.PARTLY_BORNE_OUT: Standing.IN_PART,
    Verdict.NOT_BORNE_OUT: Standing.NOT_BORNE_OUT,
}
BY_GROUP = {OutcomeGroup.CAME_TRUE: Standing.BORNE_OUT, OutcomeGroup.DID_NOT: Standing.NOT_BORNE_OUT}


class Favour(StrEnum):
    """Which of two claims the evidence bears out."""

    ONE = "one side"
    MORE = "one side more"
    NEITHER = "neither"
    ALIKE = "both alike"
    UNSETTLED = "not settled"


@dataclass(frozen=True)
class Contradiction:
    """Two claims that cannot both be so; the better borne out one first.

    `via` is the claim through which that is inferred, empty when the register says it. `topic` is what they share,
    or the main topic of the first.
    """

    first: str
    second: str
    favour: Favour
    topic: str
    across: bool
    via: str = ""


@dataclass(frozen=True)
class Softening:
    """One claim says less than another; `words` when both say the same thing and only the hedge differs."""

    softer: str
    firmer: str
    words: bool


@dataclass(frozen=True)
class SharedEvent:
    """An event that several articles tell: the claims of each, and the pairs among them that part."""

    name: str
    claims: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]
    softenings: tuple[Softening, ...]


def standing(claim: Claim) -> Standing:
    """Whether the words went the way of the world; words that fit either outcome are held to the outcome itself."""
    verdict = finding(claim).verdict
    return BY_VERDICT.get(verdict) or BY_GROUP.get(group(claim), Standing.UNSETTLED)


def contradictions(register: Register) -> list[Contradiction]:
    """All pairs of claims that cannot both be so, those first of which the evidence bears out one side."""
    stated = _pairs(register, Relation.CONTRADICTS)
    found = [_contradiction(register, pair, "") for pair in stated]
    found += [_contradiction(register, pair, via) for pair, via in _inferred(register, stated).items()]
    order = list(Favour)
    return sorted(found, key=lambda one: (order.index(one.favour), bool(one.via)))


def softenings(register: Register) -> list[Softening]:
    """All pairs in which one claim says less than the other."""
    claims = _live(register)
    found = {
        (claim.id, tie.claim): Softening(claim.id, tie.claim, words=False)
        for claim in claims.values()
        for tie in claim.related
        if tie.relation is Relation.NARROWS and tie.claim in claims
    }
    for pair in _pairs(register, Relation.REPEATS):
        one, other = sorted(pair, key=list(claims).index)
        for softer, firmer in _softer(claims[one], claims[other]):
            found.setdefault((softer, firmer), Softening(softer, firmer, words=True))
    return list(found.values())


def shared_events(register: Register) -> list[SharedEvent]:
    """The events on which claims of at least two articles rest, the most disputed and most told first."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in _live(register).values():
        for event in claim.events:
            told[event][claim.source].append(claim.id)
    parted, softened = contradictions(register), softenings(register)
    events = []
    for event, by_source in told.items():
        if len(by_source) < 2:
            continue
        here = {name for names in by_source.values() for name in names}
        events.append(
            SharedEvent(
                event,
                {source: tuple(by_source[source]) for source in register.sources if source in by_source},
                tuple(pair for pair in parted if {pair.first, pair.second} <= here),
                tuple(pair for pair in softened if {pair.softer, pair.firmer} <= here),
            )
        )
    return sorted(events, key=lambda event: (-len(event.contradictions), -len(event.claims), -_n_claims(event)))


SIDE_COLUMNS: dict[str, Callable[[Register, Claim], str]] = {
    "speaker": lambda register, claim: register.speakers[claim.speaker].name,
    "article": lambda register, claim: register.sources[claim.source].title,
    "words": lambda _, claim: " … ".join(claim.quote),
    "standing": lambda _, claim: standing(claim).value,
}


def contradiction_table(register: Register, pairs: Sequence[Contradiction]) -> pd.DataFrame:
    """One row a pair, as readers see it."""
    claims = register.claims
    return pd.DataFrame(
        {
            "subject": [register.topics[pair.topic].label for pair in pairs],
            "borne out": [pair.favour.value for pair in pairs],
            **{
                f"{side} {what}": [show(register, claims[getattr(pair, side)]) for pair in pairs]
                for side in ("first", "second")
                for what, show in SIDE_COLUMNS.items()
            },
            "inferred": [bool(pair.via) for pair in pairs],
        }
    )


def _live(register: Register) -> dict[str, Claim]:
    return {name: claim for name, claim in register.claims.items() if claim.status is not Status.WITHDRAWN}


def _n_claims(event: SharedEvent) -> int:
    return sum(len(names) for names in event.claims.values())


def _pairs(register: Register, relation: Relation) -> dict[Pair, None]:
    """The pairs tied by a relation that works both ways, each once, in the order of the register."""
    claims = _live(register)
    return {
        frozenset((claim.id, tie.claim)): None
        for claim in claims.values()
        for tie in claim.related
        if tie.relation is relation and tie.claim in claims and tie.claim != claim.id
    }


def _inferred(register: Register, stated: Mapping[Pair, None]) -> dict[Pair, str]:
    """Pairs that contradict each other because one repeats what the other contradicts, and that claim."""
    repeats: dict[str, list[str]] = defaultdict(list)
    for pair in _pairs(register, Relation.REPEATS):
        for one, other in _both_ways(pair):
            repeats[one].append(other)
    found: dict[Pair, str] = {}
    for pair in stated:
        for said, against in _both_ways(pair):
            for again in repeats[said]:
                new = frozenset((again, against))
                if len(new) == 2 and new not in stated and _opposed(register.claims[again], register.claims[against]):
                    found.setdefault(new, said)
    return found


def _both_ways(pair: Pair) -> Iterator[tuple[str, str]]:
    one, other = sorted(pair)
    yield one, other
    yield other, one


def _opposed(one: Claim, other: Claim) -> bool:
    """Whether two claims rest on one event and ended in opposite ways."""
    ends = {group(one), group(other)}
    return ends == {OutcomeGroup.CAME_TRUE, OutcomeGroup.DID_NOT} and bool(set(one.events) & set(other.events))


def _contradiction(register: Register, pair: Pair, via: str) -> Contradiction:
    both = sorted((register.claims[name] for name in pair), key=lambda claim: (claim.made_on, claim.id))
    first, second = sorted(both, key=lambda claim: -STRENGTH.get(standing(claim), -1))
    shared = [topic for topic in first.topics if topic in second.topics]
    return Contradiction(
        first.id,
        second.id,
        _favour(standing(first), standing(second)),
        (shared or first.topics)[0],
        first.source != second.source,
        via,
    )


def _favour(first: Standing, second: Standing) -> Favour:
    """What two standings mean for a contradiction; `first` is the stronger one."""
    if Standing.UNSETTLED in (first, second):
        return Favour.UNSETTLED
    if first is not second:
        decided = first is Standing.BORNE_OUT and second is Standing.NOT_BORNE_OUT
        return Favour.ONE if decided else Favour.MORE
    return Favour.NEITHER if first is Standing.NOT_BORNE_OUT else Favour.ALIKE


def _softer(one: Claim, other: Claim) -> Iterator[tuple[str, str]]:
    """The softer and the firmer of two claims whose words have different intervals; nothing when they do not."""
    readings = {claim.id: probability(claim) for claim in (one, other)}
    bounds = {name: (reading.low, reading.high) for name, reading in readings.items()}
    known = {name: abs(low + high - 1) for name, (low, high) in bounds.items() if low is not None and high is not None}
    if len(known) == 2 and bounds[one.id] != bounds[other.id] and known[one.id] != known[other.id]:
        softer, firmer = sorted(known, key=lambda name: known[name])
        yield softer, firmer
