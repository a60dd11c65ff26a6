"""The body of a telegram: numbered paragraphs, unnumbered blocks, headings, rules, signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model.span import Part
from generator.parse.blocks import Block, cut_blocks
from generator.parse.endings import read_ending
from generator.parse.headings import mark_headings
from generator.parse.lines import cut_lines
from generator.parse.numbering import choose_numbers, find_candidates, part_glued, read_mark


@dataclass(slots=True)
class TextParagraph:
    """A paragraph as `generator.model.telegram.Paragraph` has it, with offsets in the clean text.

    `label_end` is where its label ends; `parts` are label, portion mark and blocks.
    """

    number: int | None
    proposed: bool
    label: str | None
    portion: str | None
    heading: str | None
    start: int
    label_end: int
    body: int
    end: int
    parts: list[Part]


@dataclass
class Body:
    """What a body says.

    Offsets are in the clean text; `parts` stand in order and do not tile it; `false_pilcrows` are where pilcrows stand
    before numbers that begin no paragraph.
    """

    paragraphs: list[TextParagraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    signers: tuple[str, ...] = ()
    false_pilcrows: list[int] = field(default_factory=list)


def read_body(text: str, start: int, *, whole: bool) -> Body:
    """The body of the clean `text` from `start` on; `whole` where a head stands before it."""
    ending = read_ending(cut_lines(text, start, len(text)))
    body = Body(signers=ending.signers)
    if ending.lines:
        candidates = find_candidates(ending.lines)
        chosen = choose_numbers(candidates, whole=whole)
        starts = {one.candidate.start for one in chosen}
        body.false_pilcrows = [one.start for one in candidates if one.pilcrow and one.start not in starts]
        lines, chosen = part_glued(ending.lines, chosen)
        _write_paragraphs(body, mark_headings(cut_blocks(lines, chosen)))
        for paragraph in body.paragraphs:  # a number alone on its line
            while paragraph.body < paragraph.end and text[paragraph.body].isspace():
                paragraph.body += 1
    body.parts += ending.parts
    return body


def _write_paragraphs(body: Body, blocks: Sequence[Block]) -> None:
    """Gather `blocks` into paragraphs: text without a number belongs to the paragraph before it.

    It stands alone where no paragraph is open (before the first, after a heading or a rule) and where it has a portion
    mark of its own.
    """
    heading: str | None = None
    current: TextParagraph | None = None
    for block in blocks:
        first, last = block.lines[0], block.lines[-1]
        if block.kind in ("heading", "rule"):
            _close(body, current)
            current = None
            body.parts.append(Part(block.kind, first.start, last.end))
            if block.kind == "heading":
                heading = " ".join(line.words.strip() for line in block.lines)
            continue
        if block.kind == "numbered" or current is None or (block.shape == "prose" and _is_marked(first.words)):
            _close(body, current)
            current = _open(block, heading)
            heading = None
            continue
        current.end = last.end
        current.parts.append(Part(block.shape, first.start, last.end))
    _close(body, current)


def _is_marked(words: str) -> bool:
    return words[0] == "(" and read_mark(words, 0)[2] is not None


def _open(block: Block, heading: str | None) -> TextParagraph:
    """A paragraph that begins with `block`."""
    first, last = block.lines[0], block.lines[-1]
    if block.chosen is None:
        indent = len(first.words) - len(first.words.lstrip())
        start = first.start + indent
        mark, mark_end, portion = read_mark(first.words, indent)
        body = mark_end
        while body < len(first.words) and first.words[body] == " ":
            body += 1
        parts = [Part("portion", first.start + mark, first.start + mark_end)] if portion else []
        paragraph = TextParagraph(
            None, False, None, portion, heading, start, start, first.start + body, last.end, parts
        )
    else:
        one = block.chosen.candidate
        parts = [Part("label", one.start, one.label_end)]
        if one.portion is not None:
            parts.append(Part("portion", one.mark_start, one.mark_end))
        label = first.words[one.start - first.start : one.label_end - first.start].lstrip("¶ ")
        paragraph = TextParagraph(
            block.chosen.number,
            block.chosen.proposed,
            label,
            one.portion,
            heading,
            one.start,
            one.label_end,
            min(one.body, last.end),
            last.end,
            parts,
        )
    if paragraph.body < last.end:
        paragraph.parts.append(Part(block.shape, paragraph.body, last.end))
    return paragraph


def _close(body: Body, paragraph: TextParagraph | None) -> None:
    if paragraph:
        body.paragraphs.append(paragraph)
        body.parts.append(Part("paragraph", paragraph.start, paragraph.end, tuple(paragraph.parts)))
