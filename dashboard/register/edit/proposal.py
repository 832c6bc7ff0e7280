"""From operations to a checked change of one file, not yet written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from dashboard.register.composing import composed
from dashboard.register.edit.difference import unified_diff
from dashboard.register.edit.operations import Operation, Put, Refusal, applied, same
from dashboard.register.edit.snapshot import BOM, Snapshot
from dashboard.register.edit.splicing import spliced
from dashboard.register.loaded import Loaded
from dashboard.register.model import LIST_SECTIONS
from dashboard.register.nodes import Refused
from dashboard.register.problems import Problem, counted, errors


@dataclass(frozen=True)
class Proposal:
    """A change of one file that has been checked and not been written.

    `before` is what the files were; `problems` are warnings that the change brings.
    """

    before: Snapshot
    file: Path
    new: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def old(self) -> bytes:
        """The file's content before the change."""
        return self.before.contents.get(self.file, b"")

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return self.old != self.new

    def diff(self, prefix: str = "") -> str:
        """The change as a unified diff that `git apply` takes.

        Args:
            prefix: The register's folder inside the repository, such as `data/`; empty when it is the root.
        """
        name = prefix + self.before.name(self.file)
        return unified_diff(self.old.decode("utf-8"), self.new.decode("utf-8"), name)


def propose(snapshot: Snapshot, operations: Sequence[Operation], today: date) -> Proposal:
    """Carry out operations in the text and check the result, without writing.

    Args:
        snapshot: The files to start from.
        operations: All in one file. Paths begin with section and id; a new entry is appended to `("claims",)`, or
            put at `("events", "its-id")`.
        today: The day against which deadlines are held.

    Raises:
        Refusal: An entry does not exist, the file is broken, a comment would be lost, or the change would bring
            errors into the register.
    """
    located = [_located(snapshot, operation) for operation in operations]
    files = {file for file, _ in located}
    if len(files) != 1:
        raise Refusal("the change concerns more than one file", "make one change after the other")
    file, moved = files.pop(), [operation for _, operation in located]
    text = snapshot.text(file)
    new = _checked_meaning(snapshot, file, moved, text)
    mark = BOM if snapshot.contents[file].startswith(BOM) else b""
    return checked(snapshot, file, mark + new.encode("utf-8"), today)


def checked(snapshot: Snapshot, file: Path, new: bytes, today: date) -> Proposal:
    """The proposal to give a file this content, after a check of the whole register.

    Raises:
        Refusal: The register would have errors that it does not have now.
    """
    before, after = snapshot.loaded(today), snapshot.with_content(file, new).loaded(today)
    added = _added(before, after)
    if wrong := errors(added):
        details = [problem.text() for problem in wrong]
        raise Refusal(f"the change would bring {counted(len(wrong), 'error')} into the register", "", details)
    return Proposal(snapshot, file, new, tuple(added))


def _located(snapshot: Snapshot, operation: Operation) -> tuple[Path, Operation]:
    """The file that an operation concerns, and the operation with the entry's position in that file for its id."""
    section, *rest = operation.path
    if rest and isinstance(rest[0], str) and (len(rest) > 1 or section not in LIST_SECTIONS):
        try:
            file, position = snapshot.place(str(section), rest[0])
            return file, replace(operation, path=(*position, *rest[1:]))
        except Refusal:
            if len(rest) > 1 and section != "register":
                raise
    file = _file_for_new(snapshot, str(section))
    if isinstance(operation, Put) and len(rest) == 1 and snapshot.sections(str(section)).get(file) is None:
        return file, Put((section,), {rest[0]: operation.value})  # the first entry makes the section
    return file, operation


def _file_for_new(snapshot: Snapshot, section: str) -> Path:
    """Where a new entry goes: the last file that has its section, or the only one."""
    holding = list(snapshot.sections(section)) or list(snapshot.contents)
    return holding[-1]


def _checked_meaning(snapshot: Snapshot, file: Path, operations: Sequence[Operation], text: str) -> str:
    """The edited text, held to what it has to mean: the old data with the operations, and nothing else.

    Raises:
        Refusal: It means something else.
    """
    root = snapshot.documents[file].root
    wanted = applied(root.plain() if root else None, operations)
    try:
        new = spliced(text, operations, root)
        is_so = same(composed(new).plain(), wanted)
    except (Refused, yaml.YAMLError):
        is_so = False
    if not is_so:
        message = f"{snapshot.name(file)} is written in a way that this edit does not understand"
        raise Refusal(message, "edit the entry by hand")
    return new


def _added(before: Loaded, after: Loaded) -> list[Problem]:
    """Problems that were not there before; their lines do not count, for lines move."""
    known = Counter((problem.code, problem.where, problem.message) for problem in before.problems)
    added = []
    for problem in after.problems:
        mark = (problem.code, problem.where, problem.message)
        if known[mark] > 0:
            known[mark] -= 1
        else:
            added.append(problem)
    return added
