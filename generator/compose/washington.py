"""What the clocks of Washington showed.

Standard time is UTC−5. Daylight saving time ran from 2 a.m. to 2 a.m. between the Sundays named below: Uniform Time
Act of 1966; Emergency Daylight Saving Time Energy Conservation Act of 1973 with its amendment of 1974; Public Law
99-359 of 1986; Energy Policy Act of 2005. The table stands here because the time zone data of machines differ.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_STANDARD = timedelta(hours=-5)
_SUMMER = timedelta(hours=-4)
#: 1974 and 1975 began early by law.
_EARLY = {1974: date(1974, 1, 6), 1975: date(1975, 2, 23)}


def tell_washington_time(time: datetime) -> datetime | None:
    """The local time in Washington, as a time without zone; None before 1967, when the rules were other."""
    if time.year < 1967:
        return None
    local = time.astimezone(UTC).replace(tzinfo=None) + _STANDARD
    begins = datetime.combine(_first_day(local.year), datetime.min.time()) + timedelta(hours=2)
    ends = datetime.combine(_last_day(local.year), datetime.min.time()) + timedelta(hours=1)
    return local + (_SUMMER - _STANDARD) if begins <= local < ends else local


def _first_day(year: int) -> date:
    if year in _EARLY:
        return _EARLY[year]
    if year >= 2007:
        return _sunday(year, 3, 8)
    return _sunday(year, 4, 1) if year >= 1987 else _sunday(year, 4, 24)


def _last_day(year: int) -> date:
    return _sunday(year, 11, 1) if year >= 2007 else _sunday(year, 10, 25)


def _sunday(year: int, month: int, day: int) -> date:
    """The first Sunday from a day on."""
    first = date(year, month, day)
    return first + timedelta(days=6 - first.weekday())
