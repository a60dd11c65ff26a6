"""The witness line by line: alone, and beside the reading text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.compose.apparatus import TextualNote
from generator.compose.explanations import explain
from generator.compose.links import say_mrn
from generator.compose.marks import class_level, say_level
from generator.compose.meta import Step, create_meta
from generator.compose.places import find_body
from generator.compose.setting import Setting
from generator.compose.stretch import Cover, Covers, write_stretch
from generator.compose.visible import make_visible
from generator.compose.words import text
from generator.model.annotation import AnnotatedTelegram
from generator.model.page import Page
from generator.model.prose import (
    Block,
    Blocks,
    Break,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Lines,
    Link,
    Paragraph,
    Strong,
    Table,
    Text,
)
from generator.model.span import Part
from generator.model.value import value

_WIDE = "\u2003"
#: The views of a cable's text: name in its address, and what it is called.
VIEWS = {"": "Reading text", "transcript": "Transcript", "side-by-side": "Side by side"}
_LEADS = {
    "transcript": "The text line by line as this edition received it. What the reading text changes is marked, and "
    "leads to the note that says why.",
    "side-by-side": "What the header says and the reading text, with the lines as received beside them.",
}
#: Links of the text that are signs of textual and of other notes, and those that are numbers of paragraphs.
_SIGNS = (("sign", "textual"), ("sign", "note"))
_NUMBERS = (("number",), ("sign", "proposed"))
#: Parts of the head that nothing is said of: they go with the lines before them.
_SILENT = ("blank", "page-line", "rule")


@value
class Row:
    """A stretch of the witness and what stands beside it.

    `start` and `end` are its place, `anchor` that of the paragraph that begins with it, or empty.
    """

    start: int
    end: int
    anchor: str
    reading: Inlines


def link_views(mrn: str, current: str) -> Paragraph:
    """The line of views: the current one, and links to the others."""
    words: list[Inline] = []
    for name, label in VIEWS.items():
        words += [Text(" ")] if words else []
        page = f"/cables/{mrn}/{name}.md" if name else f"/cables/{mrn}.md"
        words.append(Strong(text(label)) if name == current else Link(page, text(label)))
    return Paragraph(tuple(words), ("views",))


def compose_witness(setting: Setting) -> tuple[Page, ...]:
    """The pages of the VIEWS of a cable that show its lines as received: all but the first."""
    rows = list_rows(setting)
    writer = LineWriter.of(setting)
    body = _begin_body(setting.annotated)
    head = [row for row in rows if row.start < body]
    text_rows = [(row.reading, writer.write(row)) for row in rows[len(head) :]]
    whole_head = [writer.write(Row(head[0].start, head[-1].end, "", ()))] if head else []
    head_rows = [(row.reading, writer.write(row)) for row in head]
    transcript = tuple(Paragraph(lines, ("witness",)) for lines in (*whole_head, *(lines for _, lines in text_rows)))
    return (
        _compose_view(setting, "transcript", transcript),
        _compose_view(setting, "side-by-side", tuple(_lay_beside(head_rows, text_rows))),
    )


def _compose_view(setting: Setting, view: str, body: Blocks) -> Page:
    card = setting.card
    mrn = card.mrn
    title = card.title or f"Telegram {say_mrn(mrn)}"
    level = class_level(card.classification)
    said = (Text(_WIDE), Emphasis(text(say_level(card.classification)), (level,))) if level else ()
    blocks: tuple[Block, ...] = (
        Paragraph((Strong(text(mrn)), Text(_WIDE + say_mrn(mrn)), *said), ("number-line",)),
        Heading(1, text(title)),
        Paragraph(text(_LEADS[view]), ("lead",)),
        link_views(mrn, view),
        *body,
    )
    trail: tuple[Step, ...] = (("Cables", "/cables/"), (mrn, f"/cables/{mrn}/"), (VIEWS[view], None))
    description = f"{VIEWS[view]} of telegram {say_mrn(mrn)}: the lines as received."
    meta = create_meta(
        setting.index.imprint, "transcript", f"/cables/{mrn}/{view}/", description, section="cables", trail=trail
    )
    meta |= {"view": view, "mrn": mrn, "classification": level}
    return Page(f"cables/{mrn}/{view}.md", f"{title}: {VIEWS[view].lower()}", blocks, meta)


def list_rows(setting: Setting) -> tuple[Row, ...]:
    """The witness in rows, first line to last: lines of the head that say one thing, blocks of the text."""
    telegram = setting.annotated.telegram
    home = f"/cables/{setting.card.mrn}.md"
    starts: list[tuple[int, str, Inlines]] = [(start, "", reading) for start, reading in _explain_head(setting)]
    for start, block in setting.text:
        if isinstance(block, Paragraph):
            starts.append((start, block.id, tuple(_read_in_cell(block, home))))
    starts.sort(key=lambda row: row[0])
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, "", ()))
    starts[0] = (0, *starts[0][1:])
    ends = [*(start for start, _, _ in starts[1:]), len(telegram.witness.text)]
    return tuple(Row(start, end, anchor, read) for (start, anchor, read), end in zip(starts, ends, strict=True))


def _explain_head(setting: Setting) -> Iterator[tuple[int, Inlines]]:
    """The lines above the text, each with what it says; those that say the same together."""
    telegram = setting.annotated.telegram
    last: Inlines = ()
    for part in telegram.parts[: find_body(telegram)]:
        if part.kind not in _SILENT and (said := explain(setting.header, [part])) != last:
            yield part.start, said
            last = said


def _read_in_cell(block: Paragraph, home: str) -> Iterator[Inline]:
    """A block of the reading text as a cell of another page holds it: without the signs of the editors.

    Lines whose ends matter keep them, others flow. A link to another place of the text leads to the page `home`.
    """
    flows = "lines" not in block.classes
    for inline in block.children:
        if isinstance(inline, Link):
            if inline.classes in _SIGNS:
                continue
            if inline.href.startswith("#") and inline.classes not in _NUMBERS:
                yield Link(home + inline.href, _flow(inline.children) if flows else inline.children, inline.classes)
                continue
        yield _flow_inline(inline) if flows else inline


def _flow(inlines: Inlines) -> Inlines:
    return tuple([_flow_inline(inline) for inline in inlines])


def _flow_inline(inline: Inline) -> Inline:
    if isinstance(inline, Text):
        return Text(inline.text.replace("\n", " ")) if "\n" in inline.text else inline
    if isinstance(inline, Link):
        return Link(inline.href, _flow(inline.children), inline.classes, inline.id)
    if isinstance(inline, Emphasis):
        return Emphasis(_flow(inline.children), inline.classes, inline.id)
    return inline


def _lay_beside(head: Sequence[tuple[Inlines, Inlines]], body: Sequence[tuple[Inlines, Inlines]]) -> Iterator[Block]:
    """Rows, each what is read and the lines as received, as two tables: the header, and the text."""
    for name, label, left, rows in (
        ("head", "The header", "What the lines say", head),
        ("text", "The text", "Reading text", body),
    ):
        if rows:
            yield Heading(2, text(label), (), name)
            yield Table((text(left), text("Lines as received")), tuple(rows))


def _begin_body(annotated: AnnotatedTelegram) -> int:
    """The offset at which the text begins, or the end of the witness."""
    parts = annotated.telegram.parts[find_body(annotated.telegram) :]
    return parts[0].start if parts else len(annotated.telegram.witness.text)


_BREAK = Break()
_NUMBER = ("line-number",)


@lru_cache(maxsize=1024)
def _name_line(number: int, anchor: str) -> Emphasis:
    """The number of a line, which may bear an anchor."""
    return Emphasis((Text(str(number)),), _NUMBER, anchor)


@dataclass(frozen=True)
class LineWriter:
    """Writes lines of a witness, each with its number; what the reading text changes and lines of pages are marked."""

    annotated: AnnotatedTelegram
    covers: Covers

    @classmethod
    def of(cls, setting: Setting) -> LineWriter:
        """A writer for a telegram."""
        annotated, notes = setting.annotated, setting.notes
        pages = [(part.start, part.end) for part in _find_parts(annotated.telegram.parts, "page-line")]
        covers = [Cover(start, end, Emphasis((), ("page-line",))) for start, end in pages]
        covers += [
            cover
            for cover in _mark_changes(annotated, notes)
            if not any(start < cover.end and cover.start < end for start, end in pages)
        ]
        return cls(annotated, Covers(covers))

    def write(self, row: Row) -> Inlines:
        """The lines of a row; the number of the first bears the row's anchor."""
        witness = self.annotated.telegram.witness
        if not self.covers.within(row.start, row.end):  # as in most rows
            line, column = witness.place(row.start)
            if row.start < row.end and (column == 1 or row.anchor):
                whole = make_visible(witness.text[row.start : row.end].removesuffix("\n"))
                return (Lines(line, whole, _NUMBER, row.anchor),)
        out: list[Inline] = []
        for number, start, end in self._lines(row):
            anchor = "" if out else row.anchor
            if out:
                out.append(_BREAK)
            if number:
                out.append(_name_line(number, anchor))
            blank = " " if number else ""
            if covers := self.covers.within(start, end):
                out += (Text(blank), *write_stretch(witness.text, (), start, end, covers))
            elif words := blank + make_visible(witness.text[start:end]):
                out.append(Text(words))
        return tuple(out)

    def _lines(self, row: Row) -> Iterator[tuple[int, int, int]]:
        """Number, start and end of each line of a row; 0 where the row begins inside a line."""
        witness = self.annotated.telegram.witness
        first, column = witness.place(row.start)
        line, start = first, row.start
        while start < row.end:
            following = witness.text.find("\n", start, row.end)
            end = following if following >= 0 else row.end
            yield (0 if line == first and column > 1 and not row.anchor else line), start, end
            line, start = line + 1, end + 1


def _find_parts(parts: Sequence[Part], kind: str) -> Iterator[Part]:
    for part in parts:
        if part.kind == kind:
            yield part
        else:
            yield from _find_parts(part.parts, kind)


def _mark_changes(annotated: AnnotatedTelegram, notes: Sequence[TextualNote]) -> Iterator[Cover]:
    """What the reading text changes, or might: each place a link to its row in the apparatus."""
    rows = {start: note.anchor for note in notes for start in note.changes}
    for change in annotated.telegram.emendations:
        if change.end > change.start and change.state != "rejected" and change.lemma.strip():
            page = f"/cables/{annotated.record.mrn}.md#{rows[change.start]}"
            yield Cover(change.start, change.end, Link(page, (), ("emended",)))
