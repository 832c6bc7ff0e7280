"""The register's records as pydantic models: shape, types and limits of every field.

These models are the only definition of the file format. `schema.py` writes the JSON schema from them,
`load.py` reads YAML through them. What spans more than one field is in `rules.py`.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dashboard.register.field_types import (
    Day,
    Id,
    Ids,
    Long,
    Quote,
    Share,
    Short,
    Url,
    as_interval,
    member,
    one_or_many,
)
from dashboard.register.vocabulary import (
    ConditionState,
    ConsideredReason,
    ForecastOf,
    Kind,
    Outcome,
    Relation,
    SpeakerType,
    Stance,
    Status,
    VoidReason,
)

OPEN_OUTCOME = "open"


class Record(BaseModel):
    """Base of all records: unknown keys are errors, values are never converted, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class About(Record):
    """What this register is."""

    title: Annotated[Short, Field(description="Name of the register, shown on every page.")]
    description: Annotated[Long, Field(description="What was read, and which claims were taken from it.")]
    maintainer: Annotated[Short | None, Field(description="Who keeps it.")] = None
    licence: Annotated[Short | None, Field(description="Terms under which the register's own text may be used.")] = None
    reviewed_on: Annotated[Day | None, Field(description="The day when every open claim was last looked at.")] = None


class Topic(Record):
    """A subject that claims share."""

    label: Annotated[Short, Field(description="Name on screen.")]
    description: Annotated[Long | None, Field(description="What belongs here.")] = None


class Source(Record):
    """An article, stored whole and never edited."""

    file: Annotated[Short, Field(description="The stored text, relative to the register: seeds/<name>.txt.")]
    title: Annotated[Short, Field(description="Headline as stored.")]
    publisher: Annotated[Short, Field(description="Who published it first.")]
    author: Annotated[Short | None, Field(description="Who wrote it, when it says so.")] = None
    published_on: Annotated[Day, Field(description="The day when it appeared.")]
    published_on_basis: Annotated[Long, Field(description="How that day is known.")]
    url: Annotated[Url | None, Field(description="Where it can be read, when that was found.")] = None
    language: Annotated[Short, Field(description="Language of the stored text, as a code: en.")] = "en"
    translated_from: Annotated[Short | None, Field(description="Language of the original, as a code: ru.")] = None
    notes: Annotated[Long | None, Field(description="Cuts, garbling, other versions.")] = None


class Speaker(Record):
    """Who made a claim: a person, an office, a newsroom, or somebody who was not named."""

    name: Annotated[Short, Field(description="Name on screen.")]
    role: Annotated[Short | None, Field(description="Office or profession at the time.")] = None
    affiliation: Annotated[Short | None, Field(description="For whom the speaker worked at the time.")] = None
    type: Annotated[SpeakerType | None, member(SpeakerType), Field(description="What sort of speaker it is.")] = None
    side: Annotated[Short, Field(description="The camp the speaker spoke for, as one of the register's own words.")]


class Evidence(Record):
    """One published document that bears on a claim or an event."""

    url: Annotated[Url, Field(description="Where it was read.")]
    title: Annotated[Short, Field(description="Its title.")]
    publisher: Annotated[Short, Field(description="Who published it first: agency copy counts as the agency.")]
    via: Annotated[Short | None, Field(description="Who reposted it, when read elsewhere.")] = None
    published_on: Annotated[Day | None, Field(description="The day when it appeared, when it can be known.")] = None
    published_on_basis: Annotated[
        Long | None,
        Field(description="How that day is known when the document does not print it, or why there is none."),
    ] = None
    primary: Annotated[
        bool,
        Field(strict=True, description="True for the document itself: readout, transcript, treaty, statistics."),
    ] = False
    stance: Annotated[
        Stance, member(Stance), Field(description="Which way it speaks of the statement or event it stands under.")
    ]
    finding: Annotated[Long, Field(description="What it shows, in one sentence of our own.")]
    archived_url: Annotated[Url | None, Field(description="A stored copy of the page.")] = None


class Event(Record):
    """Something in the world that did or did not happen, with its evidence; many claims can rest on it."""

    title: Annotated[Short, Field(description="The fact, as a plain statement.")]
    happened_on: Annotated[Day | None, Field(description="The day, or the first day, it happened.")] = None
    did_not_happen: Annotated[bool, Field(strict=True, description="True when it did not happen.")] = False
    expected_by: Annotated[Day | None, Field(description="The day by which it was expected.")] = None
    summary: Annotated[Long, Field(description="What happened, in a few sentences, with the figures.")]
    evidence: Annotated[tuple[Evidence, ...], Field(description="What proves it.", max_length=50)] = ()


class Condition(Record):
    """The “if” of a conditional claim."""

    text: Annotated[Long, Field(description="The condition, in our own words.")]
    state: Annotated[ConditionState, member(ConditionState), Field(description="Whether it came.")]
    on: Annotated[Day | None, Field(description="The day when that was settled.")] = None
    note: Annotated[Long | None, Field(description="Why, when it is not plain.")] = None


class Probability(Record):
    """The chance that the statement is so, as a number or an interval."""

    low: Annotated[Share, Field(description="Lower bound, 0 to 1.")]
    high: Annotated[Share, Field(description="Upper bound, 0 to 1.")]
    reason: Annotated[Long | None, Field(description="Why these bounds and not the lexicon's.")] = None


class Judgement(Record):
    """An independent judgement of the same claim, made without seeing the first."""

    outcome: Annotated[
        Outcome | None,
        BeforeValidator(lambda value: None if value == OPEN_OUTCOME else value),
        member(Outcome),
        Field(description="The outcome this reader found; `open` when still open."),
    ]
    kind: Annotated[Kind | None, member(Kind), Field(description="The kind this reader found, when it differs.")] = None
    hedge: Annotated[Short | None, Field(description="The hedge this reader found, when it differs.")] = None
    resolved_on: Annotated[Day | None, Field(description="The day this reader found, when it differs.")] = None
    note: Annotated[Long | None, Field(description="The reader's reason.")] = None


class RelatedClaim(Record):
    """A tie to another claim of the register."""

    claim: Annotated[Id, Field(description="Id of the other claim.")]
    relation: Annotated[Relation, member(Relation), Field(description="What this claim does to the other.")]


class Forecast(Record):
    """A dated probability, by anybody, that the statement will prove so."""

    by: Annotated[Short, Field(description="Who gave it: a crowd, a market, an expert, a curator.")]
    on: Annotated[Day, Field(description="The day it was given.")]
    probability: Annotated[
        Probability,
        BeforeValidator(as_interval),
        Field(description="A number from 0 to 1, or {low, high}."),
    ]
    of: Annotated[
        ForecastOf, member(ForecastOf), Field(description="Whether it is about the claim or about its “if”.")
    ] = ForecastOf.CLAIM
    url: Annotated[Url | None, Field(description="Where it was published.")] = None
    note: Annotated[Long | None, Field(description="What exactly was forecast.")] = None


class Update(Record):
    """What happened meanwhile, while the claim is open."""

    on: Annotated[Day, Field(description="The day it happened.")]
    note: Annotated[Long, Field(description="What happened.")]
    url: Annotated[Url | None, Field(description="Where it was read.")] = None


class Correction(Record):
    """A change of mind, kept in sight."""

    on: Annotated[Day, Field(description="The day of the correction.")]
    field: Annotated[Short, Field(description="Which field changed.")]
    was: Annotated[Short, Field(description="What it said before.")]
    reason: Annotated[Long, Field(description="Why it changed.")]


class Claim(Record):
    """One checkable statement by one speaker in one source."""

    id: Annotated[Id, Field(description="Stable name in kebab-case, never reused.")]
    kind: Annotated[Kind, member(Kind), Field(description="What sort of statement it is.")]
    statement: Annotated[Long, Field(description="Self-contained and testable, in our own words.")]
    quote: Annotated[
        tuple[Quote, ...],
        BeforeValidator(one_or_many),
        Field(min_length=1, max_length=10, description="The exact words; a list when the quote has gaps."),
    ]
    source: Annotated[Id, Field(description="Id of the article.")]
    speaker: Annotated[Id, Field(description="Id of who asserts it.")]
    relayed_by: Annotated[
        Ids, Field(description="Through whom it reached the article, from the speaker outwards.")
    ] = ()
    topics: Annotated[Ids, Field(min_length=1, description="Ids of its topics, the main one first.")]
    made_on: Annotated[Day, Field(description="The day it was said.")]
    resolves_by: Annotated[
        Day | None, Field(description="The day it had to have come true; absent when open-ended.")
    ] = None
    dating: Annotated[Long | None, Field(description="How the two days above were fixed.")] = None
    criteria: Annotated[Long, Field(description="What would count, decided from the wording before looking.")]
    condition: Annotated[Condition | None, Field(description="The “if”, for conditional claims.")] = None
    hedge: Annotated[Short | None, Field(description="The words that say how sure the speaker is, as spoken.")] = None
    probability: Annotated[
        Probability | None,
        BeforeValidator(as_interval),
        Field(description="Only when the speaker gave a number, or to override the lexicon with a reason."),
    ] = None
    status: Annotated[Status, member(Status), Field(description="The work on the claim.")]
    outcome: Annotated[Outcome | None, member(Outcome), Field(description="What happened.")] = None
    void_reason: Annotated[VoidReason | None, member(VoidReason), Field(description="Why it cannot be tested.")] = None
    resolved_on: Annotated[Day | None, Field(description="The day when the outcome could be known.")] = None
    ruling: Annotated[Long | None, Field(description="The reasoning, in a few sentences.")] = None
    events: Annotated[Ids, Field(description="Ids of the events it rests on.")] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(description="Evidence of its own.", max_length=50)] = ()
    no_primary_reason: Annotated[
        Long | None, Field(description="Why it rests on no primary source, when there is none or none was found.")
    ] = None
    first_reader: Annotated[
        Judgement | None,
        Field(description="The first judgement, when the ruling went another way in the end."),
    ] = None
    second_reader: Annotated[Judgement | None, Field(description="An independent judgement.")] = None
    related: Annotated[tuple[RelatedClaim, ...], Field(description="Ties to other claims.", max_length=50)] = ()
    forecasts: Annotated[tuple[Forecast, ...], Field(description="Dated probabilities by others.", max_length=500)] = ()
    updates: Annotated[tuple[Update, ...], Field(description="What happened while open.", max_length=200)] = ()
    corrections: Annotated[tuple[Correction, ...], Field(description="What was changed, and why.", max_length=200)] = ()


class Considered(Record):
    """A passage that was read and left out, with the reason."""

    source: Annotated[Id, Field(description="Id of the article.")]
    quote: Annotated[
        tuple[Quote, ...],
        BeforeValidator(one_or_many),
        Field(min_length=1, max_length=10, description="The exact words; a list when the quote has gaps."),
    ]
    reason: Annotated[ConsideredReason, member(ConsideredReason), Field(description="Why it is not a claim.")]
    note: Annotated[Long | None, Field(description="What else there is to say.")] = None


SECTIONS: dict[str, type[Record]] = {
    "register": About,
    "topics": Topic,
    "sources": Source,
    "speakers": Speaker,
    "events": Event,
    "claims": Claim,
    "considered": Considered,
}
LIST_SECTIONS = ("claims", "considered")
MAPPING_SECTIONS = ("topics", "sources", "speakers", "events")


def record_in(annotation: Any) -> type[Record] | None:
    """The record type inside a field's annotation, such as Evidence in a tuple of Evidence."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    found = (record_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((record for record in found if record), None)
