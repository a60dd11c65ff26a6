"""The transmission header: the lines above the message that say how it travelled, from whom, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

from generator.model.span import Part
from generator.parse.data import read_rows

# VZCZCXRO5961
_TRANSMISSION_ID = re.compile(r" ?(?P<id>VZCZ[A-Z]{3,5}[0-9]{3,4})\b")
# OO RUEHFL RUEHLA RUEHMRE | the wrapped lines after it: RUEHSR RUEHVK
_RELAY = re.compile(r" ?(?:(?P<precedence>[ZOPRM]{2}) )?(?P<routes>R[A-Z ]{3,}) *$")
# DE RUEHKB #0129/01 0431439
_STATION = re.compile(
    r" ?(?P<keyword>DE) +(?P<route>R[A-Z]{3,7})\b *(?P<serial>#[0-9A-Z]{1,6})?(?P<section>/[0-9]{2,3})? *(?P<day_time>[0-9]{7})?"
)
# ZNY CCCCC ZZH | ZNR UUUUU ZZH | ZNY CCCCC ZZH (CCY AD3230EB MSI1033-695)
_SECURITY = re.compile(r" ?(?P<keyword>ZN[YR]) +(?P<mark>[A-Z])(?P=mark){3,5}\b *(?P<signal>[^\n]*)$")
# O 121439Z FEB 08 | O P 201247Z Jan 04 ZDK | R 250930Z FEB 72
_DTG = re.compile(
    r" ?(?P<precedence>[ZOPRM]{1,2}(?: [ZOPRM]){0,2} )? ?(?P<dtg>(?P<day>[0-9]{2})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})Z"
    r" ?(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} (?P<year>[0-9]{4}|[0-9]{2}))\b *(?P<signal>.*)$",
    re.IGNORECASE,
)
# FM AMEMBASSY BAKU
_FROM = re.compile(r" ?(?P<keyword>FM) +(?P<name>[^\n]*\S)")
# TO RUEHC/SECSTATE WASHDC IMMEDIATE 4750 | INFO RUCNOSC/OSCE COLLECTIVE IMMEDIATE | XMT AMCONSUL JOHANNESBURG
_TO = re.compile(r" ?(?P<keyword>TO|INFO|XMT)\b[ /]*(?P<rest>[^\n]*)$")
# RUEHPS/USOFFICE PRISTINA IMMEDIATE 0195 | AMEMBASSY NEW DELHI PRIORITY
_ADDRESSEE = re.compile(r" ?(?:(?P<route>R[A-Z]{3,7})/ ?)?(?P<name>[^\n]*\S)")
# a line that can only be an addressee, even after a blank line
_SURELY_ADDRESSEE = re.compile(
    r" ?(?:R[A-Z]{4,7}/|AMEMBASSY |AMCONSUL |USMISSION |USINT |USOFFICE |SECDEF\b|SECSTATE\b|ALL [A-Z ]{1,30}POSTS)"
)
# INFO LOG-00 NP-00 AID-00: the distribution columns of old headers
_COLUMN = re.compile(r"[A-Z/]{1,6}-[0-9]{2}$")
# ------------------0A1B2C 291407Z /38
_TRACER = re.compile(r" *-{6,}[0-9A-F]{6} +[0-9]{6}Z")
# the first line of the message: S E C R E T | UNCLAS SECTION | C o n f i d e n t i a l | SIPDIS | E.O. 12958 | TAGS
_MESSAGE = re.compile(
    r" ?(?:[SCTU]{0,2} ?[A-Z] ?(?:E ?C ?R ?E ?T|O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|N ?C ?L ?A ?S)|SIPDIS|NOFORN|SENSITIVE|E\.?O\.? ?[0-9]{5}|TAGS?\b|SUBJ|"
    r"CLASSIFIED|REF:|¶|LIMITED OFFICIAL)",
    re.IGNORECASE,
)
# This record is a partial extract of the original cable.
_EXTRACT = re.compile(r"This record is a partial extract of the original cable\.", re.IGNORECASE)
# FM AMEMBASSY BAKU: whatever stands above it belongs to the header
_ANCHOR = re.compile(r"^ ?FM (?:AM|US|SEC)[A-Z]", re.MULTILINE)
# what stands below a header: TAGS: | SUBJECT: | E.O. 12958
_HEAD_LINE = re.compile(r"^ ?(?:TAGS|SUBJ|E\.?O\.? ?1)", re.MULTILINE | re.IGNORECASE)
#: No header goes further down than this before it says from whom the telegram is.
_REACH = 4000

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class AddresseeLine:
    """An addressee as the header prints it; `start` and `end` are offsets in the text that was read."""

    route: str | None
    name: str
    precedence: str | None
    mcn: str | None
    excluded: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word of a fixed list, misspelt: where it stands and what it should be."""

    start: int
    end: int
    reading: str


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
    extract: bool = False


@cache
def _precedences() -> tuple[dict[str, str], dict[str, str]]:
    """Words and misspellings to the word; letters to the word."""
    words: dict[str, str] = {}
    letters: dict[str, str] = {}
    for word, letter, misspellings in read_rows("precedences.tsv", 3):
        for spelling in (word, *misspellings.split()):
            words.setdefault(spelling, word)
        letters.setdefault(letter, word)
    return words, letters


def read_header(text: str) -> Header:
    """The transmission header of `text`, which may have none (then `end` is 0)."""
    header = Header()
    anchor = _find_anchor(text)
    before = ""  # the kind of the last line with words
    gap = False
    for first, last in _lines(text, 0):
        line = text[first:last]
        if not line:
            gap = True
            continue
        if not before and not anchor and not _is_header_line(line):
            break
        kind = _read_line(header, line, first, before, gap)
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


def _is_header_line(line: str) -> bool:
    """Whether a telegram may begin with `line` as a line of its header."""
    return bool(
        _TRANSMISSION_ID.match(line)
        or _EXTRACT.match(line)
        or _DTG.match(line)
        or _FROM.match(line)
        or _STATION.match(line)
        or _SECURITY.match(line)
        or (line.startswith(("TO ", "INFO ")) and _is_addressee_start(line))
        or (line.startswith(("ACTION ", "INFO ")) and _is_columns(line[6:]))
        or (len(line) > 6 and line[:3] in ("ZZ ", "OO ", "PP ", "RR ") and _is_relay(line))
    )


def _is_addressee_start(line: str) -> bool:
    """Whether `line`, which begins with TO or INFO, is one of capitals as addressees are."""
    return line.isupper()


def _is_relay(line: str) -> bool:
    """Whether `line` is made of routing indicators, after a precedence or not."""
    words = line.split()
    return bool(words) and all(4 <= len(word) <= 8 and word[0] == "R" for word in words[len(words[0]) == 2 :])


def _is_columns(rest: str) -> bool:
    """Whether `rest` is made of distribution columns such as LOG-00."""
    words = rest.split()
    return bool(words) and all(_COLUMN.match(word) or word in ("/", "W") for word in words)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each line from `start` on."""
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield start, end
        start = end + 1


def _child(kind: str, at: int, found: re.Match[str], group: str) -> Part | None:
    start, end = found.span(group)
    return Part(kind, at + start, at + end) if end > start else None


def _children(at: int, found: re.Match[str], groups: dict[str, str]) -> tuple[Part, ...]:
    """The parts of a line that begins at `at`: name of the group to kind."""
    return tuple(part for group, kind in groups.items() if (part := _child(kind, at, found, group)))


def _read_line(header: Header, line: str, first: int, before: str, gap: bool) -> str:
    """Read one line into `header`; what kind it is, empty where the header is over."""
    last = first + len(line)
    kind = ""
    parts: tuple[Part, ...] = ()
    found: re.Match[str] | None
    initial = line.lstrip()[:2]
    if before in ("to", "info", "exempt") and initial not in ("TO", "IN", "XM", "FM"):
        return _read_further(header, line, first, before, gap)
    if initial == "VZ" and (found := _TRANSMISSION_ID.match(line)):
        kind = "transmission-id"
        header.transmission_id = header.transmission_id or found["id"]
    elif initial == "DE" and (found := _STATION.match(line)):
        kind = "station"
        parts = _children(first, found, dict(keyword="keyword", route="route", serial="serial", section="section", day_time="day-time"))
    elif initial == "ZN" and (found := _SECURITY.match(line)):
        kind = "security"
        mark = found.start("mark")
        until = len(line) - len(line[mark:].lstrip(found["mark"]))
        parts = (Part("keyword", first + found.start("keyword"), first + found.end("keyword")), Part("security-mark", first + mark, first + until))
        parts += _children(first, found, {"signal": "signal"})
    elif found := _DTG.match(line):
        kind = "dtg"
        parts = _read_dtg(header, found, first)
    elif initial == "FM" and (found := _FROM.match(line)):
        kind = "from"
        header.origin = header.origin or " ".join(found["name"].split())
        parts = _children(first, found, {"keyword": "keyword", "name": "name"})
    elif initial in ("TO", "IN", "XM") and (found := _TO.match(line)):
        return _read_to(header, found, first)
    elif initial == "AC" and line.startswith("ACTION ") and _is_columns(line[7:]):
        kind = "distribution"
        parts = (Part("keyword", first, first + 6),)
    elif before in ("", "transmission-id", "relay", "header-line", "notice") and (found := _RELAY.match(line)) and _is_relay(line):
        kind = "relay"
        parts = _read_relay(header, found, first)
    elif (before == "distribution" and _is_columns(line)) or _TRACER.match(line):
        kind = "distribution"
    elif _EXTRACT.match(line):
        header.extract = True
        kind = "notice"
    elif not _MESSAGE.match(line) and before and not gap and before != "notice":
        kind = "header-line"
    if kind:
        header.parts.append(Part(kind, first, last, parts))
    return kind


def _read_relay(header: Header, found: re.Match[str], first: int) -> tuple[Part, ...]:
    """Precedence and routing indicators of the relay line."""
    parts = []
    if found["precedence"]:
        header.precedence = header.precedence or _precedences()[1].get(found["precedence"][0])
        parts.append(Part("precedence", first + found.start("precedence"), first + found.end("precedence")))
    at = found.start("routes")
    for route in found["routes"].split():
        at = found.string.index(route, at)
        parts.append(Part("route", first + at, first + at + len(route)))
        at += len(route)
    return tuple(parts)


def _read_dtg(header: Header, found: re.Match[str], first: int) -> tuple[Part, ...]:
    """Precedence, date-time group and operating signals; years from 66 on are of the twentieth century."""
    if header.dtg is None:
        header.dtg = " ".join(found["dtg"].split())
        if found["precedence"]:
            header.precedence = _precedences()[1].get(found["precedence"][0].upper()) or header.precedence
        year = int(found["year"])
        if year < 100:
            year += 1900 if year >= 66 else 2000
        month = _MONTHS.index(found["month"].upper()) + 1
        try:
            header.sent = datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=UTC)
        except ValueError:
            header.sent = None
    parts = []
    if found["precedence"]:
        start = found.start("precedence")
        parts.append(Part("precedence", first + start, first + start + len(found["precedence"].rstrip())))
    parts.append(Part("date-time-group", first + found.start("dtg"), first + found.end("dtg")))
    parts += _children(first, found, {"signal": "signal"})
    return tuple(parts)


def _read_to(header: Header, found: re.Match[str], first: int) -> str:
    """A line that begins with TO, INFO or XMT."""
    keyword = Part("keyword", first + found.start("keyword"), first + found.end("keyword"))
    kind = {"TO": "to", "INFO": "info", "XMT": "exempt"}[found["keyword"]]
    rest, at = found["rest"], first + found.start("rest")
    last = first + len(found.string)
    if kind == "info" and _is_columns(rest):
        header.parts.append(Part("distribution", first, last, (keyword,)))
        return "distribution"
    if rest.startswith("XMT"):
        header.parts.append(Part("exempt", first, last, (keyword,)))
        return "exempt"
    if kind == "exempt":
        _exempt(header, rest)
        header.parts.append(Part(kind, first, last, (keyword, Part("name", at, last)) if rest else (keyword,)))
        return kind
    parts = _read_addressee(header, kind, rest, at) if rest else ()
    header.parts.append(Part(kind, first, last, (keyword, *parts)))
    return kind


def _read_further(header: Header, line: str, first: int, before: str, gap: bool) -> str:
    """A line after an addressee: a further one, or the end of the header."""
    last = first + len(line)
    if gap and not _SURELY_ADDRESSEE.match(line) and " COLLECTIVE" not in line:
        return ""
    if _MESSAGE.match(line):
        return ""
    text = line.strip()
    routed = _ADDRESSEE.match(line)
    kind = before
    if before == "exempt" and routed and routed["route"]:
        kind = "info" if header.info else "to"
    if kind == "exempt":
        _exempt(header, text)
        header.parts.append(Part("exempt", first, last, (Part("name", last - len(text), last),)))
        return kind
    parts = _read_addressee(header, kind, line.lstrip(), last - len(line.lstrip()))
    header.parts.append(Part(kind, first, last, parts))
    return kind


def _exempt(header: Header, name: str) -> None:
    """The post `name` is left out of the last collective address."""
    addressees = header.info or header.action
    name = " ".join(name.split())
    if addressees and name and name not in addressees[-1].excluded:
        one = addressees[-1]
        addressees[-1] = AddresseeLine(
            one.route, one.name, one.precedence, one.mcn, (*one.excluded, name), one.start, one.end
        )


def _read_addressee(header: Header, kind: str, line: str, at: int) -> tuple[Part, ...]:
    """One addressee, `line`, that begins at `at`: [ROUTE/]NAME [PRECEDENCE] [MCN]."""
    found = _ADDRESSEE.match(line)
    if not found:
        return ()
    parts: list[Part] = []
    route = found["route"]
    if route:
        parts.append(Part("route", at + found.start("route"), at + found.end("route")))
    name, start = found["name"], at + found.start("name")
    excluded: tuple[str, ...] = ()
    if " XMT " in name:
        name, _, left_out = name.partition(" XMT ")
        excluded = tuple(" ".join(one.split()) for one in left_out.split(",") if one.strip())
    end = start + len(name)
    mcn = precedence = None
    tail: list[Part] = []
    head, _, word = name.rpartition(" ")
    if head and len(word) in (3, 4) and word.isdigit() and word.isascii():
        mcn = word
        tail.append(Part("mcn", start + len(head) + 1, start + len(name)))
        name = head.rstrip()
        head, _, word = name.rpartition(" ")
    words = _precedences()[0]
    if head and word in words:
        precedence = words[word]
        begin, stop = start + len(head) + 1, start + len(name)
        if not precedence.startswith(word):
            header.misspellings.append(Misspelling(begin, stop, precedence))
        name = head.rstrip()
        if name.endswith(" NIACT"):  # night action: said before the precedence it goes with
            name = name[:-6].rstrip()
            precedence = "NIACT IMMEDIATE"
            begin = start + len(name) + 1
        tail.append(Part("precedence", begin, stop))
    parts.append(Part("name", start, start + len(name)))
    parts += reversed(tail)
    one = AddresseeLine(route, " ".join(name.split()), precedence, mcn, excluded, at, end)
    (header.info if kind == "info" else header.action).append(one)
    return tuple(parts)
