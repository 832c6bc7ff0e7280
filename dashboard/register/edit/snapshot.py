"""The files of a register as they were at one moment: what an edit starts from, and what it is compared with."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.register.assembly import Assembly
from dashboard.register.edit.operations import Path as EntryPath
from dashboard.register.edit.operations import Refusal
from dashboard.register.entries import near
from dashboard.register.load import register_files
from dashboard.register.loaded import Loaded
from dashboard.register.model import LIST_SECTIONS, SECTIONS
from dashboard.register.problems import ERROR
from dashboard.register.reading import MAX_BYTES, Document, parse_document

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Snapshot:
    """A register's files and their bytes. `path` is the file or the folder that was named."""

    path: Path
    contents: Mapping[Path, bytes]

    @classmethod
    def read(cls, path: Path) -> "Snapshot":
        """Read the files of a register as they are now.

        Raises:
            Refusal: A file cannot be read.
        """
        contents = {}
        for file in register_files(path):
            try:
                with file.open("rb") as opened:
                    contents[file] = opened.read(MAX_BYTES + 1)
            except (OSError, ValueError) as error:  # ValueError: a path that no file can have
                said = getattr(error, "strerror", None) or error
                raise Refusal(f"{file} cannot be read: {said}", "name another register with --register") from None
        return cls(path, contents)

    @property
    def folder(self) -> Path:
        """The folder beside which sources' files are found."""
        return self.path if self.path.is_dir() else self.path.parent

    @cached_property
    def digest(self) -> str:
        """The register's fingerprint (`register.digest`); a form keeps it to notice changes made meanwhile."""
        sums = {file: hashlib.sha256(data).hexdigest() for file, data in self.contents.items()}
        if list(sums) == [self.path]:
            return sums[self.path]
        listing = "".join(f"{total}  {self.name(file)}\n" for file, total in sums.items())
        return hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()

    @cached_property
    def documents(self) -> Mapping[Path, Document]:
        """The files, parsed."""
        return {file: parse_document(data, self.name(file), SECTIONS) for file, data in self.contents.items()}

    def name(self, file: Path) -> str:
        """What problems and diffs call a file."""
        return file.relative_to(self.folder).as_posix()

    def loaded(self, today: date) -> Loaded:
        """The register, loaded and checked."""
        return Assembly(self.documents.values(), self.folder, today).run()

    def with_content(self, file: Path, data: bytes) -> "Snapshot":
        """The snapshot that one changed file makes."""
        changed = Snapshot(self.path, {**self.contents, file: data})
        documents = {**self.documents, file: parse_document(data, self.name(file), SECTIONS)}
        changed.__dict__["documents"] = documents  # the other files need not be parsed again
        return changed

    def sections(self, section: str) -> dict[Path, Any]:
        """The plain content of a section in each file that has it."""
        roots = {file: document.root for file, document in self.documents.items()}
        return {
            file: root.value[section].plain()
            for file, root in roots.items()
            if root and isinstance(root.value, dict) and section in root.value
        }

    def place(self, section: str, name: str) -> tuple[Path, EntryPath]:
        """The file that holds an entry, and its path in there.

        Raises:
            Refusal: There is no such entry.
        """
        known: list[str] = []
        for file, content in self.sections(section).items():
            names = _names(section, content)
            if name in names:
                return file, (section, names.index(name) if section in LIST_SECTIONS else name)
            known += [other for other in names if other]
        raise Refusal(f'there is no "{name}" in {section}', near(name, known))

    def entry(self, section: str, name: str) -> dict[str, Any]:
        """The keys of an entry as they stand in the file, sound or not.

        Raises:
            Refusal: There is no such entry, or it is no group of keys.
        """
        file, (_, key) = self.place(section, name)
        entry = self.sections(section)[file][key]
        if not isinstance(entry, dict):
            raise Refusal(f"{section} {name} is no group of keys", "correct it first: see `python -m dashboard check`")
        return entry

    def text(self, file: Path) -> str:
        """The text of a file that is sound YAML, without byte order mark.

        Raises:
            Refusal: The file is not sound YAML.
        """
        document = self.documents[file]
        broken = [problem for problem in document.problems if problem.severity == ERROR]
        if document.root is None or broken:
            message = f"{self.name(file)} cannot be edited by a command while it is broken"
            raise Refusal(message, "correct these first", [problem.text() for problem in broken])
        return self.contents[file].decode("utf-8-sig")


def _names(section: str, content: Any) -> list[str]:
    """The ids in a section in order; empty text where an entry has none."""
    if section in LIST_SECTIONS:
        entries = content if isinstance(content, list) else []
        return [str(entry.get("id") or "") if isinstance(entry, dict) else "" for entry in entries]
    return list(content) if isinstance(content, dict) else []
