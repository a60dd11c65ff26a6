"""Persons in running text: by full name, by surname with a title of their office, then by surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from generator.annotate.circumstances import Circumstances
from generator.annotate.days import within
from generator.annotate.lexicon import Found, reach, stands_alone
from generator.annotate.passages import Passage
from generator.annotate.register import Register
from generator.annotate.starters import NAME, SURNAME, TITLE
from generator.annotate.tables import read_table
from generator.annotate.titles import Title, agree, joins, read_title, signs
from generator.annotate.tokens import HYPHEN, PHRASE, Tokens, tokenize
from generator.model.value import value


@value
class Named:
    """A place that names a person: tokens from `first` to `last` (exclusive), and who it may be (one, or a tie)."""

    first: int
    last: int
    persons: tuple[str, ...]


@dataclass
class Acquaintance:
    """Whom a cable, which has `passages`, has named so far.

    A surname alone means a person only after the person was named in full or with a title.
    """

    register: Register
    cable: Circumstances
    passages: Sequence[Passage] = ()
    surnames: dict[str, set[str]] = field(default_factory=dict)

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that the cable writes in small letters somewhere: to begin a sentence they are no given names."""
        words = {word for passage in self.passages for word in passage.tokens.texts}
        return frozenset(word for word in words if word == word.lower())

    def meet(self, person: str, surname: str) -> None:
        """Note that the cable has named `person`, whose surname it writes `surname`."""
        self.surnames.setdefault(surname.casefold(), set()).add(person)

    def held(self, person: str, title: Title) -> bool:
        """Whether a person held, on the day of the cable, an office that `title` may stand for."""
        return any(
            within(self.cable.day, office.since, office.until) and any(agree(title, name) for name in office.names)
            for office in self.register.offices[person]
        )

    def ever_held(self, person: str, title: Title) -> bool:
        """Whether a person held such an office at any time."""
        return any(agree(title, name) for office in self.register.offices[person] for name in office.names)

    def signer(self, surname: str) -> tuple[str, ...]:
        """Who signs with `surname`: somebody the cable named, else a holder of an office that signs telegrams."""
        known = self.surnames.get(surname.casefold())
        if known:
            return tuple(sorted(known))
        return tuple(
            person
            for person in surname_bearers(self.register, surname)
            if any(
                within(self.cable.day, office.since, office.until) and any(signs(name) for name in office.names)
                for office in self.register.offices[person]
            )
        )


def surname_bearers(register: Register, surname: str) -> tuple[str, ...]:
    """The keys of the persons of that surname."""
    tokens = tokenize(surname)
    found = register.surnames.find(tokens, 0, len(tokens), plural=False) if tokens else None
    return tuple(form.value for form in found.forms) if found and found.last == len(tokens) else ()


def find_persons(passage: Passage, known: Acquaintance, taken: Sequence[range] = ()) -> Iterator[Named]:
    """The persons named in a passage, in order; `known` learns them.

    `taken` are tokens that belong to a longer headword (Heydar Aliyev Foundation). The place of a full name is the
    name alone; that of a surname with its title is title and surname, an adjective of nation included
    (French Foreign Minister Kouchner): without the title the surname would not say who it is.
    """
    tokens, register = passage.tokens, known.register
    barred = list(passage.closed)
    for run in taken:
        for index in run:
            barred[index] = True
    stops = reach(barred)
    wanted = NAME | SURNAME | (0 if passage.capitals else TITLE)
    behind = 0
    for at, begun in passage.places:
        stop, kinds = stops[at], begun & wanted
        if not kinds or at < behind or stop == at:
            continue
        full = register.names.find(tokens, at, stop, plural=False) if kinds & NAME else None
        if full and stands_alone(tokens, full.first, full.last, register.surnames.has):
            yield _full(full, tokens, known)
            behind = full.last
            continue
        title = read_title(tokens, at, stop) if kinds & TITLE else None
        if title and stands_alone(tokens, title.first, title.last, register.surnames.has):
            named = list(_titled(passage, title, stop, known))
            yield from (name for name in named if name.persons)
            behind = named[-1].last if named else title.last
            continue
        surname = _surname(register, tokens, at, stop) if kinds & SURNAME else None
        if surname:
            persons = known.surnames.get(tokens.folded[surname.last - 1])
            if persons and _alone(passage, surname, known):
                yield Named(at, surname.last, tuple(sorted(persons)))
            behind = surname.last


def _full(full: Found, tokens: Tokens, known: Acquaintance) -> Named:
    """A full name. Of two persons who bear it, who held an office on the day of the cable."""
    persons = tuple(dict.fromkeys(form.value for form in full.forms))
    if len(persons) > 1:
        serving = tuple(
            person
            for person in persons
            if any(within(known.cable.day, office.since, office.until) for office in known.register.offices[person])
        )
        persons = serving if len(serving) == 1 else persons
    if len(persons) == 1:
        known.meet(persons[0], tokens.texts[full.last - 1])
    return Named(full.first, full.last, persons)


def _titled(passage: Passage, title: Title, stop: int, known: Acquaintance) -> Iterator[Named]:
    """The surnames after a title: one, or after a plural (`Presidents Aliyev and Sargsian`) as many as stand there.

    A surname whose bearers never had such an office is somebody else's, and is passed over.
    """
    tokens = passage.tokens
    first, at = title.first, title.last
    while at < stop:
        if at == title.last and not joins(title, tokens):
            return
        surname = _surname(known.register, tokens, at, stop)
        if not surname:
            return
        bearers = tuple(dict.fromkeys(form.value for form in surname.forms))
        persons = tuple(person for person in bearers if known.held(person, title))
        if not persons:
            # A former minister keeps the name that the cable has introduced.
            met = known.surnames.get(tokens.folded[surname.last - 1], set())
            persons = tuple(sorted(person for person in met if known.ever_held(person, title)))
        if not _parted(passage, surname):
            persons = ()
        if len(persons) == 1:
            known.meet(persons[0], tokens.texts[surname.last - 1])
        yield Named(first if not title.many else at, surname.last, persons)
        at = surname.last
        if not title.many or at + 1 >= stop:
            return
        link = tokens.links[at]
        if tokens.texts[at] == "and" and link in (PHRASE, " ,") and tokens.links[at + 1] == PHRASE:
            at += 1
        elif link != " ,":
            return


def _surname(register: Register, tokens: Tokens, at: int, stop: int) -> Found | None:
    return register.surnames.find(tokens, at, stop, plural=False)


def _alone(passage: Passage, surname: Found, known: Acquaintance) -> bool:
    """Whether a known surname stands by itself: no other given name before it, no thing named after it."""
    if not _parted(passage, surname):
        return False
    tokens, first = passage.tokens, surname.first
    if first == 0 or tokens.links[first] != PHRASE:
        return True
    letter, before = tokens.texts[first - 1][0], tokens.folded[first - 1]
    if letter.islower() or letter.isdigit() or passage.capitals:
        return True
    return before in known.small or before in _openers()


def _parted(passage: Passage, surname: Found) -> bool:
    """Whether a surname is neither a piece of a larger name nor that of a foundation, a street, a report."""
    tokens = passage.tokens
    if not stands_alone(tokens, surname.first, surname.last):
        return False
    if tokens.links[surname.first] == HYPHEN and tokens.texts[surname.first - 1][0].isupper():
        return False
    if surname.last == len(tokens):
        return True
    link, after = tokens.links[surname.last], tokens.texts[surname.last]
    if link == HYPHEN and after[0].isupper():
        return False
    return link != PHRASE or after not in _namesakes()


@cache
def _openers() -> frozenset[str]:
    return frozenset(row[0].casefold() for row in read_table("openers"))


@cache
def _namesakes() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("namesakes"))
