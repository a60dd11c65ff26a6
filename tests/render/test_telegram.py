"""The telegram as JSON agrees with its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.parse import read
from generator.parse.decode import decode
from generator.render.telegram import create_json

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "telegram.schema.json").read_text("utf-8"))
TEXTS = sorted((ROOT / "tests" / "parse" / "golden").glob("*/source.txt"))
TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def find_faults(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    """Where `value` departs from `schema`, for the keywords that the schema of telegrams uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, TYPES[name]) and (name != "integer" or value is not True) for name in names):
            yield f"{place}: {value!r} is no {names}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} does not fit {schema['pattern']}"
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from find_faults(item, schema["items"], f"{place}[{index}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for key in schema.get("required", ()):
            if key not in value:
                yield f"{place}: {key} is missing"
        for key, item in value.items():
            more = schema.get("additionalProperties", True)
            if key in known:
                yield from find_faults(item, known[key], f"{place}.{key}")
            elif isinstance(more, dict):
                yield from find_faults(item, more, f"{place}.{key}")
            elif not more:
                yield f"{place}: {key} is unknown"


def answer(data: bytes, mrn: str | None = None) -> dict[str, Any]:
    return {"id": "x", **create_json(read(decode(data), mrn))}


@pytest.mark.parametrize("path", TEXTS, ids=[path.parent.name for path in TEXTS])
def test_answers_agree_with_the_schema(path: Path) -> None:
    assert list(find_faults(answer(path.read_bytes(), "07PORTVIEW412"), SCHEMA, "telegram")) == []


def test_an_answer_of_nothing_agrees_with_the_schema() -> None:
    assert list(find_faults(answer(b""), SCHEMA, "telegram")) == []


def test_the_founding_cable_agrees_with_the_schema() -> None:
    data = (ROOT / "content" / "cables" / "2008" / "08BAKU129" / "source.txt").read_bytes()
    assert list(find_faults(answer(data, "08BAKU129"), SCHEMA, "telegram")) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"mrn": "08 BAKU 129"}, "telegram.mrn"),
        ({"precedence": "URGENT"}, "telegram.precedence"),
        ({"more": 1}, "more is unknown"),
        ({"tags": [1]}, "telegram.tags[0]"),
        ({"coverage": {"characters": 1, "claimed": 1}}, "unclaimed is missing"),
        ({"tag_kinds": {"PREL": "thing"}}, "telegram.tag_kinds.PREL"),
    ],
)
def test_the_schema_refuses_what_is_not_so(change: dict[str, Any], fault: str) -> None:
    assert fault in " ".join(find_faults({**answer(b""), **change}, SCHEMA, "telegram"))


@pytest.mark.parametrize("path", TEXTS, ids=[path.parent.name for path in TEXTS])
def test_claimed_and_unclaimed_add_up(path: Path) -> None:
    coverage = answer(path.read_bytes())["coverage"]
    assert coverage["claimed"] + coverage["unclaimed"] == coverage["characters"] == len(decode(path.read_bytes()).text)


def test_answers_survive_json() -> None:
    telegram = answer("¶1. (C) “Quoted” \u2028 text.\n".encode())
    assert json.loads(json.dumps(telegram)) == telegram
