"""08BAKU129, the founding cable, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.telegram import Telegram
from generator.parse import read
from generator.parse.decode import decode

SOURCE = Path(__file__).resolve().parents[2] / "content" / "cables" / "2008" / "08BAKU129" / "source.txt"


@pytest.fixture(scope="module")
def telegram() -> Telegram:
    return read(decode(SOURCE.read_bytes()), "08BAKU129")


def test_every_character_is_claimed(telegram: Telegram) -> None:
    assert [part for part in telegram.parts if part.kind == "unclaimed"] == []
    assert telegram.problems == ()


def test_the_header(telegram: Telegram) -> None:
    assert telegram.transmission_id == "VZCZCXRO5961"
    assert (telegram.precedence, telegram.dtg, telegram.sent) == ("IMMEDIATE", "121439Z FEB 08", "2008-02-12T14:39:00Z")
    assert telegram.origin == "AMEMBASSY BAKU"


def test_who_was_addressed(telegram: Telegram) -> None:
    assert [(one.route, one.name, one.precedence, one.mcn) for one in telegram.action] == [
        ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "4750"),
    ]
    assert [(one.route, one.name, one.precedence, one.mcn) for one in telegram.info] == [
        ("RUCNOSC", "OSCE COLLECTIVE", "IMMEDIATE", None),
        ("RUEHPS", "USOFFICE PRISTINA", "IMMEDIATE", "0195"),
        ("RUEHBS", "USEU BRUSSELS", "IMMEDIATE", None),
        ("RUEHNO", "USMISSION USNATO", "IMMEDIATE", "0758"),
        ("RUCNDT", "USMISSION USUN NEW YORK", "IMMEDIATE", "0268"),
    ]


def test_the_head_of_the_message(telegram: Telegram) -> None:
    assert (telegram.mrn, telegram.classification, telegram.sections) == ("08BAKU129", "CONFIDENTIAL", 2)
    assert telegram.captions == ("SIPDIS",)
    assert telegram.passing == ("DEPT FOR EUR/SCE AND EUR/CARC",)
    assert (telegram.executive_order, telegram.declassify_on) == ("12958", "2018-02-12")
    assert telegram.tags == ("PREL", "PGOV", "PBTS", "UNAUT", "UNMIK", "OSCE", "AJ")
    assert telegram.subject == "DEMARCHE DELIVERED: LIKELY AZERBAIJANI REACTION TO KOSOVO INDEPENDENCE"
    assert telegram.title == "Demarche Delivered: Likely Azerbaijani Reaction to Kosovo Independence"
    assert [(one.label, one.kind, one.target) for one in telegram.references] == [
        ("A", "telegram", "08STATE13716"),
        ("B", "telegram", "08STATE14284"),
    ]
    assert telegram.classified_by is not None
    assert telegram.classified_by.names == ("Anne E. Derse",)
    assert telegram.classified_by.reasons == ("1.4(b)", "1.4(d)")


def test_the_parts_in_order(telegram: Telegram) -> None:
    assert [part.kind for part in telegram.parts if part.kind != "blank"] == [
        *["transmission-id", "relay", "station", "security", "dtg", "from", "to", *["info"] * 5],
        *["classification", "caption", "caption", "passing", "executive-order", "tags", "subject", "references"],
        *["classified-by", *["paragraph"] * 5, "signature"],
    ]


def test_the_paragraphs(telegram: Telegram) -> None:
    text = telegram.witness.text
    assert [(one.label, one.number, one.proposed, one.portion) for one in telegram.paragraphs] == [
        ("1.", 1, False, "C"),
        ("2.", 2, False, "C"),
        ("3.", 3, False, "C"),
        ("14.", 4, True, "C"),
        ("15.", 5, True, "C"),
    ]
    assert [text[one.body :].split(" ", 1)[0] for one in telegram.paragraphs] == [
        "The",
        "In",
        "Stressing",
        "Comment:",
        "Comment",
    ]
    assert telegram.signers == ("DERSE",)


def test_what_cuts_the_paragraphs_is_mended(telegram: Telegram) -> None:
    third, fifth = telegram.paragraphs[2].text, telegram.paragraphs[4].text
    assert "as Kosovo's independence \"violates" in third
    assert "could prove counterproductive, given Azerbaijan's strong concerns" in fifth
    assert "\n" not in third + fifth
    cuts = [(one.rule, one.lemma, one.reading) for one in telegram.emendations if one.rule.endswith("-cut")]
    assert cuts == [("line-cut", "\n\n", " "), ("page-cut", "\n\nBAKU 00000129 002 OF 002\n\n", " ")]


def test_the_changes(telegram: Telegram) -> None:
    rules = [one.rule for one in telegram.emendations]
    assert {rule: rules.count(rule) for rule in rules} == {
        "trailing-blank": 15,
        "dead-link": 7,
        "pilcrow-link": 4,
        "line-cut": 1,
        "paragraph-pilcrow": 2,
        "page-cut": 1,
    }
    assert [(one.lemma, one.reading) for one in telegram.emendations if one.state == "proposed"] == [
        ("14.", "¶4."),
        ("15.", "¶5."),
    ]
