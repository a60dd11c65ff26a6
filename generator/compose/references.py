"""The references of a cable: what it cites, and what cites it."""

from __future__ import annotations

from generator.compose.links import link_cable
from generator.compose.visible import make_visible
from generator.compose.words import join, say_date, text
from generator.model.anchor import name_reference
from generator.model.annotation import AnnotatedTelegram
from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Strong,
    Text,
)
from generator.model.site import Citation, Index
from generator.model.telegram import Reference


def compose_references(annotated: AnnotatedTelegram, citations: tuple[Citation, ...], index: Index) -> Blocks:
    """The section, or nothing; `citations` are those of this cable (`digest.citations_of`)."""
    telegram = annotated.telegram
    taken: set[str] = set()
    cites = [_compose_reference(reference, index, taken) for reference in telegram.references]
    cites += [_compose_citation(citation, index) for citation in citations if citation.anchor.startswith(("p", "u"))]
    cited_by = list_citing(annotated.record.mrn, index)
    groups: list[tuple[Block, ...]] = []
    if cites:
        groups.append((Paragraph(text("It cites")), Bullets(tuple(cites))))
    if cited_by:
        groups.append((Paragraph(text("It is cited by")), Bullets(cited_by)))
    if not groups:
        return ()
    return (Heading(2, text("References"), (), "references"), Bullets(tuple(groups)))


def list_citing(mrn: str, index: Index) -> tuple[tuple[Block, ...], ...]:
    """The items of a list of what cites a telegram."""
    return tuple(_compose_citing(citation, index) for citation in index.citing.get(mrn, ()))


def say_when(mrn: str, index: Index) -> str:
    """The date of a telegram as far as it is known: `12 February 2008`, `about 11 February 2008`, or nothing."""
    card = index.cards.get(mrn)
    if not card:
        return ""
    return card.date if card.date and not card.held else say_date(card.sent) if card.sent else card.date


def _compose_reference(reference: Reference, index: Index, taken: set[str]) -> tuple[Block, ...]:
    """An item of the REF line; the first of a letter has its anchor."""
    anchor = name_reference(reference.label)
    if anchor in taken:
        anchor = ""
    taken.add(anchor)
    out: list[Inline] = []
    if reference.label:
        out += [Strong(text(f"{reference.label}."), ("anchor",), anchor), Text(" ")]
    if reference.kind != "telegram" or not reference.target:
        words = text(make_visible(reference.text))
        return (Paragraph((*out, *words), (), "" if reference.label else anchor),)
    out += link_cable(reference.target, index)
    when = say_when(reference.target, index)
    out += [Text(f", {when}")] if when else []
    first = Paragraph(tuple(out), (), "" if reference.label else anchor)
    return (first, *_describe(reference.target, index, make_visible(reference.title or "")))


def _compose_citation(citation: Citation, index: Index) -> tuple[Block, ...]:
    """A telegram that only the text names."""
    where = Link(
        f"#{citation.anchor}", (Text("¶" + citation.anchor[1:] if citation.anchor[0] == "p" else "text"),), ("locator",)
    )
    return (
        Paragraph((*link_cable(citation.cited, index), Text(", in the text "), where)),
        *_describe(citation.cited, index),
    )


def _compose_citing(citation: Citation, index: Index) -> tuple[Block, ...]:
    parts: list[Inlines] = [link_cable(citation.citing, index)]
    if when := say_when(citation.citing, index):
        parts.append(text(when))
    if citation.label:
        parts.append(text(f"as ref. {citation.label}"))
    return (Paragraph(join(parts)), *_describe(citation.citing, index))


def _describe(mrn: str, index: Index, title: str = "") -> Blocks:
    """A soft line: title, and whether the edition holds it."""
    card = index.cards.get(mrn)
    words = [card.title if card and card.title else title]
    words.append("" if card and card.held else "Not held here")
    said: list[Inlines] = [(Text(word),) for word in words if word]
    return (Paragraph(join(said, ". "), ("soft",)),) if said else ()
