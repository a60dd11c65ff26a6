"""The register and its index."""

from __future__ import annotations

import pytest

from generator.annotate import Register, headword_problems
from generator.annotate.register import case_of, read_name, spellings_of
from generator.model.entry import Entry
from tests.annotate.building import entry


@pytest.mark.parametrize(
    ("made", "text", "case"),
    [
        (entry("x", "GOAJ", "abbreviation"), "GOAJ", "exact"),
        (entry("x", "reftel", "abbreviation"), "reftel", "exact"),
        (entry("x", "Quint"), "Quint", "exact"),
        (entry("x", "demarche"), "demarche", "first"),
        (entry("x", "frozen conflict"), "frozen conflict", "first"),
        (entry("x", "Berlin Mechanism"), "Berlin Mechanism", "first"),
        (entry("x", "Berlin Mechanism", case="any"), "Berlin Mechanism", "any"),
        (entry("x", "Contact Group", case="exact"), "Contact Group", "exact"),
    ],
)
def test_case(made: Entry, text: str, case: str) -> None:
    assert case_of(made, text) == case


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Derse, Anne E.", ("Derse", "Anne E.")),
        ("Anne E. Derse", ("Derse", "Anne E.")),
        ("de Hoop Scheffer, Jaap", ("de Hoop Scheffer", "Jaap")),
        ("Derse", ("Derse", "")),
        ("", ("", "")),
    ],
)
def test_names(text: str, name: tuple[str, str]) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("made", "spellings"),
    [
        (entry("o", "O", variants=("IMMEDIATE",)), ("IMMEDIATE",)),
        (
            entry("baku", "Embassy Baku", "post", variants=("AMEMBASSY BAKU", "BAKU")),
            ("Embassy Baku", "AMEMBASSY BAKU"),
        ),
        (entry("usun", "USUN New York", "post", variants=("USUN",)), ("USUN New York", "USUN")),
        (entry("usnato", "USNATO", "post", variants=("USMISSION USNATO",)), ("USNATO", "USMISSION USNATO")),
    ],
)
def test_spellings_met_in_running_text(made: Entry, spellings: tuple[str, ...]) -> None:
    assert spellings_of(made) == spellings


def test_posts_of_numbers() -> None:
    state = entry("state", "Secretary of State, Washington", "post", variants=("SECSTATE WASHDC", "SECSTATE", "STATE"))
    register = Register.of(
        [state, entry("abu-dhabi", "Embassy Abu Dhabi", "post")], {"Abu Dhabi": "ABUDHABI", "ABU": "ABUDHABI"}
    )
    assert register.posts == {"SECSTATE": "STATE", "STATE": "STATE", "ABUDHABI": "ABUDHABI", "ABU": "ABUDHABI"}


@pytest.mark.parametrize(
    ("first", "second", "tied"),
    [
        ({}, {}, True),
        ({"posts": ("MADRID",)}, {"posts": ("BELGRADE",)}, False),
        ({"posts": ("MADRID",)}, {"posts": ("Madrid",)}, True),
        ({"posts": ("MADRID",)}, {}, False),
        ({"since": "2004"}, {"until": "2003"}, False),
        ({"tags": ("SP",)}, {"tags": ("SP",)}, True),
    ],
)
def test_ties_seen_without_a_cable(first: dict[str, object], second: dict[str, object], tied: bool) -> None:
    entries = (entry("a", "GOS", "abbreviation", **first), entry("b", "GOS", "abbreviation", **second))
    problems = headword_problems(Register.of(entries))
    assert [problem.path for problem in problems] == (
        ["content/glossary/a.md", "content/glossary/b.md"] if tied else []
    )


def test_capitals_tell_entries_apart() -> None:
    entries = (entry("guam", "GUAM", "organization"), entry("guam-island", "Guam", "place"))
    assert headword_problems(Register.of(entries)) == ()


def test_tie_is_said_at_the_headword() -> None:
    entries = (
        entry("a", "GOS", "abbreviation", places={"headword": (2, 11)}),
        entry("b", "Government", variants=("GOS",), places={"headword": (2, 11)}),
        entry("c", "GOS", "abbreviation", places={"headword": (3, 11)}),
    )
    problems = headword_problems(Register.of(entries))
    assert [(problem.path, problem.line, problem.column, problem.code) for problem in problems] == [
        ("content/glossary/a.md", 2, 11, "G201"),
        ("content/glossary/b.md", 2, 11, "G201"),
        ("content/glossary/c.md", 3, 11, "G201"),
    ]
