"""The rows of a list as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from generator.compose.lists import compose_list
from generator.compose.words import text
from generator.model.page import Page
from generator.model.prose import Link, Table
from generator.render.list_files import add_list_files, read_rows
from tests.compose.edition import IMPRINT, annotated, index

HEADER = tuple(text(name) for name in ("Letter", "Headword", "Meaning", "Kind", "Mentions"))


def page(*cells: str, href: str = "/glossary/goaj.md") -> Page:
    first, headword, *rest = (text(cell) for cell in cells)
    row = (first, (Link(href, headword),), *rest)
    return Page("glossary/index.md", "Glossary", (Table(HEADER, (row,)),))


def test_a_list_of_cables_lies_beside_its_page_in_two_forms() -> None:
    made = add_list_files(compose_list("cables", index([annotated()])), IMPRINT)
    rows = list(csv.DictReader(io.StringIO(made.files["cables/list.csv"].decode())))
    assert rows[:1] == [
        {
            "date": "2009-02-04",
            "number": "09VALLETTA12",
            "subject": "Harbor Talks",
            "from": "Embassy Valletta",
            "classification": "Confidential",
            "address": "https://valletta.example/cables/09VALLETTA12/",
        }
    ]
    written = json.loads(made.files["cables/list.json"])
    assert written["rows"] == rows
    assert [row["classification"] for row in rows[1:]] == ["Not held", "Not held"]
    assert (written["edition"], written["release"]) == ("The Valletta Papers", "2")
    assert [name for *_, name in made.meta["downloads"]] == ["/cables/list.csv", "/cables/list.json"]


def test_the_files_of_a_month_hold_its_cables_and_not_its_calendar() -> None:
    made = add_list_files(compose_list("dates/2009/02", index([annotated()])), IMPRINT)
    assert [row["number"] for row in json.loads(made.files["dates/2009/02/list.json"])["rows"]] == ["09VALLETTA12"]


def test_a_list_of_years_has_no_files() -> None:
    made = compose_list("dates", index([annotated()]))
    assert add_list_files(made, IMPRINT) is made


def test_a_number_is_a_number_and_the_letter_is_left_to_the_headword() -> None:
    (row,) = read_rows(page("G", "GOAJ", "Government", "Abbreviation", "1,203"), "https://edition.example/")
    assert row == {
        "headword": "GOAJ",
        "meaning": "Government",
        "kind": "Abbreviation",
        "mentions": 1203,
        "address": "https://edition.example/glossary/goaj/",
    }


def test_words_about_a_day_stay_words() -> None:
    (row,) = read_rows(page("about 2 February 2009", "x", "2 February 2009", "k", "header"), "https://edition.example/")
    assert (row["meaning"], row["mentions"]) == ("2009-02-02", "header")


def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe() -> None:
    made = add_list_files(page("", "=1+1", "-", "k", "0"), IMPRINT)
    assert "'=1+1,'-,k,0" in made.files["glossary/list.csv"].decode()
