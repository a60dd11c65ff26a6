"""Titles before a surname, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.annotate.lexicon import Case, Lexicon
from generator.annotate.tables import read_list, read_table
from generator.annotate.tokens import HYPHEN, PHRASE, STOP, Tokens, tokenize
from generator.model.value import value


@value
class Title:
    """A title in a text: tokens from `first` to `last` (exclusive), its adjective of nation included.

    `ranks` are those it may mean, `nations` whose the adjective says it is (empty where there is none), `many`
    whether it is in the plural and announces several names.
    """

    first: int
    last: int
    ranks: frozenset[str]
    nations: frozenset[str]
    many: bool


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles and nations of the tables, ready to be looked up."""

    spoken: Lexicon
    offices: Lexicon
    nations: Lexicon
    adjectives: Lexicon
    broader: dict[str, frozenset[str]]
    signing: frozenset[str]
    stopped: frozenset[str]
    starters: frozenset[str]


@cache
def read_titles() -> Titles:
    """Read the tables of titles and nations."""
    titles = Titles(Lexicon(), Lexicon(), Lexicon(), Lexicon(), {}, frozenset(), frozenset(), frozenset())
    signing, stopped = set(), set()
    for rank, spoken, offices, broader, signs in read_table("titles"):
        for text in read_list(spoken):
            titles.spoken.add(text, rank, _case(text))
            if text.endswith("."):
                stopped.add(text[:-1].casefold())
        for text in read_list(offices):
            titles.offices.add(text, rank, "any")
        titles.broader[rank] = frozenset((rank, *read_list(broader)))
        if signs == "yes":
            signing.add(rank)
    for names, adjectives in read_table("nations"):
        nation = read_list(names)[0]
        for text in read_list(names):
            titles.nations.add(text, nation, "exact")
        for text in read_list(adjectives):
            titles.nations.add(text, nation, "exact")
            titles.adjectives.add(text, nation, "exact")
    return Titles(
        titles.spoken,
        titles.offices,
        titles.nations,
        titles.adjectives,
        titles.broader,
        frozenset(signing),
        frozenset(stopped),
        frozenset(titles.spoken.starters | titles.adjectives.starters),
    )


def _case(text: str) -> Case:
    return "exact" if text == text.upper() else "any"


def ranks_of(office: str) -> frozenset[str]:
    """The ranks in the name of an office; in `Deputy Foreign Minister` the deputy's alone."""
    return _values(read_titles().offices, office)


def nations_of(office: str) -> frozenset[str]:
    """The nations that the name of an office speaks of."""
    return _values(read_titles().nations, office)


def _values(lexicon: Lexicon, text: str) -> frozenset[str]:
    tokens = tokenize(text)
    values: set[str] = set()
    at = 0
    while at < len(tokens):
        found = lexicon.find(tokens, at, len(tokens), plural=False)
        if found:
            values.update(form.value for form in found.forms)
        at = found.last if found else at + 1
    return frozenset(values)


def read_title(tokens: Tokens, at: int, stop: int) -> Title | None:
    """The title that begins at token `at`, with or without an adjective of nation before it, or None.

    `French Foreign Minister`, `PM`, `Presidents`, `Assistant Secretary of State`. Tokens from `stop` on are not read.
    """
    titles = read_titles()
    nations: frozenset[str] = frozenset()
    begin = at
    nation = tokens.folded[at] in titles.adjectives.starters
    adjective = titles.adjectives.find(tokens, at, stop, plural=False) if nation else None
    if adjective and adjective.last < stop and tokens.links[adjective.last] in (PHRASE, HYPHEN):
        begin = adjective.last
        nations = frozenset(form.value for form in adjective.forms)
    found = titles.spoken.find(tokens, begin, stop) if tokens.folded[begin] in titles.spoken.starters else None
    if not found:
        return None
    many = found.end < tokens.ends[found.last - 1]
    return Title(at, found.last, frozenset(form.value for form in found.forms), nations, many)


def title_starters() -> frozenset[str]:
    """The words with which a title, or an adjective of nation before one, may begin."""
    return read_titles().starters


def joins(title: Title, tokens: Tokens) -> bool:
    """Whether the token after a title stands close enough to be its name (`Amb. Derse`, but not `the PM. Derse`)."""
    link = tokens.links[title.last]
    return link == PHRASE or (link == STOP and tokens.folded[title.last - 1] in read_titles().stopped)


def agree(title: Title, office: str) -> bool:
    """Whether somebody who held `office` may be called by `title`.

    A nation in both must be the same one; where the office names several (an ambassador's), one is enough.
    """
    titles = read_titles()
    broader = {wide for rank in ranks_of(office) for wide in titles.broader[rank]}
    if not broader & title.ranks:
        return False
    nations = nations_of(office)
    return not title.nations or not nations or bool(title.nations & nations)


def signs(office: str) -> bool:
    """Whether who holds `office` signs telegrams."""
    return bool(ranks_of(office) & read_titles().signing)
