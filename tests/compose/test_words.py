"""Dates, numbers and lists in words; what the clocks of Washington showed; the order of headwords."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from generator.compose.visible import make_visible
from generator.compose.washington import tell_washington_time
from generator.compose.words import find_day, say_count, say_date, say_letter, say_list, say_numbers
from generator.model.alphabet import letter_of, sort_key


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2008-02-12", "12 February 2008"),
        ("2008-02-02T14:39:00Z", "2 February 2008"),
        ("2008-02", "February 2008"),
        ("2008", "2008"),
        ("about 1990", "about 1990"),
        ("2008-13", "2008"),
    ],
)
def test_dates(iso: str, said: str) -> None:
    assert say_date(iso) == said


@pytest.mark.parametrize(
    ("numbers", "said"), [([1, 2, 3, 5], "1–3, 5"), ([4], "4"), ([1, 3], "1, 3"), ([2, 2, 3], "2–3"), ([], "")]
)
def test_ranges(numbers: list[int], said: str) -> None:
    assert say_numbers(numbers) == said


@pytest.mark.parametrize(
    ("place", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (51, "az"), (52, "ba"), (702, "aaa")]
)
def test_letters(place: int, letter: str) -> None:
    assert say_letter(place) == letter


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(words: list[str], said: str) -> None:
    assert say_list(words) == said


def test_counts() -> None:
    assert (say_count(1, "entry", "entries"), say_count(1200, "mention")) == ("1 entry", "1,200 mentions")


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ((2008, 2, 12, 14, 39), "09:39"),  # winter
        ((2008, 3, 9, 6, 59), "01:59"),  # the last minute before the second Sunday of March
        ((2008, 3, 9, 7, 0), "03:00"),
        ((2008, 11, 2, 5, 59), "01:59"),  # the first Sunday of November, in summer time
        ((2008, 11, 2, 6, 0), "01:00"),
        ((2006, 4, 2, 7, 0), "03:00"),  # before 2007: the first Sunday of April
        ((1979, 4, 29, 7, 0), "03:00"),  # before 1987: the last Sunday of April
        ((1974, 1, 7, 12, 0), "08:00"),  # by the law of 1973
        ((1975, 2, 22, 12, 0), "07:00"),
        ((2009, 7, 1, 2, 0), "22:00"),  # the evening before
    ],
)
def test_washington(utc: tuple[int, int, int, int, int], local: str) -> None:
    told = tell_washington_time(datetime(*utc, tzinfo=UTC))
    assert told is not None
    assert f"{told:%H:%M}" == local


def test_washington_before_the_uniform_time_act() -> None:
    assert tell_washington_time(datetime(1966, 7, 1, tzinfo=UTC)) is None


def test_headwords_in_order() -> None:
    words = ["Quint", "Əliyev", "44th Munich", "charge", "Chargé", "E.O.", "OSCE Collective", "OSCE"]
    assert sorted(words, key=sort_key) == [
        "44th Munich",
        "Chargé",
        "charge",
        "Əliyev",
        "E.O.",
        "OSCE",
        "OSCE Collective",
        "Quint",
    ]


@pytest.mark.parametrize(
    ("word", "letter"), [("Əliyev", "E"), ("quint", "Q"), ("44th", "#"), ("“Quint”", "Q"), ("Øresund", "O")]
)
def test_letter(word: str, letter: str) -> None:
    assert letter_of(word) == letter


def test_visible_keeps_the_length() -> None:
    text = "".join(map(chr, range(0xA0)))
    shown = make_visible(text)
    assert len(shown) == len(text)
    assert not any((ord(c) < 32 and c not in "\t\n") or 127 <= ord(c) < 160 for c in shown)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("before 12 February 2008", "2008-02-12"),
        ("about 3 March 2009", "2009-03-03"),
        ("February 2008", "2008-02"),
        ("early in 2008", "2008"),
        ("in May", ""),
        ("undated", ""),
    ],
)
def test_day_in_words(words: str, day: str) -> None:
    assert find_day(words) == day
