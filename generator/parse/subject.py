"""The SUBJECT line."""

from __future__ import annotations

import re

#: (S) · (C/NF) · (S/REL UK) · (SBU) · (U//FOUO) before the words of the subject
_PORTION = re.compile(
    r"\s*\((?:U|C|S|TS|SBU|FOUO|LOU)(?:[ /-]{1,3}(?:/?[A-Z]{2,6}|REL[^()\n]{0,40}|[A-Z]{2,5}//[A-Z]{2,5}))?\)\s*", re.IGNORECASE
)
#: SUBJECT: SUBJECT: DEPUTY NSA … · SUBJ:
_AGAIN = re.compile(r"\s*SUBJ(?:ECT)?:\s*", re.IGNORECASE)
#: A word broken at its hyphen by the wrap: US- ⏎LATIN AMERICAN
_HYPHEN = re.compile(r"(?<=[A-Za-z]{2})-[ \t]*\n[ \t]*(?=[A-Za-z])")
#: C O R R E C T E D  C O P Y in front of the subject
_BLANKS = re.compile(r"\s+")
#: Lines that are no more of the subject: a rule, a heading of the body, a caption, a numbered paragraph.
_STOP = re.compile(
    r"[ \t]*(?:[-=_*]{3,}|(?:-[ ]){3,}|(?:EXECUTIVE )?SUMMARY(?:[ \t]*[:.]|[ \t]*$)|INTRODUCTION[ \t]*$|SENSITIVE BUT|SIPDIS\b|NOFORN\b|SENSITIVE[ \t]*$"
    r"|UNCLASSIFIED|¶|\d{1,2}\.[ \t]*\(|1\.[ \t]|\((?:U|C|S|SBU)\) (?:SUMMARY|CLASSIFIED|THIS))",
    re.IGNORECASE | re.MULTILINE,
)


def find_subject_end(text: str, start: int, limit: int) -> int:
    """Where the subject that begins at `start` ends: at a blank line once it has words, at a line that is none of it.

    Nothing from `limit` on belongs to it.
    """
    at, some = start, False
    while at < limit:
        stop = text.find("\n", at, limit)
        stop = limit if stop < 0 else stop
        blank = not text[at:stop].strip()
        if blank and some:
            return at
        if at > start and not blank and _STOP.match(text, at, stop):
            return at
        some = some or not blank
        at = stop + 1
    return limit


def read_subject(text: str) -> str | None:
    """The subject on one line: portion mark and a second keyword off, blanks and broken lines joined; None if empty."""
    if again := _AGAIN.match(text):
        text = text[again.end() :]
    if mark := _PORTION.match(text):
        text = text[mark.end() :]
    if again := _AGAIN.match(text):
        text = text[again.end() :]
    text = _HYPHEN.sub("-", text)
    return _BLANKS.sub(" ", text).strip(" \t\n") or None
