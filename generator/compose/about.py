"""The page About of an edition whose editors have not written one: what it is, whose, and under which licences."""

from __future__ import annotations

from generator.compose.words import say_count, say_list, text
from generator.model.prose import Block, Inlines, Link, Paragraph, Text
from generator.model.site import Index, ProsePage


def create_about(index: Index) -> ProsePage:
    """The page, as if it were written by hand in pages/about.md, which takes its place."""
    imprint = index.imprint
    blocks: list[Block] = [
        Paragraph(text(f"{imprint.title} holds {say_count(len(index.in_order), 'cable')} of the Department of State.")),
        Paragraph(
            text(
                "Each is given as a reading text with numbered paragraphs, under the lines of its header, every one "
                "explained. What was changed in the text received stands in the textual notes of the cable."
            )
        ),
    ]
    if imprint.editors:
        blocks.append(Paragraph(text(f"Edited by {say_list(imprint.editors)}.")))
    licences = [
        (Text(f"{what}: "), *_link(words, address), Text("."))
        for what, words, address in (
            ("Texts of the cables", imprint.text_licence, imprint.text_licence_address),
            ("Notes and glossary", imprint.notes_licence, imprint.notes_licence_address),
        )
        if words
    ]
    blocks += [Paragraph(licence) for licence in licences]
    if imprint.contact:
        blocks.append(
            Paragraph((Text("To write to the editors: "), *_link(imprint.contact, imprint.contact), Text(".")))
        )
    return ProsePage("about", "", "About this edition", tuple(blocks))


def _link(words: str, address: str) -> Inlines:
    if address.startswith(("https://", "http://", "mailto:")):
        return (Link(address, text(words)),)
    return text(words)
