"""The register's closed word lists: the one home of every allowed value and of what it means.

Models, JSON schema, problem messages, tables and pages all read these lists; nothing repeats them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Described(StrEnum):
    """A closed list of words, each with a sentence that says what it means."""

    description: str

    def __new__(cls, value: str, description: str = "") -> "Described":
        """Make a member from its word and its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    @property
    def word(self) -> str:
        """The value as it is written on screen: `did_not_occur` reads "did not occur"."""
        return self.value.replace("_", " ")


class Kind(Described):
    """What sort of statement a claim is."""

    PREDICTION = "prediction", "What the speaker says will happen."
    ASSERTION = "assertion", "What the speaker says is so, or was so."
    COMMITMENT = "commitment", "What the speaker says he, or those he speaks for, will do."
    THREAT = "threat", "What the speaker says he, or those he speaks for, will do if something happens."


class SpeakerType(Described):
    """What sort of speaker it is."""

    PERSON = "person", "One person, named or not."
    ORGANISATION = "organisation", "An office, a company, a newsroom speaking as such."
    GROUP = "group", "Several people, such as “some analysts”."


class Status(Described):
    """The work on a claim."""

    OPEN = "open", "Nobody can know yet, or nobody has looked yet."
    RESOLVED = "resolved", "The outcome is known and argued."
    WITHDRAWN = "withdrawn", "Registered in error or a duplicate; kept so that its id is never reused."


class Outcome(Described):
    """What happened, or was so."""

    OCCURRED = "occurred", "What was predicted, promised or threatened happened, in time."
    PARTLY = "partly", "A substantial part happened and a substantial part did not."
    DID_NOT_OCCUR = "did_not_occur", "It did not happen in time."
    ACCURATE = "accurate", "What was asserted was so."
    PARTLY_ACCURATE = "partly_accurate", "A substantial part was so and a substantial part was not."
    INACCURATE = "inaccurate", "What was asserted was not so."
    CONDITION_NOT_MET = "condition_not_met", "The “if” never came, so the “then” was never tested."
    UNCLEAR = "unclear", "The claim is clear, the world is not: sources conflict or are silent."
    VOID = "void", "The world is clear, the claim is not: it cannot be tested as worded."


class OutcomeGroup(Described):
    """What outcomes of different kinds have in common; charts and filters speak in groups."""

    CAME_TRUE = "came_true", "It happened, or was so."
    PARTLY = "partly", "Some of it happened, or was so."
    DID_NOT = "did_not", "It did not happen, or was not so."
    NOT_RATED = "not_rated", "Resolved without a finding: condition not met, unclear, void, or withdrawn."
    OPEN = "open", "Not resolved yet."


class Verdict(Described):
    """What the outcome means for the claim as made."""

    BORNE_OUT = "borne_out", "The words pointed the way that the world went."
    PARTLY_BORNE_OUT = "partly_borne_out", "The words pointed the way that the world went in part."
    NOT_BORNE_OUT = "not_borne_out", "The words pointed the other way."
    NOT_SCORED = "not_scored", "Neither right nor wrong; the reason is given."


class ConditionState(Described):
    """Whether an “if” came."""

    MET = "met", "The “if” came."
    NOT_MET = "not_met", "The “if” did not come, and no longer can in the time meant."
    CONTESTED = "contested", "Whether the “if” came is in dispute."
    PENDING = "pending", "The “if” may still come."


class Stance(Described):
    """Which way evidence speaks."""

    SUPPORTS = "supports", "Speaks for the claim's statement, or for the event."
    CONTRADICTS = "contradicts", "Speaks against the claim's statement, or against the event."
    CONTEXT = "context", "Needed to understand the matter; speaks neither way."


class Relation(Described):
    """What one claim does to another."""

    REPEATS = "repeats", "Says the same thing."
    CONTRADICTS = "contradicts", "Both cannot be so."
    NARROWS = "narrows", "Says less, softer, or a part of the same thing."
    ANSWERS = "answers", "Replies to it."


class ForecastOf(Described):
    """What a forecast is about."""

    CLAIM = "claim", "The chance that the statement proves so."
    CONDITION = "condition", "The chance that the claim's condition comes."


class VoidReason(Described):
    """Why a claim cannot be tested as worded."""

    UNDERSPECIFIED = "underspecified", "The words leave open what would count."
    ASSUMPTION_FAILED = "assumption_failed", "The claim rests on something that was never so."
    NO_WAY_TO_FAIL = "no_way_to_fail", "No outcome could speak against it."


class ConsideredReason(Described):
    """Why a passage is no claim."""

    OPINION = "opinion", "A judgement of taste or value."
    RHETORIC = "rhetoric", "A figure of speech, a question, an appeal, a linking sentence."
    REPEATS = "repeats", "Said already by the same speaker; the note names the claim."
    NOT_CHECKABLE = "not_checkable", "No evidence could decide it: motives, feelings, hopes, vague extents."
    GARBLED = "garbled", "Cut or garbled beyond safe reading."
    BOILERPLATE = "boilerplate", "Page furniture: menus, forms, credits, bylines."


ANY_KIND = frozenset(Kind)
ACTS = frozenset({Kind.PREDICTION, Kind.COMMITMENT, Kind.THREAT})
STATES = frozenset({Kind.ASSERTION})


@dataclass(frozen=True)
class OutcomeRow:
    """What one outcome belongs to: its group, and the kinds of claim that it can end."""

    group: OutcomeGroup
    kinds: frozenset[Kind]


OUTCOMES: dict[Outcome, OutcomeRow] = {
    Outcome.OCCURRED: OutcomeRow(OutcomeGroup.CAME_TRUE, ACTS),
    Outcome.PARTLY: OutcomeRow(OutcomeGroup.PARTLY, ACTS),
    Outcome.DID_NOT_OCCUR: OutcomeRow(OutcomeGroup.DID_NOT, ACTS),
    Outcome.ACCURATE: OutcomeRow(OutcomeGroup.CAME_TRUE, STATES),
    Outcome.PARTLY_ACCURATE: OutcomeRow(OutcomeGroup.PARTLY, STATES),
    Outcome.INACCURATE: OutcomeRow(OutcomeGroup.DID_NOT, STATES),
    Outcome.CONDITION_NOT_MET: OutcomeRow(OutcomeGroup.NOT_RATED, ANY_KIND),
    Outcome.UNCLEAR: OutcomeRow(OutcomeGroup.NOT_RATED, ANY_KIND),
    Outcome.VOID: OutcomeRow(OutcomeGroup.NOT_RATED, ANY_KIND),
}


def outcomes_of(kind: Kind) -> list[Outcome]:
    """The outcomes that a claim of this kind can have, in their fixed order."""
    return [outcome for outcome, row in OUTCOMES.items() if kind in row.kinds]
