"""Instruments that are cited by number: `UNSCR 1244`, `UNSCRs 1718 and 1737`, `E.O. 12958`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.annotate.lexicon import Lexicon
from generator.annotate.tables import read_list, read_table
from generator.annotate.tokens import Tokens, tokenize

#: A number after the words of a family: ` 1244`, ` 62/243`, `-1244`, ` No. 1244`.
NUMBER = re.compile(r"[ \t\n-]{1,3}(?:[Nn]o\.? ?)?(?P<number>[0-9]{1,5}(?:/[0-9]{1,4})?)(?![\w/]|\.[0-9])")
#: A further number: `, 1747`, ` and 1803`, ` (2006), and 1803`, ` & 1803`.
FURTHER = re.compile(
    r"(?: \([0-9]{4}\))?(?:,?[ \n](?:and|or|&)|,)[ \n]{1,2}(?P<number>[0-9]{3,5}(?:/[0-9]{1,4})?)(?![\w/]|\.[0-9])"
)
#: The symbol of an instrument, and its year: `S/RES/1244 (1999)`.
YEAR = re.compile(r" ?\((?P<year>[0-9]{4})\)$")


@dataclass(frozen=True, slots=True)
class Cited:
    """A numbered instrument in a text: its place from `start` to `end`, and the symbols it may have."""

    start: int
    end: int
    symbols: tuple[str, ...]


@cache
def read_families() -> tuple[Lexicon, tuple[str, ...]]:
    """The words of the families with the symbol of each, and the symbols themselves."""
    lexicon = Lexicon()
    symbols = []
    for symbol, words in read_table("families"):
        symbols.append(symbol)
        for text in read_list(words):
            lexicon.add(text, symbol, "exact" if text.upper() == text else "any")
    return lexicon, tuple(symbols)


def find_cited(text: str, tokens: Tokens, places: Iterable[int]) -> Iterator[Cited]:
    """The numbered instruments in a text, in order; they may begin at the tokens `places`."""
    lexicon, _ = read_families()
    last = 0
    for at in places:
        found = lexicon.find(tokens, at, len(tokens)) if at >= last else None
        if not found:
            continue
        families = tuple(dict.fromkeys(form.value for form in found.forms))
        end, start = tokens.ends[found.last - 1], tokens.starts[at]
        last = found.last
        again = lexicon.find(tokens, last, len(tokens)) if last < len(tokens) and tokens.links[last] == " (" else None
        if again and text.startswith(")", tokens.ends[again.last - 1]):
            # `UN Security Council Resolution (UNSCR) 1737`
            last, end = again.last, tokens.ends[again.last - 1] + 1
        number = NUMBER.match(text, end)
        while number:
            end = number.end("number")
            yield Cited(start, end, tuple(family.removesuffix("N") + number["number"] for family in families))
            number = FURTHER.match(text, end)
            start = number.start("number") if number else end


def strip_year(symbol: str) -> str:
    """A symbol without its year: `S/RES/1244 (1999)` is `S/RES/1244`."""
    return YEAR.sub("", symbol)


def members_of(text: str) -> tuple[str, ...]:
    """The symbols that `text`, a headword or symbol of an instrument, may be another spelling of."""
    text = strip_year(text)
    _, families = read_families()
    for family in families:
        prefix = family.removesuffix("N")
        if text.startswith(prefix) and text[len(prefix) :].replace("/", "").isdigit():
            return (text,)
    tokens = tokenize(text)
    cited = next(find_cited(text, tokens, range(len(tokens))), None)
    return cited.symbols if cited and cited.start == 0 and cited.end == len(text) else ()
