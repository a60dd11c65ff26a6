"""Short forms that no entry explains, in invented cables."""

from __future__ import annotations

import pytest

from generator import parse
from generator.annotate import Register, annotate
from generator.annotate.unexplained import (
    Unexplained,
    find_capitals,
    gather_unexplained,
    is_short_form,
    match_initials,
)
from generator.model.entry import Entry
from generator.model.record import Record
from tests.annotate.building import entry


def find(*cables: tuple[str, str], entries: tuple[Entry, ...] = (), **decided: object) -> tuple[Unexplained, ...]:
    """What is unexplained in cables, each a number and the text of its first paragraph."""
    register = Register.of(entries)
    found = []
    for mrn, text in cables:
        record = Record(mrn, f"content/cables/{mrn}/record.yml", **decided)  # type: ignore[arg-type]
        telegram = parse.read(f"C O N F I D E N T I A L\n\nSUBJECT: FISH\n\n1. (C) {text}\n", mrn=mrn)
        found.append(find_capitals(annotate(telegram, record, register), register))
    return gather_unexplained(found)


def words(text: str, *entries: Entry) -> list[str]:
    return [one.word for one in find(("05LISBON17", text), entries=entries)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The MFA said so.", ["MFA"]),
        ("The NGOs met the GoP and the U.S. envoy.", ["GoP", "NGO", "U.S."]),
        ("Troops of MNF-I and the G-8 met.", ["G-8", "MNF-I"]),
        ("He went to EUR/CARC and wrote.", []),
        ("See http://www.MFA.example/NEWS for it.", []),
        ("The name XXXXXXXXXXXX is withheld.", []),
        ("In World War II it was NOT so, at 5 PM.", []),
        ("Minister McCain and Ambassador O'Neill came.", []),
        ("It was CLEAR to all that this was clear.", ["CLEAR"]),
    ],
)
def test_what_is_a_short_form(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "known",
    [
        entry("mfa", headword="MFA", kind="abbreviation"),
        entry("ministry", headword="Foreign Ministry", kind="organization", variants=("MFA",)),
    ],
)
def test_what_an_entry_explains_is_left_out(known: Entry) -> None:
    assert words("The MFA said so, and MFA's people.", known) == []


def test_an_entry_for_other_posts_explains_nothing_here() -> None:
    assert words("The MFA said so.", entry("mfa", headword="MFA", kind="abbreviation", posts=("OSLO",))) == ["MFA"]


def test_what_the_editors_leave_alone_is_left_out() -> None:
    assert find(("05LISBON17", "The MFA said so."), unlinked=("MFA",)) == ()


def test_a_tie_is_a_problem_of_its_own() -> None:
    rivals = [entry(name, headword="MFA", kind="abbreviation") for name in ("mfa", "mfa-2")]
    assert words("The MFA said so.", *rivals) == []


def test_the_most_frequent_come_first_and_ordinary_words_last() -> None:
    found = find(("05LISBON17", "The WHO, who met the EU, the EU and the UN, is the WHO."))
    assert [(one.word, one.count, one.ordinary) for one in found] == [
        ("EU", 2, False),
        ("UN", 1, False),
        ("WHO", 2, True),
    ]


def test_what_the_texts_say_is_kept_apart_by_sense() -> None:
    found = find(
        ("05LISBON17", "The Government of Portugal (GOP) spoke. The GOP left."),
        ("05WARSAW8", "The Government of Poland (GOP) spoke."),
        ("06LISBON1", "The Government of Portugal (GOP) spoke."),
    )
    assert [(one.word, one.count, one.cables) for one in found] == [
        ("GOP", 4, ("05LISBON17", "05WARSAW8", "06LISBON1"))
    ]
    assert [(one.words, one.posts, one.cables) for one in found[0].meanings] == [
        ("Government of Portugal", ("LISBON",), ("05LISBON17", "06LISBON1")),
        ("Government of Poland", ("WARSAW",), ("05WARSAW8",)),
    ]


@pytest.mark.parametrize(
    ("text", "expansion"),
    [
        ("The Ministry of Foreign Affairs (MFA) said so.", "Ministry of Foreign Affairs"),
        ('The Ministry of Foreign Affairs ("MFA") said so.', "Ministry of Foreign Affairs"),
        ("The MFA (Ministry of Foreign Affairs) said so.", "Ministry of Foreign Affairs"),
        ("He left. Then man-portable air-defense systems (MANPADS) came.", "man-portable air-defense systems"),
        ("Food came from the World Food Program's (WFP) ships.", "World Food Program"),
        ("The MFA (see above) said so.", ""),
        ("The Foreign Ministry (MFA) said so.", ""),
    ],
)
def test_what_the_text_says_it_is_short_for(text: str, expansion: str) -> None:
    (found,) = find(("05LISBON17", text))
    assert [one.words for one in found.meanings] == ([expansion] if expansion else [])


@pytest.mark.parametrize(
    ("short", "before", "expansion"),
    [
        ("OIC", "Summit of the Organization of the Islamic Conference", "Organization of the Islamic Conference"),
        ("PSOE", "President Zapatero's center-left Spanish Socialist Workers' Party", ""),
        ("EU", "the leaders of the EU", ""),
        ("USG", "told", ""),
    ],
)
def test_initials(short: str, before: str, expansion: str) -> None:
    assert match_initials(short, before) == expansion


@pytest.mark.parametrize("word", ["GOS", "GoS", "U.S.", "G-8", "P5", "UNMIK"])
def test_short_forms(word: str) -> None:
    assert is_short_form(word)


@pytest.mark.parametrize("word", ["A", "The", "McCain", "IV", "XXX", "UNCLASSIFIEDX", "1244", "AmEmb"])
def test_other_words(word: str) -> None:
    assert not is_short_form(word)
