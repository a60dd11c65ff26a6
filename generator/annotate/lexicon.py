"""Spellings in a tree of words: finding the longest at a place costs no more where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Literal

from generator.annotate.tokens import APOSTROPHE, GLUE, HYPHEN, PHRASE, Tokens, is_symbolic, spelling, step, tokenize
from generator.model.value import value

Case = Literal["exact", "first", "any"]

#: The word that may follow an apostrophe after a headword: `Kosovo's`.
POSSESSIVE = "s"
#: Endings after which a plural has `es`: `Charges` has not, `churches` has.
SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of something: `value` is its key, `words` are the words as written, `case` how they must agree."""

    value: str
    words: tuple[str, ...]
    case: Case

    def agrees(self, words: tuple[str, ...]) -> bool:
        """Whether `words`, which are the same but for capitals, may stand for it."""
        if self.case == "any" or words == self.words:
            return True
        if self.case == "exact":
            return False
        return words[0][1:] == self.words[0][1:] and words[1:] == self.words[1:]


@dataclass(slots=True)
class Node:
    """A place in the tree: the words that may follow, and the forms that end here."""

    children: dict[str, Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)

    def agreeing(self, words: Sequence[str], accept: Callable[[Form], bool] | None) -> tuple[Form, ...]:
        """The forms that may be written as `words`; `accept` says which count, all where it is not given."""
        if not self.forms:
            return ()
        written = tuple(words)
        return tuple([form for form in self.forms if form.agrees(written) and (accept is None or accept(form))])


@value
class Found:
    """A spelling in a text: its tokens from `first` to `last` (exclusive), its place from `start` to `end`.

    `end` leaves out the ending of a plural. `forms` are those that agree.
    """

    first: int
    last: int
    start: int
    end: int
    forms: tuple[Form, ...]


def starters_of(words: Sequence[str]) -> tuple[str, ...]:
    """The words, without regard to capitals, at which a spelling of these `words` may be found: the first of them.

    That of a word alone may also be its plural.
    """
    first = words[0].casefold()
    return (first, f"{first}s", f"{first}es") if len(words) == 1 else (first,)


class Lexicon:
    """Spellings and what each stands for.

    `starters` are the words, without regard to capitals, at which one may begin.
    """

    def __init__(self) -> None:
        self._root = Node()
        self.starters: set[str] = set()

    def add(self, text: str, value: str, case: Case) -> None:
        """Enter a spelling. A spelling without a word is passed over; so is one entered before for the same value."""
        tokens = tokenize(text)
        if not tokens:
            return
        self.starters.update(starters_of(tokens.texts))
        node = self._root
        for key in spelling(tokens):
            node = node.children.setdefault(key, Node())
        form = Form(value, tuple(tokens.texts), case)
        if all(known.value != value or known.words != form.words for known in node.forms):
            node.forms.append(form)

    def has(self, word: str) -> bool:
        """Whether a word alone (without regard to capitals) is a spelling, its capitals left out of account."""
        node = self._root.children.get(word)
        return node is not None and bool(node.forms)

    def every(self) -> Iterator[tuple[Form, ...]]:
        """The forms that share a spelling, its capitals left out of account, one group a spelling, in order."""
        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            if node.forms:
                yield tuple(node.forms)
            nodes.extend(node.children[key] for key in sorted(node.children, reverse=True))

    def find(
        self,
        tokens: Tokens,
        at: int,
        stop: int,
        accept: Callable[[Form], bool] | None = None,
        *,
        plural: bool = True,
    ) -> Found | None:
        """The longest spelling that begins at token `at` and ends before token `stop`, or None.

        `accept` says which forms count (all, where it is not given). With `plural`, the last word may have the ending
        of a plural.
        """
        texts = tokens.texts
        best: Found | None = None
        node: Node | None = self._root
        for index in range(at, stop):
            if not node or not node.children:
                break
            key = step(tokens, index) if index > at else tokens.folded[index]
            before, node = node, node.children.get(key)
            forms = node.agreeing(texts[at : index + 1], accept) if node and node.forms else ()
            if forms:
                best = Found(at, index + 1, tokens.starts[at], tokens.ends[index], forms)
            elif plural and texts[index][-1] == "s":
                for ending in _plural_endings(key, texts[index]):
                    last = before.children.get(key[:-ending])
                    forms = last.agreeing([*texts[at:index], texts[index][:-ending]], accept) if last else ()
                    if forms:
                        best = Found(at, index + 1, tokens.starts[at], tokens.ends[index] - ending, forms)
                        break
        return best


def reach(barred: Sequence[bool]) -> list[int]:
    """For each word, the first barred word from it on, or their number: how far a spelling may go."""
    stops: list[int] = []
    for index in (*compress(count(), barred), len(barred)):
        stops += [index] * (index + 1 - len(stops))
    return stops[: len(barred)]


def _plural_endings(key: str, text: str) -> Iterator[int]:
    """How many letters the ending of a plural may have in a word that ends in s (`MPs`, `demarches`, `churches`)."""
    if len(text) > 2 and not text.endswith("ss"):
        yield 1
        if text.endswith("es") and len(text) > 4 and key[:-2].endswith(SIBILANTS):
            yield 2


def stands_alone(tokens: Tokens, first: int, last: int, known: Callable[[str], bool] | None = None) -> bool:
    """Whether the words from `first` to `last` (exclusive) are no piece of a larger token.

    `USNATO` is one word and no question. `EUR/CARC`, `R&D` and `index.htm` are one as well, and what an apostrophe
    joins, but for a possessive. A compound with hyphens (`NATO-led`, `EU-Russia`) is made of words that mean what
    they mean alone; where the next part is a letter, a figure or capitals that nobody explains (`PML-N`,
    `MNF-I`, `UN-HABITAT`), it is a name, and no part of it is meant by itself. `known` says whether a word, without
    regard to capitals, is explained; all are, where it is not given.
    """
    links = tokens.links
    if links[first] != PHRASE and first and not _parted(tokens, first, first - 1, known):
        return False
    if last == len(links) or links[last] == PHRASE:
        return True
    if links[last] == APOSTROPHE:
        return tokens.folded[last] == POSSESSIVE
    return _parted(tokens, last - 1, last, known)


def _parted(tokens: Tokens, own: int, neighbour: int, known: Callable[[str], bool] | None) -> bool:
    """Whether the token `own` is a word of its own beside its `neighbour`, given the link of the later of the two."""
    link = tokens.links[max(own, neighbour)]
    if link == APOSTROPHE:
        return False
    beside = tokens.texts[neighbour]
    if link == "/":
        return not (is_symbolic(tokens.texts[own]) and is_symbolic(beside)) and len(beside) > 1
    if link in GLUE:
        return False
    if link == HYPHEN:
        if len(beside) == 1 or any(map(str.isdigit, beside)):
            return False
        return not is_symbolic(beside) or known is None or known(tokens.folded[neighbour])
    return True
