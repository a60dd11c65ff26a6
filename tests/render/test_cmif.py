from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.compose.bibliography import describe_cable
from generator.model.site import Imprint
from generator.render.cmif import create_cmif, find_uuid
from tests.compose.described import CARD, IMPRINT, index_of
from tests.render.described import BARE

NAMES = {None: "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CABLE = describe_cable(CARD, index_of())


def written(*described: object, imprint: Imprint = IMPRINT) -> etree._Element:
    chosen = described or (CABLE,)
    return etree.fromstring(create_cmif(chosen, imprint, f"{imprint.base}data/cmif.xml"))  # type: ignore[arg-type]


def find(file: etree._Element, path: str) -> list[etree._Element]:
    return list(file.iterfind(path, namespaces=NAMES))


def test_letter_has_one_sender_and_one_received() -> None:
    two = describe_cable(CARD._replace(addressees=("SECSTATE WASHDC", "AMEMBASSY RABAT")), index_of())
    (letter,) = find(written(two), ".//correspDesc")
    assert (letter.get("key"), letter.get("ref")) == ("07LISBON2041", "https://harbour.example/cables/07LISBON2041/")
    assert [action.get("type") for action in letter] == ["sent", "received"]
    assert [name.text for name in letter[1]] == ["United States Department of State", "United States Embassy in Rabat"]
    assert letter[0][0].get("ref") == "https://harbour.example/posts/lisbon/"


def test_date_has_no_time() -> None:
    assert [date.get("when") for date in find(written(), ".//correspAction/date")] == ["2007-08-09"]


def test_who_is_not_known_is_named_so() -> None:
    (letter,) = find(written(BARE), ".//correspDesc")
    assert [(child.tag.rpartition("}")[2], child.text) for action in letter for child in action] == [
        ("persName", "Unknown"),
        ("persName", "Unknown"),
    ]


def test_each_letter_points_to_the_edition() -> None:
    file = written()
    (source,) = find(file, ".//sourceDesc/bibl")
    assert source.get("type") == "online"
    assert [letter.get("source") for letter in find(file, ".//correspDesc")] == [f"#{source.get(XML_ID)}"]
    assert "".join(source.itertext()) == "The Harbour Papers, release 3, 2031. https://harbour.example/"


def test_file_names_itself_its_licence_and_whom_to_ask() -> None:
    file = written()
    assert [one.text for one in find(file, ".//publicationStmt/idno[@type='url']")] == [
        "https://harbour.example/data/cmif.xml"
    ]
    assert [one.get("target") for one in find(file, ".//licence")] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert [one.text for one in find(file, ".//editor/email")] == ["letters@harbour.example"]


@pytest.mark.parametrize("contact", ["", "https://code.example/harbour/issues", "https://mail@code.example/"])
def test_what_is_no_mail_address_is_not_given_as_one(contact: str) -> None:
    assert not find(written(imprint=replace(IMPRINT, contact=contact)), ".//email")


@given(st.text())
def test_uuid_of_an_edition_is_always_the_same_and_may_be_an_xml_id(base: str) -> None:
    found = find_uuid(base)
    assert found == find_uuid(base)
    assert str(UUID(found)) == found
    assert found[0].isalpha()
