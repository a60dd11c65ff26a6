"""The authority line: who classified the telegram, and for which reasons.

`Classified By: Ambassador Anne E. Derse per 1.4. (b,d).` Names stand behind titles and offices or before them; lines
are cut at 72 characters wherever that falls (`for reas ⏎ons`, `John Q. Publi ⏎c`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from generator.model.span import Part
from generator.model.telegram import ClassifiedBy
from generator.parse.data import read_rows, read_words
from generator.parse.spelling import find_distance

#: Classified By: · CLASSIFIED BY · Classfied by: · Derived from:
KEYWORD = re.compile(r"(?:\bCLASS?S?I?FIED[ \t]*BY\b|\bDERIVED[ \t]+FROM[ \t]*:)[ \t]*:?", re.IGNORECASE)
#: The first line of the authority line was cut at this many characters, in mid-word if need be.
_WIDTH = 71
#: Where the names end: the word reason (bitten as may be), what leads to it, a section of the order.
_CUT = re.compile(
    r"\bf[o0]?r[ ]+(?:the[ ]+)?(?:following[ ]+)?(?:re\b|req|re?a\w*|E\.?O|\d)|\bfr[ ]+reason"
    r"|\brea(?:s[o0]?n?s?|[o0]ns?)\b|\bper[ ]+\w{0,12}[ ]?\(?\d|\bper[ ]+(?:E\.?O|sec|reason)"
    r"|\bunder[ ]+(?:sec(?:tion|\.)|e\.?o|executive|para|the|reason|\d)"
    r"|\bpursuant\b|\bbased[ ]+(?:up)?on\b|\bin[ ]+accordance\b"
    r"|\bi\.?a\.?w\.?\b|\bsection[ ]+\d|\bE\.?[ ]?O\.?[ ]?\d|\b\d[ ]?\.[ ]?\d"
    r"|\bdeclassify\b|\bdecl:|\bdue to\b|\bby[ ]+reason",
    re.IGNORECASE,
)
#: 1.4 · 1. 4 · 1.5.
_SECTION = re.compile(r"(?<!\d)(?P<section>[13]\s{0,3}\.\s{0,3}[2-8])(?!\d)\s?\.?", re.IGNORECASE)
#: What follows a section: its letters, and what stands between them: (b) and (d) · (b,d) · b/d · a,b,and d · an d (d)
_LETTERS_OF = re.compile(r"[\s(),/&+;\[\]-]+|an ?d(?![a-z])|or(?![a-z])|(?P<letter>[a-h])(?![a-z])", re.IGNORECASE)
#: Charge d'Affaires, a. i. John Q. Doe
_AD_INTERIM = re.compile(r"\ba\.[ ]?i\.?(?=[ ,;:]|$)", re.IGNORECASE)
#: Small words inside surnames: de la Cruz, van Ness
_PARTICLES = frozenset(["de", "la", "del", "da", "van", "von", "der", "al", "el", "bin", "st."])
#: Q. · J.Q.
_INITIALS = re.compile(r"(?:[A-Za-z]\.){1,3}")
_HUMP = re.compile(r"[A-Z][a-z]+")
#: Words of an authority line that stand whole on either side of a blank.
_JOINTS = frozenset("for and or of the to in at by a i per reason reasons under with as from section".split())  # noqa: SIM905
#: CooQnator
_GARBLED = re.compile(r"(?P<head>[A-Z][a-z]+)Q(?P<tail>[a-z]{2,})")
#: What parts names from offices.
_SEGMENTS = re.compile(r"[,:;]|[ ]-{1,2}[ ]|\(|\)|[ ]and[ ]|[ ]&[ ]|\?", re.IGNORECASE)
#: Jr., Sr., III behind a comma belong to the name.
_SUFFIX = re.compile(r"[ .]*(?P<suffix>JR|SR|II|III|IV|ESQ)\b\.?", re.IGNORECASE)
#: A portion mark or number in front: `: 1. (U)`
_MARK = re.compile(r"[\s:]{0,9}(?:¶?\d{1,2}\.)?[\s:]{0,9}(?:\((?:U|C|S|SBU)\))?[\s:]*", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]+")


@cache
def _titles() -> frozenset[str]:
    return frozenset(_LETTERS.sub("", word.lower()) for word in read_words("classifier_titles.txt"))


@cache
def _long_titles() -> Mapping[str, tuple[str, ...]]:
    """Titles of five letters and more by their first letter."""
    titles: dict[str, list[str]] = {}
    for word in sorted(_titles()):
        if len(word) >= 5:
            titles.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in titles.items()}


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.lower() for name in read_words("first_names.txt"))


@cache
def _places() -> frozenset[str]:
    posts = {_LETTERS.sub("", word.lower()) for row in read_rows("posts.tsv", 5) for word in row[1].split()}
    return frozenset(posts | set(read_words("classifier_places.txt"))) - _first_names()


@lru_cache(maxsize=4096)
def _is_title(word: str) -> bool:
    """Whether a word belongs to a title or an office, misspelt as may be."""
    if any(mark in word for mark in "/&"):
        return True
    if garbled := _GARBLED.fullmatch(word):
        # CooQnator: a Q where one to three letters were.
        pattern = re.compile(garbled["head"].lower() + "[a-z]{1,3}" + garbled["tail"].lower())
        return any(pattern.fullmatch(title) for title in _long_titles().get(word[0].lower(), ()))
    plain = _LETTERS.sub("", word.lower().replace("0", "o"))
    if len(plain) < 2:
        return not plain and word not in ("0.", "O.")
    if plain in _titles() or plain in _places():
        return True
    if len(humps := _HUMP.findall(word)) > 1 and "".join(humps) == word:
        return all(_is_title(hump) for hump in humps)  # EconMinCouns
    if "-" in word:
        return all(_is_title(piece) for piece in word.split("-") if piece)
    if len(plain) < 4 or plain in _first_names():
        return False
    most = 2 if len(plain) >= 8 else 1
    return any(
        find_distance(plain, title, most) <= most
        for title in _long_titles().get(plain[0], ())
        if abs(len(title) - len(plain)) <= most and (most == 1 or len(title) >= 9)
    )


def join_lines(text: str, column: int) -> str:
    """The lines of an authority line as one, words mended that the wrap cut; it begins at `column` of its line."""
    lines = text.split("\n")
    out = _mend_cut(lines[0].rstrip(), column)
    width = column + len(out)
    cut = width == _WIDTH
    for line in lines[1:]:
        if not line.strip():
            continue
        glue = cut and line[:1].strip() and (line[:1].islower() or out[-1:].isupper() or not out[-1:].isalpha())
        out += line.rstrip() if glue else " " + line.strip()
        cut = False
    return out


def _mend_cut(line: str, column: int) -> str:
    """A line that was unwrapped at the cut with a blank in mid-word: `1.4 (b) an d (d)`, `John Do e for reasons`."""
    at = _WIDTH - column
    if not 0 < at < len(line) - 1 or line[at] != " " or not line[at - 1].isalpha() or not line[at + 1].islower():
        return line
    word = re.match(r"[a-z]+", line[at + 1 :])
    before = re.search(r"[A-Za-z]+$", line[:at])
    if word is None or before is None or word.group() in _JOINTS or before.group().lower() in _JOINTS:
        return line
    return line[:at] + line[at + 1 :]


def _name_of(words: list[str]) -> tuple[list[str], bool]:
    """The words of a segment that are a name, and whether a title stands before it.

    The name is what follows the last word of a title; but a first name or initial among titles says that the words
    behind it are a name, whatever they look like (DCM Jane Jordan).
    """
    titles = [_is_title(word) for word in words]
    last = max((at for at, title in enumerate(titles) if title), default=-1)
    for at in range(min(last, len(words) - 1)):
        plain = _LETTERS.sub("", words[at].lower())
        initial = bool(_INITIALS.fullmatch(words[at]))
        given = not titles[at] and (plain in _first_names() or initial)
        if given and (initial or not titles[at + 1] or at + 2 == len(words)):
            ends = (i for i in range(at + 2, len(words)) if titles[i] and not _INITIALS.fullmatch(words[i - 1]))
            stop = next(ends, len(words))
            begin = at - 1 if len(plain) == 1 and at and not titles[at - 1] else at
            return words[begin:stop], any(titles[:begin])
    begin = last + 1
    while 0 < begin < len(words) and words[begin - 1].lower() in _PARTICLES:
        begin -= 1
    name = words[begin:]
    if not name and last > 0:
        first = titles.index(True)
        return (words[:first] if 2 <= first <= 4 else []), False
    return name, last >= 0


def _names(text: str) -> list[str]:
    """The names in `text`, which ends before the reasons."""
    candidates: list[tuple[str, bool]] = []
    for segment in _SEGMENTS.split(_AD_INTERIM.sub(" ", text)):
        suffix = _SUFFIX.fullmatch(segment.strip(" ."))
        if candidates and suffix:
            name, titled = candidates[-1]
            stop = "." if suffix["suffix"].upper() in ("JR", "SR") else ""
            candidates[-1] = (f"{name}, {suffix['suffix']}{stop}", titled)
            continue
        words, titled = _name_of([word for word in segment.split() if word.strip(".'’\"*-_")])
        while words and words[0].strip(".").isdigit() and words[0] != "0.":
            words = words[1:]
        # JOHN 0. DOE: a nought for the initial
        shown = " ".join("O." if word == "0." else word for word in words).strip(' .*"')
        if shown.upper().endswith((" JR", " SR")):
            shown += "."
        if len(_LETTERS.sub("", shown.lower())) >= 2 and len(words) <= 6:
            candidates.append((shown, titled))
    full = [name for name, _ in candidates if " " in name or "." in name[1:-1]]
    if not full:
        return [name for name, _ in candidates[:1]]
    behind_titles = [name for name, titled in candidates if titled and name in full]
    return behind_titles[:3] if len(behind_titles) > 1 else full[:1]


def _find_letters(text: str, start: int, end: int) -> tuple[list[str], int]:
    """The letters of a section of the order that ends at `start`, and where the last of them ends, bracket included."""
    letters: list[str] = []
    at = last = start
    while found := _LETTERS_OF.match(text, at, end):
        at = found.end()
        if found["letter"]:
            letters.append(found["letter"].lower())
            last = at + 1 if text[at : at + 1] in (")", "]") else at
    return letters, last


def read_reasons(text: str) -> tuple[str, ...]:
    """The reasons as ("1.4(b)", "1.4(d)"), in order and without repeats."""
    reasons: dict[str, None] = {}
    for found in _SECTION.finditer(text):
        section = "".join(found["section"].split())
        for letter in _find_letters(text, found.end(), len(text))[0]:
            reasons.setdefault(f"{section}({letter})")
    return tuple(reasons)


def find_reasons_end(text: str, start: int, end: int) -> int | None:
    """Where the last reason between `start` and `end` ends, or None if there is none."""
    last = None
    for found in _SECTION.finditer(text, start, end):
        letters, stop = _find_letters(text, found.end(), end)
        if letters:
            last = stop
    return last


def find_parts(text: str, start: int, end: int, found: ClassifiedBy) -> tuple[Part, ...]:
    """Where the names and the reasons of `found` stand between `start` and `end`."""
    parts: list[Part] = []
    at = start
    for name in found.names:  # in the order of the text: the words of one may stand in another too
        if place := _find_broken(text, name, at, end):
            parts.append(Part("name", *place))
            at = place[1]
    first, last = _SECTION.search(text, start, end), find_reasons_end(text, start, end)
    if first and last and last > first.start():
        parts.append(Part("reason", first.start(), last))
    return tuple(sorted(parts, key=lambda part: part.start))


def _find_broken(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `name` stands between `start` and `end`, whatever white space the wrap put into it or took out."""
    if (at := text.find(name, start, end)) >= 0:
        return at, at + len(name)
    letters = [at for at in range(start, end) if not text[at].isspace()]
    packed = "".join(name.split())
    at = "".join(text[letter] for letter in letters).find(packed)
    return (letters[at], letters[at + len(packed) - 1] + 1) if at >= 0 and packed else None


def read_classified_by(text: str, start: int, end: int) -> ClassifiedBy:
    """The authority line that stands from `start` (its keyword included) to `end` of `text`."""
    names: list[str] = []
    shown = join_lines(text[start:end], start - (text.rfind("\n", 0, start) + 1))
    pieces = KEYWORD.split(shown)
    for piece in pieces:
        plain = piece[mark.end() :] if (mark := _MARK.match(piece)) else piece
        cut = _CUT.search(plain)
        names = _names(plain[: cut.start()] if cut else plain)
        if names and _looks_like_names(names):
            break
    return ClassifiedBy(tuple(names), " ".join(shown.split()), read_reasons(shown))


def _looks_like_names(names: list[str]) -> bool:
    return not any(re.search(r"\d{2}", name) for name in names)
