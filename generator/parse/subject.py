"""The SUBJECT line."""

from __future__ import annotations

import re

#: (S) · (C/NF) · (S/REL UK) · (SBU) · (U//FOUO) before the words of the subject
_PORTION = re.compile(r"\s*\((?:U|C|S|TS|SBU|FOUO|LOU)(?:[ /-]{1,3}[A-Z/, -]{1,40})?\)\s*", re.IGNORECASE)
#: SUBJECT: SUBJECT: DEPUTY NSA … · SUBJ:
_AGAIN = re.compile(r"\s*SUBJ(?:ECT)?:\s*", re.IGNORECASE)
#: A word broken at its hyphen by the wrap: US- ⏎LATIN AMERICAN
_HYPHEN = re.compile(r"(?<=[A-Za-z]{2})-[ \t]*\n[ \t]*(?=[A-Za-z])")
#: C O R R E C T E D  C O P Y in front of the subject
_BLANKS = re.compile(r"\s+")


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
