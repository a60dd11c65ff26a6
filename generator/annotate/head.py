"""What stands in the head of a telegram and under its text: codes, posts, precedences, captions, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from generator.annotate.passages import read_passage, walk
from generator.annotate.persons import Acquaintance, find_persons, surname_bearers
from generator.annotate.register import Register, read_name
from generator.annotate.tables import read_list, read_table
from generator.model.annotation import Mention, Zone
from generator.model.mrn import CANONICAL
from generator.model.reading import Reading
from generator.model.span import Part
from generator.model.telegram import Telegram

#: The kinds of parts at the top of a telegram to their zones; `header` stands for the other lines of the header.
ZONES: dict[str, Zone] = {
    "transmission-id": "header",
    "relay": "header",
    "station": "header",
    "security": "header",
    "dtg": "header",
    "from": "from",
    "to": "to",
    "info": "info",
    "exempt": "header",
    "distribution": "header",
    "classification": "classification",
    "caption": "caption",
    "passing": "passing",
    "executive-order": "classification",
    "tags": "tags",
    "subject": "subject",
    "references": "references",
    "classified-by": "classified-by",
    "signature": "signature",
}

#: Kinds of parts that are shortened words of the glossary.
ABBREVIATED = frozenset(("level", "caption", "precedence", "signal"))
#: Kinds of parts that name something by their own text; others do by their kind, or not at all (`parts.tsv`).
SPEAKING = ABBREVIATED | {"code", "name", "route", "order", "declassify", "office", "keyword", "signature"}


def read_lines(telegram: Telegram, parts: Iterable[Part], register: Register, known: Acquaintance) -> Iterator[Mention]:
    """The mentions in `parts`, lines outside the running text, each as what it is where it stands.

    `known` meets the classifier, and tells whose name the signature is.
    """
    for part in parts:
        zone = ZONES.get(part.kind)
        if not zone:
            continue
        linked: set[str] = set()
        for start, end, target in sorted(_places(telegram, register, known, part)):
            yield Mention(start, end, target, zone, target not in linked, None, target.startswith("cables/"))
            linked.add(target)


def _places(telegram: Telegram, register: Register, known: Acquaintance, part: Part) -> Iterator[tuple[int, int, str]]:
    if part.kind == "references":
        found = list(_references(telegram, part))
    elif part.kind == "classified-by":
        found = list(_classifier(telegram, known, part))
    else:
        found = []
    taken = [(start, end) for start, end, _ in found]
    yield from found
    telling = _telling()
    for piece in walk(part.parts) if part.parts else (part,):
        if piece.kind not in telling or (
            taken and any(start < piece.end and piece.start < end for start, end in taken)
        ):
            continue
        start, end, text = _read(telegram, piece)
        keys = _keys(register, known, part, piece, text)
        # Where two entries are spelt alike, neither is shown.
        if len(keys) == 1 and start < end:
            yield start, end, keys[0]


def _read(telegram: Telegram, piece: Part) -> tuple[int, int, str]:
    """The place and reading text of a part, blanks at its ends left out."""
    reading = Reading.of(telegram.witness.text, telegram.emendations, piece.start, piece.end)
    inner = reading.text.strip()
    first = reading.text.find(inner)
    return *reading.span(first, first + len(inner)), inner


def _keys(register: Register, known: Acquaintance, part: Part, piece: Part, text: str) -> tuple[str, ...]:
    """The keys of what a part of the head names: by its own text, else by its kind."""
    kind = piece.kind
    if part.kind == "signature":
        return known.signer(text.title()) if kind in ("name", "signature") else ()
    if kind == "code":
        return register.line("tags", text) or _person(register, text)
    if kind == "name":
        return register.line("posts", text) or _of_kinds(register, register.line("glossary", text), ("organization",))
    if kind == "route":
        return register.line("posts", text) or _by_kind(register, kind)
    if kind == "order":
        key = register.instruments.get(f"E.O. {text}")
        return (key,) if key else ()
    if kind == "declassify":
        return register.line("glossary", text.partition(":")[0])
    if kind == "office":
        return _of_kinds(register, register.line("glossary", text), ("office", "organization"))
    if kind == "keyword":
        word = text.rstrip(": ")
        return register.line("glossary", word) if word.upper() in _keywords() else ()
    if kind in ABBREVIATED:
        words = _of_kinds(register, register.line("glossary", text), ("abbreviation", "term"))
        return words or _by_kind(register, kind)
    return _by_kind(register, kind)


def _of_kinds(register: Register, keys: Iterable[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if register.entries[key].kind in kinds)


@cache
def _keywords() -> frozenset[str]:
    return frozenset(row[0].upper() for row in read_table("keywords"))


def _by_kind(register: Register, kind: str) -> tuple[str, ...]:
    for headword in _headwords().get(kind, ()):
        keys = register.line("glossary", headword)
        if keys:
            return keys
    return ()


@cache
def _telling() -> frozenset[str]:
    """The kinds of parts of which anything may be said."""
    return SPEAKING | _headwords().keys()


@cache
def _headwords() -> dict[str, tuple[str, ...]]:
    return {kind: read_list(headwords) for kind, headwords in read_table("parts")}


def _person(register: Register, text: str) -> tuple[str, ...]:
    """The person of a TAGS code such as `CLINTON, HILLARY`."""
    surname, given = read_name(text)
    if "," not in text or not given:
        return ()
    first = given.split()[0].casefold()
    return tuple(
        key
        for key in surname_bearers(register, surname.title())
        if read_name(register.entries[key].headword)[1].casefold().split()[:1] == [first]
    )


def _references(telegram: Telegram, part: Part) -> Iterator[tuple[int, int, str]]:
    numbers = [piece for piece in walk(part.parts) if piece.kind == "mrn"]
    for reference in telegram.references:
        if reference.kind != "telegram" or not reference.target or not CANONICAL.fullmatch(reference.target):
            continue
        if not part.start <= reference.start < part.end:
            continue
        inside = _first(piece for piece in numbers if reference.start <= piece.start and piece.end <= reference.end)
        span = (inside.start, inside.end) if inside else (reference.start, reference.end)
        yield *span, f"cables/{reference.target}"


def _first(parts: Iterable[Part]) -> Part | None:
    return next(iter(parts), None)


def _classifier(telegram: Telegram, known: Acquaintance, part: Part) -> Iterator[tuple[int, int, str]]:
    passage = read_passage(telegram, part.start, part.end, "classified-by", known.register.starters)
    for named in find_persons(passage, known):
        if len(named.persons) == 1:
            start, end = passage.tokens.starts[named.first], passage.tokens.ends[named.last - 1]
            yield *passage.reading.span(start, end), named.persons[0]
