"""Documents to a `Loaded` register: entries, their records, the rules that hold between them, what is set aside."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import TypeVar

from dashboard.register.entries import Entry, Path, near, nearest_word
from dashboard.register.fields import as_id, checked
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
from dashboard.register.quotes import Folded, Span, find, fold, remedy
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

    def __init__(self, documents: Iterable[Document], folder: FilePath, today: date) -> None:
        self.documents = list(documents)
        self.folder = folder
        self.today = today
        self.problems: list[Problem] = [problem for document in self.documents for problem in document.problems]
        self.lost_sections = {section for document in self.documents for section in document.lost}
        self.unsound: set[tuple[str, str, str | int]] = set()
        self.excused: set[tuple[str, str, str | int]] = set()
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
        if not errors(self.problems):  # what is set aside may be what uses it
            self.problems.extend(unused_problems(self.entries))
        return self._loaded()

    # --- steps ---

    def _find_entries(self) -> None:
        self.entries = [entry for document in self.documents for entry in self._entries_of(document)]
        there = {section for document in self.documents if document.root for section in document.root.value}
        missing = [section for section in REQUIRED_SECTIONS if section not in there | self.lost_sections]
        for section in missing:
            self.lost_sections.add(section)
            message, hint = f"the section {section} is missing", f"add {section}: at the top level"
            self.problems.append(Problem(self.documents[0].file, 1, 1, "R102", "", message, hint))

    def _entries_of(self, document: Document) -> list[Entry]:
        entries: list[Entry] = []
        for section, node in document.root.value.items() if document.root else ():
            node.line, node.column = document.root.keys[section] if document.root else (1, 1)
            whole = Entry(section, "", node, document.file)
            if section not in SECTIONS:
                self._note_stranger(whole, entries[-1:], set(document.root.value) if document.root else set())
            elif section == "register":
                entries.append(whole)
            elif section in LIST_SECTIONS and isinstance(node.value, list):
                entries += [Entry(section, number, item, document.file) for number, item in enumerate(node.value)]
            elif section in MAPPING_SECTIONS and isinstance(node.value, dict):
                entries += self._named_entries(section, node, document.file)
            elif node.value is not None:
                self.lost_sections.add(section)
                shape = "a list of entries" if section in LIST_SECTIONS else "entries with an id as their key"
                self._note(whole, [whole.problem("R103", (), f"must hold {shape}", "see docs/curation.md")])
        return entries

    def _named_entries(self, section: str, node: Node, file: str) -> list[Entry]:
        entries: list[Entry] = []
        for key, item in node.value.items():
            item.line, item.column = node.keys[key]
            entry = Entry(section, key, item, file)
            if entries and key in SECTIONS[section].model_fields and not isinstance(item.value, dict):
                self._note_outdented(entry, entries[-1])
            entries.append(entry)
        return entries

    def _note_outdented(self, key: Entry, before: Entry) -> None:
        """A key of an entry that stands as far left as the entry: that is the mistake, and not what both then lack."""
        if before.position not in self.excused:
            message, hint = f"is no entry of {key.section}", f"indent it, if it is a key of {before.label}"
            self._note(key, [key.problem("R103", (), message, hint)])
        for entry in (key, before):
            self.unsound.add(entry.position)
            self.excused.add(entry.position)

    def _note_stranger(self, whole: Entry, before: list[Entry], there: set[str]) -> None:
        """A top-level key that is no section: a section misspelt, or a key of the entry before that has left it."""
        hint = near(whole.section, SECTIONS)
        meant = nearest_word(whole.section, SECTIONS)
        if meant and meant not in there:
            self.lost_sections.add(meant)
        elif before and whole.section in SECTIONS[before[0].section].model_fields:
            hint = f"indent it, if it is a key of {before[0].label}"
            self.unsound.add(before[0].position)
            self.excused.add(before[0].position)
        self._note(whole, [whole.problem("R101", (), "is not a known section", hint)])

    def _read_records(self) -> None:
        for number, entry in enumerate(self.entries):
            self.entries[number], problems = checked(entry)
            self._note(entry, problems)
            stranger = ("R103", entry.label)
            if isinstance(entry.node.value, dict) and any((item.code, item.where) == stranger for item in problems):
                self._forget_empty_key_above(entry)
        for entry, problem in repeated_problems(self.entries):
            self._note(entry, [problem])

    def _forget_empty_key_above(self, entry: Entry) -> None:
        """A list that lost its indentation leaves an empty key behind: that is one mistake."""
        above = (entry.file, entry.node.line - 1, "R103")
        self.problems = [item for item in self.problems if (item.file, item.line, item.code) != above]

    def _check_references(self) -> None:
        defined: dict[str, set[str]] = {section: set() for section in SECTIONS if section not in self.lost_sections}
        for entry in self.entries:
            if entry.section in defined:
                defined[entry.section] |= {entry.id, as_id(entry.id)}
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
                lost = [(path, name) for path, name in entry.references(field) if (section, name) not in sound]
                if lost and self._is_sound(entry):
                    path, name = lost[0]
                    message = f"set aside, because {section}.{name} is"
                    self.problems.append(entry.problem("R305", path, message, "correct that entry first"))
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
        folded = self.folded[source_id]
        found = find(parts, folded)
        listed = isinstance(entry.node.at(("quote",)).value, list)
        paths: dict[str, Path] = {
            part: ("quote", number) if listed else ("quote",) for number, part in enumerate(parts)
        }
        for part in found.missing:
            hint = remedy(part, folded, self.texts[source_id])
            self._note(entry, [entry.problem("Q101", paths[part], f"not found in {source.file}", hint)])
        for part in found.ambiguous:
            message = f'"{part[:60]}" stands more than once in {source.file}; the first place is taken'
            self._note(entry, [entry.problem("Q102", paths[part], message, "quote a longer stretch")])
        return found.spans

    # --- book-keeping ---

    def _note(self, entry: Entry, problems: Iterable[Problem]) -> None:
        """Note problems of an entry; errors make it unsound."""
        found = [] if entry.position in self.excused else list(problems)
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


def _article(folder: FilePath, name: str) -> str:
    """The article's text.

    Raises:
        ValueError: The path leaves the register's folder, or no readable UTF-8 text of sane size is there.
    """
    root = folder.resolve()
    try:
        path = FilePath(os.path.realpath(root / name))  # Path.resolve raises on circular links
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
    return max((_last_line(child) for child in node.children()), default=node.line)
