from __future__ import annotations

import json
from typing import Any

from generator.compose.bibliography import describe_cable, describe_container, describe_entry
from generator.render.linked_data import create_cable_data, create_edition_data, create_entry_data
from tests.compose.described import CARD, IMPRINT, entry, index_of
from tests.render.described import BARE


def test_cable_is_a_report_and_a_message() -> None:
    data = create_cable_data(describe_cable(CARD, index_of()), IMPRINT)
    assert data["@type"] == ["Report", "Message"]
    assert (data["reportNumber"], data["dateSent"]) == ("LISBON 2041", "2007-08-09")
    assert data["author"]["@id"] == data["sender"]["@id"] == "https://harbour.example/posts/lisbon/"
    assert [one["name"] for one in data["recipient"]] == ["United States Department of State"]
    assert (data["isPartOf"]["@id"], data["isPartOf"]["version"]) == ("https://harbour.example/", "3")


def test_nothing_empty_is_said() -> None:
    def values(value: Any) -> list[Any]:
        """All values below one."""
        if isinstance(value, dict):
            return [inner for one in value.values() for inner in values(one)]
        if isinstance(value, list):
            return [inner for one in value for inner in values(one)] or [value]
        return [value]

    assert all(values(create_cable_data(BARE, IMPRINT)))


def test_context_stands_once() -> None:
    written = json.dumps(create_cable_data(describe_cable(CARD, index_of()), IMPRINT))
    assert written.count('"@context"') == 1
    assert create_edition_data(describe_container(IMPRINT), IMPRINT)["@context"] == "https://schema.org"


def test_entry_is_a_defined_term_and_what_it_is() -> None:
    made = entry("place", "glossary/faro", "Faro", variants=("FARO",))
    data = create_entry_data(made, describe_entry(made, index_of()), IMPRINT)
    assert data["@type"] == ["DefinedTerm", "Place"]
    assert (data["name"], data["alternateName"], data["description"]) == ("Faro", ["FARO"], "What Faro is.")
