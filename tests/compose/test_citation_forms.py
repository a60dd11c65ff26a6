"""The forms, held against what the manuals ask for, part by part.

tests/render/test_csl.py holds them against a processor of citation styles.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.bibliography import describe_cable, describe_edition, describe_entry
from generator.compose.citation_forms import cite_mla, cite_note, cite_short
from generator.model.bibliography import Description, Locator
from generator.model.prose import Emphasis, plain
from tests.compose.described import CARD, ENTRIES, IMPRINT, entry, index_of

CABLE = describe_cable(CARD, index_of())


def changed(**more: object) -> Description:
    return describe_cable(CARD._replace(**more), index_of())  # type: ignore[arg-type]


def test_note_of_a_cable() -> None:
    assert plain(cite_note(CABLE)) == (
        "“Harbour Talks: Minister’s ‘Last Word’ on Pilots,” telegram LISBON 2041 from the Embassy in Portugal to the "
        "Department of State, 9 August 2007, Confidential, The Harbour Papers, release 3 (4 May 2031), "
        "https://harbour.example/cables/07LISBON2041/."
    )


def test_note_of_a_paragraph_is_that_of_the_cable_with_its_place() -> None:
    whole, part = plain(cite_note(CABLE)), plain(cite_note(CABLE, Locator("p3", 3)))
    assert part == whole.replace("https:", "¶3, https:").replace("2041/.", "2041/#p3.")


def test_works_cited_of_a_cable() -> None:
    assert plain(cite_mla(CABLE)) == (
        "United States, Department of State, Embassy in Portugal. “Harbour Talks: Minister’s ‘Last Word’ on Pilots.” "
        "Telegram LISBON 2041 to the Department of State, 9 Aug. 2007. The Harbour Papers, release 3, 4 May 2031, "
        "harbour.example/cables/07LISBON2041/."
    )


def test_works_cited_of_a_paragraph() -> None:
    part = plain(cite_mla(CABLE, Locator("p3", 3)))
    assert part.endswith("4 May 2031, par. 3, harbour.example/cables/07LISBON2041/#p3.")


def test_later_note() -> None:
    assert plain(cite_short(CABLE, Locator("p3", 3))) == (
        "Embassy Lisbon to Department of State, telegram LISBON 2041, ¶3."
    )


def test_title_of_the_edition_alone_is_in_italics() -> None:
    for form in (cite_note, cite_mla):
        emphasised = [plain((part,)) for part in form(CABLE) if isinstance(part, Emphasis)]
        assert emphasised == ["The Harbour Papers"]


@pytest.mark.parametrize(
    ("what", "more", "words"),
    [
        ("no title", {"title": ""}, "Telegram LISBON 2041 from the Embassy in Portugal"),
        ("a question", {"title": "Who Pays?"}, "“Who Pays?,” telegram LISBON 2041"),
        ("no date but the year of its number", {"sent": ""}, "Department of State, 2007, Confidential"),
        ("a date in words", {"sent": "", "date": "about 9 August 2007"}, "State, about 9 August 2007, Confidential"),
        ("a month", {"sent": "2007-08"}, "State, August 2007, Confidential"),
        ("no classification", {"classification": ""}, "9 August 2007, The Harbour Papers"),
        ("no addressee", {"addressees": ()}, "from the Embassy in Portugal, 9 August"),
        ("two addressees", {"addressees": ("SECSTATE WASHDC", "AMEMBASSY RABAT")}, "State and the Embassy in Rabat,"),
        ("many", {"addressees": ("AMEMBASSY RABAT", "A", "B", "C")}, "to the Embassy in Rabat and others, 9"),
        ("no line FM", {"origin": "", "post": "QUITO", "mrn": "07QUITO5"}, "telegram QUITO 5 to the Department"),
    ],
)
def test_note_where_something_is_missing_or_more(what: str, more: dict[str, object], words: str) -> None:
    assert words in plain(cite_note(changed(**more))), what


@pytest.mark.parametrize(
    ("what", "more", "words"),
    [
        ("no title", {"title": ""}, "Embassy in Portugal. Telegram LISBON 2041 to"),
        ("a question", {"title": "Who Pays?"}, "“Who Pays?” Telegram LISBON 2041"),
        ("an abbreviation at its end", {"title": "Views of the U.S."}, "“Views of the U.S.” Telegram"),
        ("no date but the year", {"sent": ""}, "to the Department of State, 2007. The Harbour"),
        ("the Department itself", {"origin": "SECSTATE WASHDC"}, "United States, Department of State. “Harbour"),
    ],
)
def test_works_cited_where_something_is_missing(what: str, more: dict[str, object], words: str) -> None:
    assert words in plain(cite_mla(changed(**more))), what


@pytest.mark.parametrize(
    ("what", "more", "note", "works_cited"),
    [
        (
            "a day in words",
            {"sent": "", "date": "about 9 August 2007", "addressees": ()},
            (
                "Record of “Harbour Talks: Minister’s ‘Last Word’ on Pilots,” telegram LISBON 2041 from the Embassy in "
                "Portugal, about 9 August 2007 (text not held), in The Harbour Papers, release 3 (4 May 2031), "
                "https://harbour.example/cables/07LISBON2041/."
            ),
            (
                "Record of “Harbour Talks: Minister’s ‘Last Word’ on Pilots,” telegram LISBON 2041 from the Embassy in "
                "Portugal, about 9 Aug. 2007 (text not held). The Harbour Papers, release 3, 4 May 2031, "
                "harbour.example/cables/07LISBON2041/."
            ),
        ),
        (
            "no title",
            {"title": "", "sent": "", "date": "before 10 August 2007", "addressees": ()},
            (
                "Record of telegram LISBON 2041 from the Embassy in Portugal, before 10 August 2007 (text not held), "
                "in The Harbour Papers, release 3 (4 May 2031), https://harbour.example/cables/07LISBON2041/."
            ),
            (
                "Record of telegram LISBON 2041 from the Embassy in Portugal, before 10 Aug. 2007 (text not held). "
                "The Harbour Papers, release 3, 4 May 2031, harbour.example/cables/07LISBON2041/."
            ),
        ),
    ],
)
def test_of_a_cable_that_is_not_held_its_record_is_cited(
    what: str, more: dict[str, object], note: str, works_cited: str
) -> None:
    described = changed(held=False, state="cited", classification="", **more)
    assert plain(cite_note(described)) == note, what
    assert plain(cite_mla(described)) == works_cited, what


def test_works_cited_shorten_the_month_of_a_date_in_words() -> None:
    assert "Department of State, about 9 Aug. 2007. The" in plain(
        cite_mla(changed(sent="", date="about 9 August 2007"))
    )


def test_editors_with_names_are_named() -> None:
    index = index_of(imprint=replace(IMPRINT, editors=("I. Costa", "M. Webb"), publisher="Quay Press"))
    described = describe_cable(CARD, index)
    assert "The Harbour Papers, ed. I. Costa and M. Webb, release 3" in plain(cite_note(described))
    assert "The Harbour Papers, edited by I. Costa and M. Webb, release 3, Quay Press, 4 May 2031" in plain(
        cite_mla(described)
    )


def test_edition_without_release() -> None:
    described = describe_cable(CARD, index_of(imprint=replace(IMPRINT, release="", released="")))
    assert "Confidential, The Harbour Papers, https:" in plain(cite_note(described))
    assert "2007. The Harbour Papers, harbour.example/" in plain(cite_mla(described))


def test_unnumbered_block() -> None:
    assert "(4 May 2031), unnumbered paragraph, https://harbour.example/cables/07LISBON2041/#u88." in plain(
        cite_note(CABLE, Locator("u88"))
    )


def test_entry() -> None:
    described = describe_entry(ENTRIES[-1], index_of())
    assert plain(cite_note(described)) == (
        "“Pilot,” in The Harbour Papers, glossary, release 3 (4 May 2031), https://harbour.example/glossary/pilot/."
    )
    assert plain(cite_mla(described)) == (
        "“Pilot.” The Harbour Papers, release 3, 4 May 2031, harbour.example/glossary/pilot/."
    )


def test_entry_with_contributors() -> None:
    described = describe_entry(entry("term", "glossary/pilot", "Pilot", contributors=("A. Reader",)), index_of())
    assert plain(cite_note(described)).startswith("A. Reader, “Pilot,” in The Harbour Papers, glossary")
    assert plain(cite_mla(described)).startswith("A. Reader. “Pilot.” The Harbour Papers")


def test_edition() -> None:
    described = describe_edition(IMPRINT)
    assert plain(cite_note(described)) == "The Harbour Papers, release 3 (4 May 2031), https://harbour.example/."
    assert plain(cite_mla(described)) == "The Harbour Papers. Release 3, 4 May 2031, harbour.example/."
