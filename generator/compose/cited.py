"""The page of a telegram that the edition cites and does not hold, at the address it would have."""

from __future__ import annotations

from generator.compose.cable import trace_cable
from generator.compose.citation import cite_cable
from generator.compose.dress import dress_links
from generator.compose.hosting import find_edit_links
from generator.compose.links import link_cable, say_mrn
from generator.compose.meta import create_meta
from generator.compose.past import say_past
from generator.compose.posts import name_post
from generator.compose.prose import flow, mark_later
from generator.compose.references import list_citing, say_when
from generator.compose.words import join, text
from generator.model.page import Page
from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    Definition,
    Definitions,
    Emphasis,
    Heading,
    Inlines,
    Link,
    Paragraph,
    Strong,
    Text,
)
from generator.model.record import Copy, Record
from generator.model.site import CableCard, Index


def compose_cited(card: CableCard, record: Record | None, index: Index) -> Page:
    """The page of a telegram known from references: what is known, where copies are, who cites it."""
    number = say_mrn(card.mrn)
    title = card.title or f"Telegram {number}"
    sender = name_post(card.origin, index, card.post)
    blocks: tuple[Block, ...] = (
        Paragraph((Strong(text(card.mrn)), Text(f"\u2003{number}\u2003cited, not held")), ("number-line",)),
        Paragraph((Emphasis(text(f"Telegram from {sender.in_sentence}")),), ("kicker",)),
        Heading(1, text(title)),
        Paragraph(
            text("The text of this telegram is not in this edition. What is known of it is said here."), ("lead",)
        ),
        *mark_later(record.summary if record else (), "gloss-more"),
        *_compose_facts(card, record, index),
        *_compose_notes(record),
        *_compose_citing(card, index),
        *cite_cable(card, index),
    )
    description = f"Telegram {number}, cited in this edition and not held."
    meta = create_meta(
        index.imprint, "cited", f"/cables/{card.mrn}/", description, section="cables", trail=trace_cable(card)
    )
    path = record.path if record else ""
    past = say_past(f"cables/{card.mrn}", index) if record else ""
    links = find_edit_links(index.imprint, path, card.mrn, address=f"/cables/{card.mrn}/")
    meta.update({"mrn": card.mrn, "past": past, **links})
    return Page(f"cables/{card.mrn}.md", title, dress_links(blocks, index), meta)


def _compose_facts(card: CableCard, record: Record | None, index: Index) -> Blocks:
    facts: list[Definition] = []
    if card.date or card.sent:
        facts.append(Definition((text("Date"),), ((Paragraph(text(say_when(card.mrn, index))),),)))
    if record and record.cites:
        cites: list[Inlines] = [
            (*text(f"{label}. " if label else ""), *link_cable(mrn, index)) for label, mrn in record.cites.items()
        ]
        facts.append(Definition((text("References"),), ((Paragraph(join(cites, "; ")),),)))
    if record and record.copies:
        facts.append(Definition((text("Copies"),), tuple(_name_copy(copy) for copy in record.copies)))
    if record and record.sources:
        sources = tuple(
            (Paragraph(join([flow(block.children) for block in source if isinstance(block, Paragraph)], " ")),)
            for source in record.sources
        )
        facts.append(Definition((text("Sources"),), sources))
    return (Definitions(tuple(facts)),) if facts else ()


def _name_copy(copy: Copy) -> tuple[Block, ...]:
    name: Inlines = (Link(copy.address, text(copy.where)),) if copy.address else text(copy.where)
    first = Paragraph(name)
    return (first, Paragraph(text(copy.note), ("soft",))) if copy.note else (first,)


def _compose_notes(record: Record | None) -> Blocks:
    """Notes to a telegram without a text stand as paragraphs."""
    return tuple(block for note in (record.notes if record else ()) for block in mark_later(note.text))


def _compose_citing(card: CableCard, index: Index) -> Blocks:
    citing = list_citing(card.mrn, index)
    if not citing:
        return ()
    group: tuple[Block, ...] = (Paragraph(text("It is cited by")), Bullets(citing))
    return (Heading(2, text("References"), (), "references"), Bullets((group,)))
