from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.check.schema import create_entry_schema, create_record_schema
from generator.model.fields import ENTRY, RECORD

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(
    ("name", "made"),
    [("entry.schema.json", create_entry_schema()), ("record.schema.json", create_record_schema())],
)
def test_the_schema_is_made_of_the_table_of_fields(name: str, made: str) -> None:
    assert (DOCS / name).read_text("utf-8") == made, f"write docs/{name} anew from generator.check.schema"


@pytest.mark.parametrize(("made", "fields"), [(create_entry_schema(), ENTRY), (create_record_schema(), RECORD)])
def test_the_schema_names_every_key_and_no_other(made: str, fields: tuple[object, ...]) -> None:
    schema = json.loads(made)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == [field.key for field in fields]  # type: ignore[attr-defined]
