"""The one way in which a register file is written: order of sections and keys, line width, quoting.

Whoever edits by hand need not think of it: `python -m dashboard format` puts a file into this form, and a test holds
the project's own register to it.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from dashboard.register.model import LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS, Record, record_in
from dashboard.register.syntax import BREAKS

WIDTH = 110
INLINE_LISTS = ("topics", "relayed_by", "events")
FOREIGN_BREAK = re.compile("[\x85\u2028\u2029]")


class _Inline(list[Any]):
    """A list that is written in brackets, on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Text in the plainest style; what YAML takes for a line break and editors do not is written as an escape."""
    style = '"' if FOREIGN_BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _Inline, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def canonical(data: Mapping[str, Any], head: str = "") -> str:
    """A register's data as the text of its file.

    Args:
        data: The sections as plain values, days as dates.
        head: Comment lines that stand above everything.
    """
    sections = [dumped({section: ordered_section(section, data[section])}) for section in SECTIONS if section in data]
    return "\n\n".join([head.rstrip(), *sections] if head.strip() else sections) + "\n"


def head_of(text: str) -> str:
    """The comment lines above the first section."""
    lines = []
    for line in BREAKS.split(text):
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def dumped(data: Any, width: int = WIDTH, in_brackets: bool = False) -> str:
    """Plain values as YAML text without a final line break; `in_brackets` writes every group and list inline."""
    text = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width, default_flow_style=in_brackets
    )
    return str(text).rstrip("\n")


def ordered_section(section: str, content: Any) -> Any:
    """The content of a section with the keys of its entries in order."""
    model = SECTIONS[section]
    if section in LIST_SECTIONS and isinstance(content, list):
        return [ordered(model, entry) for entry in content]
    if section in MAPPING_SECTIONS and isinstance(content, dict):
        return {name: ordered(model, entry) for name, entry in content.items()}
    return ordered(model, content)


def ordered(model: type[Record], entry: Any) -> Any:
    """An entry with its keys in the order of its model; keys that the model does not know stand last."""
    if not isinstance(entry, dict):
        return entry
    known = [name for name in model.model_fields if name in entry]
    keys = [*known, *(name for name in entry if name not in model.model_fields)]
    return {name: ordered_value(model, name, entry[name]) for name in keys}


def ordered_value(model: type[Record], name: str, value: Any) -> Any:
    """The value of a field with the keys inside it in order, and as a list in brackets where the field is one."""
    field = model.model_fields.get(name)
    inner = record_in(field.annotation) if field else None
    if isinstance(value, list):
        items = [ordered(inner, item) if inner else item for item in value]
        return _Inline(items) if name in INLINE_LISTS else items
    return ordered(inner, value) if inner else value
