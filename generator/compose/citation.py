"""How to cite a page: formatted citations with their labels."""

from __future__ import annotations

from generator.compose.bibliography import describe_cable, describe_entry
from generator.compose.citation_forms import cite_mla, cite_note, cite_short
from generator.compose.words import text
from generator.model.bibliography import Locator
from generator.model.entry import Entry
from generator.model.prose import Blocks, Heading, Inlines, Paragraph
from generator.model.site import CableCard, Index
from generator.model.telegram import Paragraph as CableParagraph


def cite_cable(
    card: CableCard, index: Index, paragraphs: tuple[CableParagraph, ...] = (), anchors: tuple[str, ...] = ()
) -> Blocks:
    """The section for a cable, with one paragraph as the example: the third, or the last numbered one."""
    described = describe_cable(card, index)
    what = "The cable" if card.held else "This page"
    blocks = [*_cite(f"{what}, Chicago", cite_note(described)), *_cite(f"{what}, MLA", cite_mla(described))]
    numbered = [(place, paragraph.number) for place, paragraph in enumerate(paragraphs) if paragraph.number is not None]
    if numbered:
        place, number = numbered[min(2, len(numbered) - 1)]
        locator = Locator(anchors[place], number)
        hint = "To cite one paragraph, follow its number in the text: the citations below become its own."
        example = f"Until then, paragraph {number} stands here as the example."
        blocks.append(Paragraph(text(f"{hint} {example}"), ("hint",)))
        blocks += _cite(f"Paragraph {number}, Chicago", cite_note(described, locator), "of-paragraph")
        blocks += _cite(f"Paragraph {number}, Chicago, later note", cite_short(described, locator), "of-paragraph")
        blocks += _cite(f"Paragraph {number}, MLA", cite_mla(described, locator), "of-paragraph")
    return (Heading(2, text("How to cite"), (), "cite"), *blocks)


def cite_entry(entry: Entry, index: Index) -> Blocks:
    """The section for an entry."""
    described = describe_entry(entry, index)
    blocks = (*_cite("Chicago", cite_note(described)), *_cite("MLA", cite_mla(described)))
    return (Heading(2, text("How to cite"), (), "cite"), *blocks)


def _cite(label: str, citation: Inlines, *classes: str) -> Blocks:
    return (Paragraph(text(label), ("label", *classes)), Paragraph(citation, ("citation", *classes)))
