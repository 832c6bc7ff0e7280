"""Operations carried out in the text of a register file: the characters concerned change, and no others.

Comments, quoting, folding, blank lines and the order of everything else stay as they are. What cannot be done
without touching them is refused. Whether the text then means what was asked is checked by `proposal.py`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboard.register.canonical import WIDTH, dumped
from dashboard.register.composing import composed
from dashboard.register.edit.dumping import bracketed, bracketed_pair, item_lines, key_order, pair_lines, scalar_text
from dashboard.register.edit.operations import (
    Append,
    Operation,
    Path,
    Put,
    Refusal,
    Remove,
    is_group,
    nowhere,
    plain,
    same,
    written,
)
from dashboard.register.edit.spots import Spot, comments, spots
from dashboard.register.nodes import Node, Refused
from dashboard.register.syntax import BREAKS

COLON = re.compile(r"[ \t]*:")
HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


def spliced(text: str, operations: Iterable[Operation], root: Node | None = None) -> str:
    """The text with the operations carried out.

    Args:
        text: A file that is sound for the strict reader, without byte order mark.
        operations: Their paths begin with section and position: the number in a list, the id in a mapping.
        root: The text's tree, when it is there already.

    Raises:
        Refusal: A path leads nowhere, or the edit would lose a comment.
    """
    for entry, group in groupby(operations, lambda operation: operation.path[:2]):
        root = root or composed(text)
        start, end, base = _fragment(text, root, entry)
        fragment = text[start:end]
        for operation in group:
            if not _is_so(fragment, base, operation):
                fragment = Editor(fragment, base, text[:start]).carried_out(operation)
        text, root = text[:start] + fragment + text[end:], None
    return text


def _fragment(text: str, root: Node, entry: Path) -> tuple[int, int, Path]:
    """Where the lines of an entry begin and end, and the path of what stands there.

    A new entry is added behind the last one. The fragment is the whole text where the entry is no block of lines.
    """
    whole: tuple[int, int, Path] = (0, len(text), ())
    section = root.value.get(entry[0]) if isinstance(root.value, dict) else None
    if section is None or entry[0] == "register" or not is_group(section.value) or not section.value:
        return whole
    is_list = isinstance(section.value, list)
    lines = [item.line for item in section.value] if is_list else [section.keys[key][0] for key in section.value]
    names = list(range(len(lines))) if is_list else list(section.value)
    name = entry[1] if len(entry) > 1 and (is_list or entry[1] in names) else names[-1]
    if name not in names:
        return whole
    first = lines[names.index(name)]
    after = [line for line in (*lines, *(line for line, _ in root.keys.values())) if line > first]
    starts = [0, *(found.end() for found in BREAKS.finditer(text))]
    start, end = starts[first - 1], starts[min(after) - 1] if after else len(text)
    node = section.at((name,))
    try:
        sound = composed(text[start:end]).plain() == ([node.plain()] if is_list else {name: node.plain()})
    except Refused:
        return whole
    return (start, end, (entry[0],)) if sound else whole


def _is_so(text: str, base: Path, operation: Operation) -> bool:
    """Whether a value to be put stands there already."""
    if not isinstance(operation, Put):
        return False
    node = composed(text)
    for step in _inside(operation.path, base, node.value):
        if step not in (node.value if isinstance(node.value, dict) else range(len(node.children()))):
            return False
        node = node.at((step,))
    return same(node.plain(), plain(operation.value))


def _inside(path: Path, base: Path, root: object) -> Path:
    """A path of the file as a path of a fragment, where a list has one item."""
    rest = path[len(base) :]
    return (0, *rest[1:]) if base and rest and isinstance(root, list) else rest


class Editor:
    """One text, its spots, and one operation on it.

    Args:
        text: The lines of an entry, or a whole file.
        base: The path in the file of what the text holds.
        before: What stands before it in the file.
    """

    def __init__(self, text: str, base: Path, before: str = "") -> None:
        self.text = text
        self.base = base
        self.root = spots(text)
        self.lines_before = len(BREAKS.findall(before))
        found = BREAKS.search(text) or BREAKS.search(before)
        self.line_break = found[0] if found else "\n"

    def carried_out(self, operation: Operation) -> str:
        """The text with the operation carried out."""
        path = operation.path
        spot = self._at(path)
        holder = self._at(path[:-1]) if len(path) > len(self.base) else None
        if isinstance(operation, Append):
            return self._appended(holder, spot, path, plain(operation.value))
        if isinstance(operation, Remove):
            return self._removed(holder, path)
        if spot is not None:
            return self._replaced(holder, spot, path, plain(operation.value))
        return self._inserted(holder, path, plain(operation.value))

    # --- the three ways to change a text ---

    def _cut(self, start: int, end: int, new: str) -> str:
        """The text with a stretch replaced; a comment in it would be lost, so there may be none."""
        for offset, comment in comments(self.text, self.root):
            if start <= offset < end:
                line = self.lines_before + len(BREAKS.findall(self.text[:offset])) + 1
                raise Refusal(f"the edit would lose the comment in line {line}: {comment}", "edit the entry by hand")
        return self.text[:start] + new + self.text[end:]

    def _after_line(self, end: int, lines: Sequence[str]) -> str:
        """The text with new lines below the line in which a value ends."""
        new = self.line_break.join(lines)
        if end and self.text[end - 1] in "\r\n":  # a block scalar that keeps its blank lines
            return self.text[:end] + new + self.line_break + self.text[end:]
        found = BREAKS.search(self.text, end)
        at = found.start() if found else len(self.text)
        return self.text[:at] + self.line_break + new + self.text[at:]

    # --- operations ---

    def _inserted(self, holder: Spot | None, path: Path, value: object) -> str:
        """Add a key at its place in the canonical order."""
        if holder is None or not holder.is_mapping or not isinstance(path[-1], str):
            raise nowhere(path)
        names = list(holder.keys)
        before = _before(names, path[-1], key_order(path[:-1]))
        if holder.in_brackets:
            new = bracketed_pair(path, value)
            if before:
                return self._cut(holder.values[before].end, holder.values[before].end, f", {new}")
            return self._cut(holder.start + 1, holder.start + 1, f"{new}, " if names else new)
        lines = pair_lines(path, value, holder.column)
        if len(path) == 1:
            lines = ["", *lines]  # a blank line stands before a section
        if before:
            return self._after_line(holder.values[before].end, lines)
        start = holder.keys[names[0]].start
        new = self.line_break.join(lines).lstrip(" ") + self.line_break + " " * holder.column
        return self._cut(start, start, new)

    def _appended(self, holder: Spot | None, spot: Spot | None, path: Path, value: object) -> str:
        if spot is None:
            return self._inserted(holder, path, [value])
        if self.text[spot.start : spot.end] in ("", "~", "null", "[]"):
            return self._replaced(holder, spot, path, [value])
        if spot.items is None:
            raise Refusal(f"{written(path)} is no list", "edit it by hand")
        if not spot.in_brackets:
            return self._after_line(spot.end, item_lines(path, value, spot.column))
        new = bracketed((*path, 0), value)
        if not spot.items:
            return self._cut(spot.start + 1, spot.start + 1, new)
        end = spot.items[-1].end
        is_long = end + 1 - self._line_start(end) > WIDTH and holder is not None and not holder.in_brackets
        gap = self.line_break + " " * (self._key(holder, path).column + 2) if is_long else " "
        return self._cut(end, end, f",{gap}{new}")

    def _replaced(self, holder: Spot | None, spot: Spot, path: Path, value: object) -> str:
        if holder is None:
            raise nowhere(path)
        if holder.in_brackets:
            glue = " " if spot.is_empty else ""
            return self._cut(spot.start, spot.end, glue + bracketed(path, value))
        if is_group(value) or spot.is_mapping or spot.is_list:
            return self._regrouped(holder, spot, path, value)
        column = self._key(holder, path).column if holder.is_mapping else holder.column
        new = scalar_text(path, value, column, self.line_break)
        if spot.is_empty:
            return self._cut(spot.start, spot.start, f" {new}")
        end = spot.end
        if spot.is_block_scalar:
            header = HEADER.match(self.text, spot.start)
            comment = header[1] if header else None
            new += f" {comment.rstrip()}" if comment else ""
            end = spot.start + len(self.text[spot.start : end].rstrip())
        return self.text[: spot.start] + new + self.text[end:]

    def _regrouped(self, holder: Spot, spot: Spot, path: Path, value: object) -> str:
        """Replace a whole list or mapping, or a single value by one."""
        if not holder.is_mapping:
            raise Refusal(f"{written(path)} cannot be replaced as a whole", "replace what is inside it")
        key = self._key(holder, path)
        colon = COLON.match(self.text, key.end)
        if colon is None:
            raise Refusal(f"{written(path)} is written in an unusual way", "edit it by hand")
        is_below = BREAKS.search(self.text[colon.end() : spot.start]) is not None or spot.is_block_scalar
        head, *rest = pair_lines(path, value, key.column)
        first = head.lstrip(" ").removeprefix(dumped({path[-1]: None}).removesuffix(" null"))
        if is_below or (first and spot.is_empty):
            return self._cut(colon.end(), spot.end, self.line_break.join([first, *rest]))
        if first:
            return self._cut(spot.start, spot.end, self.line_break.join([first.lstrip(" "), *rest]))
        return Editor(self._cut(colon.end(), spot.end, ""), self.base)._after_line(colon.end(), rest)

    def _removed(self, holder: Spot | None, path: Path) -> str:
        name = path[-1]
        if holder is None or not isinstance(name, str) or name not in holder.keys:
            raise nowhere(path)
        names = list(holder.keys)
        at = names.index(name)
        key, value = holder.keys[name], holder.values[name]
        following = holder.keys[names[at + 1]].start if at + 1 < len(names) else None
        line_start = self._line_start(key.start)
        if not holder.in_brackets and not self.text[line_start : key.start].strip():
            found = BREAKS.search(self.text, max(key.end, value.end))
            return self._cut(line_start, found.end() if found else len(self.text), "")
        if following is not None:
            return self._cut(key.start, following, "")
        start = holder.values[names[at - 1]].end if at else key.start
        return self._cut(start, max(key.end, value.end), "")

    # --- places ---

    def _at(self, path: Path) -> Spot | None:
        spot: Spot | None = self.root
        for step in _inside(path, self.base, self.root.items):
            spot = spot.child(step) if spot else None
        return spot if len(path) >= len(self.base) else None

    def _key(self, holder: Spot | None, path: Path) -> Spot:
        if holder is None or not isinstance(path[-1], str):
            raise nowhere(path)
        return holder.keys[path[-1]]

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1


def _before(names: Sequence[str], new: str, order: Sequence[str]) -> str | None:
    """The key behind which a new one belongs: the last that is before it in the order; where it has none, the last."""
    if new not in order:
        return names[-1] if names else None
    place = order.index(new)
    known = [(order.index(name), name) for name in names if name in order and order.index(name) < place]
    return max(known)[1] if known else None
