"""The words at which anything may begin that is looked for in a text: most words of a text are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from itertools import compress

from generator.annotate.families import read_families
from generator.annotate.titles import title_starters
from generator.annotate.tokens import Tokens

#: What may begin at a word; several of them are added up.
HEADWORD, OWN, NAME, SURNAME, TITLE, FAMILY, REFERENCE, PARAGRAPH = (1 << bit for bit in range(8))

#: Words that refer, to the REF lines and to paragraphs.
_REFERRING = {
    REFERENCE: ("ref", "refs", "reftel", "reftels", "reference", "references"),
    PARAGRAPH: ("para", "paras", "paragraph", "paragraphs"),
}


class Starters:
    """The words, without regard to capitals, at which something may begin, and what.

    Asked once for each text: every further search looks at those places alone.
    """

    def __init__(self, kinds: Mapping[str, int]) -> None:
        self._kinds = dict(kinds)

    @classmethod
    def of(cls, words: Mapping[int, Iterable[str]]) -> Starters:
        """Those of a register, given what begins to `words`, and those of the tables."""
        lexicon, _ = read_families()
        every = [*words.items(), *_REFERRING.items(), (TITLE, title_starters()), (FAMILY, lexicon.starters)]
        kinds: dict[str, int] = {}
        for kind, begun in every:
            for word in begun:
                kinds[word] = kinds.get(word, 0) | kind
        return cls(kinds)

    def adding(self, words: Iterable[str]) -> Starters:
        """These, and `words` at which begins what the editors of a cable chose."""
        made = copy(self)
        made._kinds = self._kinds | {word: self._kinds.get(word, 0) | OWN for word in words}
        return made

    def places_in(self, tokens: Tokens) -> list[tuple[int, int]]:
        """The indices of the tokens at which something may begin, in order, each with what it is."""
        kinds = list(map(self._kinds.get, tokens.folded))
        return [(at, kind) for at, kind in compress(enumerate(kinds), kinds) if kind]
