"""What loading gives: the sound part of a register, its problems, and where entries stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.register.model import About, Claim, Considered, Event, Source, Speaker, Topic
from dashboard.register.problems import Problem, errors
from dashboard.register.quotes import Span

NO_ABOUT = About(title="Untitled register", description="The section register: is missing or has errors.")


@dataclass(frozen=True)
class Place:
    """Where an entry stands in its file: first and last line, counted from 1."""

    file: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Register:
    """A whole register: only sound entries, every reference among them resolves (except between related claims).

    `texts` holds each source's article, `spans` where each claim's quote stands in it.
    """

    about: About = NO_ABOUT
    topics: Mapping[str, Topic] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    considered: tuple[Considered, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Loaded:
    """What came of loading: the sound part, all problems in file order, and where entries stand.

    `places` is keyed by (section, id). `n_claims` counts the claims in the file, sound or not.
    """

    register: Register
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, str], Place]
    n_claims: int

    @property
    def n_set_aside(self) -> int:
        """How many claims of the file are not served."""
        return self.n_claims - len(self.register.claims)

    @property
    def readable(self) -> bool:
        """Whether anything of the register could be read at all."""
        return bool(self.register.claims) or not errors(self.problems)
