"""Telegrams named in a line of text.

`STATE 13716`, `07 BAKU 129`, `2009 MADRID 12`, `10SHENYANG 003`, `STATE (01) 2012`, `BRASILIA 709 (08)`, `Kabul 92/31`,
`BRASILIA 279 AND 276`, `BAKU 12-14`, `37 KATHMANDU`, `LAGOS O15`, `COTON0U 34`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.model.mrn import MRN
from generator.parse.data import read_words
from generator.parse.mrn import find_post, full_year

#: Runs of letters and figures, and single marks: 09DHAHRAN · COTON0U · 2033
_TOKEN = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")
#: 09DHAHRAN, 2009MADRID, MADRID1914, 08MOSCOW345: year or number glued on
_GLUED = re.compile(r"(?P<year>\d{2}|(?:19|20)\d{2}|)(?P<word>[A-Za-z]{3,})(?P<number>\d{1,8}|)")
#: A range of numbers (BAKU 12-14) names fewer than this many telegrams.
_LONGEST_RANGE = 10


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass(slots=True)
class Citation:
    """A telegram named in a text: where its name stands, and its number."""

    start: int
    end: int
    mrn: MRN


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_words("ordinary_words.txt"))


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    out: list[_Token] = []
    for found in _TOKEN.finditer(text, start, end):
        run, begin = found.group(), found.start()
        if not run.isalnum() or not run.isascii():
            out.append(_Token("mark", run, begin, found.end()))
        elif run.isdigit():
            out.append(_Token("number", run, begin, found.end()))
        elif run.isalpha():
            out.append(_Token("word", run, begin, found.end()))
        elif run[0] in "Oo" and run[1:].isdigit():  # LAGOS O1512: the letter for the figure
            out.append(_Token("number", "0" + run[1:], begin, found.end()))
        elif _is_nought(run):  # COTON0U, 0TTAWA
            out.append(_Token("word", run.replace("0", "O"), begin, found.end()))
        elif glued := _GLUED.fullmatch(run):
            for group, kind in (("year", "number"), ("word", "word"), ("number", "number")):
                if glued[group]:
                    out.append(_Token(kind, glued[group], begin + glued.start(group), begin + glued.end(group)))
        else:
            out.append(_Token("mark", run, begin, found.end()))
    return out


def _is_nought(run: str) -> bool:
    """Whether a word is written with the figure 0 for the letter: one alone, at its beginning or inside."""
    return run.count("0") == 1 and run[-1] != "0" and run.replace("0", "").isalpha()


def _is_year(text: str) -> bool:
    return len(text) == 2 or (len(text) == 4 and text[:2] in ("19", "20"))


def _post_at(tokens: list[_Token], at: int) -> tuple[str, int] | None:
    """The post whose name begins with the token `at`, and the index behind it; the longest name wins.

    Between the words of a name may stand a hyphen, a stop or an apostrophe: PORT-OF-SPAIN, ST. PETERSBURG, N'DJAMENA.
    """
    ends: list[tuple[str, int]] = []
    name, stop = "", at
    while stop < len(tokens) and len(ends) < 4:
        token = tokens[stop]
        if token.kind == "word":
            name += token.text
            ends.append((name, stop + 1))
        elif not (name and token.text in "-.'’" and stop + 1 < len(tokens) and tokens[stop + 1].kind == "word"):
            break
        stop += 1
    for name, behind in reversed(ends):
        if name.upper() not in _ordinary() and (found := find_post(name)):
            return found, behind
    return None


def find_telegrams(text: str, start: int, end: int, year: int | None) -> Iterator[Citation]:
    """The telegrams named between `start` and `end`; `year` is that of the telegram that names them."""
    tokens = _tokens(text, start, end)
    at = 0
    while at < len(tokens):
        found = _find_one(tokens, at, year)
        if found is None:
            at += 1
            continue
        telegram, at = found
        if telegram is None:
            continue
        yield telegram
        # Kabul 692/317/274 · BRASILIA 2799 AND 2764 · State 188314, 259032 · BEIJING 123, AND 125
        while step := _adds_number(tokens, at):
            following = tokens[at + step - 1]
            for serial in _serials(telegram.mrn.serial, tokens[at].text, int(following.text)):
                yield Citation(following.start, following.end, MRN(telegram.mrn.year, telegram.mrn.post, serial))
            at += step


def _find_one(tokens: list[_Token], at: int, year: int | None) -> tuple[Citation | None, int] | None:
    """The telegram whose name begins with the token `at`, with the index behind it; None where none begins."""
    first = at
    own = year
    if tokens[at].kind == "number":
        # 07 BAKU 129 · 10-OTTAWA-57 · 2009 MADRID 12
        joined = at + 1 < len(tokens) and tokens[at + 1].text in ("-", ".")
        at += 2 if joined else 1
        post = _post_at(tokens, at) if at < len(tokens) and tokens[at].kind == "word" else None
        if post is None:
            return None
        if _number_at(tokens, post[1]) is None:
            return _find_reversed(tokens, first, post, year) if not joined else None
        if not _is_year(tokens[first].text):
            return None
        own = full_year(tokens[first].text)
    elif tokens[at].kind == "word":
        post = _post_at(tokens, at)
    else:
        return None
    number = _number_at(tokens, post[1]) if post else None
    if post is None or number is None:
        return None
    last, before = number
    serial = int(tokens[last].text)
    if before is not None:
        own = full_year(before)
    elif behind := _year_in_brackets(tokens, last + 1):
        own = full_year(behind)  # BRASILIA 709 (08)
        last += 3
    at = last + 1
    if own is None or serial == 0:
        return None, at
    return Citation(tokens[first].start, tokens[last].end, MRN(full_year(own), post[0], serial)), at


def _find_reversed(
    tokens: list[_Token], first: int, post: tuple[str, int], year: int | None
) -> tuple[Citation | None, int] | None:
    """377 KATHMANDU: the number before the post."""
    number = tokens[first].text
    if year is None or not 1 < len(number) <= 6 or _is_slashed(tokens, first):
        return None
    return Citation(tokens[first].start, tokens[post[1] - 1].end, MRN(full_year(year), post[0], int(number))), post[1]


def _adds_number(tokens: list[_Token], at: int) -> int:
    """How many tokens at `at` add a number of the same post (`/935`, `AND 2764`, `, AND 125`, `-3`); 0 for none."""
    stop = at
    while stop < len(tokens) and stop < at + 2 and tokens[stop].text.upper() in ("/", "AND", "&", ",", "-"):
        stop += 1
    if stop == at or stop >= len(tokens):
        return 0
    following = tokens[stop]
    shortest = 1 if tokens[at].text == "-" else 2
    if following.kind != "number" or not shortest <= len(following.text) <= 7 or _begins_telegram(tokens, stop):
        return 0
    behind = tokens[stop + 1].text if stop + 1 < len(tokens) else ""
    if tokens[at].text == "-" and not (0 < int(following.text) - int(tokens[at - 1].text or 0) < _LONGEST_RANGE):
        return 0
    return 0 if tokens[at].text in (",", "-") and behind in ("/", ")", "-") else stop - at + 1


def _serials(before: int, joint: str, serial: int) -> range:
    """The numbers that `serial` adds: itself, or all from the one before in a range (BAKU 12-14)."""
    return range(before + 1, serial + 1) if joint == "-" else range(serial, serial + 1)


def _year_in_brackets(tokens: list[_Token], at: int) -> str | None:
    if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return None
    inside = tokens[at + 1]
    return inside.text if inside.kind == "number" and _is_year(inside.text) else None


def _is_slashed(tokens: list[_Token], at: int) -> bool:
    """Whether a number is a piece of a date or of another number (05/11/07, 6 902)."""
    return at > 0 and (tokens[at - 1].text in "/-" or tokens[at - 1].kind == "number")


def _begins_telegram(tokens: list[_Token], at: int) -> bool:
    """Whether the number at `at` is the year of a telegram that follows: `05 ROME 2543, 03 VAT 4859`."""
    if not _is_year(tokens[at].text) or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    return _post_at(tokens, at + 1) is not None


def _number_at(tokens: list[_Token], at: int) -> tuple[int, str | None] | None:
    """The index of the serial number of the post whose name ends before `at`, with the year that stands before it."""
    year: str | None = None
    while at < len(tokens):
        if tokens[at].text in ("#", ":", ",", "-", "."):
            at += 1
        elif tokens[at].text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
            year = _year_in_brackets(tokens, at)  # STATE (01) 201265
            if year is None and (tokens[at + 1].kind != "word" or len(tokens[at + 1].text) > 2):
                return None
            at += 3  # KUWAIT (C)02293
        else:
            break
    if at >= len(tokens) or tokens[at].kind != "number" or len(tokens[at].text) > 8:
        return None
    if tokens[at - 1].text == "," and _begins_telegram(tokens, at):
        return None
    if at + 1 < len(tokens) and year is None and len(tokens[at].text) == 2:
        following = tokens[at + 1]
        if following.kind == "number" and 2 < len(following.text) < 8:
            return at + 1, tokens[at].text  # KABUL 07 1234
    return at, year
