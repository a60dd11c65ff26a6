"""The head of a message: from the classification line to the authority line.

The lines come in any order, some are missing, some are glued to others, some come twice. So the keywords are found
first; each owns the text up to the next; and each field's own reader says where its value ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.emendation import Emendation
from generator.model.mrn import MRN
from generator.model.span import Part
from generator.model.telegram import ClassifiedBy, Reference, TagKind
from generator.parse import captions, classified_by, executive_order, extents, references, subject, tags
from generator.parse.fields import Key, blank_page_lines, find_body, find_keys, find_line_end, is_airy, starts_line
from generator.parse.title import create_title

#: Friday, 27 August 2004, 08:08
_DATE_LINE = re.compile(
    r"[ \t]*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ]\d{1,2}[ ][A-Z][a-z]+[ ]\d{4}(?:,[ ]\d{1,2}:\d{2})?[ \t]*$",
    re.MULTILINE,
)
#: The end of what an old cable says of its classification in its first paragraph.
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\n[ \t]*¶?\d+\.[ \t]")
#: A line of running text: it begins the body, whatever stands in it further on.
_PROSE = re.compile(r"(?=[^\n]*[a-z]{3} [a-z]{2,} [a-z]{2})[^\n]{60,}")
_WORD = re.compile(r"\S+")
#: The code of the problem that a line of the head is doubtful.
_DOUBTFUL = "P011"
#: So much between two lines of the head that no rule can name, and the body has begun.
_GAP = 900


@dataclass(frozen=True, slots=True)
class Fault:
    """Something doubtful at `start`: its code in the catalogue of problems, what is so, and how to put it right."""

    code: str
    start: int
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Head:
    """What the head of a message says, with its places.

    All offsets are those of the text that was read. `parts` tile it from the `start` that was given to `end`, where the
    body begins. `mrn` is what the classification line prints. `classified_by` may be found in the first paragraph of
    the body, in which case no part stands for it. Missing parts are None or empty.
    """

    parts: tuple[Part, ...]
    end: int
    classification: str | None = None
    mrn: MRN | None = None
    sections: int | None = None
    captions: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    executive_order: str | None = None
    declassify_on: str | None = None
    tags: tuple[str, ...] = ()
    tag_kinds: Mapping[str, TagKind] = field(default_factory=dict)
    subject: str | None = None
    title: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: ClassifiedBy | None = None
    emendations: tuple[Emendation, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_head(text: str, start: int = 0, year: int | None = None) -> Head:
    """The head of a message that begins at `start` of `text`, which is clean: no dead links, no trailing blanks.

    `year` (two digits or four) is the telegram's: references without a year mean it. Any text is read; one without a
    head gives a Head that ends at `start`. Leading blanks of wrapped lines should still be there: they tell a word
    that the wrap cut from two words.
    """
    body = find_body(text, start)
    return _Reading(blank_page_lines(text, start, body), start, body, year).read()


class _Reading:
    """One reading of one head: what was found so far, in order of the text."""

    def __init__(self, text: str, start: int, body: int, year: int | None) -> None:
        self.text = text
        self.start = start
        self.body = body
        self.year = year
        self.airy = is_airy(text, start, body)
        self.parts: list[Part] = []
        self.at = start
        self.ended = False
        self.captions: dict[str, None] = {}
        self.passing: list[str] = []
        self.level: captions.Classification | None = None
        self.order: executive_order.ExecutiveOrder | None = None
        self.tags: dict[str, TagKind] = {}
        self.subjects: list[str] = []
        self.references: list[Reference] = []
        self.classified: ClassifiedBy | None = None
        self.emendations: list[Emendation] = []
        self.faults: list[Fault] = []

    def read(self) -> Head:
        keys = find_keys(self.text, self.start, self.body)
        if len(keys) == 1 and keys[0].kind == "references" and not starts_line(self.text, self.start, keys[0].start):
            keys = []  # prose that mentions a reference
        self._read_lines(keys[0].start if keys else self.body, preamble=True, keyed=bool(keys))
        for index, key in enumerate(keys):
            if self.ended:
                break
            keyed = index + 1 < len(keys)
            limit = keys[index + 1].start if keyed else self.body
            self._read_field(key, limit, keyed=keyed)
            if not self.ended:
                self._read_lines(limit, preamble=key.kind == "order", keyed=keyed)
        if self.classified is None:
            self._read_authority_in_body()
        self._close()
        chosen = self._choose_subject()
        level, order = self.level, self.order
        return Head(
            parts=tuple(self.parts),
            end=self.at,
            classification=level.level if level else None,
            mrn=level.mrn if level else None,
            sections=level.sections if level else None,
            captions=tuple(self.captions),
            passing=tuple(self.passing),
            executive_order=order.order if order else None,
            declassify_on=order.declassify_on if order else None,
            tags=tuple(self.tags),
            tag_kinds=dict(self.tags),
            subject=chosen,
            title=create_title(chosen) if chosen else None,
            references=tuple(self.references),
            classified_by=self.classified,
            emendations=tuple(self.emendations),
            faults=tuple(self.faults),
        )

    # -- the lines without a keyword ---------------------------------------------------------------------------------

    def _lines(self, limit: int) -> Iterator[tuple[int, int]]:
        at = self.at
        while at < limit:
            stop = find_line_end(self.text, at, limit)
            yield at, stop
            at = stop + 1

    def _read_lines(self, limit: int, *, preamble: bool, keyed: bool) -> None:
        """Captions, passing lines and the classification line from here to `limit`.

        Where another field stands at `limit` (`keyed`), all up to there belongs to the head, named or not; else the
        head ends at the first line that is none of these. Passing lines stand before TAGS (`preamble`).
        """
        if not preamble and limit - self.at > _GAP:
            keyed = False
        blank = True
        for begin, stop in self._lines(limit):
            if not self.text[begin:stop].strip():
                blank = True
                continue
            if not preamble and (self.subjects or not keyed) and extents.BODY_HEADING.match(self.text, begin, stop):
                self.ended = True
                return
            if not self._read_line(begin, stop, preamble=preamble, keyed=keyed, goes_on=self.airy or not blank):
                self.ended = True
                return
            blank = False
        if keyed:
            self._fill(limit)

    def _read_line(self, begin: int, stop: int, *, preamble: bool, keyed: bool, goes_on: bool) -> bool:
        """One line; False where it is the first of the body."""
        if _DATE_LINE.match(self.text, begin, stop):
            self._add("date-line", begin, stop)
            return True
        if self.classified and (term := extents.DECLASSIFY.match(self.text, begin, stop)):
            self._add("classified-by", begin, stop, (Part("keyword", begin, term.end()),))
            return True
        if level := captions.read_classification(self.text, begin, stop, self.year):
            self._read_level(level, begin, stop)
            return True
        line = captions.read_line(self.text, begin, stop)
        if line and line.kind == "caption":
            self.captions.update(dict.fromkeys(line.captions))
            self._add("caption", begin, stop)
            return True
        if preamble and (line or (keyed and self.level and self.text[begin:stop].isupper())):
            self._read_passing(line, begin, stop, goes_on=goes_on)
            return True
        if not keyed or (self.subjects and _PROSE.match(self.text, begin, stop)):
            return False
        self._add("unclaimed", begin, stop)
        return True

    def _read_passing(self, line: captions.Line | None, begin: int, stop: int, *, goes_on: bool) -> None:
        shown = " ".join(self.text[begin:stop].split())
        inner = line.parts if line else ()
        last = next((part for part in reversed(self.parts) if part.kind != "blank"), None)
        if goes_on and self.passing and last and last.kind == "passing" and not captions.begins_passing(shown):
            self.passing[-1] += " " + shown
        else:
            self.passing.append(shown)
        self._add("passing", begin, stop, inner)

    def _read_level(self, level: captions.Classification, begin: int, stop: int) -> None:
        glued = captions.skip_marks(self.text, level.rest, stop)
        self._add("classification", begin, glued if glued < stop else stop, level.parts)
        self.captions.update(dict.fromkeys(level.captions))
        if self.level is None:
            self.level = level
        at = glued
        # What is glued behind: SIPDIS NOFORN · SIPDIS STATE FOR EUR/RUS (GUHA)
        for found in _WORD.finditer(self.text, glued, stop):
            line = captions.read_line(self.text, found.start(), found.end())
            if line is None or line.kind != "caption":
                break
            self.captions.update(dict.fromkeys(line.captions))
            self._add("caption", found.start(), found.end())
            at = found.end()
        at = captions.skip_marks(self.text, at, stop)
        if at < stop:
            self._read_passing(captions.read_line(self.text, at, stop), at, stop, goes_on=False)

    # -- the lines with a keyword ------------------------------------------------------------------------------------

    def _read_field(self, key: Key, limit: int, *, keyed: bool) -> None:
        text = self.text
        keyword = Part("keyword", key.start, key.start + len(text[key.start : key.end].rstrip()))
        if key.kind == "order":
            self._read_order(key, limit)
        elif key.kind == "tags":
            found = tags.read_tags(text, key.end, limit, airy=self.airy)
            self.tags = {**found.kinds, **self.tags} if not self.tags else {**self.tags, **found.kinds}
            self.emendations += found.emendations
            self._add("tags", key.start, found.end, (keyword, *found.parts))
        elif key.kind == "subject":
            end = extents.find_subject_end(text, key.end, limit, keyed=keyed, airy=self.airy)
            end = extents.find_level(text, key.end, end)
            if shown := subject.read_subject(text[key.end : end]):
                self.subjects.append(shown)
                if len(self.subjects) == 2:
                    self.faults.append(Fault(_DOUBTFUL, key.start, "There is a second SUBJECT line."))
            self._add("subject", key.start, end, (keyword,))
        elif key.kind == "references":
            end = extents.find_level(text, key.end, extents.find_references_end(text, key.end, limit))
            items = references.read_references(text, key.end, end, self.year)
            self.references += items
            inner = [Part("mrn" if item.kind == "telegram" else "text", item.start, item.end) for item in items]
            for _, begin, stop in references.find_labels(text, key.end, end):
                if not any(part.start < stop and begin < part.end for part in inner):
                    inner.append(Part("label", begin, stop))
            self._add("references", key.start, end, (keyword, *sorted(inner, key=lambda part: part.start)))
        else:
            end, glued = extents.find_authority_end(text, key.end, limit, airy=self.airy)
            self.ended = glued
            found_names = classified_by.read_classified_by(text, key.start, end)
            if self.classified is None or (not self.classified.names and found_names.names):
                self.classified = found_names
            inner_parts = classified_by.find_parts(text, key.end, end, found_names)
            self._add("classified-by", key.start, end, (keyword, *inner_parts))

    def _read_order(self, key: Key, limit: int) -> None:
        end = extents.find_order_end(self.text, key.end, limit)
        found = executive_order.read_executive_order(self.text, key.start, end)
        if self.order is None or (self.order.declassify_on is None and found.declassify_on):
            self.order = found
        self.emendations += found.emendations
        if found.bad_date:
            shown = " ".join(found.bad_date.split())
            self.faults.append(
                Fault(_DOUBTFUL, key.start, f"{shown!r} is no date.", "Dates are month/day/year, as in 02/12/2018.")
            )
        self._add("executive-order", key.start, end, found.parts)

    def _read_authority_in_body(self) -> None:
        """`1. (U) CLASSIFIED BY CHARGE …`: old cables say it in the first paragraph."""
        found = classified_by.KEYWORD.search(self.text, self.body, min(self.body + 120, len(self.text)))
        if not found:
            return
        end = min(found.end() + 600, len(self.text))
        blank = _PARAGRAPH_END.search(self.text, found.end(), end)
        end = blank.start() if blank else end
        reasons = classified_by.find_reasons_end(self.text, found.end(), end)
        self.classified = classified_by.read_classified_by(self.text, found.start(), reasons or end)

    def _choose_subject(self) -> str | None:
        """The subject; where its line comes twice, the longer of two that begin alike, else the first."""
        if not self.subjects:
            return None
        chosen = self.subjects[0]
        for other in self.subjects[1:]:
            alike = other.upper().startswith(chosen.upper()[:12].rstrip(" ."))
            if alike and len(other) > len(chosen) and not chosen.endswith("..."):
                chosen = other
        return chosen

    # -- parts -------------------------------------------------------------------------------------------------------

    def _fill(self, upto: int) -> None:
        """A part for what lies between the last part and `upto`: blank lines."""
        if self.at < upto:
            self.parts.append(Part("blank", self.at, upto))
            self.at = upto

    def _add(self, kind: str, start: int, end: int, inner: tuple[Part, ...] = ()) -> None:
        """A part from `start` to `end`, with the newline behind it; blanks before a glued part go to the one before."""
        text = self.text
        end = max(start, start + len(text[start:end].rstrip()))
        if self.parts and self.at < start and not text[self.at : start].strip(" \t") and text[self.at - 1] != "\n":
            last = self.parts[-1]
            self.parts[-1] = Part(last.kind, last.start, start, last.parts)
            self.at = start
        self._fill(start)
        line = find_line_end(text, end, len(text))
        if not text[end:line].strip():
            end = min(line + 1, len(text))
        if end <= self.at:
            return
        self.parts.append(Part(kind, self.at, end, tuple(part for part in inner if part.start < part.end <= end)))
        self.at = end

    def _close(self) -> None:
        """The head ends with its last line and the blank lines behind it; without a line it is empty."""
        while self.parts and self.parts[-1].kind in ("blank", "unclaimed"):
            self.at = self.parts.pop().start
        if not self.parts:
            self.at = self.start
            return
        behind = self.at
        while behind < len(self.text) and self.text[behind] in " \t\n":
            behind += 1
        line = self.text.rfind("\n", self.at, behind) + 1
        if behind == len(self.text) or line:
            self._fill(line or behind)
        elif behind > self.at and self.text[self.at - 1] != "\n":  # the body is glued to the last line
            last = self.parts[-1]
            self.parts[-1] = Part(last.kind, last.start, behind, last.parts)
            self.at = behind
