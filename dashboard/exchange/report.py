"""A list of claims as one document to read, print and keep: HTML without scripts and without requests."""

import html
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.charts.looks import LOOKS, Look
from dashboard.exchange.svg_bars import Part, stacked_bar
from dashboard.register.derive import finding, group, probability
from dashboard.register.loaded import Register
from dashboard.register.model import Claim, Evidence, Source
from dashboard.register.rules import all_evidence
from dashboard.register.vocabulary import Kind, OutcomeGroup, Status, Verdict

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Edition:
    """What a report says of itself.

    `as_of` is the day on which the register is seen, `digest` its SHA-256 (hexadecimal, or empty), `choice` says in
    words which claims were chosen, `n_all` how many there are without the choice.
    """

    as_of: date
    digest: str
    choice: str
    n_all: int


@dataclass(frozen=True)
class Tally:
    """Outcomes of some claims: what they have in common, a drawing as HTML, and how many fall in each group."""

    label: str
    bar: str
    counts: Mapping[OutcomeGroup, int]

    @property
    def n(self) -> int:
        """How many claims."""
        return sum(self.counts.values())

    @property
    def n_true(self) -> int:
        """How many came true or were so."""
        return self.counts[OutcomeGroup.CAME_TRUE]

    @property
    def n_partly(self) -> int:
        """How many did in part."""
        return self.counts[OutcomeGroup.PARTLY]

    @property
    def n_not(self) -> int:
        """How many did not."""
        return self.counts[OutcomeGroup.DID_NOT]

    @property
    def n_rated(self) -> int:
        """How many of them have a finding."""
        return self.n_true + self.n_partly + self.n_not


@dataclass(frozen=True)
class Entry:
    """One claim as the report shows it, under its number."""

    number: int
    claim: Claim
    speaker: str
    role: str
    relayed_by: str
    source: Source
    look: Look
    outcome: str
    likelihood: str
    verdict: str
    proof: Sequence[Evidence]


def report(register: Register, claims: Sequence[Claim], edition: Edition) -> str:
    """The report as one HTML document that opens without a server."""
    return _environment().get_template("report.html").render(**_contents(register, claims, edition, as_image=False))


def report_body(register: Register, claims: Sequence[Claim], edition: Edition) -> str:
    """The report as a part of a page that has its own heading and takes no SVG: drawings are images."""
    return _environment().get_template("part.html").render(**_contents(register, claims, edition, as_image=True))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = _long_date
    return environment


def _long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _contents(register: Register, claims: Sequence[Claim], edition: Edition, *, as_image: bool) -> dict[str, Any]:
    kinds = {kind.value: f"{kind.word}s" for kind in Kind}
    topics = {name: topic.label for name, topic in register.topics.items()}
    cited = dict.fromkeys(claim.source for claim in claims)
    return {
        "about": register.about,
        "edition": edition,
        "looks": LOOKS,
        "n": len(claims),
        "total": _tallies({"": claims}, {"": "All claims of this report"}, as_image)[0],
        "by_kind": _tallies(_grouped(claims, lambda claim: (claim.kind.value,)), kinds, as_image),
        "by_topic": _tallies(_grouped(claims, lambda claim: claim.topics), topics, as_image),
        "chapters": _chapters(register, claims),
        "sources": [register.sources[name] for name in cited],
    }


def _chapters(register: Register, claims: Iterable[Claim]) -> dict[str, list[Entry]]:
    """The claims under the label of their main topic, both in the order of the list, numbered as they are read."""
    by_topic: dict[str, list[Claim]] = {}
    for claim in claims:
        by_topic.setdefault(claim.topics[0], []).append(claim)
    numbers = count(1)
    return {
        register.topics[topic].label: [_entry(register, claim, next(numbers)) for claim in members]
        for topic, members in by_topic.items()
    }


def _grouped(claims: Iterable[Claim], names: Callable[[Claim], Iterable[str]]) -> dict[str, list[Claim]]:
    """Claims by what they have in common, the largest group first; a claim with several names is in each."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for name in names(claim):
            found.setdefault(name, []).append(claim)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _tallies(groups: Mapping[str, Sequence[Claim]], labels: Mapping[str, str], as_image: bool) -> list[Tally]:
    """A row for each group of claims, their bars on one scale."""
    largest = max((len(claims) for claims in groups.values()), default=0)
    return [_tally(labels[name], claims, largest, as_image) for name, claims in groups.items()]


def _tally(label: str, claims: Iterable[Claim], largest: int, as_image: bool) -> Tally:
    found = [group(claim) for claim in claims]
    counts = {name: found.count(name) for name in OutcomeGroup}
    parts = [Part(name.word, counts[name], look.colour, look.ink, look.sign) for name, look in LOOKS.items()]
    drawing = stacked_bar(parts, largest)
    return Tally(label, _image(drawing, parts) if as_image else drawing, counts)


def _image(drawing: str, parts: Iterable[Part]) -> str:
    words = ", ".join(f"{part.n} {part.name}" for part in parts if part.n)
    data = b64encode(drawing.encode()).decode()
    return f'<img alt="{html.escape(words)}" src="data:image/svg+xml;base64,{data}">'


def _entry(register: Register, claim: Claim, number: int) -> Entry:
    speaker = register.speakers[claim.speaker]
    found = finding(claim)
    scored = found.verdict is not Verdict.NOT_SCORED
    withdrawn = claim.status is Status.WITHDRAWN
    return Entry(
        number=number,
        claim=claim,
        speaker=speaker.name,
        role=", ".join(filter(None, (speaker.role, speaker.affiliation))),
        relayed_by=" → ".join(register.speakers[name].name for name in claim.relayed_by),
        source=register.sources[claim.source],
        look=LOOKS[group(claim)],
        outcome=claim.outcome.word if claim.outcome and not withdrawn else claim.status.word,
        likelihood=_likelihood(claim),
        verdict=found.verdict.word if scored else f"{found.verdict.word} ({found.reason})",
        proof=_documents(register, claim),
    )


def _documents(register: Register, claim: Claim) -> list[Evidence]:
    """A claim's evidence, a page that several of its events cite for the same thing only once."""
    documents: dict[tuple[str, str], Evidence] = {}
    for item in all_evidence(claim, register.events):
        documents.setdefault((item.url, item.stance), item)
    return list(documents.values())


def _likelihood(claim: Claim) -> str:
    """The words that say how sure the speaker is, with what they mean in percent."""
    reading = probability(claim)
    words = f"“{claim.hedge}”" if claim.hedge else "said flatly"
    if reading.low is None or reading.high is None:
        return words
    low, high = f"{reading.low * 100:.0f}", f"{reading.high * 100:.0f}"
    return f"{words}, {low} %" if low == high else f"{words}, {low}–{high} %"
