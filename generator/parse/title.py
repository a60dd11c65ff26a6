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
_SMALL = frozenset("a an and as at but by en for if in of on or the to v via".split())  # noqa: SIM905
#: A word with its apostrophes, stops between letters and ampersands: DON'T · U.S. · R&D · POST,S
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&,](?=[^\W\d_]))*")
#: U.S · D.C · P.M: letters with stops between
_LETTERS = re.compile(r"[A-Z](?:\.[A-Z])+")
#: SCHMIDT'S · DON'T · WE'VE · FRANCE,S: what follows the apostrophe is small
_ENDING = re.compile(r"(?P<stem>.+?)(?P<mark>['’,])(?P<ending>S|T|VE|RE|LL|D|M)")
#: D'IVOIRE · O'BRIEN · L'AQUILA · QA'IDA
_INNER = re.compile(r"(?P<stem>[^'’]+)(?P<mark>['’])(?P<rest>[^'’]+)")
#: GOAJ, GOI, GOTU, GORTT: the government of a country; not GOAL, GOOD, GOLD.
_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}")
_NOT_GOVERNMENT = frozenset(
    ["GOAL", "GOAT", "GOBI", "GOD", "GODS", "GOES", "GOLD", "GOLF", "GOMA", "GONE", "GOOD", "GORE"]
)
#: MTCR · HMG · SPD: no vowel, so no word
_NO_VOWEL = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,5}")
_SHORT_WORDS = frozenset(["MR", "MRS", "MS", "DR", "ST", "JR", "SR", "MT", "VS", "LT", "SGT", "CPT", "CMDR", "LTD"])
#: II, III, IV … but not I, V, X, XI (a name), MIX, DIM
_ROMAN = re.compile(r"(?:X{1,3}(?:IX|IV|VI{0,3}|I{2,3})?|(?:IX|IV|VI{1,3}|I{2,3}))")
#: LET US NOW PRAISE: no country
_PRONOUN = re.compile(r"\b(?:LET|TELLS?|TOLD|GIVES?|SHOWS?)[ ]$")
#: 19TH · 2ND · 1990S · F-16S
_ORDINAL = re.compile(r"\d+(?P<ending>ST|ND|RD|TH|S)")
#: F-4ES, C-130JS: several of a model
_MODELS = re.compile(r"\d+[A-Z]S")
#: S/SRAP, U/S, A/S, NEA/MAG: the parts of an office's symbol
_SYMBOL = re.compile(r"(?<![A-Z])(?:[A-Z]/[A-Z]{1,6}|[A-Z]{2,4}/[A-Z]{1,3}(?![A-Z]))")
#: SA-24, EP-3, MI-17, AK-47: a designation
_DESIGNATION = re.compile(r"-\d")
#: So many characters before and behind a word say how it is spelled.
_AROUND = 24
#: A title ends before these.
_ENDS = re.compile(r"['’]\W|[\"”')\]]*(?:[:;?!]|--|[ ][-–—]|[)\]]|[.\"”']*$)")
#: After these a title begins anew.
_ANEW = re.compile(r"(?:[:;?!…]|[A-Z]{5}\.|--|[ ][-–—])[ \"“'‘(\[]*$|[\"“'‘(\[]$|^[\W_]*$")


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
    symbols = {at for found in _SYMBOL.finditer(text) if _is_symbol(found.group()) for at in range(*found.span())}
    out: list[str] = []
    at = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        out.append(text[at:start])
        at = end
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if start in symbols or (end - start < 4 and _DESIGNATION.match(behind)):
            out.append(_spellings().get(found.group(), found.group()))
            continue
        word = found.group()
        may_be_small = word.lower() in _SMALL or word in _spellings()
        out.append(_spell(word, before, small=may_be_small and _is_inside(before, behind)))
    out.append(text[at:])
    return "".join(out)


def _is_inside(before: str, behind: str) -> bool:
    """Whether a word stands inside a title, where small words are small: neither first nor last, nor of a compound.

    The first and last words of a compound are large, those between are not: Follow-Up, People-to-People.
    """
    hyphened = before.endswith("-") and not before.endswith(("--", " -"))
    followed = behind.startswith("-") and not behind.startswith("--")
    edge = before.endswith("/") or _ENDS.match(behind) or _ANEW.search(before)
    return not edge and hyphened == followed


def _is_symbol(text: str) -> bool:
    first, _, rest = text.partition("/")
    return len(first) == 1 or (first in _acronyms() and rest not in ("OF", "OR")) or bool(_NO_VOWEL.fullmatch(first))


def _is_one_case(subject: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", subject)
    capitals = sum(word.isupper() for word in words)
    small = sum(word.islower() for word in words)
    if not words:
        return False
    # A word or two that slipped (US-EU COOPERATION in IRAQ, GOI's PLANS) do not make a subject one of both cases.
    if capitals * 4 >= len(words) * 3:
        return True
    # turkish p.m. Erdogan goes to washington: a subject in small letters, but for the words a machine took for firsts
    return small == len(words) or (len(words) >= 5 and small * 5 >= len(words) * 4)


def _spell(word: str, before: str, *, small: bool) -> str:
    """One word in capitals as a title has it; `before` is the text in front of it."""
    if word == "US" and _PRONOUN.search(before):
        return "Us"
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
    if any(char.isdigit() for char in word):
        return word[:-1] + "s" if _MODELS.fullmatch(word) else word
    if "&" in word:
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
        return word not in _SHORT_WORDS
    if _GOVERNMENT.fullmatch(word) and word not in _NOT_GOVERNMENT:
        # GOT is Turkey's government, and a verb: WE'VE GOT HIM.
        return word != "GOT" or not re.search(
            r"(?:['’]VE|['’]S|\b(?:HAVE|HAS|HAD|I|WE|YOU|THEY|HE|SHE|IT|WHO))[ ]$", before
        )
    return False
