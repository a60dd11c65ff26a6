from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from generator import edition
from generator.compose.bibliography import describe_cables
from generator.model.concordance import Concordance, MentionInContext, pack_mentions
from generator.model.site import CableCard, Citation, Index
from generator.render.catalogue import (
    COLUMNS,
    create_build_json,
    create_cables_csv,
    create_cables_json,
    create_glossary_json,
    create_references_json,
)
from generator.store import read_content
from tests.compose.described import CARD, index_of
from tests.render.test_telegram import find_faults

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "data.schema.json").read_text("utf-8"))["$defs"]

HELD_BACK = CableCard("07LISBON3", True, "held", "", "LISBON", "", "", "", "", (), "")
CITED = CableCard("07STATE10101", False, "cited", "Dues", "STATE", "", "", "July 2007", "", (), "")
CITATION = Citation("07LISBON2041", "07STATE10101", "A", None, "ref-a")
MENTION = MentionInContext("07LISBON2041", "glossary/pilot", "text", "p2", "¶2", "the ", "pilot", " came")


@pytest.fixture
def index() -> Index:
    again = MENTION._replace(before="a ")
    return index_of(
        CARD,
        HELD_BACK,
        CITED,
        citations=(CITATION,),
        mentions=Concordance([pack_mentions(MENTION.mrn, (MENTION, again))]),
    )


def test_cable_with_all_that_its_card_says(index: Index) -> None:
    (cable,) = json.loads(create_cables_json(describe_cables(index), index))["cables"]
    assert (cable["mrn"], cable["number"], cable["sent"]) == ("07LISBON2041", "LISBON 2041", "2007-08-09T16:05:00Z")
    assert cable["title"] == CARD.title
    assert cable["from"] == {
        "name": "Embassy in Portugal",
        "printed": "AMEMBASSY LISBON",
        "address": "https://harbour.example/posts/lisbon/",
    }
    assert [one["printed"] for one in cable["to"]] == ["SECSTATE WASHDC"]
    assert (cable["cites"], cable["cited_by"]) == (["07STATE10101"], [])
    assert cable["files"]["tei"] == "https://harbour.example/cables/07LISBON2041/07LISBON2041.xml"
    assert cable["date"] is None


def test_of_a_cable_held_back_only_that_it_is(index: Index) -> None:
    read = json.loads(create_cables_json(describe_cables(index), index))
    assert read["withheld"] == [
        {"mrn": "07LISBON3", "address": "https://harbour.example/cables/07LISBON3/", "state": "held"}
    ]
    assert "07LISBON3" not in create_cables_csv(describe_cables(index), index).decode()


def test_table_has_the_columns_that_it_names(index: Index) -> None:
    rows = list(csv.DictReader(io.StringIO(create_cables_csv(describe_cables(index), index).decode(), newline="")))
    assert [tuple(row) for row in rows] == [COLUMNS]
    assert (rows[0]["from"], rows[0]["tags"], rows[0]["title"]) == ("Embassy in Portugal", "PREL; EWWT", CARD.title)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_begins_a_formula(title: str) -> None:
    index = index_of(CARD._replace(title=title))
    (row,) = csv.DictReader(io.StringIO(create_cables_csv(describe_cables(index), index).decode(), newline=""))
    assert row["title"] == f"'{title}"


def test_entry_with_the_places_that_mention_it(index: Index) -> None:
    entries = {one["key"]: one for one in json.loads(create_glossary_json(index))["entries"]}
    assert list(entries) == sorted(index.entries)
    pilot = entries["glossary/pilot"]
    assert (pilot["mentions"], pilot["places"]) == (2, ["https://harbour.example/cables/07LISBON2041/#p2"])
    assert (pilot["gloss"], pilot["sources"]) == (
        "What Pilot is.",
        ["General knowledge of the field; no source read."],
    )
    assert entries["posts/lisbon"]["code"] == "RUEHLI"


def test_references_name_their_place_and_both_telegrams(index: Index) -> None:
    read = json.loads(create_references_json(index))
    assert read["references"] == [
        {
            "citing": "07LISBON2041",
            "cited": "07STATE10101",
            "label": "A",
            "title": None,
            "place": "https://harbour.example/cables/07LISBON2041/#ref-a",
        }
    ]
    assert [(one["mrn"], one["held"], one["date"]) for one in read["telegrams"]] == [
        ("07LISBON2041", True, None),
        ("07STATE10101", False, "July 2007"),
    ]


def test_build_names_release_software_and_witnesses(index: Index) -> None:
    read = json.loads(create_build_json(index, {"reftel": "9.9", "mkdocs": "1.6"}))
    assert (read["edition"]["release"], read["edition"]["released"], read["commit"]) == ("3", "2031-05-04", None)
    assert list(read["software"].items()) == [("mkdocs", "1.6"), ("reftel", "9.9")]
    assert read["witnesses"] == {"07LISBON2041": "ab" * 32}


def read_all(index: Index) -> dict[str, dict[str, Any]]:
    """The JSON files of an edition by their names in the schema."""
    return {
        "cables": json.loads(create_cables_json(describe_cables(index), index)),
        "glossary": json.loads(create_glossary_json(index)),
        "references": json.loads(create_references_json(index)),
        "build": json.loads(create_build_json(index, {"reftel": "9.9"})),
    }


def test_files_agree_with_their_schema(index: Index) -> None:
    assert [fault for name, file in read_all(index).items() for fault in find_faults(file, SCHEMA[name], name)] == []


@pytest.mark.edition
def test_files_of_the_edition_agree_with_their_schema(content: Path) -> None:
    established = edition.establish(*read_content(content))
    files = read_all(established.index)
    assert [fault for name, file in files.items() for fault in find_faults(file, SCHEMA[name], name)] == []


@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("cables", {"cables": [{}]}, "cables.cables[0]: mrn is missing"),
        ("glossary", {"more": 1}, "glossary: more is unknown"),
        ("references", {"telegrams": None}, "references.telegrams: None is no"),
        ("build", {"witnesses": {"07LISBON2041": "x"}}, "build.witnesses.07LISBON2041"),
    ],
)
def test_schema_refuses_what_is_not_so(index: Index, name: str, change: dict[str, Any], fault: str) -> None:
    assert fault in " ".join(find_faults({**read_all(index)[name], **change}, SCHEMA[name], name))
