"""Links in the editors' prose: each gets the underline of what it leads to, as in the text of a cable."""

from __future__ import annotations

from dataclasses import replace
from operator import is_

from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    Classes,
    Definition,
    Definitions,
    Emphasis,
    Fold,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Text,
)
from generator.model.site import Index


def dress_links(blocks: Blocks, index: Index) -> Blocks:
    """Blocks in which each link to an entry or a cable that has no class yet has that of its kind; not in tables."""
    return tuple(_dress(block, index) for block in blocks)


def dress_inlines(inlines: Inlines, index: Index) -> Inlines:
    """The same for inlines."""
    dressed = tuple([_dress_inline(inline, index) for inline in inlines])
    return inlines if all(map(is_, dressed, inlines)) else dressed


def _dress(block: Block, index: Index) -> Block:
    match block:
        case Paragraph(children) | Heading(_, children):
            dressed = dress_inlines(children, index)
            return block if dressed is children else replace(block, children=dressed)
        case Bullets(items):
            return Bullets(tuple(dress_links(item, index) for item in items))
        case Quotation(blocks):
            return Quotation(dress_links(blocks, index))
        case Fold(_, _, blocks):
            return replace(block, blocks=dress_links(blocks, index))
        case Definitions(items):
            return Definitions(tuple(_dress_definition(item, index) for item in items))
        case _:
            return block


def _dress_definition(definition: Definition, index: Index) -> Definition:
    terms = tuple(dress_inlines(term, index) for term in definition.terms)
    return Definition(terms, tuple(dress_links(blocks, index) for blocks in definition.definitions))


def _dress_inline(inline: Inline, index: Index) -> Inline:
    if isinstance(inline, Text):  # most of them
        return inline
    if isinstance(inline, Link):
        found = inline.classes or _class_of(inline.href, index)
        return inline if found == inline.classes else replace(inline, classes=found)
    if isinstance(inline, Emphasis | Strong):
        children = dress_inlines(inline.children, index)
        return inline if children is inline.children else replace(inline, children=children)
    return inline


def _class_of(href: str, index: Index) -> Classes:
    """The class of what a file of the rendered Markdown is about."""
    key = href.partition("#")[0].strip("/").removesuffix(".md")
    if key.startswith("cables/"):
        return ("papers",) if key.removeprefix("cables/") in index.cards else ()
    entry = index.entries.get(key)
    return (entry.hue,) if entry else ()
