from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.bibliography import describe_cable, describe_container, describe_entry
from generator.compose.citation_forms import cite_mla, cite_note
from generator.compose.posts import name_post
from generator.compose.quotation import set_quotes
from generator.model.prose import plain
from tests.compose.described import CARD, ENTRIES, IMPRINT, entry, index_of


def test_cable_is_described_by_what_its_card_says() -> None:
    described = describe_cable(CARD, index_of())
    assert described.id == "07LISBON2041"
    assert described.number == "LISBON 2041"
    assert described.title == "Harbour Talks: Minister’s “Last Word” on Pilots"
    assert described.address == "https://harbour.example/cables/07LISBON2041/"
    assert described.sent == "2007-08-09"
    assert described.classification == "Confidential"
    assert described.sender is not None
    assert described.sender.in_sentence == "the Embassy in Portugal"
    assert [name.in_sentence for name in described.recipients] == ["the Department of State"]


@pytest.mark.parametrize(
    ("held", "sent", "date", "day", "words", "chicago", "mla"),
    [
        (False, "2007-08-09", "about 9 May 2007", "2007", "about 9 May 2007", "about 9 May 2007", "about 9 May 2007"),
        (False, "2007-08-09", "9 August 2007", "2007-08-09", "", "9 August 2007", "9 Aug. 2007"),
        (False, "", "before 9 August 2007", "", "before 9 August 2007", "before 9 August 2007", "before 9 Aug. 2007"),
        (False, "", "", "2007", "", "2007", "2007"),
        (True, "2007-08-09T16:05:00Z", "", "2007-08-09", "", "9 August 2007", "9 Aug. 2007"),
    ],
)  # fmt: skip
def test_a_day_that_is_inferred_is_told_in_words_alone(
    held: bool, sent: str, date: str, day: str, words: str, chicago: str, mla: str
) -> None:
    described = describe_cable(CARD._replace(held=held, sent=sent, date=date), index_of())
    assert (described.sent, described.date_in_words) == (day, words)
    assert f", {chicago}" in plain(cite_note(described))
    assert f", {mla}" in plain(cite_mla(described))


def test_keywords_are_tags_with_their_meaning_where_it_is_known() -> None:
    assert describe_cable(CARD, index_of()).keywords == ("PREL – External political relations", "EWWT")


def test_entry_names_its_contributors_as_authors() -> None:
    written = entry("term", "glossary/pilot", "Pilot", contributors=("A. Reader",))
    described = describe_entry(written, index_of())
    assert (described.authors, described.address) == (("A. Reader",), "https://harbour.example/glossary/pilot/")


@pytest.mark.parametrize(
    ("editors", "named"),
    [
        (("The editors of The Harbour Papers",), ()),
        (("the harbour papers",), ()),
        (("I. Costa", "M. Webb"), ("I. Costa", "M. Webb")),
    ],
)
def test_editors_who_only_repeat_the_title_are_not_named(editors: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert describe_container(replace(IMPRINT, editors=editors)).editors == named


@pytest.mark.parametrize(
    ("address", "code", "short", "sentence"),
    [
        ("AMEMBASSY LISBON", "LISBON", "Embassy Lisbon", "the Embassy in Portugal"),
        ("amembassy  lisbon", "", "Embassy Lisbon", "the Embassy in Portugal"),
        ("", "LISBON", "Embassy Lisbon", "the Embassy in Portugal"),
        ("AMEMBASSY PORT OF SPAIN", "PORTOFSPAIN", "Embassy Port of Spain", "the Embassy in Port of Spain"),
        ("AMEMBASSY PORT-AU-PRINCE", "", "Embassy Port-au-Prince", "the Embassy in Port-au-Prince"),
        ("AMCONSUL RECIFE", "RECIFE", "Consulate Recife", "the Consulate in Recife"),
        ("SECSTATE WASHDC", "STATE", "Secretary of State, Washington", "the Department of State"),
        ("USMISSION USVIE VIENNA", "UNVIEVIENNA", "USMISSION USVIE VIENNA", "USMISSION USVIE VIENNA"),
        ("", "QUITO", "QUITO", "QUITO"),
    ],
)
def test_posts_are_named_by_the_register_then_by_their_kind(address: str, code: str, short: str, sentence: str) -> None:
    name = name_post(address, index_of(), code)
    assert (name.short, name.in_sentence) == (short, sentence)


def test_department_is_known_without_the_register() -> None:
    name = name_post("SECSTATE WASHDC", index_of(entries=()))
    assert (name.in_sentence, name.with_government) == ("the Department of State", "United States Department of State")


def test_collective_address_takes_no_article() -> None:
    posts = (*ENTRIES, entry("post", "posts/all", "All Posts", expansion="All diplomatic posts", variants=("ADP",)))
    assert name_post("ADP", index_of(entries=posts)).in_sentence == "All diplomatic posts"


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ('The "Last Word"', "The “Last Word”"),
        ('"Go," He Said', "“Go,” He Said"),
        ("Minister's Visit", "Minister’s Visit"),
        ("Class of '08", "Class of ’08"),
        ("The 'Big Four' Meet", "The ‘Big Four’ Meet"),
        ("Ministers' Views", "Ministers’ Views"),
        ('Talks ("Round Two")', "Talks (“Round Two”)"),
        ("", ""),
    ],
)
def test_titles_get_the_quotation_marks_of_prose(straight: str, curly: str) -> None:
    assert set_quotes(straight) == curly
