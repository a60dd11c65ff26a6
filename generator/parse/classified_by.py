"""The authority line: who classified the telegram, and for which reasons.

`Classified By: Ambassador Anne E. Derse per 1.4. (b,d).` Names stand behind titles and offices or before them; lines
are cut at 72 characters wherever that falls (`for reas ⏎ons`, `Charles O. Blah ⏎a`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.model.telegram import ClassifiedBy
from generator.parse.data import read_rows, read_words

#: Classified By: · CLASSIFIED BY · Classfied by: · Derived from:
KEYWORD = re.compile(r"(?:\bCLASS?S?I?FIED[ \t]*BY\b|\bDERIVED[ \t]+FROM[ \t]*:)[ \t]*:?", re.IGNORECASE)
#: The first line of the authority line was cut at this many characters, in mid-word if need be.
_WIDTH = 71
#: Where the names end: the word reason (bitten as may be), what leads to it, a section of the order.
_CUT = re.compile(
    r"\bf[o0]?r[ ]+(?:the[ ]+)?(?:following[ ]+)?(?:re(?![a-z])|re?a\w*|E\.?O|\d)"
    r"|\bfr[ ]+reason|\brea(?:s[o0]?n?s?|[o0]ns?)\b|\bper[ ]+\w*[ ]?\(?\d|\bper[ ]+(?:E\.?O|sec|reason)|\bunder\b|\bpursuant\b|\bbased[ ]+(?:up)?on\b|\bin[ ]+accordance\b"
    r"|\bi\.?a\.?w\.?\b|\bsection[ ]+\d|\bE\.?[ ]?O\.?[ ]?\d|\b\d[ ]?\.[ ]?\d|\bdeclassify\b|\bdecl:|\bdue to\b|\bby[ ]+reason",
    re.IGNORECASE,
)
#: 1.4 (b) and (d) · 1.4. (b,d) · 1.5.D · 1.4 a,b,and d · 1. 4 (b/d)
_REASON = re.compile(
    r"(?<!\d)(?P<section>[13]\s*\.\s*[2-8])(?!\d)\s*\.?(?P<letters>(?:[\s(),/&+;\[\]-]|an\s?d(?![a-z])|or(?![a-z])|[a-h](?![a-z]))*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?<![A-Za-z])[A-Ha-h](?![A-Za-z])")
_AND = re.compile(r"an\s?d|or", re.IGNORECASE)
#: Charge d'Affaires, a. i. James F. Entwistle
_AD_INTERIM = re.compile(r"\ba\.[ ]?i\.?(?=[ ,;:]|$)", re.IGNORECASE)
#: What parts names from offices.
_SEGMENTS = re.compile(r"[,:;]|[ ]-{1,2}[ ]|\(|\)|[ ]and[ ]|[ ]&[ ]|\?", re.IGNORECASE)
#: Jr., Sr., III behind a comma belong to the name.
_SUFFIX = re.compile(r"[ .]*(?P<suffix>JR|SR|II|III|IV|ESQ)\b\.?", re.IGNORECASE)
#: A portion mark or number in front: `1. (U)`
_MARK = re.compile(r"^(?:[\s:]|\(?(?:U|C|S|SBU)\)|¶?\d+\.)+", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]+")


@cache
def _titles() -> frozenset[str]:
    return frozenset(_LETTERS.sub("", word.lower()) for word in read_words("classifier_titles.txt"))


@cache
def _long_titles() -> tuple[str, ...]:
    return tuple(sorted(word for word in _titles() if len(word) >= 5))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.lower() for name in read_words("first_names.txt"))


@cache
def _places() -> frozenset[str]:
    posts = {word.lower() for row in read_rows("posts.tsv", 5) for word in row[1].split()}
    return (posts | _titles()) - _first_names()


def _distance(left: str, right: str, most: int) -> int:
    """Letters lost, added, wrong or swapped between two words; `most` + 1 where there are more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        following = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if before and i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return most + 1
        before, row = row, following
    return row[-1]


@lru_cache(maxsize=4096)
def _is_title(word: str) -> bool:
    """Whether a word belongs to a title or an office, misspelt as may be."""
    if any(mark in word for mark in "/&"):
        return True
    plain = _LETTERS.sub("", word.lower().replace("0", "o"))
    if len(plain) < 2:
        return not plain and word not in ("0.", "O.")
    if plain in _titles() or plain in _places():
        return True
    if "-" in word:
        return all(_is_title(piece) for piece in word.split("-") if piece)
    if len(plain) < 4 or plain in _first_names():
        return False
    most = 2 if len(plain) >= 8 else 1
    return any(
        title[0] == plain[0] and len(title) >= (9 if most == 2 else 5) and _distance(plain, title, most) <= most
        for title in _long_titles()
        if abs(len(title) - len(plain)) <= most
    )


def join_lines(text: str, column: int) -> str:
    """The lines of an authority line as one, words mended that the wrap cut; it begins at `column` of its line."""
    lines = text.split("\n")
    out = lines[0].rstrip()
    width = column + len(out)
    cut = width == _WIDTH
    for line in lines[1:]:
        if not line.strip():
            continue
        glue = cut and line[:1].strip() and (line[:1].islower() or out[-1:].isupper() or not out[-1:].isalpha())
        out += line.rstrip() if glue else " " + line.strip()
        cut = False
    return out


def _names(text: str) -> list[str]:
    """The names in `text`, which ends before the reasons."""
    candidates: list[tuple[str, bool]] = []
    text = _AD_INTERIM.sub(" ", text)
    for segment in _SEGMENTS.split(text):
        if candidates and (suffix := _SUFFIX.fullmatch(segment.strip(" ."))):
            name, titled = candidates[-1]
            shown = suffix["suffix"] + ("." if suffix["suffix"].upper() in ("JR", "SR") else "")
            candidates[-1] = (f"{name}, {shown}", titled)
            continue
        words = [word for word in segment.split() if word.strip(".'’\"*-_")]
        last = -1
        for at, word in enumerate(words):
            if _is_title(word):
                last = at
        name = words[last + 1 :]
        if not name and last > 0:
            first = next(at for at, word in enumerate(words) if _is_title(word))
            name = words[:first] if 2 <= first <= 4 else []
        while name and (name[0].strip(".").isdigit() and name[0] != "0."):
            name = name[1:]
        shown = " ".join("O." if word == "0." else word for word in name).strip(" .*\"")
        if name and re.search(r"(?:jr|sr)$", shown, re.IGNORECASE):
            shown += "."
        if len(_LETTERS.sub("", shown.lower())) >= 2 and len(name) <= 6:
            candidates.append((shown, last >= 0))
    full = [name for name, _ in candidates if " " in name or "." in name[1:-1]]
    if full:
        titled = [name for name, has in candidates if has and name in full]
        return titled[:3] if len(titled) > 1 else [full[0] if full[0] not in titled else titled[0]]
    return [name for name, _ in candidates[:1]]


def read_reasons(text: str) -> tuple[str, ...]:
    """The reasons as ("1.4(b)", "1.4(d)"), in order and without repeats."""
    reasons: dict[str, None] = {}
    for found in _REASON.finditer(text):
        section = "".join(found["section"].split())
        letters = _LETTER.findall(_AND.sub(" ", found["letters"]))
        for letter in letters:
            reasons.setdefault(f"{section}({letter.lower()})")
    return tuple(reasons)


def find_reasons_end(text: str, start: int, end: int) -> int | None:
    """Where the last reason between `start` and `end` ends, or None if there is none."""
    last = None
    for found in _REASON.finditer(text, start, end):
        if _LETTER.search(_AND.sub(" ", found["letters"])):
            stop = found.end()
            while stop > found.start() and text[stop - 1] in " \t\n;,-([":
                stop -= 1
            last = stop
    return last


def read_classified_by(text: str, start: int, end: int) -> ClassifiedBy:
    """The authority line that stands from `start` (its keyword included) to `end` of `text`."""
    names: list[str] = []
    shown = join_lines(text[start:end], start - (text.rfind("\n", 0, start) + 1))
    pieces = KEYWORD.split(shown)
    for piece in pieces:
        plain = _MARK.sub("", piece)
        cut = _CUT.search(plain)
        names = _names(plain[: cut.start()] if cut else plain)
        if names and _looks_like_names(names):
            break
    return ClassifiedBy(tuple(names), " ".join(shown.split()), read_reasons(shown))


def _looks_like_names(names: list[str]) -> bool:
    return not any(re.search(r"\d{2}", name) for name in names)
