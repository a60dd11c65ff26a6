"""Days known in part: `2008-02-12`, `2004-04`, `2003`."""

from __future__ import annotations


def within(day: str, since: str, until: str) -> bool:
    """Whether `day` may lie between `since` and `until`, both included, each an ISO date or the beginning of one.

    What is empty is unknown and excludes nothing; `2004-04` as a beginning means its first day, as an end its last.
    """
    if not day:
        return True
    return (not since or day[: len(since)] >= since) and (not until or day[: len(until)] <= until)
