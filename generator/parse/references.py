"""The REF line: what a telegram refers to.

Letters come as `A.`, `A)`, `(A)`, `[A]`, `A:`, `A -`, doubled (`A. (A)`, `A. REF A`), behind a pilcrow, or not at all;
telegrams as `STATE 13716`, `07 BAKU 129`, `2009 MADRID 12`, `10SHENYANG 003`, `STATE (01) 201265`, `BRASILIA 709 (08)`,
`Kabul 692/317`, `BRASILIA 2799 AND 2764`, `377 KATHMANDU`. What is no telegram is an e-mail, a telephone conversation,
a report, a publication, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.model.mrn import MRN
from generator.model.telegram import Reference, ReferenceKind
from generator.parse.data import read_words
from generator.parse.mrn import find_post, full_year

#: `A.` `(B)` `[C]` `D.)` `E:` `F -` `(1)` `2)`, with a pilcrow or a dash before it.
_LABEL = re.compile(
    r"(?<![A-Za-z0-9/&.'’])(?:¶[ \t]?)?(?:[(\[](?P<round>[A-Za-z]|\d{1,2})[)\]][.:]?"
    r"|(?P<plain>[A-Za-z])(?:\.\)|[.):]|(?=\s-\s)|-(?=\s))(?![A-Za-z]\.)|(?P<digit>[1-9]\d?)\))"
)
#: `REF B SECSTATE 76108` on a line of its own
_REF_LABEL = re.compile(r"\bREF(?:TEL)?[ \t]+(?P<letter>[A-Z])\b[.:)]?(?![ \t]*[.:)])", re.IGNORECASE)
#: A letter alone before a telegram: `A Montreal 365, B Ottawa 406`.
_BARE = re.compile(r"(?<=[:\n,;])[ \t]*(?P<bare>[A-Za-z])[ \t]+(?=(?:\d{2,4}[ \t]+)?[A-Za-z]{3})")
#: `REF A`, `REF:`, `REFTEL B` inside an item.
_REF_WORD = re.compile(r"\s*(?:REF(?:TEL)?S?\b[ \t]*:?[ \t]*)?", re.IGNORECASE)
#: Runs of letters and figures, and single marks: 09DHAHRAN · COTON0U · 2033
_TOKEN = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")
#: 09DHAHRAN, 2009MADRID, MADRID1914, 08MOSCOW345: year or number glued on
_GLUED = re.compile(r"(?P<year>\d{2}|(?:19|20)\d{2}|)(?P<word>[A-Za-z]{3,})(?P<number>\d{1,8}|)")
_KINDS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    # JOHNSON-STEVENS/GODFREY E-MAIL 10/15/07
    ("email", re.compile(r"\be[- ]?mails?\b", re.IGNORECASE)),
    # MITCHELL/SIMS TELCON 02/16/2010
    ("telcon", re.compile(r"\b(?:tel-?cons?|phone-?cons?|telephone|phone|telephonic|fonecon)\b", re.IGNORECASE)),
    # IIR 6 902 9698 06 · TD-314/63777-05 · TDX-315/12345-08
    ("report", re.compile(r"\b(?:IIRs?\b|TDX?-? ?\d|TDs?\b|INTEL\w*|REPORTS?\b|NIE\b|SITREPS?\b)", re.IGNORECASE)),
    # OSC EUP20080707950031 · PARIS POINTS 20 SEPTEMBER 2007 · LONDON DAILY 11/3/09
    (
        "publication",
        re.compile(
            r"\b(?:OSC|FBIS|POINTS|DAILY|WEEKLY|TIMES|JOURNAL|BOOK|ARTICLES?|NEWSPAPER|MAGAZINE|WEB ?SITE)\b|https?:",
            re.IGNORECASE,
        ),
    ),
)
#: What stands beside an item and names nothing.
_NOISE = re.compile(
    r"\(?\b(?:NOTAL|(?:AND|&)\s+(?:PREVIOUS|PRIOR|EARLIER|OTHERS)|PREVIOUS|NONE|N/?A|EXDIS|NODIS|LIMDIS|SEPTEL)\b\)?[.,;]*|\bAND\b",
    re.IGNORECASE,
)
#: A title behind a number: `(FEW CHANGES AT THE PLENUM)`, `"A NEW START"`, `- A NEW START`.
_TITLE = re.compile(
    r"\s*(?:\((?P<round>[^()]{1,300})\)|\"(?P<quoted>[^\"]+)\"|“(?P<curly>[^”]+)”|(?:-{1,2}|:)\s+(?P<dash>[A-Za-z][^;]{5,}))"
)
#: A range of numbers (BAKU 12-14) names fewer than this many telegrams.
_LONGEST_RANGE = 10
_EDGE = " \t\n,;&-–\\"


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A telegram in the text: where it stands, and its number."""

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


def _find_telegrams(text: str, start: int, end: int, year: int | None) -> Iterator[_Found]:
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
                yield _Found(following.start, following.end, MRN(telegram.mrn.year, telegram.mrn.post, serial))
            at += step


def _find_one(tokens: list[_Token], at: int, year: int | None) -> tuple[_Found | None, int] | None:
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
    return _Found(tokens[first].start, tokens[last].end, MRN(own if own > 99 else full_year(own), post[0], serial)), at


def _find_reversed(
    tokens: list[_Token], first: int, post: tuple[str, int], year: int | None
) -> tuple[_Found | None, int] | None:
    """377 KATHMANDU: the number before the post."""
    number = tokens[first].text
    if year is None or not 1 < len(number) <= 6 or _is_slashed(tokens, first):
        return None
    return _Found(tokens[first].start, tokens[post[1] - 1].end, MRN(full_year(year), post[0], int(number))), post[1]


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


def find_labels(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The letters of the items with the places they take up, doubled ones joined."""
    marks = []
    for found in _LABEL.finditer(text, start, end):
        letter = found["round"] or found["plain"] or found["digit"]
        marks.append((letter.upper(), found.start(), found.end()))
    marks += [(found["bare"].upper(), *found.span("bare")) for found in _BARE.finditer(text, start, end)]
    marks += [(found["letter"].upper(), *found.span()) for found in _REF_LABEL.finditer(text, start, end)]
    marks.sort(key=lambda mark: mark[1])
    kept: list[tuple[str, int, int]] = []
    for letter, begin, stop in marks:
        if kept:
            before, _, last = kept[-1]
            between = text[last:begin]
            if begin < last:
                continue
            if letter == before and _REF_WORD.fullmatch(between):
                kept[-1] = (before, kept[-1][1], stop)
                continue
            sure = text[begin] in "([¶" or not text[max(text.rfind("\n", start, begin), start) : begin].strip()
            if not _follows(before, letter, 6 if sure else 2):
                continue
            if re.match(r"\s*(?:19|20)\d\d\s*(?=$|\n|¶)", text[stop:end]) and not between.strip().endswith((",", ";")):
                continue  # the tail of a date that the wrap turned into an item: `¶B. 2008`
        elif text[begin : begin + 3].upper() == "REF":
            pass
        elif letter not in ("A", "1") and text[start:begin].strip(" \t\n¶-:"):
            continue
        elif letter not in ("A", "1") and text[begin] == "(" and len(marks) == 1:
            continue  # a portion mark: (C)
        elif text[start:begin].strip(" \t\n¶-:.") and not _before_first(text[start:begin]):
            continue
        kept.append((letter, begin, stop))
    return kept


def _before_first(text: str) -> bool:
    return bool(_REF_WORD.fullmatch(text)) or text.rstrip().endswith((";", ",")) or "\n" in text


def _follows(before: str, letter: str, most: int) -> bool:
    if before.isdigit() != letter.isdigit():
        return False
    step = int(letter) - int(before) if letter.isdigit() else ord(letter) - ord(before)
    return 0 <= step <= most


def read_references(text: str, start: int, end: int, year: int | None) -> list[Reference]:
    """The items of a REF line whose value stands from `start` to `end` of `text`.

    `year` is the year of the telegram (two digits or four), which is meant where an item names none; without it a
    telegram without a year is of the kind telegram with no target. Offsets are those of `text`.
    """
    labels = find_labels(text, start, end)
    items: list[Reference] = []
    first = labels[0][1] if labels else end
    items += _read_item(text, start, first, None, year)
    for index, (letter, _, begin) in enumerate(labels):
        stop = labels[index + 1][1] if index + 1 < len(labels) else end
        bare = _REF_WORD.match(text, begin, stop)
        again = (
            re.compile(rf"{letter}\b[ \t.:)]*").match(text, bare.end(), stop) if bare and bare.group().strip() else None
        )
        items += _read_item(text, again.end() if again else begin, stop, letter, year)
    return items or list(_other(text, start, end, None, whole=True, sole=True))


def _read_item(text: str, start: int, end: int, label: str | None, year: int | None) -> Iterator[Reference]:
    """What one letter names: one telegram, several, or something else."""
    at = start
    for piece in (*re.compile(r";").finditer(text, start, end), None):
        stop = piece.start() if piece else end
        yield from _read_piece(text, at, stop, label, year)
        at = piece.end() if piece else end


def _read_piece(text: str, start: int, end: int, label: str | None, year: int | None) -> Iterator[Reference]:
    # Without a year no number can be made; 1900 stands in while the telegrams are found.
    found = list(_find_telegrams(text, start, end, year if year is not None else 1900))
    if (
        found
        and _kind(text[start:end]) == "email"
        and not re.match(r"\s*\d", text[found[0].end : end])
        and _is_mail(text, found[0], start)
    ):
        found = []
    if not found:
        yield from _other(text, start, end, label, whole=True)
        return
    at = start
    for index, telegram in enumerate(found):
        yield from _other(text, at, telegram.start, label, whole=False)
        limit = found[index + 1].start if index + 1 < len(found) else end
        title, at = _title(text, telegram.end, limit)
        target = None if year is None and telegram.mrn.year == 1900 else str(telegram.mrn)
        shown = text[telegram.start : telegram.end]
        yield Reference(label, "telegram", target, " ".join(shown.split()), title, telegram.start, telegram.end)
    yield from _other(text, at, end, label, whole=False)


def _is_mail(text: str, telegram: _Found, start: int) -> bool:
    """Whether what looks like a telegram is a word of an e-mail's description (`2/22/08 GRAY-ERELI E-MAIL`)."""
    return text[start : telegram.start].rstrip().endswith(("/", "-"))


def _title(text: str, start: int, end: int) -> tuple[str | None, int]:
    found = _TITLE.match(text, start, end)
    if not found:
        return None, start
    title = " ".join((found["round"] or found["quoted"] or found["curly"] or found["dash"] or "").split()).strip(' ".')
    if len(title) < 6 or _NOISE.fullmatch(title) or "DTG" in title.split() or " " not in title:
        return None, start
    return title, found.end()


def _kind(text: str) -> ReferenceKind | None:
    for kind, pattern in _KINDS:
        if pattern.search(text):
            return kind
    return None


def _other(
    text: str, start: int, end: int, label: str | None, *, whole: bool, sole: bool = False
) -> Iterator[Reference]:
    """What is no telegram; `whole` where the item names no telegram besides, `sole` where no item names anything."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    shown = " ".join(text[start:end].split())
    named = _NOISE.sub("", shown).strip(_EDGE + ".()[]:")
    kind = _kind(shown)
    if (
        len(named) < 3
        or not re.search(r"[A-Za-z]{2}|\d{3}", named)
        or (kind is None and not sole and (label is None or not whole))
    ):
        return
    yield Reference(label, kind or "other", shown, shown, None, start, end)
