"""Lists of cables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.compose.digest import WITHHELD
from generator.compose.links import link_cable
from generator.compose.marks import class_level, say_level
from generator.compose.posts import name_post
from generator.compose.references import say_when
from generator.compose.words import find_day, join, text
from generator.model.mrn import MRN
from generator.model.prose import Emphasis, Inlines, Table
from generator.model.site import CableCard, Index

_HEADER = tuple(text(name) for name in ("Date", "Number", "Subject", "From", "Classification"))
#: How many cables without a day are named.
_NAMED = 12


def create_cable_table(mrns: Iterable[str], index: Index) -> Table:
    """A row for each cable: date, number, subject, who sent it, classification."""
    return Table(_HEADER, tuple(_row(index.cards[mrn], index) for mrn in mrns if mrn in index.cards))


def sort_cables(mrns: Iterable[str], index: Index) -> list[str]:
    """Numbers of cables by date, as far as it is known: those of a month after its days, of a year last in it."""
    known = [index.cards[mrn] for mrn in mrns if mrn in index.cards]
    return [card.mrn for card in sorted(known, key=lambda card: (*_place(card), card.post, len(card.mrn), card.mrn))]


def list_undated(index: Index) -> Inlines:
    """`2 without a day: STATE 13716 (before 12 February 2008), ROME 77`; nothing where all have one."""
    mrns = sort_cables((mrn for mrn, card in index.cards.items() if len(card.sent) < len("2008-02-12")), index)
    if not mrns:
        return ()
    named: list[Inlines] = []
    for mrn in mrns[:_NAMED]:
        when = say_when(mrn, index)
        named.append((*link_cable(mrn, index), *text(f" ({when})" if when else "")))
    rest = " and others" if len(mrns) > _NAMED else ""
    return (*text(f"{len(mrns):,} without a day: "), *join(named), *text(f"{rest}."))


def _place(card: CableCard) -> tuple[str, bool]:
    """Where a cable stands in time; `before` a day it stands before those of that day."""
    day = card.sent or find_day(card.date)
    if not day:
        try:
            day = str(MRN.of(card.mrn).year)
        except ValueError:
            day = "9999"
    return (day + "-99-99"[len(day) - 10 :] if len(day) < 10 else day), not card.date.startswith("before")


def name_sender(card: CableCard, index: Index) -> str:
    """The post that sent a cable, by the editors' name."""
    return name_post(card.origin, index, card.post).short if card.origin or card.post else ""


def say_held(held: int, cited: int) -> str:
    """`1 held, 3 known but not held`."""
    return f"{held:,} held" + (f", {cited:,} known but not held" if cited else "")


def count_held(mrns: Sequence[str], index: Index) -> tuple[int, int]:
    """How many cables are held, and how many only cited by others, or citing them."""
    held = sum(index.cards[mrn].held for mrn in mrns)
    return held, len(mrns) - held


def _row(card: CableCard, index: Index) -> tuple[Inlines, ...]:
    level = class_level(card.classification)
    marked: Inlines = (Emphasis(text(say_level(card.classification)), (level,) if level else ()),)
    return (
        text(say_when(card.mrn, index) or card.year),
        link_cable(card.mrn, index, text(card.mrn)),
        text(card.title or ("Withheld" if card.state in WITHHELD else "Without a subject" if card.held else "")),
        text(name_sender(card, index)),
        marked if card.classification else text("" if card.held else "Not held"),
    )
