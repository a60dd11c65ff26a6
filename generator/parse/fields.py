"""The keywords of the head of a message, and where its lines end.

E.O., TAGS, SUBJECT, REF and Classified By stand at the beginning of a line or glued behind another; a word that looks
like one inside a value is none. Offsets are those of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.parse.mrn import find_post

FieldKind = Literal["order", "tags", "subject", "references", "classified"]

#: Where the numbered paragraphs begin: `¶1. (C)`, `1.(SBU)`, `1. CONFIDENTIAL`; not `1.4 (b)` of an authority line.
_PARAGRAPH = re.compile(
    r"^[ \t]*(?:¶[ \t]?\d{1,4}(?!\d)[.)]?|\d{1,2}[ \t]?\.[ \t]*\([ \t]?[A-Za-z]"
    r"|1\.[ \t]+(?=[A-Za-z\"“])|1\.(?=[A-Z][a-z]))"
    # glued to a line of the head: … AND THAW 1. (C) Summary
    r"|(?<=[ \t])¶?1\.[ \t]?\((?:U|C|S|SBU)[)/]",
    re.MULTILINE,
)
#: `¶1. STATE 13716`: an item of a REF line with numbers for letters.
_NUMBERED_ITEM = re.compile(
    r"[ \t]*(?:¶[ \t]?)?\d{1,2}[.)][ \t]*(?:\d{2,4}[ \t])?(?P<post>[A-Z][A-Za-z .]{2,24}?)[ \t]\d{2,7}\b"
)
_REF = re.compile(r"REF(?:S|TELS?)?\b", re.IGNORECASE)
_KEYWORDS = re.compile(
    # none begins inside a word but the last, which is looked for apart: that is what makes the search fast
    r"(?<![A-Za-z])(?:"
    # E.O. 12958: DECL: 02/12/2018 · EO 12958 DECL: · (glued) … WHA/BSC E.O. 12958: DECL:
    r"(?P<order>(?:^[ \t]*|(?<=[\s);,]))E\.?[ \t]?[O0]\.?[ \t]{0,9}:?[ \t]{0,9}\d{5}"
    r"(?=[ \t]*(?:[:.,;]|DECL|N/?A|DNG|X?GDS|TAGS|\n|$)))"
    # TAGS: PREL · TAGS PREL · Tags: · TAGS, ASEC · (glued) DECL: 08/22/2017 AGS: PGOV
    r"|(?P<tags>^[ \t]*TA?GS?\b[ \t]*[:;.,]?|(?<![A-Za-z])T?AGS[ \t]?:)"
    # SUBJECT: · SUBJ: · UBJECT: · (glued) … PE Subject: turkish p.m.
    r"|(?P<subject>^[ \t]*(?:SUBJECTS?|SUBJ|UBJECT|SUBECT|SUBJCT|SUJECT|SUBJEC|SUBJET)[ \t]*[:;.]|^SUBJECT[ \t]*-"
    r"|(?<=[\s;])SUBJ(?:ECT)?:)"
    # REF: · REFS: · Ref(s): · REFTEL: · REF A. STATE 1 · (glued) … UK PRIMEREF: A.
    r"|(?P<references>^[ \t]*REF(?:TELS?|ERENCES?|S)?(?:[ \t]?\(S\))?"
    r"(?:[ \t]?[:.;]|(?=[ \t]+(?:\(?[A-Z][).:]|[A-Z][A-Za-z]{2,20} \d|\d\d ))|[ \t]*$))"
    # Classified By: · (U) Classified by · CLASSFIED BY · Derived from:
    r"|(?P<classified>(?:^[ \t(]*(?:U\)[ \t]*)?)?\bC?LASS?S?I?FIED[ \t]*BY\b[ \t]*:?|^[ \t]*DERIVED[ \t]FROM[ \t]*:))"
    r"|(?P<glued>REF(?:TEL)?S?(?:\(S\))?[ \t]?:)",
    re.IGNORECASE | re.MULTILINE,
)
#: The letters that every keyword but a glued REF: begins with, and what stands before them. A pattern that begins with
#: a set of characters is searched for far faster than one that begins with a choice.
_SIGN = re.compile(
    r"[^A-Za-z](?:[Ee][. \tOo0]|[Tt][AaGg]|[Aa][Gg]|[Ss][Uu]|[Uu][Bb]|[Rr][Ee][Ff]|[Cc][Ll]|[Ll][Aa]|[Dd][Ee][Rr])"
)
_GLUED = re.compile(r"[Rr](?<=[A-Za-z][Rr])[Ee][Ff]")
#: C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE ADDED
_CORRECTED = re.compile(r"[ \t*-]*C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T", re.IGNORECASE)
#: BAKU 00000129  002 OF 002, wherever it stands
_PAGE = re.compile(r"(?<!\S)\S{1,24}[ ]{1,4}\d{8}[ ]+\d{3}(?:\.\d)?[ ]+OF[ ]+\d{3}\b", re.IGNORECASE)
#: What no page line is without, found fast.
_PAGE_NUMBERS = re.compile(r"[0-9]{8} +[0-9]{3}")
#: UNCLASSIFIED ⏎ PAGE 02        HARARE  03759  01 OF 03  111533Z
_OLD_PAGE = re.compile(
    r"(?:(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)\s+)?"
    r"PAGE[ ]\d{2}[ ]+[A-Z]{2,14}(?:[ ][A-Z]{1,9})?[ ]+\d{4,6}(?:[ ]+\d\d[ ]OF[ ]\d\d)?[ ]+\d{6}Z"
)
#: No head of a message is longer than this many characters.
LONGEST = 16_000
#: No keyword is indented further than this.
_INDENT = 200
#: So much between two lines of the head, and the second is none of it.
_GAP = 3_600


@dataclass(slots=True)
class Key:
    """A keyword of the head: from `start` to `end`, its colon included."""

    kind: FieldKind
    start: int
    end: int


def find_line_end(text: str, start: int, limit: int) -> int:
    """Where the line that holds `start` ends, its newline not counted; at most `limit`."""
    at = text.find("\n", start, limit)
    return limit if at < 0 else at


def skip_blank(text: str, start: int, limit: int) -> int:
    """The first place from `start` on that is no white space; at most `limit`."""
    while start < limit and text[start].isspace():
        start += 1
    return start


def find_body(text: str, start: int) -> int:
    """Where the first numbered paragraph behind `start` begins, or how far to look for lines of the head."""
    most = min(len(text), start + LONGEST)
    for found in _PARAGRAPH.finditer(text, start, most):
        item = _NUMBERED_ITEM.match(text, found.start(), most)
        if item and find_post(item["post"]) and _REF.search(text, start, found.start()):
            continue
        return found.start()
    return most


def blank_page_lines(text: str, start: int, end: int) -> str:
    """`text` with the page lines between `start` and `end` made blank, letter for letter, so that offsets stay."""
    old = text.find("PAGE ", start, end) >= 0
    if not old and not _PAGE_NUMBERS.search(text, start, end):
        return text
    out = text
    for found in (*(_OLD_PAGE.finditer(text, start, end) if old else ()), *_PAGE.finditer(text, start, end)):
        begin = found.start()
        if found.re is _PAGE:
            begin = _find_origin(text, start, begin, found.group().split(" ", 1)[0])
        blank = "".join("\n" if char == "\n" else " " for char in text[begin : found.end()])
        out = out[:begin] + blank + out[found.end() :]
    return out


def _find_origin(text: str, start: int, begin: int, last: str) -> int:
    """Where the name of a page line begins whose last word begins at `begin`: SAO PAULO 00000161 001.3 OF 005."""
    line = max(text.rfind("\n", start, begin) + 1, start)
    at, name = begin, last
    for word in reversed(text[line:begin].split()[-3:]):
        if not word.isalpha() or not word.isupper():
            break
        before = text.rfind(word, line, at)
        name = f"{word} {name}"
        if find_post(name):
            begin = before
        at = before
    return begin


def is_airy(text: str, start: int, end: int) -> bool:
    """Whether every line is followed by a blank one, so that a blank line parts nothing."""
    lines = text[start:end].split("\n")
    full = [bool(line.strip()) for line in lines]
    return sum(full) >= 4 and not any(one and other for one, other in pairwise(full))


def starts_line(text: str, start: int, at: int) -> bool:
    """Whether only blanks or a bracket stand before `at` on its line, which begins at `start` at the earliest."""
    return not text[max(text.rfind("\n", start, at) + 1, start) : at].strip(" \t(")


def find_keys(text: str, start: int, end: int) -> list[Key]:
    """The keywords between `start` and `end` in order; those inside another line's value are left out."""
    keys: list[Key] = []
    seen: set[str] = set()
    for found in _find_keywords(text, start, end):
        begin = skip_blank(text, found.start(), found.end())
        kind = "references" if found.lastgroup == "glued" else found.lastgroup or ""
        line = max(text.rfind("\n", start, begin) + 1, start)
        leading = starts_line(text, start, begin)
        before = keys[-1].kind if keys else ""
        if keys and begin - keys[-1].end > _GAP:
            break
        if _is_inside(text, found, kind, before, leading=leading, seen=seen, line=line, end=end):
            continue
        seen.add(kind)
        keys.append(Key(kind, begin, found.end()))  # type: ignore[arg-type]
    return keys


def _find_keywords(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What looks like a keyword between `start` and `end`, in order and without overlap."""
    signs = [start, *(found.start() + 1 for found in _SIGN.finditer(text, start, end))]
    signs += [found.start() for found in _GLUED.finditer(text, start, end)]
    at = start
    for sign in sorted(signs):
        line = max(text.rfind("\n", start, sign) + 1, start)
        # (U) Classified by: what stands before the word on its line may be the keyword's
        begin = line if sign - line < _INDENT and not text[line:sign].strip(" \t(Uu)") else sign
        if found := _KEYWORDS.match(text, max(begin, at), end) or (
            _KEYWORDS.match(text, sign, end) if begin < sign and sign >= at else None
        ):
            yield found
            at = found.end()


def _is_inside(
    text: str, found: re.Match[str], kind: str, before: str, *, leading: bool, seen: set[str], line: int, end: int
) -> bool:
    """Whether a keyword is a word of the value before it."""
    word = found.group()
    if kind == "order":
        return not leading and before in ("classified", "subject", "references")
    if kind == "classified":
        # Classified By: Classified by DCM …; C O R R E C T E D  C O P Y - - CLASSIFIED BY LINE ADDED
        return before == "classified" or bool(_CORRECTED.match(text, line, found.start()))
    if kind == "references":
        if before == "references" or (before == "classified" and not leading and not word.isupper()):
            return True
        return ":" not in word and before != "" and "subject" not in seen
    if kind == "subject":
        return not leading and "subject" in seen
    if not leading:
        return "tags" in seen
    # TAGS without a colon begins a line of codes, and no sentence (TGS' next move).
    at = found.end()
    if ":" in word:
        return False
    return "subject" in seen or not (at >= end or text[at - 1] in " \t,;." or text[at] in " \t\n")
