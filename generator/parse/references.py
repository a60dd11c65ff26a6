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
#: A letter alone before a telegram: `A Montreal 365, B Ottawa 406`.
_BARE = re.compile(r"(?:^|(?<=[\n,;])|(?<=[,;][ \t]))[ \t]*(?P<bare>[A-Za-z])[ \t]+(?=(?:\d{2,4}[ \t]+)?[A-Za-z]{3})")
#: `REF A`, `REF:`, `REFTEL B` inside an item.
_REF_WORD = re.compile(r"\s*(?:REF(?:TEL)?S?\b[ \t]*:?[ \t]*)?", re.IGNORECASE)
_TOKEN = re.compile(r"(?P<word>[A-Za-z][A-Za-z'’.]*)|(?P<number>\d+)|(?P<mark>\S)")
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
            r"\b(?:OSC|FBIS|POINTS|DAILY|WEEKLY|TIMES|POST|JOURNAL|BOOK|ARTICLES?|NEWSPAPER|MAGAZINE|WEB ?SITE)\b|https?:",
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
    r"\s*(?:\((?P<round>[^()\n]*(?:\n[^()\n]+)*)\)|\"(?P<quoted>[^\"]+)\"|“(?P<curly>[^”]+)”|(?:-{1,2}|:)\s+(?P<dash>[A-Za-z][^;]{5,}))"
)
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
    out = []
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup or "mark"
        word = found.group()
        if kind == "word" and word[0] in "Oo" and len(word) == 1 and found.end() < end and text[found.end()].isdigit():
            kind = "number"  # LAGOS O1512: the letter for the figure
            out.append(_Token(kind, "0", found.start(), found.end()))
            continue
        if kind == "number" and out and out[-1].kind == "number" and out[-1].end == found.start():
            out[-1] = _Token("number", out[-1].text + word, out[-1].start, found.end())
            continue
        if (
            kind == "word"
            and out
            and out[-1].kind == "number"
            and out[-1].end == found.start()
            and out[-1].text == "0"
        ):
            out[-1] = _Token("word", "O" + word, out[-1].start, found.end())  # 0TTAWA
            continue
        if (
            kind == "number"
            and word == "0"
            and out
            and out[-1].kind == "word"
            and out[-1].end == found.start()
            and found.end() < end
            and text[found.end()].isalpha()
        ):
            out[-1] = _Token("word", out[-1].text + "O", out[-1].start, found.end())  # COTON0U
            continue
        if kind == "word" and out and out[-1].kind == "word" and out[-1].end == found.start():
            out[-1] = _Token("word", out[-1].text + word, out[-1].start, found.end())
            continue
        out.append(_Token(kind, word, found.start(), found.end()))
    return out


def _is_year(text: str) -> bool:
    return len(text) == 2 or (len(text) == 4 and text[:2] in ("19", "20"))


def _post_at(tokens: list[_Token], at: int) -> tuple[str, int] | None:
    """The post whose name begins with the token `at`, and the index behind it; the longest name wins."""
    words: list[str] = []
    stop = at
    while stop < len(tokens) and len(words) < 4:
        token = tokens[stop]
        if token.kind == "word":
            words.append(token.text)
        elif not (token.text == "-" and words and stop + 1 < len(tokens) and tokens[stop + 1].kind == "word"):
            break
        stop += 1
    while words:
        name = "".join(words)
        if name.upper().rstrip(".") not in _ordinary() and (found := find_post(name)):
            return found, stop
        words.pop()
        stop -= 1
        while stop > at and tokens[stop - 1].kind == "mark":
            stop -= 1
    return None


def _find_telegrams(text: str, start: int, end: int, year: int | None) -> Iterator[_Found]:
    """The telegrams named between `start` and `end`; `year` is that of the telegram that names them."""
    tokens = _tokens(text, start, end)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        own = year
        first = at
        if token.kind == "number":
            # 07 BAKU 129 · 10-OTTAWA-57 · 377 KATHMANDU
            behind = at + 1
            if behind < len(tokens) and tokens[behind].text in "-." and tokens[behind].start == token.end:
                behind += 1
            post = _post_at(tokens, behind) if behind < len(tokens) and tokens[behind].kind == "word" else None
            if post is None:
                at += 1
                continue
            if _number_at(tokens, post[1]) is None and 1 < len(token.text) <= 6 and behind == at + 1:
                if year is not None and not _is_slashed(tokens, at):
                    yield _Found(token.start, tokens[post[1] - 1].end, MRN(full_year(year), post[0], int(token.text)))
                at = post[1]
                continue
            if not _is_year(token.text):
                at += 1
                continue
            own = full_year(token.text)
            at = behind
        elif token.kind != "word":
            at += 1
            continue
        post = _post_at(tokens, at)
        number = _number_at(tokens, post[1]) if post else None
        if post is None or number is None:
            at = first + 1
            continue
        index, before = number
        at = index + 1
        if before is not None:
            own = full_year(before)
        if at + 2 < len(tokens) and [t.text for t in tokens[at : at + 3 : 2]] == ["(", ")"] and _is_year(tokens[at + 1].text) and tokens[at + 1].kind == "number":
            own = full_year(tokens[at + 1].text)  # BRASILIA 709 (08)
            last = at + 2
            at += 3
        else:
            last = index
        if own is None:
            continue
        serial = int(tokens[index].text)
        if serial:
            yield _Found(tokens[first].start, tokens[last].end, MRN(full_year(own), post[0], serial))
        # Kabul 692/317/274 · BRASILIA 2799 AND 2764 · State 188314, 259032
        while at + 1 < len(tokens):
            joint, following = tokens[at], tokens[at + 1]
            if joint.text.upper() not in ("/", "AND", "&", ",") or following.kind != "number":
                break
            if len(following.text) < 2 or len(following.text) > 7 or _begins_telegram(tokens, at + 1):
                break
            if at + 2 < len(tokens) and tokens[at + 2].text in ("/", ")", ".") and joint.text == ",":
                break
            yield _Found(following.start, following.end, MRN(full_year(own), post[0], int(following.text)))
            at += 2


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
        token = tokens[at]
        if token.text in ("#", ":", ",", "-"):
            at += 1
        elif token.text == "(" and at + 2 < len(tokens) and tokens[at + 2].text == ")":
            inside = tokens[at + 1]
            if inside.kind == "number" and _is_year(inside.text):
                year = inside.text  # STATE (01) 201265
            elif len(inside.text) > 2 or inside.kind != "word":
                return None
            at += 3  # KUWAIT (C)02293
        else:
            break
    if at >= len(tokens) or tokens[at].kind != "number" or len(tokens[at].text) > 8:
        return None
    if _begins_telegram(tokens, at) and tokens[at - 1].text == ",":
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following and following.kind == "number" and year is None and len(tokens[at].text) == 2 and len(following.text) > 2:
        return at + 1, tokens[at].text  # KABUL 07 1234
    return at, year


def find_labels(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The letters of the items with the places they take up, doubled ones joined."""
    marks = []
    for found in _LABEL.finditer(text, start, end):
        letter = found["round"] or found["plain"] or found["digit"]
        marks.append((letter.upper(), found.start(), found.end()))
    for found in _BARE.finditer(text, start, end):
        marks.append((found["bare"].upper(), found.start("bare"), found.end("bare")))
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
            if not _follows(before, letter):
                continue
            if re.match(r"\s*(?:19|20)\d\d\s*(?=$|\n|¶)", text[stop:end]) and not between.strip().endswith((",", ";")):
                continue  # the tail of a date that the wrap turned into an item: `¶B. 2008`
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


def _follows(before: str, letter: str) -> bool:
    if before.isdigit() != letter.isdigit():
        return False
    step = int(letter) - int(before) if letter.isdigit() else ord(letter) - ord(before)
    return 0 <= step <= 2


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
        again = re.compile(rf"{letter}\b[ \t.:)]*").match(text, bare.end(), stop) if bare and bare.group().strip() else None
        items += _read_item(text, again.end() if again else begin, stop, letter, year)
    return items


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
    if found and _kind(text[start:end]) == "email" and not re.match(r"\s*\d", text[found[0].end : end]) and _is_mail(text, found[0], start):
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


def _other(text: str, start: int, end: int, label: str | None, *, whole: bool) -> Iterator[Reference]:
    """What is no telegram; `whole` where the item names no telegram besides."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    shown = " ".join(text[start:end].split())
    named = _NOISE.sub("", shown).strip(_EDGE + ".()[]:")
    kind = _kind(shown)
    if len(named) < 3 or not re.search(r"[A-Za-z]{2}|\d{3}", named) or (kind is None and (label is None or not whole)):
        return
    yield Reference(label, kind or "other", shown, shown, None, start, end)
