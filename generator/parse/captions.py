"""Classification, captions and passing lines: the lines above the line of the executive order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.model.mrn import MRN
from generator.model.span import Part
from generator.parse.data import read_rows
from generator.parse.mrn import find_post, read_mrn

#: C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000129 · UUNCLAS · E C R E T · C o n f i d e n t i a l section …
LEVEL = re.compile(
    r"(?P<top>T[ ]?O[ ]?P[ ]{0,3}S[ ]?E[ ]?C[ ]?R[ ]?E[ ]?T)"
    r"|(?P<secret>(?:S[ ]?S[ ]?|S[ ]?|)E[ ]?C[ ]?R[ ]?E[ ]?T)"
    r"|(?P<confidential>(?:C[ ]?C[ ]?|C[ ]?|)O[ ]?N[ ]?F[ ]?I[ ]?D[ ]?E[ ]?N[ ]?T[ ]?I[ ]?A[ ]?L)"
    r"|(?P<limited>LIMITED[ ]OFFICIAL[ ]USE)"
    r"|(?P<unclassified>U?UNCLASSIFIED|U?UNCLAS(?:IFIED)?|NCLAS|U[ ]N[ ]C[ ]L[ ]A[ ]S(?:[ ]S[ ]I[ ]F[ ]I[ ]E[ ]D)?)",
    re.IGNORECASE,
)
_LEVELS = {
    "top": "TOP SECRET",
    "secret": "SECRET",
    "confidential": "CONFIDENTIAL",
    "limited": "LIMITED OFFICIAL USE",
    "unclassified": "UNCLASSIFIED",
}
#: SECTION 01 OF 02 · SECTION 01 OF  02 · section 01 of 04
_SECTION = re.compile(r"\b(?:FINAL )?SECTION[ ]?(?P<number>\d{1,2})[ ]?OF[ ]{0,2}(?P<of>\d{1,2})\b", re.IGNORECASE)
#: BAKU 000129 · RIO DE JANEIRO 001238 · TEHRAN 1164
_MRN = re.compile(r"(?P<post>[A-Za-z][A-Za-z.'’ -]{1,30}?)[ ]{1,3}(?P<serial>\d{1,8})\b")
#: DEPT FOR EUR/SCE · STATE PASS USTR · FOR THE SECRETARY FROM AMBASSADOR · CA/FPP: PLEASE PASS TO DOJ
PASSING = re.compile(
    r"[ \t]*(?=[A-Z0-9(])[^\n]*?\b(?:FOR|PASS|PASSES|PASSED|ALSO|FROM|TO|TREAT AS|NIACT)\b"
    r"|[ \t]*(?:DEPT|STATE|DEPARTMENT|NSC)\b"
)
#: The words by which a line says to whom it goes: NSC FOR FRIED · H PLS PASS · HQ SOUTHCOM ALSO FOR POLAD
_GOES_TO = frozenset(["FOR", "PASS", "TREAT", "ALSO", "PLS", "PLEASE"])
_ADDRESSES = ("DEPT", "STATE", "NSC", "FROM", "DEPARTMENT", "TO THE ")
#: EUR/SCE · EUR/CARC · S/CT · DS/IP/WHA
_OFFICE = re.compile(r"\b[A-Z]{1,6}/[A-Z0-9&/-]{1,30}(?<![/-])")
#: C O R R E C T E D  C O P Y (PRIMARY TAG)
_CORRECTED = re.compile(
    r"[ \t*/-]*C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T[ ]?E[ ]?D[ ]{0,4}"
    r"(?:C[ ]?O[ ]?P[ ]?Y|C[ ]?A[ ]?P[ ]?I?[ ]?T[ ]?I[ ]?O[ ]?N|\b)[^\n]*",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[^A-Z]+")
#: (U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED · SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY
_HANDLING = re.compile(
    r"[ \t(*]*(?:\(?(?:U|SBU)\)[ ]*)?"
    r"(?:THIS[ ](?:CABLE|MESSAGE|TELEGRAM|DOCUMENT|REPORT)\b"
    r"[^\n]{0,60}\b(?:SENSITIVE|INTERNET|UNCLASSIFIED|DISTRIBUTION)"
    r"|SENSITIVE[ ,]+BUT[ ]+UNCLASS?IFI?E?D|NOT[ ]FOR[ ](?:INTERNET|DISTRIBUTION|PUBLIC)|PLEASE[ ](?:PROTECT|HANDLE)"
    r"|(?:REL|RELEASABLE)[ ]TO[ ]|SECRET//|SENSITIVE\b[ ,;/-]*NOT)[^\n]*",
    re.IGNORECASE,
)
_DISTRIBUTION = re.compile(r"INTERNET", re.IGNORECASE)


@dataclass(slots=True)
class Classification:
    """The classification line: level, number of sections, MRN, captions, and from `rest` on what is glued behind it."""

    level: str
    sections: int | None
    mrn: MRN | None
    captions: tuple[str, ...]
    parts: tuple[Part, ...]
    rest: int


@dataclass(slots=True)
class Line:
    """A line of captions or a passing line, with what it says."""

    kind: str
    captions: tuple[str, ...]
    parts: tuple[Part, ...]


@cache
def _known() -> Mapping[str, str]:
    return {_squeeze(row[0]): row[1] or row[0] for row in read_rows("captions.tsv", 2)}


def _squeeze(text: str) -> str:
    return _NOT_WORDS.sub("", text.upper())


def read_classification(text: str, start: int, end: int, year: int | None) -> Classification | None:
    """The classification line that begins at `start` and ends at `end`, or None if the line is none.

    A level alone on its line counts; a level in front of prose does not: what follows must be a section, a number, a
    caption or nothing. `year` (two digits or four) completes the MRN.
    """
    at = start
    while at < end and text[at] in " \t":
        at += 1
    found = LEVEL.match(text, at, end)
    if not found or text[found.end() : found.end() + 1].isalpha():
        return None
    level = _LEVELS[found.lastgroup or "unclassified"]
    parts = [Part("level", found.start(), found.end())]
    rest = found.end()
    sections = None
    section = _SECTION.search(text, rest, end)
    if section:
        sections = int(section["of"])
        parts.append(Part("section", section.start(), section.end()))
        if not _all_captions(text[rest : section.start()]):
            return None
    number = _find_mrn(text, section.end() if section else rest, end)
    mrn = None
    if number:
        mrn = read_mrn(text[number[0] : number[1]], year)
        parts.append(Part("mrn", *number))
        rest = number[1]
    elif section:
        rest = section.end()
    elif not _all_captions(text[rest:end]):
        return None
    else:
        rest = end
    named = read_captions(text[found.end() : parts[1].start if len(parts) > 1 else rest])
    return Classification(level, sections, mrn, named, tuple(parts), rest)


def _find_mrn(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the number of the message stands, captions before it left out; prose with a number in it has none."""
    found = _MRN.search(text, start, end)
    if not found or text[start : found.start()].strip(" \t/"):
        return None
    words = found["post"].split(" ")
    begin = found.start()
    while words and (not words[0] or _squeeze(words[0]) in _known() or len(_squeeze(words[0])) == 1):
        begin += len(words.pop(0)) + 1
    for count in (4, 3, 2):
        phrase = " ".join(words[:count])
        if _squeeze(phrase) in _known():
            begin += len(phrase) + 1
            words = words[count:]
            break
    if not words or len(words) > 4:
        return None
    sure = len(found["serial"]) > 4 or find_post(" ".join(words)) is not None
    return (begin, found.end()) if sure else None


def read_captions(text: str) -> tuple[str, ...]:
    """The captions among the words of `text`: `S E C R E T NOFORN SECTION 01 OF 02`, `SECRET//NOFORN`."""
    if whole := _known().get(_squeeze(text)):
        return (whole,)
    words = (_known().get(_squeeze(word)) for word in re.split(r"[\s,;/]+", text) if _squeeze(word))
    return tuple(dict.fromkeys(word for word in words if word))


def skip_marks(text: str, start: int, end: int) -> int:
    """The first place from `start` on that is no blank and no stop; at most `end`."""
    while start < end and text[start] in " \t.":
        start += 1
    return start


def begins_passing(line: str) -> bool:
    """Whether a line names its own addressee (NSC FOR FRIED), and does not go on with the line above."""
    words = line.split()[:6]
    for word in words:
        if word in _GOES_TO:
            return True
        if word.endswith((",", ";", ")")) or not word.isupper():
            break
    return line.startswith(_ADDRESSES)


def _all_captions(text: str) -> bool:
    return all(
        _squeeze(word) in _known() or not _squeeze(word) or len(_squeeze(word)) == 1
        for word in re.split(r"[\s/,]+", text)
    )


def read_line(text: str, start: int, end: int) -> Line | None:
    """A line of captions or a passing line from `start` to `end`, or None where it is neither."""
    shown = text[start:end]
    squeezed = _squeeze(shown)
    if not squeezed:
        return None
    if known := _known().get(squeezed):
        return Line("caption", (known,), ())
    words = [_squeeze(word) for word in re.split(r"[\s,;/]+", shown)]
    if all(not word or word in _known() for word in words):
        return Line("caption", tuple(dict.fromkeys(_known()[word] for word in words if word)), ())
    if _CORRECTED.match(text, start, end):
        return Line("caption", ("CORRECTED COPY",), ())
    if _HANDLING.match(text, start, end):
        named = []
        if re.search(r"SENSITIVE", shown, re.IGNORECASE):
            named.append("SENSITIVE BUT UNCLASSIFIED" if "UNCLASS" in shown.upper() else "SENSITIVE")
        if _DISTRIBUTION.search(shown):
            named.append("NOT FOR INTERNET DISTRIBUTION")
        return Line("caption", tuple(named), ())
    if len(shown) < 400 and PASSING.match(text, start, end):
        offices = tuple(Part("office", found.start(), found.end()) for found in _OFFICE.finditer(text, start, end))
        return Line("passing", (), offices)
    return None
