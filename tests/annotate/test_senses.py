"""Which entry a headword means in a cable."""

from __future__ import annotations

from typing import Any

import pytest

from tests.annotate.building import annotated, entry, found, telegram

SPAIN = entry("gos-spain", "GOS", "abbreviation", posts=("MADRID",))
SERBIA = entry("gos-serbia", "GOS", "abbreviation", posts=("BELGRADE",))
SOMEBODY = entry("gos-general", "GOS", "abbreviation")
OTHER = entry("gos-other", "GOS", "abbreviation")
EARLY = entry("gos-early", "GOS", "abbreviation", until="2006")
LATE = entry("gos-late", "GOS", "abbreviation", since="2007-01")
TAGGED = entry("gos-tagged", "GOS", "abbreviation", tags=("SP",))
TWICE = entry("gos-twice", "GOS", "abbreviation", posts=("MADRID",), tags=("SP",))
BLANK = entry("gos-abu-dhabi", "GOS", "abbreviation", posts=("Abu Dhabi",))


@pytest.mark.parametrize(
    ("mrn", "tags", "entries", "meant"),
    [
        ("08MADRID1", (), (SPAIN, SERBIA), "gos-spain"),
        ("08BELGRADE1", (), (SPAIN, SERBIA), "gos-serbia"),
        ("08DAKAR1", (), (SPAIN, SERBIA), None),  # none fits
        ("08DAKAR1", (), (SPAIN, SOMEBODY), "gos-general"),  # meant wherever no other is
        ("08MADRID1", (), (SPAIN, SOMEBODY), "gos-spain"),
        ("08DAKAR1", (), (SOMEBODY, OTHER), None),  # a tie
        ("08MADRID1", (), (SPAIN, LATE), None),  # one condition against one
        ("08MADRID1", (), (EARLY, LATE), "gos-late"),
        ("05MADRID1", (), (EARLY, LATE), "gos-early"),
        ("08MADRID1", ("SP",), (SPAIN, TWICE), "gos-twice"),  # more conditions met
        ("08MADRID1", ("PREL",), (SPAIN, TWICE), "gos-spain"),
        ("08ROME1", ("SP", "PREL"), (TAGGED, SOMEBODY), "gos-tagged"),
        ("08ABUDHABI1", (), (BLANK, SOMEBODY), "gos-abu-dhabi"),
    ],
)
def test_choice(mrn: str, tags: tuple[str, ...], entries: tuple[Any, ...], meant: str | None) -> None:
    year = 2000 + int(mrn[:2])
    result = annotated(telegram("The GOS agrees.", mrn=mrn, sent=f"{year}-06-01T10:00:00Z", tags=tags), entries)
    assert found(result) == ([("GOS", f"glossary/{meant}")] if meant else [])


def test_tie_is_said_once_with_its_candidates() -> None:
    result = annotated("The GOS agrees. The GOS waits.", (SOMEBODY, OTHER))
    expected = (
        "content/cables/2008/08LISBON77/source.txt:1:8: warning R110 “GOS” may be gos-general or gos-other, and nothing"
        " in the cable tells which; it has no link.\n"
        "    Choose in content/cables/2008/08LISBON77/record.yml:\n"
        "    senses: {GOS: gos-general}"
    )
    assert [str(problem) for problem in result.problems] == [expected]


def test_unknown_day_excludes_no_sense() -> None:
    result = annotated(telegram("The GOS agrees.", sent=None), (LATE,))
    assert found(result) == [("GOS", "glossary/gos-late")]


@pytest.mark.parametrize(
    ("fields", "text", "expected"),
    [
        ({"senses": {"GOS": "gos-serbia"}}, "The GOS.", [("GOS", "glossary/gos-serbia")]),
        ({"senses": {"GOS": "none"}}, "The GOS.", []),
        ({"unlinked": ("GOS",)}, "The GOS.", []),
        ({"senses": {"GOS": "glossary/gos-serbia"}}, "The GOS.", [("GOS", "glossary/gos-serbia")]),
        # a variant's spelling is reached through the headword
        ({"senses": {"NATO": "none"}}, "The Alliance and NATO.", []),
        # at a place only
        ({"senses": {"¶1 GOS": "gos-serbia"}}, "The GOS. Its GOS.", [("GOS", "glossary/gos-serbia")]),
        ({"senses": {"¶1 NATO (2)": "none"}}, "NATO and NATO.", [("NATO", "glossary/nato")]),
        # words that only this cable uses so
        ({"senses": {"the Allies": "nato"}}, "The Allies met.", [("The Allies", "glossary/nato")]),
        # another telegram, a person
        ({"senses": {"septel": "08LISBON78"}}, "See septel.", [("septel", "cables/08LISBON78")]),
        ({"senses": {"the Minister": "silva"}}, "He told the Minister.", [("the Minister", "glossary/silva")]),
    ],
)
def test_editors_choose(fields: dict[str, Any], text: str, expected: list[tuple[str, str]]) -> None:
    nato = entry("nato", "NATO", "organization", variants=("the Alliance",))
    silva = entry("silva", "Silva, Ana", "person")
    result = annotated(text, (SPAIN, SERBIA, nato, silva), **fields)
    assert found(result) == expected


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"unlinked": ("NATO",)}, "unlinked: the cable has no “NATO” that would be linked there."),
        ({"senses": {"NATO": "none"}}, "senses: the cable has no “NATO” that would be linked there."),
        ({"senses": {"¶2 GOS": "none"}}, "senses: the cable has no “¶2 GOS” that would be linked there."),
        ({"senses": {"¶1 GOS (3)": "none"}}, "senses: the cable has no “¶1 GOS (3)” that would be linked there."),
    ],
)
def test_choice_that_concerns_nothing_is_a_problem(fields: dict[str, Any], message: str) -> None:
    result = annotated("The GOS and the GOS.", (SOMEBODY,), **fields)
    assert [(problem.code, problem.message) for problem in result.problems] == [("R112", message)]


def test_sense_that_names_nothing_is_a_problem() -> None:
    result = annotated("The GOS.", (SPAIN,), senses={"GOS": "gos-serbja"})
    assert [(problem.code, problem.message) for problem in result.problems] == [
        ("R111", "senses: “GOS” is to mean gos-serbja, but no entry has that id.")
    ]
