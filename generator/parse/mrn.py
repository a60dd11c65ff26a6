"""Message reference numbers in any spelling, to the canonical one and back.

`BAKU 000129` of a cable of 2008, `08 BAKU 129`, `2008 BAKU 129`, `06SECSTATE123` and `05RIODEJAN123` name telegrams;
so do ids that were cut out of a damaged line, such as `08SECTIN02OF02PORTOFSPAIN546`. Names are data (posts.tsv); what
is left to rules is damage: truncation, one wrong letter, and rubbish before or after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model.mrn import MRN
from generator.parse.data import read_rows
from generator.parse.spelling import find_distance


@dataclass(frozen=True, slots=True)
class Post:
    """Who numbers telegrams.

    `code` is its name in an MRN (BUENOSAIRES), `name` the readable one, `kind` embassy, consulate, mission, interests
    section, office, department or American Institute; `country` the FIPS 10-4 code of where it is, or empty.
    """

    code: str
    name: str
    kind: str
    country: str

    @property
    def title(self) -> str:
        """How a reader would say it: Embassy Baku, Consulate Sao Paulo, Department of State."""
        if self.kind in ("embassy", "consulate", "interests section"):
            return f"{self.kind.capitalize()} {self.name}".replace("Interests section", "Interests Section")
        return f"American Institute in {self.name}" if self.kind == "American Institute" else self.name


#: Words that stand before the name of a post and are no part of it.
_BEFORE = re.compile(
    r"(?:AMERICAN|AMEMBASSY|AMEMB|EMBASSY|AMCONSULATE|AMCONSUL|AMCONGEN|CONSULATE|CONGEN|CONSUL|USMISSION|USMISION"
    r"|USLO|USINT|AIT|REO|PRT|EFTO|NOFORN|SIPDIS|FSC)"
)
#: 08SECTIN02OF02PORTOFSPAIN546: a section mark, whole or bitten, and what stands before it.
_SECTION = re.compile(r"[A-Z]{0,12}\d{0,2}[OQ0]?[FQ]\d{2}(?=[A-Z])")
#: 06SECSTATE123 · 0901OF02RPODUBAI288 · 7575LIBREVILLE1895
_WHOLE = re.compile(r"(?P<year>\d{2})(?P<rest>[A-Z0-9]*[A-Z])(?P<serial>\d+)")
#: 90STATE255291TOSEC140303: a second number behind the first.
_DOUBLE = re.compile(r"(?P<year>\d{2})(?P<rest>[A-Z]{2,})(?P<serial>\d+)[A-Z]+\d*")
#: 08 BAKU 129 · 2008 BAKU 000129 · 10-OTTAWA-57 · BAKU 000129 · SAO PAULO #0031
_SPACED = re.compile(
    r"\s*(?:(?P<year>(?:19|20)?\d{2})[\s.-]*(?=[A-Za-z]))?"
    r"(?P<post>[A-Za-z](?:[A-Za-z .'’-]*[A-Za-z.'’])?)[\s:#-]*(?P<serial>\d{1,8})\s*"
)
_NOT_LETTERS = re.compile(r"[^A-Z0-9]+")
#: No number is longer than this many characters, rubbish included.
_LONGEST = 80
#: A name of this many letters may have two wrong ones.
_LONG = 8


@cache
def posts() -> Mapping[str, Post]:
    """Every known originator by its code."""
    return {row[0]: Post(row[0], row[1], row[2], row[3]) for row in read_rows("posts.tsv", 5)}


@cache
def spellings() -> Mapping[str, str]:
    """Every spelling of a post's name in capitals without blanks, short forms and damage too, to its code."""
    names = {code: code for code in posts()}
    for row in read_rows("posts.tsv", 5):
        for form in row[4].split():
            names.setdefault(form, row[0])
    return names


def _near(name: str) -> Iterator[str]:
    """The spellings one step away: a letter lost, doubled, wrong, or swapped with the next."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for at in range(len(name) + 1):
        head, tail = name[:at], name[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _only(codes: set[str]) -> str | None:
    return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=8192)
def find_post(name: str) -> str | None:
    """The code of the post that `name` names, in any spelling, cut short or with a wrong letter; None if no post does.

    "Rio de Janeiro", "RIODEJAN", "AMEMBASSY BAKU", "COTON0U" and "BEIJIG" are found. A damaged name must lead to one
    post alone: where two are equally near, nobody can know.
    """
    if len(name) > _LONGEST:
        return None
    plain = _NOT_LETTERS.sub("", name.upper())
    known = spellings()
    if found := known.get(plain):
        return found
    lettered = plain.replace("0", "O").replace("1", "I")
    if found := known.get(lettered):
        return found
    if not lettered.isalpha():
        return None
    if lettered.startswith("US") and len(lettered) > 4 and (found := known.get(lettered[2:])):
        return found  # USVATICAN
    if before := _BEFORE.match(lettered):
        found = find_post(lettered[before.end() :]) if before.end() < len(lettered) else None
        if found:
            return found
    if len(lettered) >= 5 and (found := _only({known[form] for form in known if form.startswith(lettered)})):
        return found
    if len(lettered) >= 4 and (
        found := _only({known[near] for near in _near(lettered) if near in known and len(near) > 4})
    ):
        return found
    if "Q" in lettered and len(lettered) >= 5:
        # A garbled group: one Q where one to three letters were (QXICO, BUENOSQRES).
        garbled = re.compile(lettered.replace("Q", "[A-Z]{1,3}"))
        return _only({known[form] for form in known if garbled.fullmatch(form)})
    # 03MADRIDSP: the country code of the post runs on behind its name.
    if len(lettered) > 6 and (found := known.get(lettered[:-2])) and posts()[found].country == lettered[-2:]:
        return found
    return None


def _origin(rest: str) -> str:
    """The originator in what stands between year and serial; what no rule knows stays as it is."""
    if found := find_post(rest):
        return found
    trimmed = _SECTION.sub("", rest, count=1)
    trimmed = re.sub(r"^[0-9]+", "", trimmed)
    if found := find_post(trimmed):
        return found
    if before := _BEFORE.match(trimmed):
        trimmed = trimmed[before.end() :] or trimmed
    known = spellings()
    for at in range(1, len(trimmed) - 3):
        if found := known.get(trimmed[at:]):
            return found
    return _guess(trimmed) or trimmed


def _guess(name: str) -> str | None:
    """The one post whose name ends so (XICO), or that a long name misses by two letters; None if there are several."""
    known = spellings()
    if len(name) >= 4 and (found := _only({known[form] for form in known if form.endswith(name)})):
        return found
    if len(name) < _LONG:
        return None
    return _only({known[form] for form in known if len(form) >= _LONG and find_distance(name, form, 2) <= 2})


def full_year(year: str | int) -> int:
    """Four digits of a year written with two or four; 66 to 99 are of the twentieth century."""
    number = int(year)
    if number >= 100:
        return number
    return number + (1900 if number >= 66 else 2000)


def read_mrn(text: str, year: int | None = None) -> MRN | None:
    """The message reference number that `text` spells, or None if it spells none.

    `text` is one number and nothing else, with its year or without: then `year` (two digits or four) is taken.
    """
    if len(text) > _LONGEST:
        return None
    packed = _NOT_LETTERS.sub("", text.upper())
    spaced = _SPACED.fullmatch(text)
    if spaced and (spaced["year"] or not packed[:1].isdigit()):
        own = spaced["year"] or year
        serial = int(spaced["serial"])
        if own is None or not serial:
            return None
        post = _NOT_LETTERS.sub("", spaced["post"].upper())
        return MRN(full_year(own), _origin(post), serial)
    whole = _DOUBLE.fullmatch(packed)
    if not whole or not find_post(whole["rest"]):
        whole = _WHOLE.fullmatch(packed)
    if not whole or not int(whole["serial"]):
        return None
    return MRN(full_year(whole["year"]), _origin(whole["rest"]), int(whole["serial"]))


def canonical(text: str, year: int | None = None) -> str | None:
    """The canonical spelling (08BAKU129) of a number in any spelling, or None; see `read_mrn`."""
    found = read_mrn(text, year)
    return str(found) if found else None


def print_mrn(mrn: MRN, year: int | None = None) -> str:
    """How a REF line prints it: `BAKU 129` in a telegram of the same `year`, `08 BAKU 129` in another or without."""
    post = posts().get(mrn.post)
    readable = post.name.upper().replace(".", "").replace("'", "") if post else ""
    name = readable if _NOT_LETTERS.sub("", readable) == mrn.post else mrn.post
    own = year is not None and full_year(year) == mrn.year
    return f"{name} {mrn.serial}" if own else f"{mrn.year % 100:02d} {name} {mrn.serial}"
