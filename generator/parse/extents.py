"""Where the value of each line of the head ends.

A value ends at a blank line, unless what follows can only belong to it; in a text whose lines are all parted by blank
lines (`airy`) a blank line says nothing. Nothing from `limit` on belongs to a value: there the next line begins.
"""

from __future__ import annotations

import re

from generator.parse import captions, classified_by
from generator.parse.fields import find_line_end, skip_blank
from generator.parse.mrn import find_post

#: Lines that are no more of a subject: a rule, a heading of the body, a caption, a numbered paragraph.
_AFTER_SUBJECT = re.compile(
    r"[ \t]*(?:[-=_*]{3,}|(?:-[ ]){3}|(?:EXECUTIVE |BEGIN )?SUMMARY(?:[ \t]*[:.]|[ \t]*$)|INTRODUCTION[ \t]*$"
    r"|SENSITIVE[ ]BUT|SIPDIS\b|NOFORN\b|SENSITIVE[ \t]*$|UNCLASSIFIED|¶"
    r"|\d{1,2}\.[ \t]*\(|1\.[ \t]|\((?:U|C|S|SBU)\)[ ])",
    re.IGNORECASE | re.MULTILINE,
)
#: Lines of a head are wrapped at this many characters or later.
_FULL = 55
#: A subject that cannot end here: SESSION AS · VISIT TO · POLICY,
_OPEN = re.compile(
    r"(?:[,&-]|\b(?:A|AN|AND|AS|AT|BY|FOR|FROM|IN|INTO|ITS|OF|ON|OR|OVER|THE|THEIR|TO|WITH))[ \t]*$", re.IGNORECASE
)
#: An item of the REF line after a blank line: ¶B. MADRID 919 · - (B) State 348253 · 07 BAKU 12 · STATE 02034
_ITEM = re.compile(
    r"[ \t]*(?:-[ \t]+)?(?:¶[ \t]?)?(?:[(\[]?[A-Za-z][)\].:]|\(\d{1,2}\))[)\].:]?[ \t]*\S"
    r"|[ \t]*(?:\d{2,4}[ \t])?(?P<post>[A-Za-z][A-Za-z .'-]{2,24}?)[ \t]+\d{2,7}[ \t]*(?:[;,(]|$|AND\b)",
    re.MULTILINE,
)
_UNFINISHED = re.compile(r"(?:[,;&]|\bAND|\b[A-Z][.)])[ \t]*$", re.IGNORECASE)
#: What ends the REF line: captions, prose, a rule, a heading.
_AFTER_REFERENCES = re.compile(
    r"[ \t]*(?:[-=_*]{3,}|(?:EXECUTIVE )?SUMMARY|SENSITIVE|SIPDIS|NOFORN|\(?SBU\)|\(U\)[ ]|THIS[ ](?:CABLE|MESSAGE|IS)"
    r"|UNCLASSIFIED|NOTE:|COMMENT|INTRODUCTION|BEGIN|REASON|COUNTRY[ ]TEAM)",
    re.IGNORECASE,
)
#: A heading of the body, or a rule.
BODY_HEADING = re.compile(
    r"[ \t]*(?:(?:EXECUTIVE |BEGIN )?SUMMARY\b|INTRODUCTION[ \t]*$|[-=_*]{4,}|(?:-[ ]){3})",
    re.IGNORECASE | re.MULTILINE,
)
#: What follows the reasons of an authority line and is no part of it: `1.(C)`, `Summary`.
_AFTER_REASONS = re.compile(
    r"[ \t.]*(?:¶?[ \t]?\d{1,2}\.[ \t]*\(|(?:EXECUTIVE )?SUMMARY\b|INTRODUCTION\b|-{3,})", re.IGNORECASE
)
#: How an authority line goes on after a blank line: (d). · REASON: 1.4 · SONS 1.4 · Declassify on: Source marked …
_AUTHORITY_GOES_ON = re.compile(
    r"[ \t]*(?:\(?[a-h]\)|(?:FOR[ ])?REA|[EASON]{1,6}S?[ ]+1|[13][ ]?\.[ ]?\d|[a-z]{1,3}\)|DECLASSIFY[ ]ON)",
    re.IGNORECASE,
)
#: AND (D) · and d.
_LETTERS_GO_ON = re.compile(r"[ \t]*(?:AND|OR|&)[ ]+\(?[A-H]\b", re.IGNORECASE)
#: Declassify on: Source marked 25X1-human
DECLASSIFY = re.compile(r"[ \t]*DECLASSIFY[ ]ON\b[ \t]*:?", re.IGNORECASE)
#: The term of an E.O. line: a date, N/A, OADR, an exemption
_TERM = re.compile(r"\d{1,4}[/.-]\d|\bN/?A\b|OADR|\bMR\b|X\d|DECLASS|\b(?:19|20)\d\d\b", re.IGNORECASE)


def find_order_end(text: str, start: int, limit: int) -> int:
    """The end of an E.O. line whose value begins at `start`: its line, or more where an event takes more."""
    end = find_line_end(text, start, limit)
    while end < limit and end - start < 200 and not _TERM.search(text, start, end):
        following = find_line_end(text, end + 1, limit)
        if not text[end + 1 : following].strip() or captions.read_line(text, end + 1, following):
            break
        end = following
    return end


def find_subject_end(text: str, start: int, limit: int, *, keyed: bool, airy: bool) -> int:
    """The end of a subject whose words begin at `start`; `keyed`: another line of the head stands at `limit`."""
    at, end = start, start
    while at < limit:
        stop = find_line_end(text, at, limit)
        if not text[at:stop].strip():
            if end > start:
                behind = skip_blank(text, at, limit)
                if not _subject_goes_on(text, start, end, behind, limit, keyed=keyed, airy=airy):
                    return end
                at = text.rfind("\n", at, behind) + 1
                continue
        elif at > start and _AFTER_SUBJECT.match(text, at, stop):
            return end if end > start else at
        else:
            end = stop
        at = stop + 1
    return end if end > start else limit


def _subject_goes_on(text: str, start: int, end: int, behind: int, limit: int, *, keyed: bool, airy: bool) -> bool:
    """Whether the line at `behind`, after a blank one, belongs to the subject from `start` to `end`."""
    stop = find_line_end(text, behind, limit)
    line, so_far = text[behind:stop].strip(), text[start:end]
    if not line or _AFTER_SUBJECT.match(text, behind, stop) or captions.read_classification(text, behind, stop, None):
        return False
    if _is_capital(so_far) != _is_capital(line) or len(so_far) + len(line) > 400:
        return False
    open_end = bool(_OPEN.search(so_far))
    caption = captions.read_line(text, behind, stop)
    if caption and caption.kind == "caption":
        return False
    if keyed:
        return (open_end or airy or _is_capital(so_far)) and len(text[behind:limit].strip()) < 250
    # The line above is full: its next word would have made it longer than lines of telegrams are.
    above = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    full = len(above) + 1 + len(line.split()[0]) > _FULL
    return open_end or (airy and full and _is_capital(so_far))


def _is_capital(text: str) -> bool:
    return not any(char.islower() for char in text)


def find_references_end(text: str, start: int, limit: int) -> int:
    """The end of a REF line whose value begins at `start`."""
    at, some = start, False
    while at < limit:
        stop = find_line_end(text, at, limit)
        if not text[at:stop].strip(" \t\\"):
            if some:
                behind = at
                while behind < limit and text[behind] in " \t\n\\":
                    behind += 1
                item = _ITEM.match(text, behind, find_line_end(text, behind, limit))
                known = item and (not item["post"] or find_post(item["post"]))
                if behind >= limit or not (
                    known or _UNFINISHED.search(text[max(start, at - 40) : at].rstrip(" \t\n\\"))
                ):
                    return at
                at = behind
                continue
        elif at > start and _AFTER_REFERENCES.match(text, at, stop):
            return at
        else:
            some = True
        at = stop + 1
    return limit


def find_authority_end(text: str, start: int, limit: int, *, airy: bool) -> tuple[int, bool]:
    """The end of an authority line whose value begins at `start`, and whether the body is glued to it."""
    at, end = start, limit
    while at < limit:
        stop = find_line_end(text, at, limit)
        if not text[at:stop].strip():
            behind = skip_blank(text, at, limit)
            if behind >= limit or not _authority_goes_on(text, start, at, behind, limit, airy=airy):
                end = at
                break
            at = behind
            continue
        if at > start and BODY_HEADING.match(text, at, stop):
            end = at
            break
        at = stop + 1
    reasons = classified_by.find_reasons_end(text, start, end)
    if reasons is not None and _AFTER_REASONS.match(text, reasons, find_line_end(text, reasons, end)):
        while text[reasons] in ". \t":
            reasons += 1
        return reasons, True
    return end, False


def _authority_goes_on(text: str, start: int, at: int, behind: int, limit: int, *, airy: bool) -> bool:
    so_far = text[start:at].strip()
    if not so_far or classified_by.KEYWORD.match(text, behind, limit) or DECLASSIFY.match(text, behind, limit):
        return True
    stop = find_line_end(text, behind, limit)
    if classified_by.find_reasons_end(text, start, at) is None:
        if _AUTHORITY_GOES_ON.match(text, behind, limit):
            return True
        if (
            airy
            and not so_far.endswith((".", "..."))
            and not BODY_HEADING.match(text, behind, stop)
            and stop - behind < 80
        ):
            return classified_by.find_reasons_end(text, start, stop) is not None
    elif airy and (
        so_far.count("(") > so_far.count(")") or _OPEN.search(so_far) or _LETTERS_GO_ON.match(text, behind, limit)
    ):
        return True
    later = classified_by.KEYWORD.search(text, behind, limit)
    return bool(later and later.start() - behind < 200)


def find_level(text: str, start: int, end: int) -> int:
    """Where a classification line inside a value cuts it (another section, a message in the message); else `end`."""
    at = text.find("\n", start, end)
    while at >= 0:
        stop = find_line_end(text, at + 1, end)
        if captions.read_classification(text, at + 1, stop, None):
            return at
        at = text.find("\n", at + 1, end)
    return end
