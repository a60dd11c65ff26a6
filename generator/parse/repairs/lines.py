"""Repairs that rules prove from characters and lines alone, found in one walk over the lines of a witness."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.controls import CONTROL, show_control
from generator.parse.clean import Change
from generator.parse.repairs.page_lines import PageLine, find_page_lines

# [PREL](#) | [1](#)
_DEAD_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,80})\]\(#[^()\s]{0,80}\)")
# what follows a pilcrow: 3. | 14.(C) | B.
_NUMBERED = re.compile(r"[0-9]{1,3} ?[.()]|[A-Z][.)]")
# what follows a false one: 2007.
_YEAR_AFTER = re.compile(r"[0-9]{4,}\b")
# ¶2007. In Devedjian's view: no telegram has a thousand paragraphs
_YEAR = re.compile(r"(?P<pilcrow>¶ ?)[0-9]{4,}\b")
# REF: A. STATE 13716
_REF = re.compile(r"REFS?(?:TELS?)?:? {0,3}\(?(?P<letter>A)[.):]", re.IGNORECASE)
# ⏎1B. STATE 14284: the sign that there may be such a line
_LOST = re.compile(r"\n1[B-Z][.)]")
# ¶B. STATE 14284 | 1B. STATE 14284 | B. STATE 14284
_REF_ITEM = re.compile(r"(?:¶|\[1\]\(#\))? ?(?P<one>1)?(?P<letter>[B-Z])[.)]")
# Classified By: | E.O. 12958 | TAGS: | SUBJECT: | REF: | SIPDIS | (C) | ¶3. | 12. (C) | http://…
_BEGINS_ANEW = re.compile(
    r"(?:class|derived|e\.?o\.? |tags|subj|ref:|reftel:|refs:|sipdis|noforn|sensitive|begin |end |http|www\.|xxxx"
    r"|[a-z][.)]|o |¶|\[|[0-9]{1,3} ?[.)]|\([a-z])",
    re.IGNORECASE,
)

# a blank line inside a gap
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# the end of a sentence: . | ." | ?) | :
_STOP = re.compile(r"[.!?:;][\"')\]”’]{0,3}$")
#: A page line after one of these is followed by the addressee.
_TO = ("TO", "INFO")

#: A line this long was cut by its carrier, not ended by its writer.
_LONG = 40
#: Lines longer than this are of a text that was not wrapped: telegrams are wrapped at 56 to 71 characters.
_UNWRAPPED = 120


def find_changes(text: str) -> list[Change]:
    """The changes that rules prove in the witness's `text`, in order and without overlap."""
    changes = _merge(_walk(text, list(find_page_lines(text))), _find_links(text))
    return _merge(changes, _find_controls(text)) if CONTROL.search(text) else changes


def _find_controls(text: str) -> list[Change]:
    """Control characters inside lines: each becomes its sign, a carriage return the end of line that it once was."""
    return [
        Change(*hit.span(), "\n", "line-end")
        if hit[0] == "\r"
        else Change(*hit.span(), show_control(hit[0]), "control")
        for hit in CONTROL.finditer(text)
    ]


def _find_links(text: str) -> list[Change]:
    """Dead links, lost pilcrows of references, and pilcrows before years."""
    changes: list[Change] = []
    if "](#" in text:
        for hit in _DEAD_LINK.finditer(text):
            at = hit.start()
            if hit["text"] == "1" and text[at - 1 : at] in ("", "\n") and _YEAR_AFTER.match(text, hit.end()):
                changes.append(Change(at, hit.end(), "", "false-pilcrow"))
            elif hit["text"] == "1" and text[at - 1 : at] in ("", "\n") and _NUMBERED.match(text, hit.end()):
                changes.append(Change(at, hit.end(), "¶", "pilcrow-link"))
            elif " " in hit["text"]:  # its words keep their places
                changes.append(Change(at, at + 1, "", "dead-link"))
                changes.append(Change(hit.end("text"), hit.end(), "", "dead-link"))
            else:
                changes.append(Change(at, hit.end(), hit["text"], "dead-link"))
    if _LOST.search(text) and (first := _REF.search(text)) and text[first.start() - 1 : first.start()] in ("", "\n"):
        changes = sorted(changes + _find_reference_pilcrows(text, first.end()))
    if "¶" in text:
        years = [
            Change(*hit.span("pilcrow"), "", "false-pilcrow")
            for hit in _YEAR.finditer(text)
            if text[hit.start() - 1 : hit.start()] in ("", "\n", " ")
        ]
        if years:
            changes = sorted(changes + years)
    return changes


def _find_reference_pilcrows(text: str, start: int) -> list[Change]:
    """Lines after `start` that begin with 1B., 1C. and so on in the order of their letters."""
    changes = []
    letter = "B"
    at = text.find("\n", start) + 1
    while at and letter < "Z":
        item = _REF_ITEM.match(text, at)
        if item and item["letter"] == letter:
            if item["one"]:
                changes.append(Change(*item.span("one"), "¶", "reference-pilcrow"))
            letter = chr(ord(letter) + 1)
        elif item or text[at : at + 1] not in ("\n", " "):
            break
        at = text.find("\n", at) + 1
    return changes


def _walk(text: str, pages: list[PageLine]) -> list[Change]:
    """Trailing blanks, page lines, and the gaps inside sentences."""
    changes: list[Change] = []
    before = ""  # the last words before the gap
    end = 0  # where they end
    for first, words in _find_words(text, pages):
        if first - end > 1:
            gap = text[end:first]
            if gap == " \n":  # by far the most frequent gap
                changes.append(Change(end, end + 1, "", "trailing-blank"))
            else:
                changes += _close_gap(text, end, first, before, words)
        before, end = words, first + len(words)
    if end < len(text):
        changes += _keep_gap(text, end, len(text))
    return changes


def _find_words(text: str, pages: list[PageLine]) -> Iterator[tuple[int, str]]:
    """The words with their places: lines without the blanks at their ends, cut where a page line stands in them."""
    coming = iter(pages)
    page = next(coming, None)
    start = 0
    for line in text.split("\n"):
        first, words = start, line.rstrip()
        start += len(line) + 1
        while page and page.start < start - 1:
            if before := text[first : page.start].rstrip():
                yield first, before
            first = page.end
            while first < start - 1 and text[first] in " \t\r":
                first += 1
            words = text[first : start - 1].rstrip()
            page = next(coming, None)
        if words:
            yield first, words


def _close_gap(text: str, end: int, first: int, before: str, words: str) -> list[Change]:
    """One change where the gap from `end` to `first` cuts a sentence, else what has to go out of the gap."""
    gap = text[end:first]
    if gap == "\n\n" and not words[0].islower():  # between paragraphs there is nothing to take out
        return []
    if gap.count("\n") == 1 and not gap.strip():
        at = end + gap.index("\n")
        return [_clear(text, end, at)] if at > end else []
    paged = bool(gap.strip())
    if _is_cut(text, gap, before, words, first, paged):
        unwrapped = "\n" not in gap or len(before) > _UNWRAPPED or len(words) > _UNWRAPPED or before in _TO
        return [Change(end, first, " " if unwrapped else "\n", "page-cut" if paged else "line-cut")]
    if paged and end:
        return [Change(end, first, "\n\n" if _BLANK_LINE.search(gap) else "\n", "page-line")]
    return _keep_gap(text, end, first)


def _clear(text: str, start: int, end: int) -> Change:
    """The change that takes blanks and carriage returns off the end of a line."""
    return Change(start, end, "", "line-end" if text[end - 1] == "\r" else "trailing-blank")


def _keep_gap(text: str, end: int, first: int) -> list[Change]:
    """What has to go out of the gap from `end` to `first`: blanks before line ends, page lines with theirs."""
    changes = []
    at = end
    lines = text[end:first].split("\n")
    for index, line in enumerate(lines):
        if line:
            if line.strip():
                whole = 0 < index < len(lines) - 1  # its line end goes with it
                changes.append(Change(at, at + len(line) + whole, "", "page-line"))
            elif index < len(lines) - 1 or first == len(text):
                changes.append(_clear(text, at, at + len(line)))
        at += len(line) + 1
    return changes


def _is_cut(text: str, gap: str, before: str, words: str, first: int, paged: bool) -> bool:
    """Whether the gap between the lines `before` and `words`, which begin at `first`, stands inside a sentence."""
    if not paged and not words[0].islower():
        return False
    if paged and (gap.count("\n") == 0 or before in _TO):
        return True
    if _STOP.search(before) or _BEGINS_ANEW.match(words) or words[0] in "-=_*•" or not before.strip("-=_* "):
        return False
    if words[0].islower():
        return paged or len(before) >= _LONG
    # case tells nothing here: a long line without a stop, and no heading after it
    return len(before) >= _LONG and not _is_heading(text, first, words)


def _is_heading(text: str, first: int, words: str) -> bool:
    """Whether the line `words` that begins at `first` has a rule under it, or stands alone and is no sentence's end."""
    if len(words) > _UNWRAPPED or _STOP.search(words):
        return False
    after = text[first + len(words) : first + len(words) + 80].lstrip(" \t\r")
    return not after or after[1:].lstrip(" \t\r")[:1] in ("", "\n", "-", "=", "_", "*")


def _merge(walked: list[Change], links: list[Change]) -> list[Change]:
    """Both lists in order; where two overlap, the first holds."""
    if not links:
        return walked
    changes: list[Change] = []
    end = 0
    for change in sorted(walked + links):
        if change.start >= end:
            changes.append(change)
            end = change.end
    return changes
