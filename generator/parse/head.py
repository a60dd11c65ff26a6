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
from generator.model.problem import Problem
from generator.model.span import Part
from generator.model.telegram import ClassifiedBy, Reference, TagKind
from generator.parse import captions, classified_by, executive_order, references, subject, tags
from generator.parse.mrn import find_post
from generator.parse.title import create_title

#: Where the numbered paragraphs begin: `¶1. (C)`, `1.(SBU)`, `1. CONFIDENTIAL`; not `1.4 (b)` of an authority line.
_PARAGRAPH = re.compile(
    r"^[ \t]*(?:¶[ \t]?(?P<pilcrow>\d{1,4})[.)]?(?!\d)|(?P<marked>\d{1,2})[ \t]?\.[ \t]*\([ \t]?[A-Za-z]|(?P<bare>1)\.[ \t]+(?=[A-Za-z\"“])|1\.(?=[A-Z][a-z]))",
    re.MULTILINE,
)
#: `¶1. STATE 13716`: an item of a REF line with numbers for letters.
_NUMBERED_ITEM = re.compile(r"[ \t]*(?:¶[ \t]?)?\d{1,2}[.)][ \t]*(?:(?:\d{2}|\d{4})[ \t])?(?P<post>[A-Z][A-Za-z .]{2,24}?)[ \t]\d{2,7}\b")
_KEYWORDS = re.compile(
    r"(?P<order>(?:^[ \t]*|(?<=[\s);,]))E\.?[ \t]?[O0]\.?[ \t]*:?[ \t]*\d{5}(?:(?<=[\n]E)|(?=[ \t]*(?:[:.,;]|DECL|N/?A|DNG|X?GDS|TAGS|\n|$))))"
    r"|(?P<tags>^[ \t]*(?:TAGS?|TGS)\b[ \t]*[:;.,]?|(?<![A-Za-z])T?AGS[ \t]?:)"
    r"|(?P<subject>^[ \t]*(?:SUBJECT|SUBJ|UBJECT|SUBECT|SUBJCT|SUJECT|SUBJEC|SUBJET|SUBJECTS)[ \t]*[:;.]|^SUBJECT[ \t]*-|(?<=[\s;])SUBJ(?:ECT)?:)"
    r"|(?P<references>^[ \t]*REF(?:TELS?|ERENCES?|S)?(?:[ \t]?\(S\))?(?:[ \t]?[:.;]|(?=[ \t]+(?:\(?[A-Z][).:]|[A-Z][A-Za-z]+ \d|\d\d ))|[ \t]*$)"
    r"|REF(?:TEL)?S?(?:\(S\))?[ \t]?:)"
    r"|(?P<classified>(?:^[ \t(]*(?:U\)[ \t]*)?)?\bC?LASS?S?I?FIED[ \t]*BY\b[ \t]*:?|^[ \t]*DERIVED[ \t]FROM[ \t]*:)",
    re.IGNORECASE | re.MULTILINE,
)
#: Friday, 27 August 2004, 08:08
_DATE_LINE = re.compile(
    r"[ \t]*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ]\d{1,2}[ ][A-Z][a-z]+[ ]\d{4}(?:,[ ]\d{1,2}:\d{2})?[ \t]*$", re.MULTILINE
)
#: BAKU 00000129  002 OF 002 wherever it stands, and PAGE 02 HARARE 03759 01 OF 03 111533Z with the level above it
_PAGE = re.compile(
    r"(?P<page>\S+[ ]+\d{8}[ ]+\d{3}(?:\.\d)?[ ]+OF[ ]+\d{3}\b)"
    r"|(?P<old>(?:[ \t]*(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)[ \t\n]*)?PAGE[ ]\d{2}[ ]+[A-Z ]{3,14}[ ]+\d{4,6}(?:[ ]+\d\d[ ]OF[ ]\d\d)?[ ]+\d{6}Z)",
    re.IGNORECASE | re.MULTILINE,
)
#: An item of the REF line after a blank line: ¶B. MADRID 919 · - (B) State 348253 · 07 BAKU 12 · STATE 02034
_ITEM = re.compile(
    r"[ \t]*(?:-[ \t]+)?(?:¶[ \t]?)?(?:[(\[]?[A-Za-z][)\].:]|\((?:\d{1,2})\))[)\].:]?[ \t]*\S|[ \t]*(?:\d{2}(?:\d{2})?[ \t])?(?P<post>[A-Za-z][A-Za-z .'-]{2,24}?)[ \t]+\d{2,7}[ \t]*(?:[;,(]|$|AND\b)",
    re.MULTILINE,
)
_UNFINISHED = re.compile(r"(?:[,;&]|\bAND|[A-Z][.)])[ \t]*$", re.IGNORECASE)
#: What ends the REF line in mid-line or at a line: captions, prose, a rule, a heading, another message.
_AFTER_REFERENCES = re.compile(
    r"^[ \t]*(?:[-=_*]{3,}|(?:EXECUTIVE )?SUMMARY|SENSITIVE|SIPDIS|NOFORN|\(?SBU\)|\(U\)|THIS (?:CABLE|MESSAGE|IS)|UNCLASSIFIED|NOTE:|COMMENT|INTRODUCTION|BEGIN|REASON|COUNTRY TEAM)",
    re.IGNORECASE | re.MULTILINE,
)
#: What follows the reasons of an authority line and is no part of it: `1.(C)`, `Summary`, a heading.
_BODY_WORD = re.compile(r"[ \t.]*(?:¶?[ \t]?\d{1,2}\.[ \t]*\(|(?:EXECUTIVE )?SUMMARY\b|INTRODUCTION\b|-{3,})", re.IGNORECASE)
_REASON_LINE = re.compile(r"[ \t]*(?:\(?[a-h]\)|(?:FOR[ ])?REA|[EASON]{1,6}S?[ ]+1|[13][ ]?\.[ ]?\d|[a-z]{1,3}\))", re.IGNORECASE)
_BODY_HEADING = re.compile(r"[ \t]*(?:(?:EXECUTIVE |BEGIN )?SUMMARY\b|INTRODUCTION[ \t]*$|[-=_*]{4,}|(?:-[ ]){3,})", re.IGNORECASE | re.MULTILINE)

_KINDS = {"order": "executive-order", "tags": "tags", "subject": "subject", "references": "references", "classified": "classified-by"}
#: No head of a message is longer than this many characters.
_LONGEST = 16_000
#: So much text between two lines of the head, and it is none of it.
_GAP = 900


@dataclass(frozen=True, slots=True)
class Fault:
    """Something doubtful at `start`: the `code` of the catalogue of problems, what is so, and how to put it right."""

    code: str
    start: int
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Head:
    """What the head of a message says, with its places.

    All offsets are those of the text that was read. `parts` tile it from the `start` that was given to `end`, where the
    body begins. `mrn` is what the classification line prints. `classified_by` may be found in the
    first paragraph of the body, in which case no part stands for it. Missing parts are None or empty.
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
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Key:
    kind: str
    start: int
    end: int


def _iron(text: str, start: int, end: int) -> str:
    """`text` with page lines between `start` and `end` blanked out, letter for letter, so that offsets stay."""
    out = text
    for found in _PAGE.finditer(text, start, end):
        begin = found.start()
        if found["page"]:
            # SAO PAULO 00000161 001.3 OF 005: the words before belong to the origin where a post bears the whole name.
            line = text.rfind("\n", start, begin) + 1 or start
            words = re.findall(r"\S+", text[line:begin])
            name = found["page"].split(" ", 1)[0]
            for count in range(1, min(4, len(words) + 1)):
                joined = " ".join(words[-count:]) + " " + name
                if joined.isupper() and not any(c.isdigit() for c in joined) and find_post(joined):
                    begin = text.rfind(words[-count], line, begin) if count == 1 else text.find(" ".join(words[-count:]), line)
                    begin = begin if begin >= 0 else found.start()
                    break
        blank = "".join("\n" if char == "\n" else " " for char in out[begin : found.end()])
        out = out[:begin] + blank + out[found.end() :]
    return out


def _limit(text: str, start: int) -> tuple[int, int]:
    """Where the numbered paragraphs begin, and how far to look for lines of the head at most."""
    most = min(len(text), start + _LONGEST)
    for found in _PARAGRAPH.finditer(text, start, most):
        item = _NUMBERED_ITEM.match(text, found.start(), most)
        if item and find_post(item["post"]) and re.search(r"REF(?:S|TELS?)?\b", text[start : found.start()], re.IGNORECASE):
            continue
        return found.start(), most
    return most, most


def _keys(text: str, start: int, end: int) -> list[_Key]:
    """The lines' keywords in order; those inside another line's value are left out."""
    keys: list[_Key] = []
    seen: set[str] = set()
    for found in _KEYWORDS.finditer(text, start, end):
        kind = found.lastgroup or ""
        begin = found.start()
        while begin < found.end() and text[begin] in " \t\n":
            begin += 1
        line = text.rfind("\n", start, begin) + 1 or start
        leading = not text[line:begin].strip(" \t(")
        before = keys[-1].kind if keys else ""
        if kind == "order" and not leading and before in ("classified", "subject", "references"):
            continue
        if kind == "classified" and re.match(r"[ \t*-]*C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T", text[line:begin], re.IGNORECASE):
            continue  # C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE ADDED
        if kind == "references" and before == "references":
            continue
        if kind == "references" and before == "classified" and not leading and not text[begin:found.end()].isupper():
            continue
        if kind == "classified" and before == "classified":
            continue
        if kind == "subject" and before == "subject" and not leading:
            continue
        if kind in ("tags", "subject") and not leading and kind in seen:
            continue
        if kind == "tags" and ":" not in found.group() and not _is_tags_line(text, found.end(), end, seen):
            continue
        if kind == "references" and ":" not in found.group() and "subject" not in seen and keys:
            continue
        if keys and begin - keys[-1].end > _GAP * 4:
            break
        seen.add(kind)
        keys.append(_Key(kind, begin, found.end()))
    return keys


def _is_tags_line(text: str, start: int, end: int, seen: set[str]) -> bool:
    """Whether `TAGS` without a colon begins a TAGS line (and no sentence: `TGS' next move`)."""
    if "subject" in seen:
        return False
    return start >= end or text[start - 1] in " \t,;." or text[start] in " \t\n"


def read_head(text: str, start: int = 0, year: int | None = None) -> Head:
    """The head of a message that begins at `start` of `text`, which is clean: no dead links, no trailing blanks.

    `year` (two digits or four) is the telegram's: references without a year mean it. Any text is read; one without a
    head gives a Head that ends at `start`. A telegram's lines may be hard-wrapped or not; leading blanks of wrapped
    lines should still be there (they tell a cut word from two).
    """
    body, most = _limit(text, start)
    if re.search(r"[ ]OF[ ]\d", text[start:body]) or "PAGE" in text[start:body]:
        ironed = _iron(text, start, body)
    else:
        ironed = text
    return _Reading(text, ironed, start, body, most, year).read()


class _Reading:
    """One reading of one head: what was found so far, in order."""

    def __init__(self, text: str, ironed: str, start: int, body: int, most: int, year: int | None) -> None:
        self.witness = text
        self.text = ironed
        self.start = start
        self.body = body
        self.most = most
        self.year = year
        self.parts: list[Part] = []
        self.at = start
        self.captions: dict[str, None] = {}
        self.passing: list[str] = []
        self.classification: captions.Classification | None = None
        self.order: executive_order.ExecutiveOrder | None = None
        self.tags: dict[str, TagKind] = {}
        self.subjects: list[str] = []
        self.references: list[Reference] = []
        self.classified: ClassifiedBy | None = None
        self.emendations: list[Emendation] = []
        self.faults: list[Fault] = []
        self.stopped = False

    def read(self) -> Head:
        keys = _keys(self.text, self.start, self.body)
        first = keys[0].start if keys else None
        self._read_lines(first if first is not None else self.body, preamble=True, keyed=first is not None)
        for index, key in enumerate(keys):
            if self.stopped:
                break
            limit = keys[index + 1].start if index + 1 < len(keys) else self.body
            self._read_field(key, limit)
            self._read_lines(limit, preamble=key.kind in ("order",), keyed=index + 1 < len(keys))
        if self.classified is None:
            self._read_classified_in_body()
        chosen = self._choose_subject()
        self._tile_end()
        return Head(
            parts=tuple(self.parts),
            end=self.at,
            classification=self.classification.level if self.classification else None,
            mrn=self.classification.mrn if self.classification else None,
            sections=self.classification.sections if self.classification else None,
            captions=tuple(self.captions),
            passing=tuple(self.passing),
            executive_order=self.order.order if self.order else None,
            declassify_on=self.order.declassify_on if self.order else None,
            tags=tuple(self.tags),
            tag_kinds=dict(self.tags),
            subject=chosen,
            title=create_title(chosen) if chosen else None,
            references=tuple(self.references),
            classified_by=self.classified,
            emendations=tuple(self.emendations),
            faults=tuple(self.faults),
        )

    # -- lines between the fields ------------------------------------------------------------------------------------

    def _lines(self, limit: int) -> Iterator[tuple[int, int]]:
        """The lines from here to `limit`: start and end, without the newline."""
        at = self.at
        while at < limit:
            stop = self.text.find("\n", at, limit)
            stop = limit if stop < 0 else stop
            yield at, stop
            at = stop + 1

    def _read_lines(self, limit: int, *, preamble: bool, keyed: bool) -> None:
        """Captions, passing lines and the classification line up to `limit`.

        Where a field follows (`keyed`) all of it belongs to the head, named or not; else the head ends at the first
        line that is none of these.
        """
        if keyed and not preamble and limit - self.at > _GAP:
            keyed = False
        blank_before = True
        for begin, stop in self._lines(limit):
            if not self.text[begin:stop].strip():
                blank_before = True
                continue
            if not preamble and not keyed and _BODY_HEADING.match(self.text, begin, stop):
                self.stopped = True
                return
            if keyed and not preamble and _BODY_HEADING.match(self.text, begin, stop) and self.subjects:
                self.stopped = True
                return
            if _DATE_LINE.match(self.text, begin, stop):
                self._add("date-line", begin, stop, ())
            elif level := captions.read_classification(self.text, begin, stop, self.year):
                self._read_level(level, begin, stop)
            elif not self._read_line(begin, stop, blank_before, preamble):
                if not keyed:
                    self.stopped = True
                    return
                self._add("unclaimed", begin, stop, ())
            blank_before = False
        if keyed:
            self._fill(limit)

    def _read_level(self, level: captions.Classification, begin: int, stop: int) -> None:
        self._add("classification", begin, level.rest if self.text[level.rest : stop].strip() else stop, level.parts)
        if self.classification is None:
            self.classification = level
        else:
            before = self.classification
            sections = before.sections if before.sections is not None else level.sections
            self.classification = captions.Classification(before.level, sections, before.mrn or level.mrn, before.parts, before.rest)
        rest = level.rest
        while rest < stop and self.text[rest] in " \t":
            rest += 1
        if rest < stop:
            self._read_glued(rest, stop)
        for part in level.parts:
            if part.kind == "level":
                continue
        between = self.text[level.parts[0].end : level.rest]
        for line in (captions.read_line(between, 0, len(between)),):
            if line and line.kind == "caption":
                self.captions.update(dict.fromkeys(line.captions))

    def _read_glued(self, begin: int, stop: int) -> None:
        """What is glued behind the classification: ` SIPDIS NOFORN`, `SIPDIS STATE FOR EUR/RUS`."""
        at = begin
        for found in re.compile(r"\S+[ \t]*").finditer(self.text, begin, stop):
            line = captions.read_line(self.text, found.start(), found.start() + len(found.group().rstrip()))
            if line is None or line.kind != "caption":
                break
            self.captions.update(dict.fromkeys(line.captions))
            self._add("caption", found.start(), found.start() + len(found.group().rstrip()), ())
            at = found.end()
        if at < stop:
            line = captions.read_line(self.text, at, stop)
            if line and line.kind == "passing":
                self.passing.append(" ".join(self.text[at:stop].split()))
                self._add("passing", at, stop, line.parts)
            else:
                self._add("unclaimed", at, stop, ())

    def _read_line(self, begin: int, stop: int, blank_before: bool, preamble: bool) -> bool:
        line = captions.read_line(self.text, begin, stop)
        shown = " ".join(self.text[begin:stop].split())
        if line is None:
            last = self.parts[-1] if self.parts else None
            goes_on = preamble and last is not None and last.kind == "passing" and not blank_before and len(shown) < 200
            if goes_on and self.passing and last is not None:
                self.passing[-1] += " " + shown
                self.parts[-1] = Part("passing", last.start, self._line_end(stop), last.parts)
                self.at = self.parts[-1].end
                return True
            return False
        if line.kind == "caption":
            self.captions.update(dict.fromkeys(line.captions))
        elif not preamble:
            return False
        else:
            self.passing.append(shown)
        self._add(line.kind, begin, stop, line.parts)
        return True

    # -- the fields --------------------------------------------------------------------------------------------------

    def _read_field(self, key: _Key, limit: int) -> None:
        keyword = Part("keyword", key.start, len(self.text[: key.end].rstrip()))
        if key.kind == "order":
            self._read_order(key, limit)
        elif key.kind == "tags":
            found = tags.read_tags(self.text, key.end, limit)
            for code, kind in found.kinds.items():
                self.tags.setdefault(code, kind)
            self.emendations += found.emendations
            for repair in found.emendations:
                if repair.state == "proposed":
                    self.faults.append(
                        Fault("P", repair.start, f"{repair.lemma} is no TAGS code; {repair.reading} may be meant", "")
                    )
            self._add("tags", key.start, found.end, (keyword, *found.parts))
        elif key.kind == "subject":
            end = self._stop_at_level(key.end, subject.find_subject_end(self.text, key.end, limit))
            if shown := subject.read_subject(self.text[key.end : end]):
                self.subjects.append(shown)
            self._add("subject", key.start, end, (keyword,))
        elif key.kind == "references":
            end = self._stop_at_level(key.end, self._references_end(key.end, limit))
            found_references = references.read_references(self.text, key.end, end, self.year)
            self.references += found_references
            inner = [Part("mrn" if r.kind == "telegram" else "text", r.start, r.end) for r in found_references]
            self._add("references", key.start, end, (keyword, *self._labels(key.end, end, inner)))
        else:
            self._read_authority(key, limit)

    def _labels(self, start: int, end: int, inner: list[Part]) -> list[Part]:
        marks = [Part("label", begin, stop) for _, begin, stop in references.find_labels(self.text, start, end)]
        kept = [m for m in marks if not any(p.start < m.end and m.start < p.end for p in inner)]
        return sorted([*kept, *inner], key=lambda part: part.start)

    def _read_order(self, key: _Key, limit: int) -> None:
        end = self.text.find("\n", key.end, limit)
        end = limit if end < 0 else end
        value = self.text[key.end : end]
        while end < limit and not re.search(r"\d{2,4}[/.-]\d|N/?A|OADR|\bMR\b|X\d|DECLASS", value, re.IGNORECASE):
            following = self.text.find("\n", end + 1, limit)
            following = limit if following < 0 else following
            more = self.text[end + 1 : following]
            if not more.strip() or captions.read_line(self.text, end + 1, following) or end - key.end > 200:
                break
            end, value = following, self.text[key.end : following]
        found = executive_order.read_executive_order(self.text, key.start, end)
        if self.order is None or (self.order.declassify_on is None and found.declassify_on):
            self.order = found
        if found.printed:
            at = next(part.start for part in found.parts if part.kind == "order")
            self.emendations.append(
                Emendation(
                    at, at + 5, found.printed, found.order or "", "executive-order-number", "proposed",
                    "No executive order on classification has this number; two figures are swapped.",
                )  # fmt: skip
            )
        if found.bad_date:
            self.faults.append(Fault("P", key.start, f"{found.bad_date!r} is no date", "Write month/day/year, 02/12/2018."))
        self._add("executive-order", key.start, end, found.parts)

    def _stop_at_level(self, start: int, end: int) -> int:
        """Where a classification line inside a value cuts it: another section, or a message within the message."""
        at = self.text.find("\n", start, end)
        while at >= 0:
            stop = self.text.find("\n", at + 1, end)
            stop = end if stop < 0 else stop
            if captions.LEVEL.match(self.text[at + 1 : stop].lstrip()) and captions.read_classification(self.text, at + 1, stop, self.year):
                return at
            at = self.text.find("\n", at + 1, end)
        return end

    def _references_end(self, start: int, limit: int) -> int:
        at, some = start, False
        while at < limit:
            stop = self.text.find("\n", at, limit)
            stop = limit if stop < 0 else stop
            line = self.text[at:stop]
            if not line.strip(" \t\\"):
                if some:
                    behind = stop
                    while behind < limit and self.text[behind] in " \t\n\\":
                        behind += 1
                    end = self.text.find("\n", behind, limit)
                    end = limit if end < 0 else end
                    item = _ITEM.match(self.text, behind, end)
                    unfinished = _UNFINISHED.search(self.text[start:at].rstrip())
                    if behind >= limit or not ((item and (not item["post"] or find_post(item["post"]))) or unfinished):
                        return at
                    at = behind
                    continue
            elif at > start and _AFTER_REFERENCES.match(self.text, at, stop):
                return at
            else:
                some = True
            at = stop + 1
        return limit

    def _read_authority(self, key: _Key, limit: int) -> None:
        at, end = key.end, limit
        reasons: int | None = None
        while at < limit:
            stop = self.text.find("\n", at, limit)
            stop = limit if stop < 0 else stop
            line = self.text[at:stop]
            shown = self.text[key.end : at].strip()
            if not line.strip():
                behind = at
                while behind < limit and self.text[behind].isspace():
                    behind += 1
                goes_on = behind < limit and (
                    not shown
                    or (reasons is None and _REASON_LINE.match(self.text, behind, limit))
                    or classified_by.KEYWORD.match(self.text, behind, limit)
                )
                later = classified_by.KEYWORD.search(self.text, behind, limit)
                if not goes_on and not (later and later.start() - behind < 200):
                    end = at
                    break
                at = behind
                continue
            if at > key.end and _BODY_HEADING.match(self.text, at, stop):
                end = at
                break
            reasons = classified_by.find_reasons_end(self.text, key.end, min(stop + 12, limit))
            at = stop + 1
        else:
            end = limit
        reasons = classified_by.find_reasons_end(self.text, key.end, end)
        if reasons is not None:
            line_end = self.text.find("\n", reasons, end)
            line_end = end if line_end < 0 else line_end
            if _BODY_WORD.match(self.text, reasons, line_end):
                while reasons < line_end and self.text[reasons] in ". \t":
                    reasons += 1
                end = reasons
                self.stopped = True
        found = classified_by.read_classified_by(self.text, key.start, end)
        if self.classified is None or (not self.classified.names and found.names):
            self.classified = found
        inner = [Part("keyword", key.start, len(self.text[: key.end].rstrip()))]
        place = self._name_place(key.end, end)
        if place:
            inner.append(Part("name", *place))
        reason = re.compile(r"(?<!\d)[13]\s*\.\s*[2-8](?!\d)").search(self.text, key.end, end)
        last = classified_by.find_reasons_end(self.text, key.end, end)
        if reason and last and last > reason.start():
            inner.append(Part("reason", reason.start(), last))
        self._add("classified-by", key.start, end, tuple(inner))

    def _name_place(self, start: int, end: int) -> tuple[int, int] | None:
        if not self.classified or not self.classified.names:
            return None
        words = [re.escape(word) for word in self.classified.names[0].split()]
        found = re.compile(r"\s+".join(words)).search(self.text, start, end)
        return (found.start(), found.end()) if found else None

    def _read_classified_in_body(self) -> None:
        """`1. (U) CLASSIFIED BY CHARGE …`: old cables say it in the first paragraph."""
        if self.body >= len(self.text):
            return
        found = classified_by.KEYWORD.search(self.text, self.body, min(self.body + 120, len(self.text)))
        if not found:
            return
        end = self.text.find("\n\n", found.end())
        blank = re.compile(r"\n[ \t]*\n|\n[ \t]*¶?\d+\.[ \t]").search(self.text, found.end(), min(found.end() + 600, len(self.text)))
        end = blank.start() if blank else min(found.end() + 400, len(self.text))
        reasons = classified_by.find_reasons_end(self.text, found.end(), end)
        self.classified = classified_by.read_classified_by(self.text, found.start(), reasons or end)

    def _choose_subject(self) -> str | None:
        """The subject where the line comes once; where it comes twice, the one that says the other and more."""
        if len(self.subjects) < 2:
            return self.subjects[0] if self.subjects else None
        self.faults.append(Fault("P", self.start, "there is more than one SUBJECT line", "The first is taken, or the longer of two that begin alike."))
        first = self.subjects[0]
        for other in self.subjects[1:]:
            if other.upper().startswith(first.upper()[:12].rstrip(" .")) and len(other) > len(first) and not first.endswith("..."):
                first = other
        return first

    # -- parts -------------------------------------------------------------------------------------------------------

    def _line_end(self, stop: int) -> int:
        return stop + 1 if self.text[stop : stop + 1] == "\n" else stop

    def _fill(self, upto: int) -> None:
        """Name what lies between the last part and `upto`: blank lines, or nothing known."""
        if self.at < upto:
            kind = "unclaimed" if self.text[self.at : upto].strip() else "blank"
            if kind == "unclaimed" and not self.witness[self.at : upto].isspace() and not self.text[self.at : upto].strip():
                kind = "page-line"
            self.parts.append(Part(kind, self.at, upto))
            self.at = upto

    def _add(self, kind: str, start: int, end: int, inner: tuple[Part, ...]) -> None:
        """A part from `start` to `end`, with the newline behind it; blanks before a glued part go to the one before."""
        if start < self.at:
            start = self.at
        gap = self.text[self.at : start]
        if gap and not gap.strip(" \t") and self.parts and "\n" not in gap:
            last = self.parts[-1]
            if self.text[last.end - 1 : last.end] != "\n":
                self.parts[-1] = Part(last.kind, last.start, start, last.parts)
            else:
                self.parts.append(Part("blank", self.at, start))
            self.at = start
        self._fill(start)
        while end > start and self.text[end - 1] == "\n":
            end -= 1
        stop = self._line_end(end) if end <= self.body else end
        if stop <= start:
            return
        if kind == "unclaimed" and self.parts and self.parts[-1].kind == "unclaimed":
            self.parts[-1] = Part(kind, self.parts[-1].start, stop)
        else:
            self.parts.append(Part(kind, start, stop, inner))
        self.at = stop

    def _tile_end(self) -> None:
        """Blank lines behind the last part belong to the head."""
        if not self.parts or all(part.kind in ("blank", "unclaimed") for part in self.parts):
            self.parts.clear()
            self.at = self.start
            return
        behind = self.at
        while behind < len(self.text) and self.text[behind] in " \t\n":
            behind += 1
        line = self.text.rfind("\n", self.at, behind) + 1
        if line > self.at:
            self._fill(line)
