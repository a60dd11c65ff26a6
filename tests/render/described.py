"""Descriptions for the tests of bibliographic files."""

from __future__ import annotations

from generator.model.bibliography import Container, Description, Name

CONTAINER = Container(
    title="The Harbour Papers",
    address="https://harbour.example/",
    release="3",
    released="2031-05-04",
    editors=(),
    publisher="The Harbour Papers",
    language="en",
)

CABLE = Description(
    kind="cable",
    id="07LISBON2041",
    title="Harbour Talks: Minister’s “Last Word” on Pilots & Dues, 100% {Agreed}",
    address="https://harbour.example/cables/07LISBON2041/",
    container=CONTAINER,
    number="LISBON 2041",
    sender=Name("Embassy Lisbon", "Embassy in Portugal", key="posts/lisbon"),
    recipients=(Name("Secretary of State, Washington", "Department of State", key="posts/state"),),
    sent="2007-08-09",
    classification="Confidential",
    keywords=("PREL – External political relations", "EWWT"),
    abstract="The minister will not move.\n\nThe Embassy doubts it.",
)

BARE = Description("cable", "07LISBON9", "", "https://harbour.example/cables/07LISBON9/", CONTAINER, number="LISBON 9")
