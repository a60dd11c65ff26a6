"""Page lines: the headings of a transmission's pages, which stand anywhere in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# BAKU 00000129 002 OF 002 | Moscow 00002366  003.2 of 004: from the serial on, which has eight digits and begins with
# noughts. A pattern that begins with plain characters is searched for fastest; what stands before is asked afterwards.
_NUMBERS = re.compile(r"00[0-9]{6} {1,8}[0-9]{3}(?:\.[0-9])? {1,8}[Oo][Ff] {1,8}[0-9]{3}\b")
# PAGE 02 HARARE 06677 01 OF 03 291400Z | PAGE 02        STATE   015113  182333Z | PAGE 02 RUEHFRA2440 S E C R E T
_OLD = re.compile(r"PAGE [0-9]{2} {1,12}(?P<origin>[A-Z][A-Z .]{1,20}?) {0,6}[0-9]{3,6}\b[^\n]{0,60}")
# … and he PORT AU PRINCE: words in capitals at the end
_CAPITALS = re.compile(r"(?<![^ ])[A-Z][A-Z.'-]{1,20}(?: [A-Z.'-]{2,20}){0,3}$")
# Moscow | Port au Prince: a name that is not in capitals
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z.'-]{0,20}(?: [A-Za-z.'-]{1,20}){0,3}")
# MADRID 00000520 002.2 OF 002⏎⏎SIPDIS⏎: from the end of the page line on
_CAPTION = re.compile(r"[ \t\r]*\n[ \t\r\n]{0,20}(?P<caption>SIPDIS|NOFORN|SENSITIVE|EXDIS|NODIS|STADIS)(?=[ \t\r]*\n)")
# C O N F I D E N T I A L SECTION 01 OF 02 PORT AU PRINCE 000129: who numbered the telegram
_NUMBERED_BY = re.compile(
    r"^ ?(?:C O N F I D E N T I A L|S E C R E T|CONFIDENTIAL|SECRET|UNCLAS(?:SIFIED)?)"
    r" (?:SECTION [0-9]{2} OF [0-9]{2} )?(?P<origin>[A-Z][A-Z .'-]{1,30}) [0-9]{4,8}\b",
    re.MULTILINE,
)

# C O N F I D E N T I A L SECTION 02 OF 03 PORT AU PRINCE 000129: from behind the level on, for the same reason
_SECTION = re.compile(r" SECTION [0-9]{2} OF [0-9]{2} [A-Z][A-Z .'-]{1,30} [0-9]{4,8}[ \t\r]*$", re.MULTILINE)
_LEVELS = ("C O N F I D E N T I A L", "S E C R E T", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS")
#: The classification line stands no further down.
_REACH = 16_000


class PageLine(NamedTuple):
    """Where a page line stands: offsets in the witness, without blanks and line ends around it."""

    start: int
    end: int


def find_page_lines(text: str) -> Iterator[PageLine]:
    """The page lines of `text` in order, alone on their line or glued into one."""
    found: list[PageLine] = []
    names: tuple[str, ...] | None = None
    last = 0
    for hit in _NUMBERS.finditer(text):
        serial = hit.start()
        if text[serial - 1 : serial].isdigit():
            continue
        names = _find_names(text) if names is None else names
        start = _begin_origin(text, max(text.rfind("\n", 0, serial) + 1, last), serial, names)
        if start < serial:
            last = hit.end()
            found.append(PageLine(start, last))
            found += _find_repeated_caption(text, start, last)
    if text.count(" SECTION ") > 1:
        found += _find_sections(text)
        found.sort()
    if "PAGE 0" in text or "PAGE 1" in text:
        for hit in _OLD.finditer(text):
            before = text[text.rfind("\n", 0, hit.start()) + 1 : hit.start()].strip()
            if before in ("", "TO", "INFO"):
                end = hit.start() + len(hit[0].rstrip())
                found.append(PageLine(hit.start(), end))
        found.sort()
    yield from found


def _find_repeated_caption(text: str, start: int, end: int) -> Iterator[PageLine]:
    """The caption that a section repeats under its page line, which stands from `start` to `end`."""
    hit = _CAPTION.match(text, end)
    if hit and text.find("\n" + hit["caption"], 0, start) >= 0:
        yield PageLine(*hit.span("caption"))


def _find_sections(text: str) -> Iterator[PageLine]:
    """The classification lines of further sections, where a carrier put the sections one after the other."""
    further = False
    for hit in _SECTION.finditer(text):
        level = next((level for level in _LEVELS if text.endswith(level, 0, hit.start())), "")
        if level and further:
            start, end = hit.start() - len(level), hit.start() + len(hit[0].rstrip())
            yield PageLine(start, end)
            yield from _find_repeated_caption(text, start, end)
        further = further or level != ""


def _find_names(text: str) -> tuple[str, ...]:
    """The name of who numbered the telegram, whole and as page lines cut it: to ten characters (BUENOS AIR)."""
    known = _NUMBERED_BY.search(text, 0, _REACH)
    return (known["origin"], known["origin"][:10].rstrip()) if known else ()


def _begin_origin(text: str, line: int, serial: int, names: tuple[str, ...]) -> int:
    """Where the origin begins that stands before the `serial` on the `line`; `serial` if there is none.

    It is one of `names`; else the words in capitals directly before; else all that stands there, if that is short;
    else the last word.
    """
    words = text[line:serial].rstrip()
    for name in names:
        if words.upper().endswith(name.upper()):
            return line + len(words) - len(name)
    if capitals := _CAPITALS.search(words, max(0, len(words) - 60)):
        return line + capitals.start()
    indent = len(words) - len(words.lstrip())
    if _ORIGIN.fullmatch(words, indent):
        return line + indent
    last = words.rfind(" ") + 1
    return line + last if words[last:] else serial
