"""The REF line: what a telegram refers to.

Letters come as `A.`, `A)`, `(A)`, `[A]`, `A:`, `A -`, doubled (`A. (A)`, `A. REF A`), behind a pilcrow, or not at all.
What is no telegram is an e-mail, a telephone conversation, a report, a publication, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.telegram import Reference, ReferenceKind
from generator.parse.citations import Citation, find_telegrams

#: `A.` `(B)` `[C]` `D.)` `E:` `F -` `(1)` `2)`, with a pilcrow or a dash before it.
_LABEL = re.compile(
    r"(?<![A-Za-z0-9/&.'’])(?:¶[ \t]?)?(?:[(\[](?P<round>[A-Za-z]|\d{1,2})[)\]][.:]?"
    r"|(?P<plain>[A-Za-z])(?:\.\)|[.):]|(?=\s-\s)|-(?=\s))(?![A-Za-z]\.)|(?P<digit>[1-9]\d?)\))"
)
#: `REF B SECSTATE 76108` on a line of its own
_REF_LABEL = re.compile(r"\bREF(?:TEL)?[ \t]+(?P<letter>[A-Z])\b[.:)]?(?![ \t]*[.:)])", re.IGNORECASE)
#: A letter alone before a telegram: `A Montreal 365, B Ottawa 406`.
_BARE = re.compile(r"(?<=[:\n,;])[ \t]*(?P<bare>[A-Za-z])[ \t]+(?=(?:\d{2,4}[ \t]+)?[A-Za-z]{3})")
#: The tail of a date that the wrap turned into an item: `¶B. 2008`
_DATE_TAIL = re.compile(r"[ \t]*(?:19|20)\d\d[ \t.]*(?:$|\n\s*(?:¶|[A-Z][.)]|$))")
#: `REF A`, `REF:`, `REFTEL B` inside an item.
_REF_WORD = re.compile(r"\s*(?:REF(?:TEL)?S?\b[ \t]*:?[ \t]*)?", re.IGNORECASE)
_KINDS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = (
    # DOE-ROE/POE E-MAIL 10/15/07
    ("email", re.compile(r"\be[- ]?mails?\b", re.IGNORECASE)),
    # DOE/ROE TELCON 02/16/2010
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
#: Without a year no number can be made: this one stands in while the telegrams are found.
_NO_YEAR = 1900
_EDGE = " \t\n,;&-–\\"


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
            if _DATE_TAIL.match(text, stop, end):
                continue
        elif stop - begin == 1 and _is_article(text, stop, end, marks):
            continue
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


def _is_article(text: str, start: int, end: int, marks: list[tuple[str, int, int]]) -> bool:
    """Whether a bare A in front of all is an article: no B follows, and no telegram stands right behind it."""
    if any(letter == "B" for letter, *_ in marks) or text[start:end].lstrip()[:1] == "-":
        return False
    first = next(find_telegrams(text, start, end, _NO_YEAR), None)
    return first is None or bool(text[start : first.start].strip())


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
    found = list(find_telegrams(text, start, end, year if year is not None else _NO_YEAR))
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
        target = None if year is None and telegram.mrn.year == _NO_YEAR else str(telegram.mrn)
        shown = text[telegram.start : telegram.end]
        yield Reference(label, "telegram", target, " ".join(shown.split()), title, telegram.start, telegram.end)
    yield from _other(text, at, end, label, whole=False)


def _is_mail(text: str, telegram: Citation, start: int) -> bool:
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
