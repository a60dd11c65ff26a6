from __future__ import annotations

from dataclasses import replace

from lxml import etree

from generator.model.bibliography import Description
from generator.render.atom import LONGEST, create_atom
from tests.compose.described import IMPRINT
from tests.render.described import BARE, CABLE

NAMES = {None: "http://www.w3.org/2005/Atom"}
ADDRESS = "https://harbour.example/data/feed.xml"


def written(*described: Description, released: str = "2031-05-04") -> etree._Element:
    return etree.fromstring(create_atom(described, replace(IMPRINT, released=released), ADDRESS))


def texts(file: etree._Element, path: str) -> list[str | None]:
    return [one.text for one in file.iterfind(path, namespaces=NAMES)]


def test_feed_and_entries_have_what_the_standard_asks_for() -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: id, title and updated, each once; an author; a link to itself."""
    file = written(CABLE)
    (entry,) = file.iterfind("entry", namespaces=NAMES)
    for element in (file, entry):
        for name in ("id", "title", "updated"):
            assert len(texts(element, name)) == 1, name
        assert texts(element, "author/name")
    links = [(one.get("rel"), one.get("href")) for one in file.iterfind("link", namespaces=NAMES)]
    assert links == [("alternate", "https://harbour.example/"), ("self", ADDRESS)]


def test_dates_are_those_of_the_release() -> None:
    assert texts(written(CABLE), ".//updated") == ["2031-05-04T00:00:00Z"] * 2
    assert texts(written(CABLE, released=""), ".//updated") == ["1970-01-01T00:00:00Z"] * 2


def test_last_changed_stands_first_then_the_latest_telegram() -> None:
    older, newer = replace(CABLE, id="a", sent="2001-01-01"), replace(CABLE, id="b", sent="2009-01-01")
    file = written(older, newer, replace(BARE, id="c", number="C 1", published="2031-05-04", changed="2032-01-01"))
    assert [title and title.partition(":")[0] for title in texts(file, "entry/title")] == [
        "C 1",
        "LISBON 2041",
        "LISBON 2041",
    ]
    assert texts(file, "updated") == ["2032-01-01T00:00:00Z"]
    assert texts(file, "entry/published") == ["2031-05-04T00:00:00Z"]
    assert texts(file, "entry/summary")[1:] == [
        f"Telegram of {day}, Confidential. {CABLE.abstract}" for day in ("2009-01-01", "2001-01-01")
    ]


def test_length_is_bounded() -> None:
    file = written(*(replace(BARE, id=f"07LISBON{number}") for number in range(LONGEST + 5)))
    assert len(texts(file, "entry/id")) == LONGEST


def test_cable_without_title_or_sender_is_named_by_its_number() -> None:
    file = written(BARE)
    assert texts(file, "entry/title") == ["LISBON 9"]
    assert texts(file, "entry/author/name") == ["LISBON 9"]
