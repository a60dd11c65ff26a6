"""Spellings in a tree of words: finding the longest at a place costs no more where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from generator.annotate.tokens import APOSTROPHE, GLUE, HYPHEN, Token, spelling, step, tokenize

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

    def agrees(self, words: Sequence[str]) -> bool:
        """Whether `words`, which are the same but for capitals, may stand for it."""
        if self.case == "any" or tuple(words) == self.words:
            return True
        if self.case == "exact":
            return False
        return words[0][1:] == self.words[0][1:] and tuple(words[1:]) == self.words[1:]


@dataclass(slots=True)
class Node:
    """A place in the tree: the words that may follow, and the forms that end here."""

    children: dict[str, Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
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

    `starters` are the words with which one may begin, without regard to capitals: most words of a text are none.
    """

    def __init__(self) -> None:
        self._root = Node()
        self.starters: set[str] = set()

    def add(self, text: str, value: str, case: Case) -> None:
        """Enter a spelling. A spelling without a word is passed over; so is one entered before for the same value."""
        tokens = tokenize(text)
        if not tokens:
            return
        self.starters.update(starters_of([token.text for token in tokens]))
        node = self._root
        for key in spelling(tokens):
            node = node.children.setdefault(key, Node())
        form = Form(value, tuple(token.text for token in tokens), case)
        if all(known.value != value or known.words != form.words for known in node.forms):
            node.forms.append(form)

    def starting(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Those of `words` (without regard to capitals) with which a spelling may begin: asked once a passage."""
        return self.starters & words

    def has(self, token: Token) -> bool:
        """Whether the word alone is a spelling, its capitals left out of account."""
        node = self._root.children.get(step(token, first=True))
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
        tokens: Sequence[Token],
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
        if tokens[at].folded not in self.starters:
            return None
        best: Found | None = None
        node = self._root
        words: list[str] = []
        for index in range(at, stop):
            token = tokens[index]
            key = step(token, first=index == at)
            for stem in _stems(key, token.text) if plural and token.text[-1] == "s" else (key,):
                last = node.children.get(stem)
                if last is None or not last.forms:
                    continue
                ending = len(key) - len(stem)
                written = [*words, token.text[: len(token.text) - ending]]
                forms = tuple(form for form in last.forms if form.agrees(written) and (accept is None or accept(form)))
                if forms:
                    best = Found(at, index + 1, tokens[at].start, token.end - ending, forms)
                    break
            words.append(token.text)
            following = node.children.get(key)
            if following is None:
                break
            node = following
        return best


def reach(barred: Sequence[bool]) -> list[int]:
    """For each word, the first barred word from it on, or their number: how far a spelling may go."""
    stops = [len(barred)] * len(barred)
    stop = len(barred)
    for index in range(len(barred) - 1, -1, -1):
        if barred[index]:
            stop = index
        stops[index] = stop
    return stops


def _stems(key: str, text: str) -> Iterator[str]:
    """The word as it is, then without the ending of a plural (`MPs`, `demarches`, `churches`)."""
    yield key
    if text.endswith("s") and len(text) > 2 and not text.endswith("ss"):
        yield key[:-1]
        if text.endswith("es") and len(text) > 4 and key[:-2].endswith(SIBILANTS):
            yield key[:-2]


def stands_alone(tokens: Sequence[Token], first: int, last: int, known: Callable[[Token], bool] | None = None) -> bool:
    """Whether the words from `first` to `last` (exclusive) are no piece of a larger token.

    `USNATO` is one word and no question. `EUR/CARC`, `R&D` and `index.htm` are one as well, and what an apostrophe
    joins, but for a possessive. A compound with hyphens (`NATO-led`, `EU-Russia`) is made of words that mean what
    they mean alone; where the next part is a letter, a figure or capitals that nobody explains (`PML-N`,
    `MNF-I`, `UN-HABITAT`), it is a name, and no part of it is meant by itself. `known` says what is explained; all is,
    where it is not given.
    """
    if tokens[first].link and not _parted(tokens[first], tokens[first], tokens[first - 1], known):
        return False
    if last == len(tokens) or not tokens[last].link:
        return True
    after = tokens[last]
    if after.link == APOSTROPHE:
        return after.folded == POSSESSIVE
    return _parted(after, tokens[last - 1], after, known)


def _parted(joined: Token, own: Token, neighbour: Token, known: Callable[[Token], bool] | None) -> bool:
    """Whether `own` is a word of its own beside its `neighbour`, given the link of `joined`, the later of the two."""
    if joined.link == APOSTROPHE:
        return False
    if joined.link == "/":
        return not (own.symbolic and neighbour.symbolic) and len(neighbour.text) > 1
    if joined.link in GLUE:
        return False
    if joined.link == HYPHEN:
        if len(neighbour.text) == 1 or any(letter.isdigit() for letter in neighbour.text):
            return False
        return not neighbour.symbolic or known is None or known(neighbour)
    return True
