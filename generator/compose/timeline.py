"""The days of an edition: its cables, those they cite or that cite them, and what happened outside."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.compose.links import say_mrn
from generator.compose.marks import class_level
from generator.compose.words import MONTHS, say_count, text
from generator.model.prose import Block, Bullets, Emphasis, Inlines, Link, Paragraph, Text
from generator.model.site import Index

#: From how many days on the list is of months, and from how many months on of years.
MANY, MANY_MONTHS = 40, 24


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a part of a date (`2008-02`), and what stands there: a telegram, or an event, which has no address.

    `classes` are those of docs/markdown.md; `about` says that the day is not certain.
    """

    iso: str
    label: str
    address: str = ""
    classes: tuple[str, ...] = ()
    about: bool = False

    @property
    def words(self) -> Inlines:
        """As the list has it."""
        if not self.address:
            return (Emphasis(text(self.label), ("event",)),)
        link = Link(f"{self.address.rstrip('/')}.md", text(self.label), self.classes)
        return (link, Text(", about this day")) if self.about else (link,)


def list_days(index: Index) -> Bullets | None:
    """The days in order; where they are many, months or years with how many cables each holds; None where none are."""
    days = find_days(index)
    if not days:
        return None
    years = {day.iso[:4] for day in days}
    if len(days) > MANY:
        return _list_months(index)
    items: list[tuple[Block, ...]] = []
    for day in days:
        label = Emphasis(text(say_day(day.iso, year=len(years) > 1)), ("day",))
        items.append((Paragraph((label, Text(" "), *day.words)),))
    return Bullets(tuple(items))


def find_days(index: Index) -> list[Day]:
    """The days of all telegrams of which one is known, and of the events that the imprint marks, in order."""
    days = [Day(iso, event) for iso, event in index.imprint.landmarks]
    for card in index.cards.values():
        if len(card.sent) < len("2008-02-12"):
            continue
        level = class_level(card.classification)
        classes = ("held", level) if card.held and level else ("held",) if card.held else ("cited",)
        about = card.date.startswith("about")
        days.append(Day(card.sent[:10], say_mrn(card.mrn), f"/cables/{card.mrn}/", classes, about))
    return sorted(days, key=lambda day: (day.iso, not day.address))


def say_day(iso: str, *, year: bool) -> str:
    """`12 Feb.`; with the year where the list has several."""
    parts = iso.split("-")
    name = MONTHS[int(parts[1]) - 1] if len(parts) > 1 else ""
    month = name if len(name) < 5 else name[:4] + "." if name == "September" else name[:3] + "."
    said = " ".join(part for part in (parts[2].lstrip("0") if len(parts) > 2 else "", month) if part)
    return f"{said} {parts[0]}".strip() if year or not said else said


def _list_months(index: Index) -> Bullets:
    dates = [card.sent for card in index.cards.values() if card.held and len(card.sent) >= 7]
    counts = Counter(date[:7] for date in dates)
    if len(counts) > MANY_MONTHS:
        counts = Counter(date[:4] for date in dates)
    items: list[tuple[Block, ...]] = []
    for month, number in sorted(counts.items()):
        link = Link(f"/dates/{month.replace('-', '/')}.md", text(say_count(number, "cable")), ("held",))
        items.append((Paragraph((Emphasis(text(say_day(month, year=True)), ("day",)), Text(" "), link)),))
    return Bullets(tuple(items))
