"""Persons: by full name, by surname with a title of their office, then by surname."""

from __future__ import annotations

import pytest

from generator.annotate.titles import nations_of, ranks_of
from tests.annotate.building import annotated, entry, found, telegram

PEOPLE = (
    entry("vidal-marc", "Vidal, Marc", "person", held=[("Foreign Minister of France", "2007-05-18", "2010-11")]),
    entry(
        "santos-ana", "Santos, Ana M.", "person", variants=("Anna Santos",), held=[("lisbon-ambassador", "2006", "")]
    ),
    entry("orlov-pyotr", "Orlov, Pyotr", "person", held=[("President of Armenia", "2000", "2008-03")]),
    entry("orlov-ivan", "Orlov, Ivan", "person", held=[("President of Armenia", "2008-04", "")]),
    entry("hill-jane", "Hill, Jane", "person", held=[("Assistant Secretary of State for African Affairs", "2005", "")]),
    entry("de-vries-jan", "de Vries, Jan", "person", held=[("Deputy Foreign Minister of the Netherlands", "", "")]),
    entry("mensah-kofi", "Kofi Mensah", "person", held=[("Prime Minister of Ghana", "2007", "2009")]),
    entry("lisbon-ambassador", "Ambassador to Portugal", "office", variants=("U.S. Ambassador to Portugal",)),
    entry("orlov-foundation", "Orlov Foundation", "organization"),
    entry("french-foreign-minister", "French Foreign Minister", "office"),
    entry("president", "President", "office"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a full name is the link
        ("Foreign Minister Marc Vidal spoke.", [("Marc Vidal", "vidal-marc")]),
        ("Ana M. Santos and Ana Santos", [("Ana M. Santos", "santos-ana"), ("Ana Santos", "santos-ana")]),
        ("Anna Santos", [("Anna Santos", "santos-ana")]),
        ("Kofi Mensah", [("Kofi Mensah", "mensah-kofi")]),
        ("Marc\nVidal", [("Marc\nVidal", "vidal-marc")]),
        # a surname with the title of an office held on the day: title and all
        ("Foreign Minister Vidal", [("Foreign Minister Vidal", "vidal-marc")]),
        ("foreign minister Vidal's", [("foreign minister Vidal", "vidal-marc")]),
        ("FM Vidal", [("FM Vidal", "vidal-marc")]),
        ("French Foreign Minister Vidal", [("French Foreign Minister Vidal", "vidal-marc")]),
        ("French FM Vidal,s view", [("French FM Vidal", "vidal-marc")]),
        ("Minister Vidal", [("Minister Vidal", "vidal-marc")]),
        ("AF Assistant Secretary Hill", [("Assistant Secretary Hill", "hill-jane")]),
        ("A/S Hill", [("A/S Hill", "hill-jane")]),
        ("Ambassador Santos", [("Ambassador Santos", "santos-ana")]),
        ("U.S. Ambassador Santos", [("U.S. Ambassador Santos", "santos-ana")]),
        ("Amb. Santos", [("Amb. Santos", "santos-ana")]),
        ("Deputy Foreign Minister de Vries", [("Deputy Foreign Minister de Vries", "de-vries-jan")]),
        ("PM Mensah", [("PM Mensah", "mensah-kofi")]),
        ("the Ghanaian Prime Minister\nMensah", [("Ghanaian Prime Minister\nMensah", "mensah-kofi")]),
        # not with another's title or another nation's, nor without one
        ("Vidal spoke.", []),
        ("Mr. Vidal spoke.", []),
        ("Deputy Foreign Minister Vidal", []),
        ("German Foreign Minister Vidal", []),
        ("President Vidal", []),
        ("Vice President Orlov", []),
        ("Deputy Assistant Secretary Hill", []),
        ("told the PM. Mensah left", []),
        ("Secretary Hill", []),
        # the office alone is an office
        ("the French Foreign Minister said", [("French Foreign Minister", "french-foreign-minister")]),
        # who held it on the day
        ("President Orlov", [("President Orlov", "orlov-pyotr")]),
        # then the surname
        (
            "FM Vidal spoke. Vidal left; when Vidal came, Vidal's car",
            [("FM Vidal", "vidal-marc")] + [("Vidal", "vidal-marc")] * 3,
        ),
        ("Marc Vidal. However Vidal said", [("Marc Vidal", "vidal-marc"), ("Vidal", "vidal-marc")]),
        ("Vidal came. FM Vidal spoke.", [("FM Vidal", "vidal-marc")]),
        # but not somebody else of that name, or a thing
        ("FM Vidal. Pierre Vidal", [("FM Vidal", "vidal-marc")]),
        ("FM Vidal. General Vidal", [("FM Vidal", "vidal-marc")]),
        ("FM Vidal. The Vidal Report", [("FM Vidal", "vidal-marc")]),
        ("FM Vidal. Vidal-Naquet", [("FM Vidal", "vidal-marc")]),
        ("FM Vidal. Vidals", [("FM Vidal", "vidal-marc")]),
        (
            "President Orlov and the Orlov Foundation",
            [("President Orlov", "orlov-pyotr"), ("Orlov Foundation", "orlov-foundation")],
        ),
        # several after one title
        ("Ministers Vidal and Orlov", [("Vidal", "vidal-marc")]),
        ("Presidents Orlov and Santos", [("Orlov", "orlov-pyotr")]),
        # offices and names in capitals
        ("FM VIDAL", [("FM VIDAL", "vidal-marc")]),
    ],
)
def test_persons(text: str, expected: list[tuple[str, str]]) -> None:
    result = annotated(text, PEOPLE)
    persons = [(words, target.removeprefix("glossary/")) for words, target in found(result)]
    assert [pair for pair in persons if pair[1] != "president"] == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("2008-02-12T10:00:00Z", ["glossary/orlov-pyotr"]),
        ("2008-03-31T10:00:00Z", ["glossary/orlov-pyotr"]),  # until 2008-03: to its last day
        ("2008-04-01T10:00:00Z", ["glossary/orlov-ivan"]),
        ("1999-12-31T10:00:00Z", ["glossary/president"]),
    ],
)
def test_office_held_on_the_day(sent: str, expected: list[str]) -> None:
    result = annotated(telegram("President Orlov spoke.", mrn=None, sent=sent), PEOPLE)
    assert [target for _, target in found(result)] == expected


def test_two_bearers_of_a_name_tie() -> None:
    """Without a day, either Orlov may have been President."""
    result = annotated(telegram("President Orlov spoke.", mrn=None, sent=None), PEOPLE, mrn="")
    assert found(result) == []
    assert [problem.code for problem in result.problems] == ["R110"]
    assert "orlov-pyotr or orlov-ivan" in result.problems[0].message


def test_surname_is_known_in_later_paragraphs_only() -> None:
    result = annotated(telegram("Vidal came.", "FM Vidal spoke.", "Vidal left."), PEOPLE)
    assert [(mention.paragraph, mention.linked) for mention in result.mentions] == [(1, True), (2, True)]


def test_unlinked_surname() -> None:
    assert found(annotated("FM Vidal spoke.", PEOPLE, unlinked=("Vidal",))) == []


@pytest.mark.parametrize(
    ("office", "ranks", "nations"),
    [
        ("French Minister of Foreign and European Affairs", {"foreign-minister"}, {"France"}),
        ("Deputy Minister of Foreign Affairs of Azerbaijan", {"deputy-foreign-minister"}, {"Azerbaijan"}),
        ("Assistant Secretary of State for European and Eurasian Affairs", {"assistant-secretary"}, set()),
        ("U.S. Ambassador to Azerbaijan", {"ambassador"}, {"United States", "Azerbaijan"}),
        ("Vice President of the United States of America", {"vice-president"}, {"United States"}),
        ("Secretary of State for Foreign and Commonwealth Affairs", {"foreign-secretary"}, set()),
        ("Head of the Office", set(), set()),
    ],
)
def test_offices_are_understood(office: str, ranks: set[str], nations: set[str]) -> None:
    assert (set(ranks_of(office)), set(nations_of(office))) == (ranks, nations)
