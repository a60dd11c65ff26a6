"""A subject in capitals as a readable title.

HMG STRESSES U.S.-UK COORDINATION ON AFGHANISTAN STRATEGY becomes HMG Stresses U.S.-UK Coordination on Afghanistan
Strategy. A subject that is written in both cases is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.parse.data import read_rows, read_words

#: Articles, conjunctions and prepositions of up to three letters (with "via") are small inside a title.
_SMALL = frozenset("a an and as at but by en for if in of on or the to v via".split())
#: A word with its apostrophes, stops between letters and ampersands: DON'T · U.S. · R&D · POST,S
_WORD = re.compile(r"[^\W_]+(?:['’.&,](?=[^\W\d_])[^\W_]+)*")
#: U.S · D.C · P.M: letters with stops between
_LETTERS = re.compile(r"[A-Z](?:\.[A-Z])+")
#: WESTERWELLE'S · DON'T · WE'VE · FRANCE,S: what follows the apostrophe is small
_ENDING = re.compile(r"(?P<stem>.+?)(?P<mark>['’,])(?P<ending>S|T|VE|RE|LL|D|M)")
#: D'IVOIRE · O'BRIEN · L'AQUILA · QA'IDA
_INNER = re.compile(r"(?P<stem>[^'’]+)(?P<mark>['’])(?P<rest>[^'’]+)")
#: GOAJ, GOI, GOTU, GORTT: the government of a country; not GOAL, GOOD, GOLD.
_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}")
_NOT_GOVERNMENT = frozenset(
    "GOAL GOALS GOAT GOATS GOB GOBI GOD GODS GOES GOGH GOLD GOLF GONE GONG GOOD GOODS GOOF GORE GOTH GOWN GOYA GOMA GOUL GOOG".split()
)
#: MTCR · HMG · SPD: no vowel, so no word
_NO_VOWEL = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,5}")
_NOT_LETTERS_ONLY = frozenset("MR MRS MS DR ST JR SR MT VS LT PVT HMM SHH PSST SGT CPT CMDR LTD".split())
#: II, III, IV … but not I, V, X, XI (a name), MIX, DIM
_ROMAN = re.compile(r"(?:X{1,3}(?:IX|IV|VI{0,3}|I{2,3})?|(?:IX|IV|VI{1,3}|I{2,3}))")
#: 19TH · 2ND · 1990S · F-16S
_ORDINAL = re.compile(r"\d+(?P<ending>ST|ND|RD|TH|S)")
#: After these a title begins anew.
_ANEW = re.compile(r"(?:[:;?!.…]|--|[ ][-–—])[ \"“'‘(\[]*$|[\"“(\[]$|^[\W_]*$")


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(read_words("acronyms.txt"))


@cache
def _spellings() -> Mapping[str, str]:
    return {row[0]: row[1] for row in read_rows("title_words.tsv", 2)}


def create_title(subject: str) -> str:
    """`subject` in title case if it is in capitals (or all small), else as it is; one line, blanks collapsed."""
    subject = " ".join(subject.split())
    if not _is_one_case(subject):
        return subject
    text = subject.upper()
    out: list[str] = []
    at = 0
    words = list(_WORD.finditer(text))
    for index, found in enumerate(words):
        out.append(text[at : found.start()])
        word = found.group()
        before, behind = text[: found.start()], text[found.end() :]
        first = bool(_ANEW.search(before))
        last = index + 1 == len(words) or bool(re.match(r"[\"”')\]]*(?:[:;?!]|--|[ ][-–—]|[)\]])", behind))
        hyphened = before.endswith("-") and not before.endswith("--") and not before.endswith(" -")
        followed = behind.startswith("-") and not behind.startswith("--")
        small = not first and not last and not (hyphened and not followed) and not before.endswith("/") and not (followed and not hyphened)
        out.append(_spell(word, before, small=small))
        at = found.end()
    out.append(text[at:])
    return "".join(out)


def _is_one_case(subject: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{2,}", subject)]
    capitals = sum(word.isupper() for word in words)
    small = sum(word.islower() for word in words)
    if not words:
        return False
    # A word or two that slipped (US-EU COOPERATION in IRAQ, GOI's PLANS) do not make a subject one of both cases.
    return capitals * 4 >= len(words) * 3 or (small == len(words) and subject == subject.lower())


def _spell(word: str, before: str, *, small: bool) -> str:
    """One word in capitals as a title has it; `before` is the text in front of it."""
    if word in _acronyms():
        return word
    if special := _spellings().get(word):
        return special if small or special[0].isupper() else special[0].upper() + special[1:]
    if _LETTERS.fullmatch(word):
        return word
    if small and word.lower() in _SMALL:
        return word.lower()
    if ending := _ENDING.fullmatch(word):
        return _spell(ending["stem"], before, small=False) + ending["mark"] + ending["ending"].lower()
    if inner := _INNER.fullmatch(word):
        stem, rest = inner["stem"], inner["rest"]
        large = len(stem) <= 2
        return stem.capitalize() + inner["mark"] + (_spell(rest, "", small=False) if large else rest.lower())
    if ordinal := _ORDINAL.fullmatch(word):
        return word[: -len(ordinal["ending"])] + ordinal["ending"].lower()
    if any(char.isdigit() for char in word) or "&" in word:
        return word
    if _is_abbreviation(word, before):
        return word
    if word.startswith("MC") and len(word) > 4 and word[2:3] not in "AEIOU":
        return "Mc" + word[2:].capitalize()
    return "".join(piece.capitalize() if piece[:1].isalpha() else piece for piece in re.split(r"([.,])", word))


def _is_abbreviation(word: str, before: str) -> bool:
    if word in _acronyms():
        return True
    if _ROMAN.fullmatch(word) and word != "XX":
        return True
    if _NO_VOWEL.fullmatch(word):
        return word not in _NOT_LETTERS_ONLY
    if _GOVERNMENT.fullmatch(word) and word not in _NOT_GOVERNMENT:
        # GOT is Turkey's government, and a verb: WE'VE GOT HIM.
        return word != "GOT" or not re.search(r"(?:['’]VE|['’]S|\b(?:HAVE|HAS|HAD|I|WE|YOU|THEY|HE|SHE|IT|WHO))[ ]$", before)
    return False
