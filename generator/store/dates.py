"""Dates as contributors write them, and as the edition keeps them: 2008-02-12, 2008-02, 2008."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

#: 2008, 2008-02, 2008-02-12.
ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
#: 12 February 2008, 12. Feb. 2008; 12 FEB 08, as cables have it.
DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})\.? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4}|[0-9]{2})")
#: February 12, 2008; February 2008.
MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? )?(?P<year>[0-9]{4})")
#: 2008 February 12.
YEAR_IN_WORDS = re.compile(r"(?P<year>[0-9]{4}),? (?P<month>[A-Za-z]{3,9})\.?(?: (?P<day>[0-9]{1,2}))?")
#: 2008/02/12, 2008.2.12, 2008-2-12: the year first, so that nothing is in doubt.
YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})[-/. \u2010-\u2014](?P<month>[0-9]{1,2})(?:[-/. \u2010-\u2014](?P<day>[0-9]{1,2}))?"
)
#: 2004-2008, 2004 to 2008: two dates.
TWO = re.compile(
    r"(?P<first>[0-9]{4}(?:-[0-9]{2}){0,2}) ?(?:[-\u2010-\u2014/]|to) ?(?P<last>[0-9]{4}(?:-[0-9]{2}){0,2})"
)
#: circa 1999, about 2 May 1999, 1999?: a date that is not certain.
UNSURE = re.compile(
    r"(?:circa|ca\.?|c\.|about|around|early|late|mid|probably) ?-?(?P<date>.+)|(?P<asked>.+?) ?\?", re.IGNORECASE
)
#: present, today: no end yet.
OPEN = re.compile(r"(?:the )?present|today|now|ongoing|current(?:ly)?|unknown|n/?a|none|-|–|—", re.IGNORECASE)
#: 02/12/2008: day or month first, nobody can tell.
DOUBTFUL = re.compile(r"(?P<one>[0-9]{1,2})[/.-] ?(?P<two>[0-9]{1,2})[/.-] ?(?P<year>[0-9]{4})")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def fault_of_date(text: str, *, whole: bool) -> tuple[str, list[str]] | None:
    """What is wrong with a date, and the dates that may have been meant; None where it is right.

    `whole`: year, month and day are required.
    """
    found = ISO.fullmatch(text)
    if not found:
        guess = _guess(text)
        if guess:
            return f"“{text}” is not written as dates are here: year, month, day, with hyphens.", [guess]
        doubtful = DOUBTFUL.fullmatch(text.strip())
        if doubtful:
            one, two, year = int(doubtful["one"]), int(doubtful["two"]), int(doubtful["year"])
            meant = [_join(year, two, one), _join(year, one, two)]
            return f"“{text}” leaves open which figure is the month.", sorted({date for date in meant if date})
        if OPEN.fullmatch(text.strip()):
            return f"“{text}” is no date. Where none is known, or none has come yet, delete the line.", []
        unsure = UNSURE.fullmatch(text.strip())
        if unsure:
            words = (unsure["date"] or unsure["asked"]).strip()
            certain = words if ISO.fullmatch(words) else _guess(words)
            said = f"“{text}” is no date: only figures stand here. That it is not certain, the text below can say."
            return said, [certain] if certain else []
        if TWO.fullmatch(text.strip()):
            return f"“{text}” is two dates: the first belongs after “from”, the last after “until”.", []
        return f"“{text}” is no date.", []
    if whole and not found["day"]:
        return f"“{text}” is not a whole date: day, month and year are needed.", []
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        if found["month"] and not 1 <= int(found["month"]) <= 12:
            return f"“{text}” is no date: there is no month {int(found['month'])}.", []
        return f"“{text}” is no date: the calendar has no such day.", _last_day(found)
    return None


def _last_day(found: re.Match[str]) -> list[str]:
    """The last day of a month that has fewer days than were written."""
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    last = monthrange(year, month)[1] if year and month else 31
    return [_join(year, month, last)] if day > last else []


def _guess(text: str) -> str:
    """The ISO date that was meant, where that is certain."""
    for pattern in (DAY_FIRST, MONTH_FIRST, YEAR_IN_WORDS):
        found = pattern.fullmatch(text.strip())
        if found and found["month"][:3].lower() in MONTHS:
            month = MONTHS.index(found["month"][:3].lower()) + 1
            day = found["day"]
            return _join(_whole_year(found["year"]), month, int(day) if day else None)
    found = YEAR_FIRST.fullmatch(text.strip())
    if found:
        day = found["day"]
        return _join(int(found["year"]), int(found["month"]), int(day) if day else None)
    return ""


def _whole_year(figures: str) -> int:
    """The year: of two figures, the one in the time of the cables, 1966 to 2065."""
    year = int(figures)
    return year if len(figures) > 2 else year + (1900 if year >= 66 else 2000)


def _join(year: int, month: int, day: int | None) -> str:
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
