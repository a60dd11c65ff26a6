"""Places in a cable as the edition names them: anchors of paragraphs, labels of lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from generator.model.anchor import name_anchors
from generator.model.span import Part
from generator.model.telegram import Telegram

#: The kind of a part of the head, to what a locator calls it.
LINE_NAMES = {
    "transmission-id": "Header",
    "relay": "Header",
    "station": "Header",
    "security": "Header",
    "dtg": "Header",
    "header-line": "Header",
    "distribution": "Header",
    "from": "From",
    "to": "To",
    "info": "Information",
    "exempt": "Exempted",
    "date-line": "Date line",
    "classification": "Classification",
    "caption": "Captions",
    "passing": "Passing line",
    "executive-order": "E.O.",
    "tags": "TAGS",
    "subject": "Subject",
    "references": "Ref.",
    "classified-by": "Classified By",
    "signature": "Signature",
    "heading": "Heading",
}


@dataclass(frozen=True)
class Places:
    """The paragraphs and lines of a telegram, to be found by offset.

    `anchors` are those of `Telegram.paragraphs`: `p3`, `p3-2` where a number repeats, `u1542` where there is none.
    """

    telegram: Telegram
    anchors: tuple[str, ...]
    _paragraphs: tuple[int, ...]
    _parts: tuple[int, ...]

    @classmethod
    def of(cls, telegram: Telegram) -> Places:
        """The places of a telegram."""
        starts = tuple(paragraph.start for paragraph in telegram.paragraphs)
        return cls(telegram, name_anchors(telegram.paragraphs), starts, tuple(part.start for part in telegram.parts))

    def paragraph_at(self, offset: int) -> int | None:
        """The index of the paragraph that holds an offset of the witness."""
        index = bisect_right(self._paragraphs, offset) - 1
        return index if index >= 0 and offset < self.telegram.paragraphs[index].end else None

    def part_at(self, offset: int) -> Part | None:
        """The part at the top that holds an offset of the witness."""
        index = bisect_right(self._parts, offset) - 1
        return self.telegram.parts[index] if index >= 0 else None

    def label_at(self, offset: int) -> str:
        """What a locator says of an offset: `¶3`, `TAGS`, `unnumbered`."""
        index = self.paragraph_at(offset)
        if index is not None:
            return self.label_of(index)
        part = self.part_at(offset)
        return LINE_NAMES.get(part.kind, "Text") if part else "Text"

    def label_of(self, index: int) -> str:
        """What a locator says of a paragraph: `¶3`, or `unnumbered`."""
        number = self.telegram.paragraphs[index].number
        return "unnumbered" if number is None else f"¶{number}"


def find_body(telegram: Telegram) -> int:
    """The index of the first part of the body in `Telegram.parts`; a rule above its first heading belongs to it."""
    parts = telegram.parts
    body = ("paragraph", "heading", "signature")
    first = next((index for index, part in enumerate(parts) if part.kind in body), len(parts))
    above = first
    while above and parts[above - 1].kind in ("rule", "blank"):
        above -= 1
        if parts[above].kind == "rule":
            first = above
    return first
