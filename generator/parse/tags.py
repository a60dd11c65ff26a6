"""The TAGS line: Traffic Analysis by Geography and Subject.

Codes are parted by blanks or commas, or by nothing (`EINDETRD`); among them stand terms of several words (CONSULAR
AFFAIRS), persons (`OVIP DOE JOHN`, `OVIP (DOE, JANE)`), captions that strayed in, and misspellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.model.emendation import Emendation, State
from generator.model.span import Part
from generator.model.telegram import TagKind
from generator.parse.data import read_words
from generator.parse.tag_codes import code_kinds, is_code, kind_of, mend, respellings, stray_captions, terms, unglue

#: PREL · UNGA/C-6 · G-8 · D'ESCOTO
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9/&'’.-]*")
#: (DOE, JANE)
_PERSON = re.compile(r"\(\s*(?P<surname>[A-Za-z'’. -]+?)\s*,\s*(?P<first>[A-Za-z'’. -]+?)\s*\)")
#: Words before a name that are none: OVIP AMB. SMITH, OREP CODEL MCCAIN.
_NO_SURNAMES = frozenset(["AMB", "CODEL", "CONG", "REP", "SEN", "SENATOR", "SECRETARY", "STAFFDEL", "VP"])


@dataclass(slots=True)
class Tags:
    """What a TAGS line says: `codes` in order without repeats, their `kinds`, a part of the kind `code` for each place.

    `end` is where the line (its continuation included) ends; `emendations` are the repairs of glued and misspelt codes.
    """

    codes: tuple[str, ...]
    kinds: Mapping[str, TagKind]
    parts: tuple[Part, ...]
    emendations: tuple[Emendation, ...]
    end: int


@cache
def _first_names() -> frozenset[str]:
    return frozenset(read_words("first_names.txt"))


@dataclass(slots=True)
class _Word:
    text: str
    start: int
    end: int
    #: a comma, a bracket or the end follows
    closed: bool


def _words(text: str, start: int, end: int) -> list[_Word]:
    out = []
    for found in _TOKEN.finditer(text, start, end):
        word = found.group().rstrip(".-/'’").upper()
        if "/" in word and all(is_code(piece) for piece in word.split("/")):
            begin = found.start()
            out += [
                _Word(piece.group(), begin + piece.start(), begin + piece.end(), closed=False)
                for piece in re.finditer(r"[^/]+", word)
            ]
        elif word:
            stop = found.start() + len(word)
            closed = text[stop:end].lstrip(". \t\n")[:1] in (",", ";", ")", "")
            out.append(_Word(word, found.start(), stop, closed))
    return out


def _read(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, Emendation | None]]:
    """The codes between `start` and `end` in order, with their places and what had to be mended."""
    at = start
    for person in _PERSON.finditer(text, start, end):
        yield from _read_words(text, _words(text, at, person.start()))
        name = f"{person['surname'].upper()}, {person['first'].upper()}"
        yield name, person.start(), person.end(), None
        at = person.end()
    yield from _read_words(text, _words(text, at, end))


def _read_words(text: str, words: list[_Word]) -> Iterator[tuple[str, int, int, Emendation | None]]:
    at = 0
    before = ""
    while at < len(words):
        word = words[at]
        if word.text in stray_captions():
            at += 1
            continue
        if length := _term_length(words, at):
            term = text[word.start : words[at + length - 1].end].upper()
            term = " ".join(term.split())
            yield respellings().get(term, term), word.start, words[at + length - 1].end, None
            at += length
            continue
        if is_code(word.text):
            before = word.text
            yield word.text, word.start, word.end, None
            at += 1
            continue
        if length := _person_length(words, at, before):
            yield _name(words[at : at + length]), word.start, words[at + length - 1].end, None
            at += length
            continue
        if length := _phrase_length(words, at):
            yield " ".join(w.text for w in words[at : at + length]), word.start, words[at + length - 1].end, None
            at += length
            continue
        yield from _read_unknown(text, words, at)
        at += 1


def _read_unknown(text: str, words: list[_Word], at: int) -> Iterator[tuple[str, int, int, Emendation | None]]:
    """A word that is no code: codes run together, a misspelt code, or what it is."""
    word = words[at]
    shown = text[word.start : word.end]
    meant = mend(word.text)
    pieces = unglue(word.text)
    countries = _unglue_countries(words, at) if not pieces and meant is None else ()
    if pieces or countries:
        pieces = pieces or countries
        reason = "Codes run together; every piece is a code of the list."
        state: State = "proposed" if countries else "applied"
        repair = Emendation(word.start, word.end, shown, " ".join(pieces), "tags-glued", state, reason)
        for piece in pieces:
            yield piece, word.start, word.end, repair
    elif meant:
        reason = "No code of the list; one letter away from one that is."
        repair = Emendation(word.start, word.end, shown, meant, "tags-misspelt", "proposed", reason)
        yield meant, word.start, word.end, repair
    elif len(word.text) > 1:
        yield word.text, word.start, word.end, None


def _unglue_countries(words: list[_Word], at: int) -> tuple[str, ...]:
    """Two countries run together (IRAJ): only where nothing but countries follows, which is where countries stand."""
    word = words[at].text
    pieces = (word[:2], word[2:])
    if len(word) != 4 or at == 0 or any(code_kinds().get(piece) != "geo" for piece in pieces):
        return ()
    return pieces if all(kind_of(other.text) == "geo" for other in words[at + 1 :]) else ()


def _name(words: list[_Word]) -> str:
    """A person as "SURNAME, FIRST"; the surname stands first, unless only the first word is a first name."""
    texts = [word.text for word in words]
    if texts[0] in _first_names() and texts[1] not in _first_names() and not words[0].closed:
        return f"{texts[-1]}, {' '.join(texts[:-1])}"
    return f"{texts[0]}, {' '.join(texts[1:])}"


def _term_length(words: list[_Word], at: int) -> int:
    for term in terms().get(words[at].text.split("-")[0], ()):
        joined: list[str] = []
        stop = at
        while stop < len(words) and len(joined) < len(term):
            joined += words[stop].text.split("-")
            stop += 1
        if tuple(joined) == term:
            return stop - at
    return 0


def _name_like(word: _Word) -> bool:
    return (
        len(word.text) > 1
        and not is_code(word.text)
        and not any(c.isdigit() for c in word.text)
        and "/" not in word.text
    )


def _person_length(words: list[_Word], at: int, before: str) -> int:
    """How many words from `at` on name a person, surname first: behind OVIP, or where the second is a first name."""
    if at + 1 >= len(words) or len(words[at].text) < 3 or not _name_like(words[at]):
        return 0
    second = words[at + 1]
    if not _name_like(second) or unglue(words[at].text):
        return 0
    named = second.text in _first_names() or words[at].text in _first_names()
    if words[at].text in _NO_SURNAMES or not (named or (before in ("OVIP", "OTRA") and len(second.text) > 2)):
        return 0
    third = words[at + 2] if at + 2 < len(words) else None
    return 3 if third and len(third.text) == 1 and not second.closed else 2


def _phrase_length(words: list[_Word], at: int) -> int:
    """How many long unknown words from `at` on stand together without a comma: a term of somebody's own."""
    length = 0
    while at + length < len(words):
        word = words[at + length]
        if len(word.text) < 5 or not _name_like(word) or unglue(word.text) or mend(word.text):
            break
        length += 1
        if word.closed:
            break
    return length if length > 1 else 0


def _continues(text: str, start: int, end: int, before: str) -> bool:
    """Whether the line from `start` to `end` goes on with codes; `before` is the line above."""
    words = _words(text, start, end)
    if not words or ":" in text[start:end]:
        return False
    if before.rstrip().endswith(","):
        return len(words) <= 20
    last = before.replace(",", " ").upper().split()[-1:]
    if last and any(term[1:] == tuple(w.text for w in words[: len(term) - 1]) for term in terms().get(last[0], ())):
        return True
    known = sum(is_code(word.text) or bool(unglue(word.text)) for word in words)
    return known == len(words) or (text[start:end].isupper() and known * 3 >= len(words) * 2 > 2)


def read_tags(text: str, start: int, limit: int, *, airy: bool = False) -> Tags:
    """The codes of a TAGS line whose value begins at `start`; nothing from `limit` on belongs to it.

    In an `airy` text (every line followed by a blank one) the line may go on after a blank line.
    """
    end = _line_end(text, start, limit)
    if not text[start:end].strip() and end < limit:
        behind = _skip_blank(text, end, limit)
        end = _line_end(text, behind, limit) if _continues(text, behind, _line_end(text, behind, limit), "") else end
    while end < limit:
        following = _skip_blank(text, end, limit) if airy else end + 1
        stop = _line_end(text, following, limit)
        above = text[text.rfind("\n", 0, end) + 1 : end]
        if following >= limit or not _continues(text, following, stop, above):
            break
        end = stop
    codes: dict[str, TagKind] = {}
    parts: list[Part] = []
    emendations: list[Emendation] = []
    for code, begin, stop, repair in _read(text, start, end):
        codes.setdefault(code, kind_of(code))
        if not parts or parts[-1].start != begin:
            parts.append(Part("code", begin, stop))
        if repair and (not emendations or emendations[-1] != repair):
            emendations.append(repair)
    return Tags(tuple(codes), codes, tuple(parts), tuple(emendations), end)


def _line_end(text: str, start: int, limit: int) -> int:
    at = text.find("\n", start, limit)
    return limit if at < 0 else at


def _skip_blank(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start
