from __future__ import annotations

from generator.compose.bibliography import describe_edition, describe_entry
from generator.render.meta_tags import create_meta_tags
from tests.compose.described import IMPRINT, entry, index_of
from tests.render.described import BARE, CABLE


def test_cable_is_a_report_with_institution_number_date_and_tags() -> None:
    tags = create_meta_tags(CABLE)
    for name, content in (
        ("citation_technical_report_institution", "United States Embassy in Portugal"),
        ("citation_technical_report_number", "LISBON 2041"),
        ("citation_title", CABLE.title),
        ("citation_date", "2007/08/09"),
        ("citation_keywords", "PREL – External political relations; EWWT"),
        ("citation_language", "en"),
        ("citation_public_url", CABLE.address),
        ("DC.date", "2007-08-09"),
        ("DC.identifier", "07LISBON2041"),
        ("DC.relation.isPartOf", "The Harbour Papers"),
    ):
        assert [name, content] in tags


def test_nothing_makes_a_cable_a_book_section_or_its_sender_a_person() -> None:
    names = {name for name, _ in create_meta_tags(CABLE)}
    assert not names & {"citation_inbook_title", "citation_book_title", "citation_author", "DC.creator"}


def test_nothing_is_empty() -> None:
    assert all(content for _, content in create_meta_tags(BARE))


def test_entry_is_a_part_of_the_edition_by_its_contributors() -> None:
    written = entry("term", "glossary/pilot", "Pilot", contributors=("A. Reader", "B. Reader"))
    tags = create_meta_tags(describe_entry(written, index_of()))
    assert ["citation_inbook_title", "The Harbour Papers"] in tags
    assert [content for name, content in tags if name == "citation_author"] == ["A. Reader", "B. Reader"]


def test_home_has_dublin_core_alone() -> None:
    tags = create_meta_tags(describe_edition(IMPRINT))
    assert ["DC.title", "The Harbour Papers"] in tags
    assert all(name.startswith("DC.") for name, _ in tags)
