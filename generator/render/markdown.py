"""A page to the Markdown of docs/markdown.md."""

from __future__ import annotations

import json
import re

from generator.model.page import Page
from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    ColumnBreak,
    Definition,
    Definitions,
    Fold,
    Heading,
    Inlines,
    Paragraph,
    Quotation,
    Table,
)
from generator.render.inlines import create_attributes, create_inlines
from generator.render.place import Place

#: What JSON lets stand and YAML would read otherwise: other line breaks, the byte order mark, what is not printable.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

#: The beginning of a line that is not empty.
_LINE = re.compile(r"\n(?=[^\n])")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def create_markdown(page: Page, place: Place | None = None) -> str:
    """The file of a page: front matter, an empty line, its blocks. `place` is the page's own, for who asks it later."""
    return _front_matter(page) + "\n" + create_blocks(page.blocks, place or Place(page.path)) + "\n"


def _front_matter(page: Page) -> str:
    """The front matter: JSON values, one a line, the title first."""
    meta = {"title": page.title, **page.meta}
    return "---\n" + "".join(f"{key}: {_json(value)}\n" for key, value in meta.items()) + "---\n"


def create_blocks(blocks: Blocks, place: Place) -> str:
    """The Markdown of blocks, an empty line between them."""
    parts = (_block(block, place) for block in join_lists(blocks))
    return "\n\n".join(part for part in parts if part)


def _json(value: object) -> str:
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(value))


def join_lists(blocks: Blocks) -> Blocks:
    """Blocks with neighbouring lists as one list, as Markdown would read them."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        match last, block:
            case Bullets(before), Bullets(items):
                joined[-1] = Bullets(before + items)
            case Definitions(earlier), Definitions(further):
                joined[-1] = Definitions(earlier + further)
            case _:
                joined.append(block)
    return tuple(joined)


def _block(block: Block, place: Place) -> str:
    match block:
        case Paragraph(children, classes, id):
            text = create_inlines(children, place)
            attributes = create_attributes(id, classes)
            return f"{text}\n{attributes}" if text and attributes else text
        case Heading(level, children, classes, id):
            attributes = create_attributes(id, classes)
            return "#" * level + " " + _line(children, place) + (f" {attributes}" if attributes else "")
        case Bullets(items):
            loose = any(len(item) > 1 for item in items)
            return ("\n\n" if loose else "\n").join("-   " + _indent(_item(item, place)) for item in items)
        case Quotation(blocks):
            return "\n".join(f"> {line}" if line else ">" for line in create_blocks(blocks, place).split("\n"))
        case Definitions(definitions):
            return "\n\n".join(_definition(definition, place) for definition in definitions)
        case Table():
            return _table(block, place)
        case Fold(kind, title, blocks):
            words = _line(title, place).replace('"', "&quot;")
            return f'??? {kind} "{words}"\n\n    ' + _indent(create_blocks(blocks, place))
        case ColumnBreak():
            return "<!-- column -->"


def _item(blocks: Blocks, place: Place) -> str:
    """The blocks of an item; its first paragraph is one line, for the converter would keep the indent of others."""
    first = create_blocks(blocks[:1], place.line)
    rest = create_blocks(blocks[1:], place)
    return f"{first}\n\n{rest}" if rest else first


def _definition(definition: Definition, place: Place) -> str:
    out = "\n".join(_line(term, place) for term in definition.terms)
    close = True
    for blocks in definition.definitions:
        out += ("\n" if close else "\n\n") + ":   " + _indent(_item(blocks, place))
        close = len(blocks) == 1
    return out


def _table(table: Table, place: Place) -> str:
    rules = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}
    align = (*table.align, *("" for _ in table.header[len(table.align) :]))
    in_cell = place.cell
    rows = [_row(table.header, in_cell), "|" + "|".join(rules[side] for side in align) + "|"]
    rows.extend(_row(row, in_cell) for row in table.rows)
    return "\n".join(rows)


def _row(cells: tuple[Inlines, ...], in_cell: Place) -> str:
    return "| " + " | ".join(create_inlines(cell, in_cell) for cell in cells) + " |"


def _line(inlines: Inlines, place: Place) -> str:
    return create_inlines(inlines, place.line)


def _indent(text: str) -> str:
    """`text` with all but its first line four blanks to the right; empty lines stay empty."""
    return _LINE.sub("\n    ", text) if "\n" in text else text
