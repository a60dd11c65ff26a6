"""Dates as files of data want them."""

from __future__ import annotations


def split_date(iso: str) -> tuple[int, ...]:
    """`2008-02-12` as (2008, 2, 12); a part of a date as what it has; () where there is none.

    Raises ValueError for anything but an ISO 8601 date or its beginning.
    """
    return tuple(int(part) for part in iso[:10].split("-")) if iso else ()


def write_midnight(iso: str) -> str:
    """A day as a point in time, for formats that know no days: 2026-11-23T00:00:00Z."""
    return f"{iso}T00:00:00Z"
