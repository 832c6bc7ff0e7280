"""The one way in which a register file is written: order of sections and keys, line width, quoting.

Whoever edits by hand need not think of it: `python -m dashboard format` puts a file into this form, and a test holds
the project's own register to it.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from dashboard.register.model import LIST_SECTIONS, MAPPING_SECTIONS, SECTIONS, Record, record_in

WIDTH = 110
INLINE_LISTS = ("topics", "relayed_by", "events")


class _Inline(list[Any]):
    """A list that is written in brackets, on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


_Dumper.add_representer(
    _Inline, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def canonical(data: Mapping[str, Any], head: str = "") -> str:
    """A register's data as the text of its file.

    Args:
        data: The sections as plain values, days as dates.
        head: Comment lines that stand above everything.
    """
    sections = [_dumped({section: _ordered_section(section, data[section])}) for section in SECTIONS if section in data]
    return "\n\n".join([head.rstrip(), *sections] if head.strip() else sections) + "\n"


def head_of(text: str) -> str:
    """The comment lines above the first section."""
    lines = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def _dumped(data: Any) -> str:
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return str(text).rstrip()


def _ordered_section(section: str, content: Any) -> Any:
    model = SECTIONS[section]
    if section in LIST_SECTIONS and isinstance(content, list):
        return [_ordered(model, entry) for entry in content]
    if section in MAPPING_SECTIONS and isinstance(content, dict):
        return {name: _ordered(model, entry) for name, entry in content.items()}
    return _ordered(model, content)


def _ordered(model: type[Record], entry: Any) -> Any:
    """An entry with its keys in the order of its model; keys that the model does not know stand last."""
    if not isinstance(entry, dict):
        return entry
    known = [name for name in model.model_fields if name in entry]
    keys = [*known, *(name for name in entry if name not in model.model_fields)]
    return {name: _value(model, name, entry[name]) for name in keys}


def _value(model: type[Record], name: str, value: Any) -> Any:
    field = model.model_fields.get(name)
    inner = record_in(field.annotation) if field else None
    if isinstance(value, list):
        items = [_ordered(inner, item) if inner else item for item in value]
        return _Inline(items) if name in INLINE_LISTS else items
    return _ordered(inner, value) if inner else value
