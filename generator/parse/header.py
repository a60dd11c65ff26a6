"""The transmission header: the lines above the message that say how it travelled, from whom, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from generator.model.span import Part
from generator.parse.addressees import (
    AddresseeLine,
    Misspelling,
    has_route,
    is_surely_addressee,
    precedence_letters,
    read_addressee,
)

# VZCZCXRO5961
_TRANSMISSION_ID = re.compile(r" ?(?P<id>VZCZ[A-Z]{3,5}[0-9]{3,4})\b")
# DE RUEHKB #0129/01 0431439
_STATION = re.compile(
    r" ?(?P<keyword>DE) +(?P<route>R[A-Z]{3,7})\b {0,9}(?P<serial>#[0-9A-Z]{1,6})?(?P<section>/[0-9]{2,3})?"
    r" {0,9}(?P<day_time>[0-9]{7})?"
)
# ZNY CCCCC ZZH | ZNR UUUUU ZZH | ZNY CCCCC ZZH (CCY AD3230EB MSI1033-695)
_SECURITY = re.compile(r" ?(?P<keyword>ZN[YR]) +(?P<mark>C{4,6}|S{4,6}|U{4,6}|[A-Z]{5})\b *(?P<signal>[^\n]*)$")
# O 121439Z FEB 08 | O P 201247Z Jan 04 ZDK | R 250930Z FEB 72
_DTG = re.compile(
    r" ?(?P<precedence>[ZOPRM]{1,2}(?: [ZOPRM]){0,2} )? ?"
    r"(?P<dtg>(?P<day>[0-9]{2})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})Z"
    r" ?(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} (?P<year>[0-9]{4}|[0-9]{2}))\b"
    r" *(?P<signal>[^\n]*)$",
    re.IGNORECASE,
)
# FM AMEMBASSY BAKU
_FROM = re.compile(r" ?(?P<keyword>FM) +(?P<name>[^\n]*\S)")
# TO RUEHC/SECSTATE WASHDC IMMEDIATE 4750 | INFO RUCNOSC/OSCE COLLECTIVE IMMEDIATE | XMT AMCONSUL JOHANNESBURG
_TO = re.compile(r" ?(?P<keyword>TO|INFO|XMT)\b[ /]*(?P<rest>[^\n]*)$")
# LOG-00 | /007W | (TEDE): columns of the distribution of old headers
_COLUMN = re.compile(r"(?:[A-Z/]{1,6}-[0-9]{2}|/[0-9]{3}[A-Z]|\([A-Z]{2,5}\))$")
# ------------------0A1B2C 291407Z /38
_TRACER = re.compile(r" *-{6,}[0-9A-F]{6} +[0-9]{6}Z")
# the first line of the message: S E C R E T | UNCLAS SECTION | C o n f i d e n t i a l | SIPDIS | E.O. 12958 | TAGS
_MESSAGE = re.compile(
    r" ?(?:[SCTU]{0,2} ?[A-Z] ?(?:E ?C ?R ?E ?T|O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|N ?C ?L ?A ?S)|SIPDIS|NOFORN|SENSITIVE"
    r"|E\.?O\.? ?[0-9]{5}|TAGS?\b|SUBJ|CLASSIFIED|REF:|¶|LIMITED OFFICIAL)",
    re.IGNORECASE,
)
# This record is a partial extract of the original cable.
_EXTRACT = re.compile(r"This record is a partial extract of the original cable\.", re.IGNORECASE)
# ID: 190648 | DATE: 2009-02-05 16:36:00: the record that a collection put into the text
_RECORD = re.compile(
    r"(?:ID: [0-9]|ORIGIN: [0-9]|DATE: [0-9]|SOURCE: [A-Z]|CLASSIFICATION: [A-Z]|MISC: [0-9]|DESTINATION: [A-Z])"
)
# FM AMEMBASSY BAKU | FM AIT TAIPEI⏎TO …: whatever stands above it belongs to the header
_ANCHOR = re.compile(r"^ ?FM (?:(?:AM|US|SEC)[A-Z]|[A-Z][^\n]{2,60}\n ?TO )", re.MULTILINE)
# what stands below a header: TAGS: | SUBJECT: | E.O. 12958
_HEAD_LINE = re.compile(r"^ ?(?:TAGS|SUBJ|E\.?O\.? ?1)", re.MULTILINE | re.IGNORECASE)
#: No header goes further down than this before it says from whom the telegram is.
_REACH = 4000

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ADDRESSED = ("to", "info", "exempt")


@dataclass
class Header:
    """What the header says. `end` is the offset where the message begins; all offsets are in the text that was read."""

    end: int = 0
    transmission_id: str | None = None
    precedence: str | None = None
    dtg: str | None = None
    sent: datetime | None = None
    origin: str | None = None
    action: list[AddresseeLine] = field(default_factory=list)
    info: list[AddresseeLine] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    misspellings: list[Misspelling] = field(default_factory=list)


def read_header(text: str) -> Header:
    """The transmission header of `text`, which may have none (then `end` is 0)."""
    header = Header()
    anchor = _find_anchor(text)
    before = ""  # the kind of the last line with words
    gap = False
    for first, last in _lines(text):
        line = text[first:last]
        if not line:
            gap = True
            continue
        if not before and not anchor and not _begins_header(line):
            break
        if before in _ADDRESSED and line.lstrip()[:3] not in ("TO ", "INF", "XMT", "FM "):
            kind = _read_further(header, line, first, before, gap=gap)
        else:
            kind = _read_line(header, line, first, before, gap=gap)
        if not kind and first < anchor:
            kind = "header-line"
            header.parts.append(Part(kind, first, last))
        if not kind:
            break
        header.end = last
        before = kind
        gap = False
    return header


def _find_anchor(text: str) -> int:
    """Where the line stands that says from whom the telegram is; 0 if there is none above the head of the message."""
    found = _ANCHOR.search(text, 0, _REACH)
    if not found or _HEAD_LINE.search(text, 0, found.start()):
        return 0
    return found.start()


def _begins_header(line: str) -> bool:
    """Whether a text that begins with `line` begins with a header."""
    if line.startswith(("TO ", "INFO ")):
        return line.isupper()
    return any(form.match(line) for form in (_TRANSMISSION_ID, _EXTRACT, _DTG, _FROM, _STATION, _SECURITY)) or (
        line[:3] in ("ZZ ", "OO ", "PP ", "RR ") and _is_relay(line)
    )


def _is_relay(line: str) -> bool:
    """Whether `line` is made of routing indicators, after a precedence or not: OO RUEHFL RUEHLA | RUEHSR."""
    words = line.split()
    if words and len(words[0]) == 2:
        del words[0]
    return bool(words) and all(4 <= len(word) <= 8 and word[0] == "R" and word.isupper() for word in words)


def _is_columns(rest: str) -> bool:
    """Whether `rest` is made of distribution columns such as LOG-00."""
    words = rest.split()
    return bool(words) and all(_COLUMN.match(word) or word in ("/", "W") for word in words)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each line."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1


def _children(at: int, found: re.Match[str], *groups: str) -> tuple[Part, ...]:
    """The parts of a line that begins at `at`, named as the groups are (with hyphens)."""
    return tuple(
        Part(group.replace("_", "-"), at + found.start(group), at + found.end(group))
        for group in groups
        if found.end(group) > found.start(group)
    )


def _read_line(header: Header, line: str, first: int, before: str, *, gap: bool) -> str:
    """Read one line into `header`; what kind it is, empty where the header is over."""
    kind = ""
    parts: tuple[Part, ...] = ()
    initial = line.lstrip()[:2]
    if initial in ("TO", "IN", "XM") and (found := _TO.match(line)):
        return _read_to(header, found, first)
    if initial == "VZ" and (found := _TRANSMISSION_ID.match(line)):
        kind = "transmission-id"
        header.transmission_id = header.transmission_id or found["id"]
    elif initial == "DE" and (found := _STATION.match(line)):
        kind = "station"
        parts = _children(first, found, "keyword", "route", "serial", "section", "day_time")
    elif initial == "ZN" and (found := _SECURITY.match(line)):
        kind = "security"
        mark = Part("security-mark", first + found.start("mark"), first + found.end("mark"))
        parts = (*_children(first, found, "keyword"), mark, *_children(first, found, "signal"))
    elif found := _DTG.match(line):
        kind = "dtg"
        parts = _read_dtg(header, found, first)
    elif initial == "FM" and (found := _FROM.match(line)):
        kind = "from"
        header.origin = header.origin or " ".join(found["name"].split())
        parts = _children(first, found, "keyword", "name")
    elif before not in ("station", "security", "dtg", "from", *_ADDRESSED) and _is_relay(line):
        kind = "relay"
        parts = _read_relay(header, line, first)
    elif _is_columns(line.removeprefix("ACTION")) or _TRACER.match(line):
        kind = "distribution"
        parts = (Part("keyword", first, first + 6),) if line.startswith("ACTION") else ()
    elif _RECORD.match(line) or _EXTRACT.match(line):
        kind = "notice"
    elif before not in ("", "notice") and not gap and not _MESSAGE.match(line):
        kind = "header-line"
    if kind:
        header.parts.append(Part(kind, first, first + len(line), parts))
    return kind


def _read_relay(header: Header, line: str, first: int) -> tuple[Part, ...]:
    """Precedence and routing indicators of the relay line."""
    parts = []
    at = 0
    for word in line.split():
        at = line.index(word, at)
        parts.append(Part("route" if len(word) > 2 else "precedence", first + at, first + at + len(word)))
        at += len(word)
        if len(word) == 2:
            header.precedence = header.precedence or precedence_letters().get(word[0])
    return tuple(parts)


def _read_dtg(header: Header, found: re.Match[str], first: int) -> tuple[Part, ...]:
    """Precedence, date-time group and operating signals; years from 66 on are of the twentieth century."""
    letters = (found["precedence"] or "").strip()
    if header.dtg is None:
        header.dtg = " ".join(found["dtg"].split())
        header.precedence = precedence_letters().get(letters[:1].upper()) or header.precedence
        year = int(found["year"])
        if year < 100:
            year += 1900 if year >= 66 else 2000
        month = _MONTHS.index(found["month"].upper()) + 1
        try:
            header.sent = datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=UTC)
        except ValueError:
            header.sent = None
    group = Part("date-time-group", first + found.start("dtg"), first + found.end("dtg"))
    parts = (group, *_children(first, found, "signal"))
    if letters:
        start = first + found.start("precedence")
        return (Part("precedence", start, start + len(letters)), *parts)
    return parts


def _read_to(header: Header, found: re.Match[str], first: int) -> str:
    """A line that begins with TO, INFO or XMT; what kind it is."""
    keyword = Part("keyword", first + found.start("keyword"), first + found.end("keyword"))
    kind = {"TO": "to", "INFO": "info", "XMT": "exempt"}[found["keyword"]]
    rest, at = found["rest"], first + found.start("rest")
    last = first + len(found.string)
    parts: tuple[Part, ...] = ()
    if kind == "info" and _is_columns(rest):
        kind = "distribution"
    elif rest.startswith("XMT"):
        kind = "exempt"
    elif kind == "exempt":
        _exempt(header, rest)
        parts = (Part("name", at, last),) if rest else ()
    else:
        parts = _add_addressee(header, kind, rest, at)
    header.parts.append(Part(kind, first, last, (keyword, *parts)))
    return kind


def _read_further(header: Header, line: str, first: int, before: str, *, gap: bool) -> str:
    """A line after an addressee: a further one, or the end of the header; what kind it is."""
    last = first + len(line)
    if gap and _RECORD.match(line):
        header.parts.append(Part("notice", first, last))
        return "notice"
    if (gap and not is_surely_addressee(line)) or _MESSAGE.match(line):
        return ""
    kind = before
    if kind == "exempt" and has_route(line):
        kind = "info" if header.info else "to"
    words = line.lstrip()
    if kind == "exempt":
        _exempt(header, words)
        parts: tuple[Part, ...] = (Part("name", last - len(words), last),)
    else:
        parts = _add_addressee(header, kind, words, last - len(words))
    header.parts.append(Part(kind, first, last, parts))
    return kind


def _exempt(header: Header, post: str) -> None:
    """The `post` is left out of the last collective address."""
    addressees = header.info or header.action
    if addressees and post.strip():
        addressees[-1] = addressees[-1].without(" ".join(post.split()))


def _add_addressee(header: Header, kind: str, line: str, at: int) -> tuple[Part, ...]:
    """Add the addressee that `line` names, if it names one; the parts of its line."""
    read = read_addressee(line, at)
    if not read:
        return ()
    (header.info if kind == "info" else header.action).append(read.addressee)
    if read.misspelling:
        header.misspellings.append(read.misspelling)
    return read.parts
