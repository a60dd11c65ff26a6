"""The head of a telegram: each thing as what it is, where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.emendation import Emendation
from generator.model.telegram import ClassifiedBy
from tests.annotate.building import annotated, entry, found, telegram, words

ENTRIES = (
    entry("osce-tag", "OSCE", "tag", code="OSCE"),
    entry("prel", "PREL", "tag", code="PREL"),
    entry("osce", "OSCE", "organization"),
    entry("precedence", "Precedence", case="exact"),
    entry("lisbon", "Embassy Lisbon", "post", variants=("AMEMBASSY LISBON", "LISBON"), code="RUEHLI"),
    entry("state", "Secretary of State, Washington", "post", variants=("SECSTATE WASHDC", "STATE"), code="RUEHC"),
    entry("fm", "FM", "abbreviation", expansion="foreign minister"),
    entry("tags", "TAGS", "abbreviation"),
    entry("sipdis", "SIPDIS", "abbreviation"),
    entry("confidential", "CONFIDENTIAL"),
    entry("pm", "PM", "abbreviation", expansion="prime minister"),
    entry("pm-wra", "PM/WRA", "office"),
    entry("eo", "E.O.", "abbreviation"),
    entry("eo-12958", "Executive Order 12958", "instrument"),
    entry("decl", "DECL", "abbreviation"),
    entry("mcn", "Message continuity number"),
    entry("routing", "Routing indicator"),
    entry("santos-ana", "Santos, Ana", "person", held=[("Ambassador to Portugal", "2006", "2009")]),
    entry("santos-rui", "Santos, Rui", "person", held=[("Mayor of Lisbon", "2006", "2009")]),
    entry("hill-jane", "Hill, Jane", "person", held=[("Consul General in Porto", "2010", "")]),
    entry("clinton-hillary", "Clinton, Hillary Rodham", "person"),
)


@pytest.mark.parametrize(
    ("kind", "line", "pieces", "zone", "expected"),
    [
        (
            "relay",
            "OO RUEHLI RUEHXX",
            (("precedence", "OO"), ("route", "RUEHLI"), ("route", "RUEHXX")),
            "header",
            [("OO", "glossary/precedence"), ("RUEHLI", "posts/lisbon"), ("RUEHXX", "glossary/routing")],
        ),
        (
            "from",
            "FM AMEMBASSY LISBON",
            (("keyword", "FM"), ("name", "AMEMBASSY LISBON")),
            "from",
            [("AMEMBASSY LISBON", "posts/lisbon")],
        ),
        (
            "to",
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE 4750",
            (("route", "RUEHC"), ("name", "SECSTATE WASHDC"), ("precedence", "IMMEDIATE"), ("mcn", "4750")),
            "to",
            [
                ("RUEHC", "posts/state"),
                ("SECSTATE WASHDC", "posts/state"),
                ("IMMEDIATE", "glossary/precedence"),
                ("4750", "glossary/mcn"),
            ],
        ),
        ("info", "AMEMBASSY NOWHERE", (("name", "AMEMBASSY NOWHERE"),), "info", []),
        (
            "classification",
            "C O N F I D E N T I A L LISBON 000077",
            (("level", "C O N F I D E N T I A L"),),
            "classification",
            [("C O N F I D E N T I A L", "glossary/confidential")],
        ),
        ("caption", "SIPDIS", (), "caption", [("SIPDIS", "glossary/sipdis")]),
        (
            "passing",
            "STATE FOR PM/WRA AND PM",
            (("office", "PM/WRA"), ("office", "PM")),
            "passing",
            [("PM/WRA", "glossary/pm-wra")],
        ),
        (
            "executive-order",
            "E.O. 12958: DECL: 02/12/2018",
            (("keyword", "E.O."), ("order", "12958"), ("declassify", "DECL: 02/12/2018")),
            "classification",
            [("E.O.", "glossary/eo"), ("12958", "glossary/eo-12958"), ("DECL: 02/12/2018", "glossary/decl")],
        ),
        (
            "tags",
            "TAGS: PREL OSCE XYZ",
            (("keyword", "TAGS:"), ("code", "PREL"), ("code", "OSCE"), ("code", "XYZ")),
            "tags",
            [("TAGS:", "glossary/tags"), ("PREL", "tags/prel"), ("OSCE", "tags/osce-tag")],
        ),
        (
            "tags",
            "TAGS: CLINTON, HILLARY",
            (("code", "CLINTON, HILLARY"),),
            "tags",
            [("CLINTON, HILLARY", "glossary/clinton-hillary")],
        ),
        ("subject", "SUBJECT: OSCE AND PM", (("keyword", "SUBJECT:"), ("text", "OSCE AND PM")), "subject", []),
        (
            "classified-by",
            "Classified By: Ambassador Ana Santos, per 1.4",
            (("keyword", "Classified By:"), ("name", "Ana Santos")),
            "classified-by",
            [("Ana Santos", "glossary/santos-ana")],
        ),
        (
            "classified-by",
            "Classified By: Ambassador Santos",
            (),
            "classified-by",
            [("Ambassador Santos", "glossary/santos-ana")],
        ),
        ("notice", "OSCE", (), "header", []),
    ],
)
def test_lines(
    kind: str, line: str, pieces: tuple[tuple[str, str], ...], zone: str, expected: list[tuple[str, str]]
) -> None:
    result = annotated(telegram("Text.", head=((kind, line, pieces),)), ENTRIES)
    assert found(result, zone=zone) == expected


def test_first_in_each_line_is_linked() -> None:
    lines = [
        ("caption", "SIPDIS", ()),
        ("to", "RUEHC/SECSTATE WASHDC", (("route", "RUEHC"), ("name", "SECSTATE WASHDC"))),
    ]
    result = annotated(telegram("Text.", head=(lines[0], lines[0], lines[1])), ENTRIES)
    assert [(words(result, mention), mention.linked) for mention in result.mentions] == [
        ("SIPDIS", True),
        ("SIPDIS", True),
        ("RUEHC", True),
        ("SECSTATE WASHDC", False),
    ]


def test_repaired_code_is_read_as_repaired() -> None:
    made = telegram("Text.", head=(("tags", "TAGS: [PREL](#)", (("code", "[PREL](#)"),)),))
    made = replace(made, emendations=(Emendation(6, 15, "[PREL](#)", "PREL", "dead-link", "applied"),))
    assert found(annotated(made, ENTRIES), zone="tags") == [("[PREL](#)", "tags/prel")]


def test_references_of_the_head() -> None:
    made = telegram(
        "Text.", references=(("A", "08STATE1"),), head=(("references", "REF: A. STATE 1", (("mrn", "STATE 1"),)),)
    )
    made = replace(made, references=(replace(made.references[0], start=5, end=15),))
    result = annotated(made, ENTRIES)
    assert found(result, zone="references") == [("STATE 1", "cables/08STATE1")]
    assert result.mentions[0].reference


@pytest.mark.parametrize(
    ("classified", "foot", "sent", "expected"),
    [
        (True, "SANTOS", "2008-01-01T00:00:00Z", "glossary/santos-ana"),  # whom the head has named
        (False, "SANTOS", "2008-01-01T00:00:00Z", "glossary/santos-ana"),  # who holds an office that signs
        (False, "Santos", "2008-01-01T00:00:00Z", "glossary/santos-ana"),
        (False, "SANTOS", "2010-01-01T00:00:00Z", None),
        (False, "HILL", "2010-06-01T00:00:00Z", "glossary/hill-jane"),
        (False, "NOBODY", "2008-01-01T00:00:00Z", None),
    ],
)
def test_signature(classified: bool, foot: str, sent: str, expected: str | None) -> None:
    head = (("classified-by", "Classified By: Ambassador Ana Santos", ()),) if classified else ()
    made = replace(
        telegram("Text.", mrn=None, sent=sent, head=head, foot=foot),
        classified_by=ClassifiedBy(("Ana Santos",), "", ()) if classified else None,
    )
    targets = [target for _, target in found(annotated(made, ENTRIES), zone="signature")]
    assert targets == ([expected] if expected else [])


def test_person_of_the_head_is_known_in_the_text() -> None:
    head = (("classified-by", "Classified By: Ambassador Ana Santos", ()),)
    result = annotated(telegram("Santos spoke.", head=head), ENTRIES)
    assert found(result) == [("Santos", "glossary/santos-ana")]
