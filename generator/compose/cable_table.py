"""Lists of cables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.compose.links import link_cable
from generator.compose.marks import class_level, say_level
from generator.compose.posts import name_post
from generator.compose.references import say_when
from generator.compose.words import text
from generator.model.prose import Emphasis, Inlines, Table
from generator.model.site import CableCard, Index

_HEADER = tuple(text(name) for name in ("Date", "Number", "Subject", "From", "Classification"))


def create_cable_table(mrns: Iterable[str], index: Index) -> Table:
    """A row for each cable: date, number, subject, who sent it, classification."""
    return Table(_HEADER, tuple(_row(index.cards[mrn], index) for mrn in mrns if mrn in index.cards))


def sort_cables(mrns: Iterable[str], index: Index) -> list[str]:
    """Numbers of cables by date; those without one last."""
    known = [mrn for mrn in mrns if mrn in index.cards]
    return sorted(known, key=lambda mrn: (index.cards[mrn].sent or "9999", index.cards[mrn].post, len(mrn), mrn))


def name_sender(card: CableCard, index: Index) -> str:
    """The post that sent a cable, by the editors' name."""
    return name_post(card.origin, index, card.post).short if card.origin or card.post else ""


def say_held(held: int, cited: int) -> str:
    """`1 held, 3 cited or citing`."""
    return f"{held:,} held" + (f", {cited:,} cited or citing" if cited else "")


def count_held(mrns: Sequence[str], index: Index) -> tuple[int, int]:
    """How many cables are held, and how many only cited or citing."""
    held = sum(index.cards[mrn].held for mrn in mrns)
    return held, len(mrns) - held


def _row(card: CableCard, index: Index) -> tuple[Inlines, ...]:
    level = class_level(card.classification)
    marked: Inlines = (Emphasis(text(say_level(card.classification)), (level,) if level else ()),)
    return (
        text(say_when(card.mrn, index)),
        link_cable(card.mrn, index, text(card.mrn)),
        text(card.title or ("Withheld" if card.held else "")),
        text(name_sender(card, index)),
        marked if card.classification else text("" if card.held else "Not held"),
    )
