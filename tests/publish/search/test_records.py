from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.publish.search.records import Passage, Record, list_sources, read_records

BASE = "https://edition.example/"


def cable(mrn: str, sent: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "mrn": mrn,
        "number": "LISBON 17",
        "title": "A Talk about Fish",
        "sent": sent,
        "date": None,
        "from": {"name": "Embassy in Portugal"},
        "to": [{"name": "Department of State"}],
        "classification": "CONFIDENTIAL",
        "tags": ["PREL", "PO"],
        "signers": ["DOE"],
        "summary": None,
    }
    return found | more


def paragraph(number: int | None, text: str, start: int = 0, heading: str | None = None) -> dict[str, Any]:
    found = {"number": number, "proposed": False, "label": None, "portion": "C", "heading": heading, "text": text}
    return found | {"start": start, "end": start + len(text)}


def entry(key: str, kind: str, headword: str, places: list[str], **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "key": key,
        "kind": kind,
        "headword": headword,
        "expansion": None,
        "symbol": None,
        "code": None,
        "variants": [],
        "text": "What it is.",
        "places": [BASE + place for place in places],
    }
    return found | more


TELEGRAM = {
    "references": [{"label": "A", "text": "STATE 100", "kind": "telegram", "target": "05STATE100", "title": None}],
    "paragraphs": [
        paragraph(1, "The GOP likes\nfish & <chips>.", 100, "SUMMARY"),
        paragraph(None, "Not numbered.", 160),
        paragraph(1, "Minister Silva agreed.", 200),
    ],
}
ENTRIES = [
    entry("glossary/gop", "abbreviation", "GOP", ["cables/05LISBON17/#p1"], expansion="Government of Portugal"),
    entry("glossary/silva-ana", "person", "Silva, Ana", ["cables/05LISBON17/#p1-2"], variants=["A. Silva"]),
    entry("tags/prel", "tag", "PREL", ["cables/05LISBON17/"], expansion="External political relations", code="PREL"),
]
REFERENCES = {
    "telegrams": [
        {"mrn": "05LISBON17", "held": True, "address": f"{BASE}cables/05LISBON17/"},
        {"mrn": "05STATE100", "held": False, "title": "Fish", "sent": "2005", "date": "early 2005", "address": BASE},
        {"mrn": "1234", "held": False, "title": None, "sent": None, "date": None, "address": None},
    ],
    "references": [{"citing": "05LISBON17", "cited": "05STATE100", "place": f"{BASE}cables/05LISBON17/#ref-a"}],
}
PROSE = """<article class="sheet" data-kind="prose"><h1>About</h1><p>Before &amp; above.</p>
<h2 id="who">Who</h2><p>The <em>editors</em>.</p></article><footer>Not this</footer>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    lay(tmp_path, {"data/cables.json": {"cables": [cable("05LISBON17", "2005-01-15T12:05:00Z")]}})
    lay(tmp_path, {"data/glossary.json": {"entries": ENTRIES}, "data/references.json": REFERENCES})
    lay(tmp_path, {"cables/05LISBON17/05LISBON17.json": TELEGRAM})
    (tmp_path / "about").mkdir()
    (tmp_path / "about/index.html").write_text(PROSE)
    (tmp_path / "cables/index.html").write_text('<article data-kind="list"><h1>Cables</h1></article>')
    return tmp_path


def lay(site: Path, files: Mapping[str, object]) -> None:
    for name, value in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(json.dumps(value))


def find(site: Path, address: str) -> Record:
    return next(record for record in read_records(site) if record.address == address)


def test_every_page_that_stands_for_itself_has_one_record_and_days_come_first(site: Path) -> None:
    assert [record.address for record in read_records(site)] == [
        "/cables/05STATE100/",
        "/cables/05LISBON17/",
        "/about/",
        "/glossary/gop/",
        "/glossary/silva-ana/",
        "/tags/prel/",
    ]


def test_a_cable_is_read_by_paragraph_with_the_anchors_of_its_page(site: Path) -> None:
    passages = {passage.anchor: passage.text for passage in find(site, "/cables/05LISBON17/").passages}
    assert passages["p1"] == "SUMMARY The GOP likes\nfish & <chips>."
    assert passages["u160"] == "Not numbered."
    assert passages["p1-2"] == "Minister Silva agreed."
    assert passages["ref-a"] == "STATE 100"


def test_what_is_explained_in_a_paragraph_stands_with_it(site: Path) -> None:
    explained = {passage.anchor: passage.explained for passage in find(site, "/cables/05LISBON17/").passages}
    assert explained == {
        "": "",
        "ref-a": "05STATE100 STATE 100",
        "p1": "GOP: Government of Portugal",
        "u160": "",
        "p1-2": "Silva, Ana",
    }


def test_what_stands_there_anyway_is_not_explained(site: Path) -> None:
    telegram = {**TELEGRAM, "paragraphs": [paragraph(1, "GOP: Government of\nPortugal.")]}
    lay(site, {"cables/05LISBON17/05LISBON17.json": telegram})
    assert find(site, "/cables/05LISBON17/").passages[-1].explained == ""


def test_a_cable_can_be_chosen_by_what_is_known_of_it(site: Path) -> None:
    assert find(site, "/cables/05LISBON17/").filters == {
        "Kind": ("Cable",),
        "Year": ("2005",),
        "Post": ("Embassy in Portugal",),
        "Classification": ("Confidential",),
        "TAGS": ("PREL", "PO"),
        "Person": ("Silva, Ana",),
    }


def test_what_is_not_known_is_no_filter(site: Path) -> None:
    unknown = cable("05LISBON17", "", classification=None, tags=[], **{"from": None})
    lay(site, {"data/cables.json": {"cables": [unknown]}})
    assert find(site, "/cables/05LISBON17/").filters == {"Kind": ("Cable",), "Person": ("Silva, Ana",)}


def test_a_telegram_that_is_only_cited_is_known_by_number_and_title_alone(site: Path) -> None:
    record = find(site, "/cables/05STATE100/")
    assert (record.title, record.named, record.passages) == ("Fish", "05STATE100 STATE 100", ())
    assert record.told == {"number": "05STATE100", "date": "early 2005"}


def test_an_entry_is_known_by_all_its_names(site: Path) -> None:
    assert find(site, "/glossary/gop/").named == "GOP · Government of Portugal"
    assert find(site, "/glossary/silva-ana/").named == "Silva, Ana · A. Silva"
    assert find(site, "/glossary/silva-ana/").filters == {"Kind": ("Person",)}


def test_prose_is_read_by_its_headings_and_nothing_else_of_the_page(site: Path) -> None:
    record = find(site, "/about/")
    assert record.title == "About"
    assert record.passages == (Passage("", "Before & above."), Passage("who", "Who. The editors."))


def test_the_sources_are_the_files_that_records_are_made_of(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in list_sources(site)]
    assert names == [
        "data/cables.json",
        "data/glossary.json",
        "data/references.json",
        "cables/05LISBON17/05LISBON17.json",
        "about/index.html",
    ]
