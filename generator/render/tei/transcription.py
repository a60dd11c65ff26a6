"""The text of a telegram in TEI: header, head of the message, paragraphs, close."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.anchor import name_anchors, name_reference
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.reading import read
from generator.model.site import Index
from generator.model.span import Part
from generator.model.telegram import Paragraph, Telegram
from generator.render.tei.names import write_mention
from generator.render.tei.prose import write_prose
from generator.render.tei.ranges import Point, Range, Stretches, write_page_line
from generator.render.xml import Children, Element, make, make_filled

#: ref-a: what may be an id in XML; a letter of the REF line may be damaged.
_ID = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")
#: Parts of the transmission header.
_TRANSMISSION = frozenset({"transmission-id", "relay", "station", "security", "dtg", "header-line", "distribution"}) | {
    "from",
    "to",
    "info",
    "exempt",
}
#: Parts with which the body begins.
_BODY = frozenset(("paragraph", "heading", "signature"))
#: Parts that may stand under the text.
_FOOT = frozenset(("signature", "end", "notice", "unclaimed", "blank", "page-line"))
#: Parts of lines that are marked as what they are, where no mention says more.
_SEGMENTS = frozenset(
    {"keyword", "precedence", "route", "serial", "section", "day-time", "security-mark", "signal", "name"}
) | {"mcn", "mrn", "order", "declassify", "office", "reason", "bullet", "lines"}
#: The first letters of a classification or a portion mark, to the category in the header.
_LEVELS = {"U": "U", "SBU": "SBU", "LOU": "SBU", "FOUO": "SBU", "C": "C", "S": "S", "TS": "TS"}


@dataclass(frozen=True)
class Transcriber:
    """What is needed to write one telegram: `page` is the address of its page, `base` that of the edition."""

    annotated: AnnotatedTelegram
    index: Index
    page: str
    anchors: Mapping[int, str]
    stretches: Stretches

    @classmethod
    def of(cls, annotated: AnnotatedTelegram, index: Index, page: str) -> Transcriber:
        """For a telegram whose page has the address `page`."""
        telegram = annotated.telegram
        starts = (paragraph.start for paragraph in telegram.paragraphs)
        anchors = dict(zip(starts, name_anchors(telegram.paragraphs), strict=True))
        ranges = [*_mention_ranges(annotated, index, frozenset(anchors.values()))]
        mentioned = {(one.start, one.end) for one in ranges}
        ranges += _reference_ranges(telegram)
        parts = _walk(telegram.parts)
        ranges += _part_ranges(telegram, parts, mentioned)
        ranges += _variant_ranges(annotated)
        points = [
            Point(
                note.end,
                make(
                    "note",
                    {"type": "editorial", "n": note.sign, "xml:id": f"note-{note.id}", "resp": "#editors"},
                    *write_prose(note.text, index.imprint.base, page),
                ),
            )
            for note in annotated.notes
        ]
        pages = [(part.start, part.end) for part in parts if part.kind == "page-line"]
        points.sort(key=lambda point: point.at)
        ranges.sort(key=lambda one: one.start)
        text = telegram.witness.text
        return cls(annotated, index, page, anchors, Stretches(text, telegram.emendations, ranges, points, pages))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Those of the telegram."""
        return self.annotated.telegram.paragraphs

    def write(self) -> Element:
        """The `body`."""
        parts = [part for part in self.annotated.telegram.parts if part.kind != "blank"]
        first = next((place for place, part in enumerate(parts) if part.kind in _BODY), len(parts))
        last = len(parts)
        while last > first and parts[last - 1].kind in _FOOT:
            last -= 1
        head = parts[:first]
        message = next((place for place, part in enumerate(head) if part.kind not in _TRANSMISSION), len(head))
        lines = [part for place, part in enumerate(head) if part.kind in _TRANSMISSION or place < message]
        opening = [part for place, part in enumerate(head) if part.kind not in _TRANSMISSION and place >= message]
        transmission = make_filled("div", {"type": "transmission"}, *(self._write_line(part) for part in lines))
        opener = make_filled("opener", None, *self._write_opener(opening))
        body = [element for part in parts[first:last] for element in self._write_body(part)]
        foot = [element for part in parts[last:] for element in self._write_foot(part)]
        if not body:
            body = [make("ab")]
        text = make("div", {"type": "message"}, opener, *body, *foot)
        return make(
            "body", None, make("div", {"type": "telegram", "xml:id": "t"}, make("pb", {"n": "1"}), transmission, text)
        )

    def _write_line(self, part: Part) -> Element:
        return make("ab", {"type": part.kind}, *self._content(part))

    def _write_opener(self, parts: Sequence[Part]) -> Iterator[Element | str]:
        for place, part in enumerate(parts):
            if place:
                yield "\n"
            match part.kind:
                case "page-line":
                    yield from self._write_page_line(part)
                case "passing":
                    yield make("salute", None, *self._content(part))
                case "subject":
                    yield make("title", {"type": "subject"}, *self._content(part))
                case "references":
                    first = all(one.kind != "references" for one in parts[:place])
                    anchor = {"xml:id": "references"} if first else {}
                    yield make("seg", {"type": "references", **anchor}, *self._content(part))
                case "classification":
                    level = find_level(self.annotated.telegram.classification)
                    yield make("seg", {"type": "classification", "ana": level}, *self._content(part))
                case kind:
                    yield make("seg", {"type": kind}, *self._content(part))

    def _write_body(self, part: Part) -> Iterator[Element]:
        if part.kind == "page-line":
            yield from self._write_page_line(part)
        elif inside := [one for one in self.paragraphs if part.start <= one.start < part.end]:
            # a part may begin with the indent of its first line, and the paragraph behind it
            for paragraph in inside:
                number = str(paragraph.number) if paragraph.number is not None else ""
                attributes = {"n": number, "xml:id": self.anchors[paragraph.start]}
                yield make("p", attributes, *self.stretches.write(paragraph.start, paragraph.end))
        else:
            yield self._write_line(part)

    def _write_foot(self, part: Part) -> Iterator[Element]:
        if part.kind == "page-line":
            yield from self._write_page_line(part)
        elif part.kind == "signature":
            content = self._content(part)
            signed = (
                content if any(isinstance(child, Element) for child in content) else (make("persName", None, *content),)
            )
            yield make("closer", None, make("signed", None, *signed))
        else:
            yield make("trailer", {"type": part.kind}, *self._content(part))

    def _write_page_line(self, part: Part) -> tuple[Element, ...]:
        return write_page_line(self.annotated.telegram.witness.text[part.start : part.end])

    def _content(self, part: Part) -> Children:
        """A line's content without the blanks and line ends behind it."""
        text = self.annotated.telegram.witness.text[part.start : part.end]
        return self.stretches.write(part.start, part.start + len(text.rstrip()))


def find_level(mark: str | None) -> str:
    """The category of a classification or portion mark (`S/NF`), as a pointer into the header; empty if unknown."""
    words = (mark or "").upper().replace("-", "/").replace(" ", "/").split("/")
    if words[:2] == ["TOP", "SECRET"]:
        return "#cl-TS"
    first = {"UNCLASSIFIED": "U", "CONFIDENTIAL": "C", "SECRET": "S", "LIMITED": "SBU"}.get(words[0], words[0])
    return f"#cl-{_LEVELS[first]}" if first in _LEVELS else ""


def _mention_ranges(annotated: AnnotatedTelegram, index: Index, anchors: frozenset[str]) -> Iterator[Range]:
    """Mentions that lie apart: of those that overlap, one that refers goes first, then one that is linked."""
    taken: list[tuple[int, int]] = []  # apart from each other, in order
    order = sorted(annotated.mentions, key=lambda one: (not one.reference, not one.linked, one.start, -one.end))
    for mention in order:
        place = bisect_left(taken, (mention.end,))
        if place and mention.start < taken[place - 1][1]:
            continue
        taken.insert(place, (mention.start, mention.end))
        yield _mention_range(mention, index, anchors)


def _mention_range(mention: Mention, index: Index, anchors: frozenset[str]) -> Range:
    def wrap(children: Children) -> Element:
        """The mention with its text."""
        return write_mention(mention, children, index, anchors)

    return Range(mention.start, mention.end, 2, wrap)


def _reference_ranges(telegram: Telegram) -> Iterator[Range]:
    seen: set[str] = set()
    for reference in telegram.references:
        anchor = name_reference(reference.label)
        attributes = {"type": "reference", "subtype": reference.kind, "n": reference.label or ""}
        if anchor not in seen and _ID.fullmatch(anchor):
            seen.add(anchor)
            attributes["xml:id"] = anchor
        yield _simple(reference.start, reference.end, 1, "seg", attributes)


def _part_ranges(telegram: Telegram, parts: Iterable[Part], mentioned: set[tuple[int, int]]) -> Iterator[Range]:
    for part in parts:
        match part.kind:
            case "label":
                yield _simple(part.start, part.end, 0, "label")
            case "portion":
                words = read(telegram.witness.text, telegram.emendations, part.start, part.end)
                level = find_level(words.strip("() "))
                yield _simple(part.start, part.end, 0, "seg", {"type": "portion", "ana": level})
            case "declassify" if telegram.declassify_on:
                yield _simple(part.start, part.end, 0, "date", {"when": telegram.declassify_on})
            case "code" if (part.start, part.end) not in mentioned:
                yield _simple(part.start, part.end, 0, "term", {"type": "tag"})
            case "level":
                yield _simple(part.start, part.end, 0, "seg", {"type": "level"})
            case "date-time-group":
                yield _simple(part.start, part.end, 0, "date", {"when": telegram.sent or ""})
            case "redaction":
                yield _redaction_range(part)
            case kind if kind in _SEGMENTS and (part.start, part.end) not in mentioned:
                yield _simple(part.start, part.end, 0, "seg", {"type": kind})


def _redaction_range(part: Part) -> Range:
    """What was taken out before publication: the gap, and the run of signs that stands in its place."""
    gap = make("gap", {"reason": "redacted", "quantity": str(part.end - part.start), "unit": "chars"})
    return Range(part.start, part.end, 3, lambda children: make("seg", {"type": "redaction"}, gap, *children))


def _variant_ranges(annotated: AnnotatedTelegram) -> Iterator[Range]:
    witnesses = list_witnesses(annotated)
    for variant in annotated.variants:
        note = make("note", {"type": "textual", "resp": "#editors"}, variant.note) if variant.note else None
        reading = make("rdg", {"wit": f"#{witnesses[variant.witness]}"}, variant.reading)
        yield _apparatus_range(variant.start, variant.end, reading, note)


def _apparatus_range(start: int, end: int, reading: Element, note: Element | None) -> Range:
    def wrap(children: Children) -> Element:
        """The text as the lemma, and what the other witness reads."""
        lemma = make("lem", {"wit": "#received"}, *children)
        return make("app", None, lemma, reading, note)

    return Range(start, end, -1, wrap)


def list_witnesses(annotated: AnnotatedTelegram) -> Mapping[str, str]:
    """The other witnesses that variants name, to their ids in the file."""
    names = sorted({variant.witness for variant in annotated.variants})
    return {name: f"witness-{place}" for place, name in enumerate(names, 1)}


def _simple(start: int, end: int, rank: int, name: str, attributes: Mapping[str, str] | None = None) -> Range:
    return Range(start, end, rank, lambda children: make(name, attributes, *children))


def _walk(parts: Iterable[Part]) -> list[Part]:
    """Parts with all that is in them, in order."""
    found: list[Part] = []
    for part in parts:
        found.append(part)
        if part.parts:
            found += _walk(part.parts)
    return found
