"""A page to the HTML that the converter makes of its Markdown, byte for byte, without the converter.

The converter is Python-Markdown with the extensions of docs/markdown.md, as MkDocs runs it. What pages of an edition
are made of is made here; a page that has anything else is left to the converter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from generator.model.leaf import Leaf
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
    plain,
)
from generator.render.inlines import create_tag_attributes, write_inlines
from generator.render.markdown import create_markdown, join_lists
from generator.render.place import Place, Sheet

#: Stands in a tag for an id that is made of a heading's words when all other ids are known. The converter drops it.
_NAMELESS = "\x02"
_TAG = re.compile(r"<[^>]*>")
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)
_FOLD_KIND = re.compile(r"[0-9a-z_-]+")


class _OddError(Exception):
    """Only the converter knows what becomes of this."""


def create_page(page: Page) -> tuple[str, Leaf | None]:
    """The Markdown file of a page, and its HTML; None where that is left to the converter."""
    place = Place(Sheet(page.path))
    markdown = create_markdown(page, place)
    if place.sheet.odd or _NAMELESS in markdown:
        return markdown, None
    try:
        writer = _Writer(place)
        content = writer.write_page(page.blocks)
    except _OddError:
        return markdown, None
    sheet = place.sheet
    leaf = Leaf(
        meta={"title": page.title, **page.meta},
        content=content,
        headings=tuple(writer.headings),
        anchors=frozenset(sheet.anchors),
        asked=frozenset(sheet.asked),
        links=sheet.links,
    )
    return markdown, leaf


class _Writer:
    """Writes the blocks of one page; `headings` are level, id and name of each, in order."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._anchors = place.sheet.anchors
        self.headings: list[tuple[int, str, str]] = []

    def write_page(self, blocks: Blocks) -> str:
        """The HTML of all blocks of the page. Raises _OddError."""
        html = self._write(blocks, self._place)
        if _NAMELESS in html:
            html = self._name_headings(html)
        return html.strip()

    def _write(self, blocks: Blocks, place: Place) -> str:
        return "\n".join(html for html in (self._block(block, place) for block in _join(blocks)) if html)

    def _block(self, block: Block, place: Place) -> str:
        match block:
            case Paragraph(children, classes, id):
                html = write_inlines(children, place)[1]
                return f"<p{self._attributes(id, classes)}>{html}</p>" if html else ""
            case Heading():
                return self._heading(block, place)
            case Bullets(items):
                loose = any(len(item) > 1 for item in items)
                return "<ul>\n" + "\n".join(self._part("li", item, place, loose=loose) for item in items) + "\n</ul>"
            case Definitions(definitions):
                return "<dl>\n" + "\n".join(self._definition(each, place) for each in definitions) + "\n</dl>"
            case Table():
                return "\n".join(_table(block, place))
            case Quotation(inner):
                if not all(isinstance(each, Paragraph) for each in inner):
                    raise _OddError
                return f"<blockquote>\n{self._write(inner, place)}\n</blockquote>"
            case Fold(kind, title, inner):
                if not _FOLD_KIND.fullmatch(kind) or '"' in plain(title) or not plain(title).strip():
                    raise _OddError
                if not inner or not all(isinstance(each, (Heading, Definitions, Paragraph)) for each in inner):
                    raise _OddError
                summary = write_inlines(title, place.line)[1]
                return (
                    f'<details class="{kind}">\n<summary>{summary}</summary>\n{self._write(inner, place)}\n</details>'
                )
            case ColumnBreak():
                return "<!-- column -->\n"  # as the converter puts it back

    def _attributes(self, anchor: str, classes: tuple[str, ...]) -> str:
        if anchor:
            self._anchors.add(anchor)
        return create_tag_attributes(anchor, classes)

    def _heading(self, heading: Heading, place: Place) -> str:
        markdown, html, _ = write_inlines(heading.children, place.line)
        if not html or "\\>" in markdown:  # the names of headings have such a sign bare
            raise _OddError
        name = " ".join(_TAG.sub("", html).split())
        self.headings.append((heading.level, heading.id, name))
        attributes = self._attributes(heading.id or _NAMELESS, heading.classes)
        return f"<h{heading.level}{attributes}>{html}</h{heading.level}>"

    def _name_headings(self, html: str) -> str:
        """Give an id to each heading that has none: its words, and a number where they are taken."""
        taken = self._anchors
        taken.discard(_NAMELESS)
        for place, (level, anchor, name) in enumerate(self.headings):
            if not anchor:
                found = _choose_id(_slugify(unescape(name)), taken)
                self.headings[place] = (level, found, name)
                html = html.replace(f'id="{_NAMELESS}"', f'id="{found}"', 1)
        return html

    def _part(self, tag: str, blocks: Blocks, place: Place, *, loose: bool) -> str:
        """An item or a definition: one line, or blocks."""
        if not blocks or not isinstance(blocks[0], Paragraph):
            raise _OddError
        children, classes, anchor = blocks[0].children, blocks[0].classes, blocks[0].id
        html = write_inlines(children, place.line)[1]
        attributes = self._attributes(anchor, classes)
        if not html:
            raise _OddError
        if not loose:
            return f"<{tag}{attributes}>{html}</{tag}>"
        parts = [f"<p{attributes}>{html}</p>"]
        for at, block in enumerate(_join(blocks[1:]), 2):
            if not (isinstance(block, Paragraph) or (isinstance(block, Bullets) and tag == "li" and at == len(blocks))):
                raise _OddError
            parts.append(self._block(block, place))
            if not parts[-1]:
                raise _OddError
        return f"<{tag}>\n" + "\n".join(parts) + f"\n</{tag}>"

    def _definition(self, definition: Definition, place: Place) -> str:
        if not definition.terms or not definition.definitions:
            raise _OddError
        parts = [f"<dt>{write_inlines(term, place.line)[1]}</dt>" for term in definition.terms]
        if "<dt></dt>" in parts:
            raise _OddError
        loose = False
        for blocks in definition.definitions:
            loose = loose or len(blocks) > 1
            parts.append(self._part("dd", blocks, place, loose=loose))
        return "\n".join(parts)


def _join(blocks: Blocks) -> Iterable[Block]:
    """Blocks as the converter joins them: neighbouring lists, neighbouring quotations."""
    joined = join_lists(blocks)
    if not any(isinstance(block, Quotation) for block in joined):
        return joined
    quotations: list[Block] = []
    for block in joined:
        last = quotations[-1] if quotations else None
        if isinstance(block, Quotation) and isinstance(last, Quotation):
            quotations[-1] = Quotation(last.blocks + block.blocks)
        else:
            quotations.append(block)
    return quotations


def _table(table: Table, place: Place) -> Iterator[str]:
    if not table.header:
        raise _OddError
    sides = [*table.align, *("" for _ in table.header[len(table.align) :])]
    styles = [f' style="text-align: {side};"' if side else "" for side in sides]
    yield "<table>\n<thead>\n<tr>"
    yield from _cells("th", table.header, styles, place)
    yield "</tr>\n</thead>\n<tbody>"
    if not table.rows:
        yield from ("<tr>", *("<td></td>" for _ in styles), "</tr>")
    for row in table.rows:
        yield "<tr>"
        yield from _cells("td", row, styles, place)
        yield "</tr>"
    yield "</tbody>\n</table>"


def _cells(tag: str, cells: tuple[Inlines, ...], styles: list[str], place: Place) -> Iterator[str]:
    if len(cells) != len(styles):
        raise _OddError
    for cell, style in zip(cells, styles, strict=True):
        yield f"<{tag}{style}>{write_inlines(cell, place.cell)[1]}</{tag}>"


def _slugify(words: str) -> str:
    """The id that the converter makes of the words of a heading."""
    plain_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain_words).strip().lower())


def _choose_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first number that makes it another id than those taken; it is taken then."""
    if not wanted or wanted in taken:
        counted = _COUNTED.fullmatch(wanted)
        base, count = (counted[1], int(counted[2])) if counted else (wanted, 0)
        count += 1
        while f"{base}_{count}" in taken:
            count += 1
        wanted = f"{base}_{count}"
    taken.add(wanted)
    return wanted
