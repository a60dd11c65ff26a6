"""A month as a calendar: its days, and the cables of each."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence

from generator.compose.links import link_cable, say_mrn
from generator.compose.marks import class_level
from generator.compose.words import text
from generator.model.prose import Block, Break, Emphasis, Inline, Inlines, Link, Table, Text
from generator.model.site import Index

_WEEK = tuple(text(day) for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
#: How many cables a day names; of more it says the number.
MOST = 3


def compose_calendar(month: str, index: Index, *, days_lead_on: bool = False) -> tuple[Block, ...]:
    """The calendar of a month (`2008-02`), weeks from Monday; nothing where no cable has a day of it.

    With `days_lead_on` each day with cables leads to a page of its own.
    """
    days: dict[int, list[str]] = {}
    for mrn in index.by_month.get(month, ()):
        if len(sent := index.cards[mrn].sent) >= 10:
            days.setdefault(int(sent[8:10]), []).append(mrn)
    if not days:
        return ()
    year, number = (int(part) for part in month.split("-"))
    weeks = Calendar().monthdayscalendar(year, number)
    folder = f"/dates/{month.replace('-', '/')}" if days_lead_on else ""
    return (
        Table(_WEEK, tuple(tuple(_say_day(day, days.get(day, ()), folder, index) for day in week) for week in weeks)),
    )


def _say_day(day: int, mrns: Sequence[str], folder: str, index: Index) -> Inlines:
    """The number of a day and its cables; nothing for the days of other months, which are 0."""
    if not day:
        return ()
    number = text(str(day))
    cell: list[Inline] = [
        Link(f"{folder}/{day:02}.md", number, ("day",)) if folder and mrns else Emphasis(number, ("day",))
    ]
    for mrn in mrns[:MOST]:
        card = index.cards[mrn]
        level = class_level(card.classification)
        classes = ("held", level) if card.held and level else ("held",) if card.held else ("cited",)
        cell += [Break(), *link_cable(mrn, index, text(say_mrn(mrn)), classes)]
    if len(mrns) > MOST:
        cell += [Break(), Text(f"and {len(mrns) - MOST:,} more")]
    return tuple(cell)
