"""Documents to a `Loaded` register: entries, their records, the rules that hold between them, what is set aside."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from dashboard.register.fields import Entry, checked, near
from dashboard.register.loaded import NO_ABOUT, Loaded, Place, Register
from dashboard.register.model import (
    LIST_SECTIONS,
    MAPPING_SECTIONS,
    SECTIONS,
    About,
    Claim,
    Considered,
    Event,
    Record,
    Source,
    Speaker,
    Topic,
)
from dashboard.register.nodes import Node
from dashboard.register.problems import Problem, errors
from dashboard.register.quotes import Folded, Span, find, fold, nearest
from dashboard.register.reading import Document
from dashboard.register.rules import (
    REFERENCES,
    World,
    claim_problems,
    event_problems,
    reference_problems,
    repeated_problems,
    unused_problems,
)

REQUIRED_SECTIONS = ("register", "topics", "sources", "speakers", "claims")
SOURCE_MAX_BYTES = 4 * 2**20
R = TypeVar("R", bound=Record)


class Assembly:
    """One run over the documents of a register. Each step looks only at what the steps before found sound."""

    def __init__(self, documents: Iterable[Document], folder: Path, today: date) -> None:
        self.documents = list(documents)
        self.folder = folder
        self.today = today
        self.problems: list[Problem] = [problem for document in self.documents for problem in document.problems]
        self.broken_files = bool(errors(self.problems))
        self.unsound: set[tuple[str, str, str | int]] = set()
        self.entries: list[Entry] = []
        self.texts: dict[str, str] = {}
        self.folded: dict[str, Folded] = {}
        self.spans: dict[str, tuple[Span, ...]] = {}

    def run(self) -> Loaded:
        """Take all steps."""
        self._find_entries()
        self._read_records()
        self._check_references()
        self._read_articles()
        self._set_aside_dependents()
        self._check_rules()
        self._set_aside_dependents()
        if not self.unsound and not self.broken_files:
            self.problems.extend(unused_problems(self.entries))
        return self._loaded()

    # --- steps ---

    def _find_entries(self) -> None:
        self.entries = [entry for document in self.documents for entry in self._entries_of(document)]
        there = {section for document in self.documents if document.root for section in document.root.value}
        missing = [section for section in REQUIRED_SECTIONS if section not in there]
        if self.broken_files:  # what broke may hold them
            return
        for section in missing:
            message, hint = f"the section {section} is missing", f"add {section}: at the top level"
            self.problems.append(Problem(self.documents[0].file, 1, 1, "R102", "", message, hint))

    def _entries_of(self, document: Document) -> Iterator[Entry]:
        for section, node in document.root.value.items() if document.root else ():
            whole = Entry(section, "", node, document.file)
            if section not in SECTIONS:
                line, column = document.root.keys[section] if document.root else (1, 1)
                message, hint = f"{section} is not a known section", near(section, list(SECTIONS))
                self.problems.append(Problem(document.file, line, column, "R101", "", message, hint))
            elif section == "register":
                yield whole
            elif section in LIST_SECTIONS and isinstance(node.value, list):
                yield from (Entry(section, number, item, document.file) for number, item in enumerate(node.value))
            elif section in MAPPING_SECTIONS and isinstance(node.value, dict):
                yield from (Entry(section, key, item, document.file) for key, item in node.value.items())
            elif node.value is not None:
                shape = "a list of entries" if section in LIST_SECTIONS else "entries with an id as their key"
                self._note(whole, [whole.problem("R103", (), f"must hold {shape}", "see docs/curation.md")])

    def _read_records(self) -> None:
        for number, entry in enumerate(self.entries):
            self.entries[number], problems = checked(entry)
            self._note(entry, problems)
        for entry, problem in repeated_problems(self.entries):
            self._note(entry, [problem])

    def _check_references(self) -> None:
        if self.broken_files:  # what broke may hold them
            return
        defined: dict[str, set[str]] = {section: set() for section in SECTIONS}
        for entry in self.entries:
            defined[entry.section].add(entry.id)
        for entry in self.entries:
            self._note(entry, reference_problems(entry, defined))

    def _read_articles(self) -> None:
        for entry, source in list(self._sound("sources", Source)):
            try:
                text = _article(self.folder, source.file)
            except ValueError as error:
                hint = "put the article there, or correct the path (relative to the register)"
                self._note(entry, [entry.problem("R303", ("file",), str(error), hint)])
            else:
                self.texts[entry.id], self.folded[entry.id] = text, fold(text)

    def _set_aside_dependents(self) -> None:
        """What rests on an unsound entry cannot be served; it is named as a consequence, not as an error."""
        sound = {(entry.section, entry.id) for entry in self.entries if self._is_sound(entry)}
        for entry in self.entries:
            for field, section in REFERENCES.get(entry.section, {}).items():
                lost = [name for name in entry.references(field) if (section, name) not in sound]
                if lost and self._is_sound(entry):
                    message = f"set aside, because {section}.{lost[0]} is"
                    self.problems.append(entry.problem("R305", (field,), message, "correct that entry first"))
                    self.unsound.add(entry.position)

    def _check_rules(self) -> None:
        events = {entry.id: event for entry, event in self._sound("events", Event)}
        world = World(self.today, {entry.id: source for entry, source in self._sound("sources", Source)}, events)
        for entry, event in list(self._sound("events", Event)):
            self._note(entry, event_problems(entry, event, self.today))
        for entry, claim in list(self._sound("claims", Claim)):
            self._note(entry, claim_problems(entry, claim, world))
            self.spans[claim.id] = self._prove(entry, world.sources[claim.source], claim.source, claim.quote)
        for entry, passage in list(self._sound("considered", Considered)):
            self._prove(entry, world.sources[passage.source], passage.source, passage.quote)

    def _prove(self, entry: Entry, source: Source, source_id: str, parts: tuple[str, ...]) -> tuple[Span, ...]:
        found = find(parts, self.folded[source_id])
        for part in found.missing:
            near_by = nearest(part, self.texts[source_id])
            hint = (
                f'the nearest passage is "{near_by[0]}" (line {near_by[1]})' if near_by else "nothing like it is there"
            )
            self._note(entry, [entry.problem("Q101", ("quote",), f"not found in {source.file}", hint)])
        for part in found.ambiguous:
            message = f'"{part[:60]}" stands more than once in {source.file}; the first place is taken'
            self._note(entry, [entry.problem("Q102", ("quote",), message, "quote a longer stretch")])
        return found.spans

    # --- book-keeping ---

    def _note(self, entry: Entry, problems: Iterable[Problem]) -> None:
        """Note problems of an entry; errors make it unsound."""
        found = list(problems)
        self.problems.extend(found)
        if errors(found):
            self.unsound.add(entry.position)

    def _is_sound(self, entry: Entry) -> bool:
        return entry.record is not None and entry.position not in self.unsound

    def _sound(self, section: str, model: type[R]) -> Iterator[tuple[Entry, R]]:
        for entry in self.entries:
            if entry.section == section and self._is_sound(entry) and isinstance(entry.record, model):
                yield entry, entry.record

    def _loaded(self) -> Loaded:
        claims = {claim.id: claim for _, claim in self._sound("claims", Claim)}
        register = Register(
            about=next((about for _, about in self._sound("register", About)), NO_ABOUT),
            topics={entry.id: topic for entry, topic in self._sound("topics", Topic)},
            sources={entry.id: source for entry, source in self._sound("sources", Source)},
            speakers={entry.id: speaker for entry, speaker in self._sound("speakers", Speaker)},
            events={entry.id: event for entry, event in self._sound("events", Event)},
            claims=claims,
            considered=tuple(passage for _, passage in self._sound("considered", Considered)),
            texts=self.texts,
            spans={name: spans for name, spans in self.spans.items() if name in claims},
        )
        n_claims = sum(entry.section == "claims" for entry in self.entries)
        return Loaded(register, tuple(sorted(self.problems)), self._places, n_claims)

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Place]:
        places: dict[tuple[str, str], Place] = {}
        for entry in self.entries:
            place = Place(entry.file, entry.node.line, _last_line(entry.node))
            places.setdefault((entry.section, entry.id), place)
        return places


def _article(folder: Path, name: str) -> str:
    """The article's text.

    Raises:
        ValueError: The path leaves the register's folder, or no readable UTF-8 text of sane size is there.
    """
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        size = path.stat().st_size if path.is_relative_to(root) else -1
        text = path.read_bytes().decode("utf-8") if 0 <= size <= SOURCE_MAX_BYTES else ""
    except UnicodeDecodeError:
        msg = f"{name} is not UTF-8 text"
        raise ValueError(msg) from None
    except (OSError, ValueError):
        msg = f"no file {name}"
        raise ValueError(msg) from None
    if size < 0:
        msg = f"{name} lies outside of the register's folder"
        raise ValueError(msg)
    if size > SOURCE_MAX_BYTES:
        msg = f"{name} is larger than {SOURCE_MAX_BYTES:,} bytes"
        raise ValueError(msg)
    return text


def _last_line(node: Node) -> int:
    """The last line on which a value of the node begins."""
    children: Iterable[Node] = ()
    if isinstance(node.value, dict):
        children = node.value.values()
    elif isinstance(node.value, list):
        children = node.value
    return max((_last_line(child) for child in children), default=node.line)
