"""Dates, numbers and lists as the editors write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from generator.model.prose import Inline, Inlines, Text

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: 12 February 2008; February 2008; 2008.
_DAY = re.compile(rf"\b(?:(?:(?P<day>[0-9]{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>[0-9]{{4}})\b")

#: How a kind of entry is called, one and many.
KIND_NAMES = {
    "abbreviation": ("Abbreviation", "Abbreviations"),
    "term": ("Term", "Terms"),
    "person": ("Person", "Persons"),
    "organization": ("Organization", "Organizations"),
    "place": ("Place", "Places"),
    "instrument": ("Instrument", "Instruments"),
    "event": ("Event", "Events"),
    "office": ("Office", "Offices"),
    "tag": ("TAGS code", "TAGS"),
    "post": ("Post", "Posts"),
}

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def say_date(iso: str) -> str:
    """`2008-02-12` (or `2008-02`, `2008`, or the beginning of a time) as `12 February 2008`; other text as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return iso
    year, month, day = (*parts, "", "")[:3]
    if not month or not 1 <= int(month) <= 12:
        return year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name


def find_day(words: str) -> str:
    """The first date in words, as far as it goes: `before 12 February 2008` as `2008-02-12`; empty where none is."""
    found = _DAY.search(words)
    if not found:
        return ""
    month = f"-{MONTHS.index(found['month']) + 1:02}" if found["month"] else ""
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return found["year"] + month + day


def read_time(sent: str | None) -> datetime | None:
    """A time such as `2008-02-12T14:39:00Z`, or None where there is none."""
    if not sent or "T" not in sent:
        return None
    return datetime.fromisoformat(sent).astimezone(UTC)


def say_number(number: int) -> str:
    """Numbers to twelve as words."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def say_count(number: int, one: str, many: str = "") -> str:
    """`1 mention`, `3 mentions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def say_list(words: Sequence[str], last: str = " and ") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + last + words[-1]


def join(items: Sequence[Inlines], between: str = ", ", last: str = "") -> Inlines:
    """Inlines in a row, `between` between them and, if given, `last` before the last."""
    out: list[Inline] = []
    for index, item in enumerate(items):
        if index:
            out.append(Text(last if last and index == len(items) - 1 else between))
        out.extend(item)
    return tuple(out)


def say_numbers(numbers: Sequence[int]) -> str:
    """`1–3, 5`: numbers in order, with ranges."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        elif not ranges or number != ranges[-1][1]:
            ranges.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)


def say_letter(index: int) -> str:
    """The letter of a textual note: a to z, then aa, ab and on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def text(words: str) -> Inlines:
    """Words as inlines."""
    return (Text(words),)
