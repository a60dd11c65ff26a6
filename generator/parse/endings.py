"""The end of a telegram: signature, lines after it, notices before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from generator.model.span import Part
from generator.parse.data import read_words
from generator.parse.lines import Line, is_rule
from generator.parse.numbering import NUMBER, read_mark

# NNNN | End Cable Text | ----- END TEXT -----: the transmission ends, whatever follows
_OVER = re.compile(r" *(?:NNNN|End Cable Text|Declassified/Released\b.*) *$", re.IGNORECASE)
# CONFIDENTIAL | SIPDIS | WP | > | . | 2002ROME01748 - Classification: SECRET | NOTE BY OC/T: …
_AFTER = re.compile(
    r" *(?:UNCLASSIFIED|UNCLAS|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE"
    r"|C O N F I D E N T I A L|S E C R E T|U N C L A S S I F I E D"
    r"|SENSITIVE|NOFORN|SIPDIS|EXDIS|NODIS|WP|[>.]|[0-9]{4}[A-Z]{2,20}[0-9]{3,6} - .*|NOTE BY OC/T\b.*)$",
    re.IGNORECASE,
)
# DERSE | DE PREE | O'DONOHUE | TIMKEN JR | SHANNON Shannon | Burns | misenheimer
_NAME = re.compile(r" *(?P<name>[^\W\d_](?:[^\W\d_]|['’-]){1,20}\.?(?: [^\W\d_](?:[^\W\d_]|['’-]){0,20}\.?){0,2}) *$")
# ... come from." CLINTON | End Comment. KAIDANOW | U.S. PATTERSON | toward Europe. Edelman | COMMENT LA LIME
_GLUED = re.compile(
    r"(?P<stop>[.!?:][\"')\]”’]{0,3}|[\"')\]”’]|\b[Ee][Nn][Dd] [A-Za-z ]{4,30}?) +"
    r"(?P<name>[A-Z][A-Z'’-]{1,20}(?: [A-Z][A-Z'’-]{1,20}){0,2}(?: [A-Z][a-z]{2,20})?|[A-Z][a-z]{3,20})$"
)
# Visit Ankara's Classified Web Site at | http://www.state.sgov.gov/p/eur/ankara/
_NOTICE = re.compile(
    r" *(?:(?:Please )?Visit .{0,80}Web ?-?site|Please visit |https?://|(?:www\.)?intelink"
    r"|.{0,60}(?:Classified|SIPRNET|SIPR) Web ?site)",
    re.IGNORECASE,
)
#: What no notice is without: a search for one of these is far cheaper than the pattern.
_NOTICED = ("web", "http", "visit", "intelink")
_STOPS = frozenset(".!?:;\"')]”’-=*_>")


@dataclass
class Ending:
    """What a body ends in.

    `lines` are those left to be read as text; `signers` the surnames in capitals; `parts` signature, end lines and
    notices, in order, as offsets in the clean text.
    """

    lines: list[Line]
    signers: tuple[str, ...] = ()
    parts: list[Part] = field(default_factory=list)


def read_ending(lines: list[Line]) -> Ending:
    """Take signature, end lines and notices off the last `lines`."""
    ending = Ending(lines)
    count = len(lines)
    for index in range(max(0, count - 12), count):
        if lines[index].words[0] in " NnEeDd" and _OVER.match(lines[index].words):
            ending.parts += [Part("end", line.start, line.end) for line in lines[index:]]
            count = index
            break
    while count and (_AFTER.match(lines[count - 1].words) or (count > 1 and _is_afterthought(lines, count))):
        count -= 1
        ending.parts.insert(0, Part("end", lines[count].start, lines[count].end))
    if not count:
        return Ending(lines)
    last = lines[count - 1]
    if name := _find_name(lines, count):
        ending.signers = (name,)
        count -= 1
        ending.parts.insert(0, Part("signature", last.start, last.end))
        ending.lines = lines[:count]
    else:
        ending.lines = lines[:count]
        glued = _GLUED.search(last.words, max(0, len(last.words) - 80))
        if glued and not _is_marked(last.words, glued) and (name := _canonical(glued["name"])):
            start = last.start + glued.start("name")
            ending.signers = (name,)
            ending.parts.insert(0, Part("signature", start, last.end))
            words = last.words[: glued.end("stop")]
            ending.lines[-1] = Line(last.start, last.start + len(words), words, last.gap)
    _take_notice(ending)
    return ending


def _is_marked(words: str, glued: re.Match[str]) -> bool:
    """Whether the stop before the name is the end of a portion mark: ¶3. (C) Stressing."""
    number = NUMBER.match(words)
    _, end, portion = read_mark(words, number.end() if number else 0)
    return portion is not None and glued.end("stop") <= end


def _is_afterthought(lines: list[Line], count: int) -> bool:
    """Whether the last line is a remark after a signature in capitals that stands alone."""
    line, before = lines[count - 1], lines[count - 2]
    return (
        line.gap
        and before.gap
        and before.words.isupper()
        and len(line.words) < 75
        and bool(_find_name(lines, count - 1))
    )


@cache
def _excluded() -> frozenset[str]:
    return frozenset(read_words("not_signatures.txt"))


def _canonical(name: str) -> str:
    """The surname in capitals, said once; empty where the words are none."""
    words = name.upper().split()
    if any(word.rstrip(".") in _excluded() for word in words) or "XXX" in words[0] or len(words[-1]) < 2:
        return ""
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return " ".join(words)


def _find_name(lines: list[Line], count: int) -> str:
    """The surname on the last of `count` lines, if the line is a signature; else empty."""
    line = lines[count - 1]
    found = _NAME.match(line.words) if len(line.words) < 50 else None
    if not found:
        return ""
    name = found["name"]
    if count == 1:
        return ""
    ended = line.gap or _is_ended(lines[count - 2].words)
    if name.isupper():
        if not ended and lines[count - 2].words.isupper():
            return ""  # case tells nothing here: the last word of a sentence that is cut
    else:
        words = name.split()
        doubled = len(words) == 2 and words[0].upper() == words[1].upper()
        if not ended or name.endswith(".") or (len(words) > 1 and not doubled):
            return ""
    return _canonical(name)


def _is_ended(words: str) -> bool:
    """Whether a signature may follow the line: a finished sentence, END COMMENT, what was redacted, a web site."""
    if words.rstrip()[-1:] in _STOPS or words.lstrip()[:4].upper() == "END ":
        return True
    return not words.strip("Xx ") or _is_notice(words)


def _is_notice(words: str) -> bool:
    """Whether the line sends its reader to a web site."""
    small = words.lower()
    return any(word in small for word in _NOTICED) and _NOTICE.match(words) is not None


def _take_notice(ending: Ending) -> None:
    """Take the notice of a web site off the end of the text: its lines, and the rules that frame it."""
    lines = ending.lines
    first = len(lines)
    for index in range(len(lines) - 1, max(0, len(lines) - 12) - 1, -1):
        words = lines[index].words
        if _is_notice(words) and not NUMBER.match(words):
            first = index
        elif not is_rule(words) and len(words) > 75:
            break
    if first == len(lines):
        return
    while first and _frames(lines, first):
        first -= 1
    ending.parts[:0] = [Part("notice", line.start, line.end) for line in lines[first:]]
    ending.lines = lines[:first]


def _frames(lines: list[Line], first: int) -> bool:
    """Whether the line above `first` is the rule of stars above a notice, or a short line between that rule and it."""
    if is_rule(lines[first - 1].words):
        return True
    return (
        first > 1
        and len(lines[first - 1].words) < 75
        and lines[first - 2].words[0] == "*"
        and is_rule(lines[first - 2].words)
    )
