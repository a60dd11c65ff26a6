from __future__ import annotations

import json

import pytest

from generator.publish.search.names import create_name_files, fold, name_file
from generator.publish.search.records import Record


def entry(address: str, title: str, named: str, **told: str) -> Record:
    return Record(address, title, named, (), "", told, {"Kind": ("Entry",)})


@pytest.mark.parametrize(
    ("name", "folded", "file"),
    [
        ("GOAJ", "goaj", "go"),
        ("Chargé d’Affaires", "charge d affaires", "ch"),
        ("A/RES/62/243", "a res 62 243", "a_"),
        ("Əliyev", "əliyev", "_l"),
        ("U.S.", "u s", "u_"),
        ("--", "", ""),
    ],
)
def test_names_are_folded(name: str, folded: str, file: str) -> None:
    assert fold(name) == folded
    assert name_file(folded) == file


def test_an_entry_is_looked_up_by_each_of_its_names() -> None:
    records = [
        Record("/cables/05LISBON17/", "GOP", "GOP", (), "2005-01-15", {}, {"Kind": ("Cable",)}),
        entry("/glossary/gop/", "GOP", "GOP · Government of Portugal", expansion="Government of Portugal", kind="Term"),
        entry("/glossary/gop-party/", "GOP", "GOP", kind="Abbreviation"),
    ]
    files = {name: json.loads(content) for name, content in create_name_files(records).items()}
    portugal = ["1", "/glossary/gop/", "GOP", "Government of Portugal", "Term"]
    party = ["2", "/glossary/gop-party/", "GOP", None, "Abbreviation"]
    assert files == {"go.json": {"gop": [portugal, party], "government of portugal": [portugal]}}
