"""Headwords in running text. In the tables, what is linked or mentioned stands in [brackets]."""

from __future__ import annotations

import pytest

from generator.model.emendation import Emendation
from tests.annotate.building import annotated, entry, found, telegram

ENTRIES = (
    entry("nato", "NATO", "organization"),
    entry("un", "UN", "organization", variants=("U.N.",)),
    entry("eu", "EU", "organization", case="exact"),
    entry("mp", "MP", "abbreviation", expansion="member of parliament"),
    entry("pm", "PM", "abbreviation"),
    entry("fm", "FM", "abbreviation"),
    entry("pml", "PML", "abbreviation"),
    entry("unscr", "UNSCR", "abbreviation"),
    entry("zanu-pf", "ZANU-PF", "organization"),
    entry("minsk-group", "Minsk Group", "organization", variants=("OSCE Minsk Group",)),
    entry("osce", "OSCE", "organization"),
    entry("nagorno-karabakh", "Nagorno-Karabakh", "place"),
    entry("demarche", "demarche", variants=("démarche",)),
    entry("frozen-conflict", "frozen conflict"),
    entry("quint", "Quint"),
    entry("guam", "GUAM", "organization"),
    entry("guam-resolution", "GUAM resolution", "instrument"),
    entry("berlin-mechanism", "Berlin Mechanism", "instrument", case="any"),
    entry("church", "church"),
    entry("declaration", "Kosovo's declaration of independence", "event"),
    entry("kosovo", "Kosovo", "place"),
    entry("o", "Precedence", variants=("O", "IMMEDIATE")),
    entry("eur-carc", "EUR/CARC", "office"),
    entry("carc", "CARC", "office"),
    entry("st-petersburg", "St. Petersburg", "place", variants=("St Petersburg",)),
    entry("r-and-d", "R&D", "abbreviation"),
    entry("charge", "Charge", case="exact", variants=("Charge d'Affaires",)),
    entry("lisbon", "Embassy Lisbon", "post", variants=("AMEMBASSY LISBON", "LISBON")),
    entry("useu", "USEU Brussels", "post", variants=("USEU",)),
    entry("prel", "PREL", "tag", code="PREL"),
)


def mark(text: str) -> str:
    """The text with brackets round what is mentioned."""
    result = annotated(text, ENTRIES)
    witness = result.telegram.witness.text
    marked, at = "", result.telegram.paragraphs[0].body
    for mention in result.mentions:
        marked += witness[at : mention.start] + "[" + witness[mention.start : mention.end] + "]"
        at = mention.end
    return marked + witness[at : result.telegram.paragraphs[0].end]


@pytest.mark.parametrize(
    "expected",
    [
        # whole tokens only
        "The [NATO] summit",
        "USNATO and NATOS and preNATO say nothing",
        "the UN-HABITAT office",
        "the PML-N and the MNF-I",
        "[ZANU-PF] won",
        "the [EU]-[UN] talks",
        "a [NATO]-led force, and non-[NATO] members",
        "an [EU]-Russia summit",
        "the EU-3 proposal",
        # longest
        "the [OSCE Minsk Group] and the [OSCE]",
        "the [GUAM resolution] and [GUAM]",
        "[Kosovo's declaration of independence]",
        "[Kosovo,s declaration of independence]",
        "[Kosovo]'s status",
        # plural and possessive: the link covers the headword
        "[MP]s and [MP]s' wives",
        "[NATO]'s, [NATO]\u2019s and [NATO],s",
        "the [UNSCR]s",
        "[demarche]s, [frozen conflict]s and [church]es",
        "the MPS and the UNSCRed",
        "'[NATO]' in quotation marks",
        "NATO'd",
        # hyphen, blank and line break
        "[Nagorno Karabakh], [Nagorno-Karabakh], [Nagorno\nKarabakh], [Nagorno-\nKarabakh]",
        "Nagorno - Karabakh",
        "Nagorno\n\nKarabakh",
        "frozen. Conflict and frozen, conflict",
        "[St. Petersburg] and [St Petersburg]",
        "at the Minsk. Group leaders said",
        # capitals
        "[Quint] and quint",
        "Guam is an island",
        "[Demarche] delivered, a [démarche]",
        "[Frozen conflict]s and frozen Conflict",
        "a [Berlin mechanism]",
        "a charge, the [Charge] and the [Charge d'Affaires]",
        "nato",
        # what is joined by a stroke is one
        "EUR/SCE, PM/WRA and MOD/MFA",
        "[EUR/CARC] wrote to CARC/EUR",
        "[R&D] and UN&NATO",
        "[Kosovo]/Serbia and and/or",
        # what is something else in the head of a telegram
        "O for a muse",
        "at Lisbon, for PREL",
        "[Embassy Lisbon] told [USEU]",
        # hours
        "at 5 PM, the [PM] left",
        # dotted
        "the [U.N.] and the [UN]",
    ],
)
def test_headwords(expected: str) -> None:
    assert mark(expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "see http://www.nato.int/NATO/UN/docu.htm for more",
        "write to NATO@state.gov or www.UN.org/NATO",
        "the source XXXXNATO XXXXXXXXXXXX and [NATO NAME REMOVED]",
        "THE NATO SUMMIT AND THE EU\n\nfollows.",
        "END SUMMARY AND COMMENT ON NATO follows",
        "AT THE MEETING NATO TOLD THE UN THAT EVERYTHING WOULD BE FINE IN KOSOVO",
    ],
)
def test_no_headword_in(text: str) -> None:
    """Addresses, what is withheld, headings, and texts all in capitals."""
    assert found(annotated(text, ENTRIES)) == []


def test_list_of_short_forms_is_no_heading() -> None:
    result = annotated("They spoke of NATO, EU, UN, OSCE, GUAM and others.", ENTRIES)
    assert [words for words, _ in found(result)] == ["NATO", "EU", "UN", "OSCE", "GUAM"]


def test_first_mention_in_each_paragraph_is_linked() -> None:
    result = annotated(telegram("NATO and NATO's allies.", "NATO again, with the EU and NATO."), ENTRIES)
    assert [(mention.paragraph, mention.target, mention.linked) for mention in result.mentions] == [
        (0, "glossary/nato", True),
        (0, "glossary/nato", False),
        (1, "glossary/nato", True),
        (1, "glossary/eu", True),
        (1, "glossary/nato", False),
    ]


def test_place_is_in_the_witness() -> None:
    """Where the reading text differs, the mention covers what stands in the witness."""
    made = telegram("The Minsk\n\nGroup of the OSCE met.")
    at = made.witness.text.index("\n\nGroup")
    joined = telegram(
        "The Minsk\n\nGroup of the OSCE met.",
        emendations=[Emendation(at, at + 2, "\n\n", " ", "broken-line", "applied")],
    )
    assert [words for words, _ in found(annotated(made, ENTRIES))] == ["OSCE"]
    assert [words for words, _ in found(annotated(joined, ENTRIES))] == ["Minsk\n\nGroup", "OSCE"]
