"""The editors' prose in TEI."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.prose import (
    Block,
    Blocks,
    Break,
    Bullets,
    Code,
    ColumnBreak,
    Definitions,
    Emphasis,
    Fold,
    Heading,
    Image,
    Inlines,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
)
from generator.render.address import create_address
from generator.render.xml import Children, Element, make


def write_prose(blocks: Blocks, base: str, page: str) -> Children:
    """`blocks` as the content of a note: its words where it is one paragraph, paragraphs and lists where it is more.

    `base` is the address of the edition, `page` that of the page on which anchors are.
    """
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return write_words(blocks[0].children, base, page)
    return tuple(write_blocks(blocks, base, page))


def write_blocks(blocks: Iterable[Block], base: str, page: str) -> Iterable[Element]:
    """Each block as an element."""
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield make("p", None, *write_words(children, base, page))
            case Bullets(items):
                yield make("list", None, *(make("item", None, *write_blocks(item, base, page)) for item in items))
            case Quotation(quoted):
                yield make("quote", None, *write_blocks(quoted, base, page))
            case Fold(_, title, folded):
                yield make("p", None, *write_words(title, base, page))
                yield from write_blocks(folded, base, page)
            case Definitions(definitions):
                for definition in definitions:
                    for term in definition.terms:
                        yield make("p", None, make("term", None, *write_words(term, base, page)))
                    for said in definition.definitions:
                        yield from write_blocks(said, base, page)
            case Table(header, rows):
                yield make("table", None, *(_row(row, base, page) for row in (header, *rows)))
            case ColumnBreak():
                continue


def write_words(inlines: Inlines, base: str, page: str) -> Children:
    """Inlines as text and elements."""
    out: list[Element | str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                out.append(text)
            case Code(text):
                out.append(make("code", None, text))
            case Break():
                out.append(make("lb"))
            case Emphasis(children):
                out.append(make("hi", {"rend": "italic"}, *write_words(children, base, page)))
            case Strong(children):
                out.append(make("hi", {"rend": "bold"}, *write_words(children, base, page)))
            case Link(href, children):
                out.append(
                    make("ref", {"target": create_address(href, base, page)}, *write_words(children, base, page))
                )
            case Image(_, alt):
                out.append(alt)
    return tuple(out)


def _row(cells: tuple[Inlines, ...], base: str, page: str) -> Element:
    return make("row", None, *(make("cell", None, *write_words(cell, base, page)) for cell in cells))
