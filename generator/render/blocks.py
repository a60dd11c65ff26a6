"""Blocks of a page to Markdown, and to the HTML that the converter makes of it: both in one walk.

The converter is Python-Markdown with the extensions of docs/markdown.md, as MkDocs runs it. What pages of an edition
are made of is made here byte for byte; where a page has anything else, its sheet says so (`odd`), and its HTML is not
to be used.
"""

from __future__ import annotations

import re

from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    Classes,
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
from generator.render.inlines import Written, create_attributes, create_tag_attributes, write_inlines
from generator.render.place import Place

#: Stands in a tag for an id that is made of a heading's words when all other ids are known. The converter drops it.
NAMELESS = "\x02"
_NOTHING: Written = ("", "")
_TAG = re.compile(r"<[^>]*>")
_FOLD_KIND = re.compile(r"[0-9a-z_-]+")
#: The beginning of a line that is not empty.
_LINE = re.compile(r"\n(?=[^\n])")
#: The line under the header of a table says on which side a column stands.
_RULES = {"": "---", "left": ":--", "right": "--:", "center": ":-:"}


class BlockWriter:
    """Writes the blocks of one page; `headings` are level, id and name of each, in order."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._sheet = place.sheet
        self.headings: list[tuple[int, str, str]] = []

    def write(self, blocks: Blocks) -> Written:
        """All blocks of the page."""
        return self._write(blocks, self._place)

    def _write(self, blocks: Blocks, place: Place) -> Written:
        """Blocks, in Markdown with an empty line between them."""
        out: list[str] = []
        html: list[str] = []
        before: Block | None = None
        for block in _join_lists(blocks):
            markdown, said = self._block(block, place)
            if markdown:
                out.append(markdown)
            if said:
                if isinstance(block, Quotation) and isinstance(before, Quotation):  # one, for the converter
                    html[-1] = html[-1].removesuffix("\n</blockquote>")
                    said = said.removeprefix("<blockquote>\n")
                html.append(said)
            before = block
        return "\n\n".join(out), "\n".join(html)

    def _block(self, block: Block, place: Place) -> Written:
        if isinstance(block, Paragraph):  # most of them
            return self._paragraph(block, place)
        match block:
            case Heading():
                return self._heading(block, place)
            case Table():
                return self._table(block, place.cell)
            case Bullets(items):
                loose = any(len(item) > 1 for item in items)
                parts = [self._part("li", item, place, loose=loose) for item in items]
                markdown = ("\n\n" if loose else "\n").join(["-   " + _indent(part[0]) for part in parts])
                return markdown, "<ul>\n" + "\n".join([part[1] for part in parts]) + "\n</ul>"
            case Definitions(definitions):
                parts = [self._definition(each, place) for each in definitions]
                html = "<dl>\n" + "\n".join([part[1] for part in parts]) + "\n</dl>"
                return "\n\n".join([part[0] for part in parts]), html
            case Quotation(inner):
                self._doubt(not all(isinstance(each, Paragraph) for each in inner))
                markdown, html = self._write(inner, place)
                quoted = "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))
                return quoted, f"<blockquote>\n{html}\n</blockquote>"
            case Fold():
                return self._fold(block, place)
            case ColumnBreak():
                return "<!-- column -->", "<!-- column -->\n"  # as the converter puts it back

    def _doubt(self, odd: bool) -> None:
        """Where this holds, only the converter knows what becomes of the page."""
        if odd:
            self._sheet.odd = True

    def _attributes(self, anchor: str, classes: Classes) -> str:
        if anchor:
            self._sheet.anchors.add(anchor)
        return create_tag_attributes(anchor, classes)

    def _paragraph(self, block: Paragraph, place: Place) -> Written:
        markdown, html = write_inlines(block.children, place)
        if not markdown:
            return _NOTHING
        if block.id or block.classes:
            markdown = f"{markdown}\n{create_attributes(block.id, block.classes)}"
            return markdown, f"<p{self._attributes(block.id, block.classes)}>{html}</p>"
        return markdown, f"<p>{html}</p>"

    def _heading(self, heading: Heading, place: Place) -> Written:
        markdown, html = write_inlines(heading.children, place.line)
        self._doubt(not html or "\\>" in markdown)  # the names of headings have such a sign bare
        name = " ".join(_TAG.sub("", html).split())
        self.headings.append((heading.level, heading.id, name))
        attributes = create_attributes(heading.id, heading.classes)
        said = self._attributes(heading.id or NAMELESS, heading.classes)
        level = heading.level
        line = f"{'#' * level} {markdown} {attributes}" if attributes else f"{'#' * level} {markdown}"
        return line, f"<h{level}{said}>{html}</h{level}>"

    def _fold(self, fold: Fold, place: Place) -> Written:
        title = plain(fold.title)
        self._doubt(not _FOLD_KIND.fullmatch(fold.kind) or '"' in title or not title.strip())
        self._doubt(not fold.blocks)
        self._doubt(not all(isinstance(each, (Heading, Definitions, Paragraph)) for each in fold.blocks))
        words, summary = write_inlines(fold.title, place.line)
        words = words.replace('"', "&quot;")
        markdown, html = self._write(fold.blocks, place)
        return (
            f'??? {fold.kind} "{words}"\n\n    ' + _indent(markdown),
            f'<details class="{fold.kind}">\n<summary>{summary}</summary>\n{html}\n</details>',
        )

    def _part(self, tag: str, blocks: Blocks, place: Place, *, loose: bool) -> Written:
        """An item or a definition: one line, or blocks.

        Its first paragraph is one line, for the converter would keep the indent of others.
        """
        if not blocks or not isinstance(first := blocks[0], Paragraph):
            self._doubt(True)
            markdown = self._write(blocks[:1], place.line)[0]
            rest = self._write(blocks[1:], place)[0]
            return f"{markdown}\n\n{rest}" if rest else markdown, ""
        markdown, html = write_inlines(first.children, place.line)
        self._doubt(not html)
        attributes = ""
        if first.id or first.classes:
            attributes = self._attributes(first.id, first.classes)
            if markdown:
                markdown = f"{markdown}\n{create_attributes(first.id, first.classes)}"
        if not loose:
            return markdown, f"<{tag}{attributes}>{html}</{tag}>"
        parts = [f"<p{attributes}>{html}</p>"]
        if len(blocks) > 1:
            further = _join_lists(blocks[1:])
            written = [self._block(block, place) for block in further]
            for at, (block, one) in enumerate(zip(further, written, strict=True), 2):
                last = isinstance(block, Bullets) and tag == "li" and at == len(blocks)
                self._doubt(not (isinstance(block, Paragraph) or last) or not one[1])
                parts.append(one[1])
            rest = "\n\n".join([one[0] for one in written if one[0]])
            markdown = f"{markdown}\n\n{rest}" if rest else markdown
        return markdown, f"<{tag}>\n" + "\n".join(parts) + f"\n</{tag}>"

    def _definition(self, definition: Definition, place: Place) -> Written:
        self._doubt(not definition.terms or not definition.definitions)
        terms = [write_inlines(term, place.line) for term in definition.terms]
        self._doubt(any(not html for _, html in terms))
        out = "\n".join([markdown for markdown, _ in terms])
        parts = [f"<dt>{html}</dt>" for _, html in terms]
        close, loose = True, False
        for blocks in definition.definitions:
            loose = loose or len(blocks) > 1
            markdown, html = self._part("dd", blocks, place, loose=loose)
            out += ("\n" if close else "\n\n") + ":   " + _indent(markdown)
            parts.append(html)
            close = len(blocks) == 1
        return out, "\n".join(parts)

    def _table(self, table: Table, in_cell: Place) -> Written:
        self._doubt(not table.header)
        sides = [*table.align, *("" for _ in table.header[len(table.align) :])]
        styles = [f' style="text-align: {side};"' if side else "" for side in sides]
        opening = [f"<th{style}>" for style in styles]
        row, cells = self._row(table.header, opening, "</th>", in_cell)
        out = [row, "|" + "|".join([_RULES[side] for side in sides]) + "|"]
        html = ["<table>\n<thead>\n<tr>", cells, "</tr>\n</thead>\n<tbody>"]
        if not table.rows:
            html += ("<tr>", *("<td></td>" for _ in styles), "</tr>")
        opening = [f"<td{style}>" for style in styles]
        for each in table.rows:
            row, cells = self._row(each, opening, "</td>", in_cell)
            out.append(row)
            html += ("<tr>", cells, "</tr>")
        html.append("</tbody>\n</table>")
        return "\n".join(out), "\n".join(html)

    def _row(self, cells: tuple[Inlines, ...], opening: list[str], closing: str, in_cell: Place) -> Written:
        self._doubt(len(cells) != len(opening))
        written = [write_inlines(cell, in_cell) for cell in cells]
        html = [f"{tag}{said}{closing}" for tag, (_, said) in zip(opening, written, strict=False)]
        return "| " + " | ".join([markdown for markdown, _ in written]) + " |", "\n".join(html)


def _join_lists(blocks: Blocks) -> Blocks:
    """Blocks with neighbouring lists as one list, as Markdown would read them."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Bullets) and isinstance(last, Bullets):
            joined[-1] = Bullets(last.items + block.items)
        elif isinstance(block, Definitions) and isinstance(last, Definitions):
            joined[-1] = Definitions(last.items + block.items)
        else:
            joined.append(block)
    return tuple(joined)


def _indent(text: str) -> str:
    """`text` with all but its first line four blanks to the right; empty lines stay empty."""
    return _LINE.sub("\n    ", text) if "\n" in text else text
