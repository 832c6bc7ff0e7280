"""A register file in canonical form, with its comments.

Order of sections and keys, quoting and line width become those of `canonical.py`; blank lines stand between sections
only. A comment on lines of its own stays above the key or item that it stood above, one at the end of a line stays
at the end of the line of its value. Line breaks and a byte order mark stay as they are. A file whose comments or
meaning would not survive is left alone.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dashboard.register.canonical import canonical
from dashboard.register.composing import composed
from dashboard.register.edit.operations import Path as EntryPath
from dashboard.register.edit.operations import Refusal, same
from dashboard.register.edit.proposal import Proposal
from dashboard.register.edit.snapshot import BOM, Snapshot
from dashboard.register.edit.spots import Spot, comments, spots
from dashboard.register.model import SECTIONS
from dashboard.register.nodes import Misread, Node, Refused
from dashboard.register.syntax import BREAKS


def format_proposal(snapshot: Snapshot, file: Path) -> Proposal:
    """The change of a file to canonical form; it changes nothing where the file has that form already.

    Raises:
        Refusal: The file is broken, or its comments or meaning would not survive.
    """
    text = snapshot.text(file)
    mark = BOM if snapshot.contents[file].startswith(BOM) else b""
    return Proposal(snapshot, file, mark + formatted(text, snapshot.name(file)).encode("utf-8"))


def formatted(text: str, name: str = "the file") -> str:
    """The text of a file in canonical form.

    Raises:
        Refusal: Its comments or its meaning would not survive.
    """
    root = composed(text)
    if misread := next(_misreadings(root), None):
        message = f"{name}:{misread.line}: {misread.raw} is ambiguous in YAML"
        raise Refusal(message, "put it in quotes, then format")
    data = root.plain()
    if strangers := [str(section) for section in data if section not in SECTIONS]:
        raise Refusal(f"{name} has unknown sections: {', '.join(strangers)}", "remove or rename them, then format")
    line_break = (BREAKS.search(text) or ["\n"])[0]
    old = BREAKS.sub("\n", text)
    before = spots(old)
    new = _with_comments(old, before, canonical(data))
    if not _has_survived([comment for _, comment in comments(old, before)], new, data):
        message = f"{name} cannot be formatted without losing something"
        raise Refusal(message, "move comments from unusual places first")
    return new.replace("\n", line_break)


def _misreadings(node: Node) -> Iterator[Node]:
    if isinstance(node.value, Misread):
        yield node
    for child in node.children():
        yield from _misreadings(child)


def _has_survived(found: list[str], new: str, data: object) -> bool:
    """Whether the new text means the data and holds the comments that were found in the old one."""
    try:
        meaning = composed(new).plain()
    except Refused:
        return False
    left = " ".join(comment for _, comment in comments(new, spots(new)))
    are_all_there = _letters("".join(found)) == _letters(left) and all(comment in left for comment in found)
    return are_all_there and same(meaning, data)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _with_comments(old: str, before: Spot, new: str) -> str:
    """The new text with the comments of the old one at their keys and items."""
    places = dict(_anchors(spots(new), ()))
    anchors = sorted(
        ((start, path) for path, (start, _) in _anchors(before, ())), key=lambda anchor: (anchor[0], len(anchor[1]))
    )
    starts = [start for start, _ in anchors]
    insertions: list[tuple[int, str]] = []
    head_end = _head_end(old, before.start)
    head = [comment for offset, comment in comments(old, before) if offset < head_end]
    for offset, comment in comments(old, before):
        following = bisect_right(starts, offset)
        if offset < head_end:
            continue
        if old[old.rfind("\n", 0, offset) + 1 : offset].strip():
            _, end = places[anchors[following - 1][1]]
            insertions.append((_line_end(new, end), f" {comment}"))
        elif following == len(anchors):
            insertions.append((len(new), f"{comment}\n"))
        else:
            insertions.append(_own_line(new, places[anchors[following][1]][0], comment))
    head += [comment.rstrip() for offset, comment in insertions if offset == 0 and not head]
    top = "\n".join(head) + "\n\n" if head else ""
    return top + _with_insertions(new, [item for item in insertions if item[0] or item[1].rstrip() not in head])


def _head_end(text: str, first_key: int) -> int:
    """Where the comments above everything end: a second group that stands right above the first key is the key's."""
    groups = text[:first_key].rstrip("\n").split("\n\n")
    touches = text[:first_key].endswith("\n") and not text[:first_key].endswith("\n\n")
    return first_key - len(groups[-1]) - 1 if touches and len(groups) > 1 else first_key


def _anchors(spot: Spot, path: EntryPath) -> Iterator[tuple[EntryPath, tuple[int, int]]]:
    """Each key and item with where it begins, and where a comment behind it belongs."""
    for name, value in spot.values.items():
        key = spot.keys[name]
        is_block = (value.is_mapping or value.is_list) and not value.in_brackets
        yield (*path, name), (key.start, key.end if is_block else max(key.end, value.end))
        yield from _anchors(value, (*path, name))
    for number, item in enumerate(spot.items or ()):
        yield (*path, number), (item.start, item.start if item.is_mapping else item.end)
        yield from _anchors(item, (*path, number))


def _own_line(text: str, offset: int, comment: str) -> tuple[int, str]:
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return start, f"{indent}{comment}\n"


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _with_insertions(text: str, insertions: list[tuple[int, str]]) -> str:
    parts, at = [], 0
    for offset, group in groupby(sorted(insertions, key=itemgetter(0)), key=itemgetter(0)):
        parts += [text[at:offset], *(new for _, new in group)]
        at = offset
    return "".join([*parts, text[at:]])
