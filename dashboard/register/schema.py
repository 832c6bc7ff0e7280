"""The JSON schema of the register, for editors: completion and hover text for every field and value.

`python -m dashboard schema` writes it to `claims.schema.json`; a test fails when that file is stale.
"""

import json
from enum import EnumMeta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from dashboard.register import vocabulary
from dashboard.register.model import LIST_SECTIONS, SECTIONS
from dashboard.register.vocabulary import Described

FILE = Path(__file__).with_name("claims.schema.json")
REF = "#/$defs/{model}"
SECTION_DESCRIPTIONS = {
    "register": "What this register is.",
    "topics": "Subjects, by id.",
    "sources": "Articles, by id.",
    "speakers": "Speakers, by id.",
    "events": "Events, by id.",
    "claims": "The claims.",
    "considered": "Passages that were read and left out.",
}


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a register file."""
    models = [(model, "validation") for model in SECTIONS.values()]
    _, definitions = models_json_schema(models, ref_template=REF)  # type: ignore[arg-type]
    defs = definitions["$defs"]
    for name, words in vars(vocabulary).items():
        if isinstance(words, EnumMeta) and name in defs:
            defs[name]["description"] = " · ".join(f"{word.value}: {word.description}" for word in _members(words))
            defs[name]["markdownEnumDescriptions"] = [word.description for word in _members(words)]
    for model in ("Claim", "Considered"):
        many = defs[model]["properties"]["quote"]
        description = many.pop("description")
        defs[model]["properties"]["quote"] = {"description": description, "anyOf": [{"type": "string"}, many]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "On the Record register",
        "type": "object",
        "additionalProperties": False,
        "properties": {section: _section(section, model.__name__) for section, model in SECTIONS.items()},
        "$defs": _with_number_probabilities(defs),
    }


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _members(words: Any) -> list[Described]:
    return list(words)


def _section(section: str, model: str) -> dict[str, Any]:
    entry = {"$ref": REF.format(model=model)}
    description = SECTION_DESCRIPTIONS[section]
    if section == "register":
        return {"description": description, **entry}
    if section in LIST_SECTIONS:
        return {"description": description, "type": "array", "items": entry}
    return {"description": description, "type": "object", "additionalProperties": entry}


def _with_number_probabilities(defs: dict[str, Any]) -> dict[str, Any]:
    """A probability may be written as one number."""
    number = TypeAdapter(float).json_schema() | {"minimum": 0, "maximum": 1}
    interval = defs.pop("Probability")
    defs["Probability"] = {"description": interval.pop("description"), "anyOf": [number, interval]}
    return defs
