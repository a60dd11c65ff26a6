"""The JSON Schema of the front matter, for editors that complete and check as one types: from the one table of fields.

Draft 07, because the usual language server for YAML reads no later one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.model.entry import KINDS
from generator.model.fields import ENTRY, RECORD, Field

#: 2008, 2008-02, 2008-02-12; editors read bare ones as numbers or dates, so all of these are allowed.
DATE = {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def create_entry_schema() -> str:
    """The schema of an entry's front matter."""
    return _create("Front matter of an entry", ENTRY)


def create_record_schema() -> str:
    """The schema of a cable's record."""
    return _create("Record of a cable", RECORD)


def _create(title: str, fields: Iterable[Field]) -> str:
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **_keys(fields)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _keys(fields: Iterable[Field]) -> dict[str, Any]:
    fields = tuple(fields)
    required = [field.key for field in fields if field.required]
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: _describe(field) for field in fields},
    }
    return {**schema, "required": required} if required else schema


def _describe(field: Field) -> dict[str, Any]:
    said = field.meaning + "."
    if field.kinds:
        folders = {kind: folder for folder, kind in KINDS.items()}
        said += f" Only in {', '.join(folders[kind] + '/' for kind in field.kinds)}."
    return {"description": said, **_form(field), "examples": [field.example]}


def _form(field: Field) -> dict[str, Any]:
    line: dict[str, Any] = {"type": ["string", "number", "boolean"], "maxLength": field.longest}
    if field.pattern:
        line["pattern"] = f"^({field.pattern})$"
    match field.form:
        case "lines":
            return {"type": "array", "items": line, "uniqueItems": True}
        case "proses":
            return {"type": "array", "items": {"type": "string", "maxLength": field.longest}, "minItems": 1}
        case "date":
            return dict(DATE)
        case "day":
            return dict(DAY)
        case "choice":
            numbers = [int(choice) for choice in field.choices if choice.isdigit()]
            return {"enum": [*field.choices, *numbers]}
        case "number":
            return {"type": "integer", "minimum": 1}
        case "keys":
            return _keys(field.fields)
        case "items":
            return {"type": "array", "items": _keys(field.fields)}
        case "pairs":
            return {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
        case _:
            return line
