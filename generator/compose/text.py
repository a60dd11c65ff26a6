"""The reading text of a cable: its paragraphs with numbers, marks, links, signs and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.compose.links import link_mentions
from generator.compose.marks import class_portion
from generator.compose.places import Places, find_body
from generator.compose.prose import mark_later
from generator.compose.stretch import Covers, Sign, find_changes, read_stretch, read_words, write_stretch
from generator.compose.visible import make_visible
from generator.model.annotation import AnnotatedTelegram, PlacedNote
from generator.model.prose import (
    Block,
    Blocks,
    Break,
    Bullets,
    Classes,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Text,
)
from generator.model.site import Index
from generator.model.span import Part

#: Lines without text between two blocks of a paragraph.
_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")

#: Kinds of parts of the body, to the classes of their block.
_LINES: dict[str, Classes] = {
    "heading": ("heading",),
    "rule": ("line", "rule"),
    "signature": ("signature",),
    "end": ("line",),
    "notice": ("line",),
    "unclaimed": ("line",),
}
#: Parts that the reading text leaves out: the transcript has them.
_LEFT_OUT = ("blank", "page-line")


@dataclass(frozen=True)
class TextWriter:
    """What is needed to write any stretch of one cable's text."""

    annotated: AnnotatedTelegram
    places: Places
    covers: Covers
    signs: Sequence[Sign]

    @classmethod
    def of(
        cls,
        annotated: AnnotatedTelegram,
        places: Places,
        index: Index,
        signs: Sequence[Sign],
    ) -> TextWriter:
        """A writer with the links of the running text, the `signs` of textual notes and those of the notes."""
        running = [mention for mention in annotated.mentions if mention.paragraph is not None]
        notes = tuple(Sign(note.end, sign_note(note)) for note in annotated.notes)
        return cls(annotated, places, Covers(link_mentions(running, index, gloss=True)), (*signs, *notes))

    def write(self, start: int, end: int, *, linked: bool = True) -> Inlines:
        """The reading of a stretch of the witness with its links and signs."""
        telegram = self.annotated.telegram
        covers = self.covers.within(start, end) if linked else ()
        signs = [sign for sign in self.signs if start < sign.at <= end]
        return write_stretch(telegram.witness.text, find_changes(telegram, start, end), start, end, covers, signs)


def place_text(writer: TextWriter) -> Iterator[tuple[int, Block]]:
    """The blocks of the body: paragraphs, each with its notes, headings, signature and what else stands there.

    With each the offset in the witness at which it begins (notes: their paragraph).
    """
    telegram = writer.annotated.telegram
    index = 0
    for part in telegram.parts[find_body(telegram) :]:
        if part.kind == "paragraph":
            while index < len(telegram.paragraphs) and telegram.paragraphs[index].start < part.end:
                yield from _compose_paragraph(writer, index, part)
                index += 1
        elif part.kind not in _LEFT_OUT:
            yield from _compose_line(writer, part)


def sign_note(note: PlacedNote) -> Inline:
    """The sign of a note in the text."""
    return Link(f"#note-{note.id}", (Text(note.sign),), ("sign", "note"), f"s-{note.id}")


def list_notes(notes: Sequence[PlacedNote]) -> Blocks:
    """Notes as they stand after their paragraph, each with a sign that leads back."""
    if not notes:
        return ()
    return (Bullets(tuple(_compose_note(note) for note in notes)),)


def _compose_note(note: PlacedNote) -> tuple[Block, ...]:
    back = Link(f"#s-{note.id}", (Text(note.sign),), ("sign",))
    blocks = list(mark_later(note.text))
    first = blocks[0] if blocks else Paragraph(())
    if isinstance(first, Paragraph):
        blocks[:1] = [Paragraph((back, Text(" "), *first.children), (), f"note-{note.id}")]
    else:
        blocks.insert(0, Paragraph((back,), (), f"note-{note.id}"))
    return tuple(blocks)


def _compose_line(writer: TextWriter, part: Part) -> Iterator[tuple[int, Block]]:
    """A heading, the signature or another line outside the paragraphs."""
    classes = _LINES.get(part.kind, ("line",))
    for start, end in _cut_blocks(writer, part.start, part.end):
        yield start, Paragraph(writer.write(start, end, linked=False), classes)


def _compose_paragraph(writer: TextWriter, index: int, part: Part) -> Iterator[tuple[int, Block]]:
    paragraph = writer.annotated.telegram.paragraphs[index]
    anchor = writer.places.anchors[index]
    lines = [inner for inner in part.parts if inner.kind == "lines"]
    first = True
    for start, end in _cut_blocks(writer, paragraph.start, paragraph.end):
        children = _write_first(writer, index, part, start, end) if first else writer.write(start, end)
        classes: tuple[str, ...] = ("paragraph",)
        if first and paragraph.number is None:
            classes += ("unnumbered",)
        if any(inner.start < end and inner.end > start for inner in lines):
            classes += ("lines",)
            children = _break_lines(children)
        yield start, Paragraph(children, classes, anchor if first else "")
        for notes in list_notes([note for note in writer.annotated.notes if start < note.end <= end]):
            yield start, notes
        first = False


def _write_first(writer: TextWriter, index: int, part: Part, start: int, end: int) -> Inlines:
    """The first block of a paragraph: number, sign of what was changed in it, portion mark, text."""
    paragraph = writer.annotated.telegram.paragraphs[index]
    anchor = writer.places.anchors[index]
    out: list[Inline] = []
    at = start
    for inner in part.parts:
        if inner.kind not in ("label", "portion") or inner.start < at or inner.end > min(end, paragraph.body):
            continue
        out.extend(writer.write(at, inner.start))
        words = _unsigned(writer, inner)
        signs = [sign.sign for sign in writer.signs if inner.start < sign.at <= inner.end]
        if inner.kind == "portion":
            level = class_portion(paragraph.portion)
            out.append(Emphasis((Text(words),), ("portion", level) if level else ("portion",)))
        elif paragraph.proposed:
            number = Link(f"#{anchor}", (Text(f"[{paragraph.number}.]"),), ("sign", "proposed"))
            out.extend((number, Emphasis((Text(words),), ("printed",))))
        else:
            out.append(Link(f"#{anchor}", _mark_pilcrow(words), ("number",)))
        out.extend(signs)
        at = inner.end
    out.extend(writer.write(at, end))
    return tuple(out)


def _unsigned(writer: TextWriter, part: Part) -> str:
    return make_visible(read_words(writer.annotated.telegram, part.start, part.end))


def _mark_pilcrow(label: str) -> Inlines:
    """`¶3.`: its pilcrow is text of the cable that the style sheet does not show."""
    if label.startswith("¶") and len(label) > 1:
        return (Emphasis((Text("¶"),)), Text(label[1:]))
    return (Text(label),)


def _cut_blocks(writer: TextWriter, start: int, end: int) -> list[tuple[int, int]]:
    """Where the blocks of a stretch stand in the witness: what is read between lines without text."""
    reading = read_stretch(writer.annotated.telegram, start, end)
    blocks = []
    at = 0
    for gap in (*_GAP.finditer(reading.text), None):
        first, last = at, gap.start() if gap else len(reading.text)
        words = reading.text[first:last]
        kept = words.strip("\n")
        if kept.strip():
            first += len(words) - len(words.lstrip("\n"))
            blocks.append(reading.span(first, first + len(kept)))
        at = gap.end() if gap else last
    return blocks


def _break_lines(inlines: Inlines) -> Inlines:
    """Lines whose ends matter: each ends in a hard break."""
    out: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            out.append(inline)
            continue
        for number, line in enumerate(inline.text.split("\n")):
            out.extend([Break()] if number else [])
            out.extend([Text(line)] if line else [])
    return tuple(out)
