"""Errata: what a published page said, and says no more."""

from __future__ import annotations

from generator.compose.prose import mark_later
from generator.compose.words import say_date, text
from generator.model.prose import Block, Blocks, Bullets, Emphasis, Heading, Link, Paragraph, Text, list_ids
from generator.model.record import Erratum, Record


def compose_errata(record: Record, blocks: Blocks) -> Blocks:
    """The section of a cable's page, or nothing; `blocks` are the rest of the page.

    An erratum names the anchor that changed. One that the page has no more is given to the erratum, so that a
    published address leads to what is told of it.
    """
    if not record.errata:
        return ()
    present = set(list_ids(blocks))
    items = []
    for erratum in record.errata:
        items.append(_compose_erratum(erratum, "" if erratum.anchor in present else erratum.anchor))
        present.add(erratum.anchor)
    return (Heading(2, text("Errata"), (), "errata"), Bullets(tuple(items)))


def _compose_erratum(erratum: Erratum, anchor: str) -> tuple[Block, ...]:
    place = erratum.anchor
    label = f"¶{place[1:]}" if place[0] == "p" and place[1:].isdigit() else f"#{place}"
    head = (Emphasis(text(say_date(erratum.on))), Text(", "), Link(f"#{place}", text(label)), Text(": "))
    first, *rest = mark_later(erratum.text) or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return (Paragraph((*head, *first.children), ("erratum",), anchor), *rest)
    return (Paragraph(head, ("erratum",), anchor), first, *rest)
