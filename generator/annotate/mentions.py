"""All mentions in the running text of a telegram."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.annotate.circumstances import NONE, Circumstances
from generator.annotate.families import find_cited
from generator.annotate.glosses import Glossary, Glossed
from generator.annotate.lexicon import stands_alone
from generator.annotate.passages import Passage
from generator.annotate.persons import Acquaintance, Named, find_persons
from generator.annotate.places import place_of
from generator.annotate.references import Block, Referring, find_numbers, find_paragraphs, find_references
from generator.annotate.register import Register
from generator.annotate.starters import FAMILY
from generator.model.annotation import Mention
from generator.model.mrn import CANONICAL
from generator.model.problem import Problem
from generator.model.telegram import Telegram
from generator.model.value import value


@value
class Place:
    """Something found in a passage: from `start` to `end` of its text, meaning `targets`.

    One target is what it means; several tie, or, in a reference, stand behind one place.
    """

    start: int
    end: int
    targets: tuple[str, ...]
    reference: bool = False
    person: bool = False


@dataclass
class Reader:
    """Reads the passages of one telegram in order, and remembers whom it has met."""

    telegram: Telegram
    path: str
    register: Register
    cable: Circumstances
    glossary: Glossary
    known: Acquaintance
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def _block(self) -> Block:
        return Block.of(self.telegram)

    @cached_property
    def _numbers(self) -> frozenset[int]:
        return frozenset(part.number for part in self.telegram.paragraphs if part.number is not None)

    @cached_property
    def _posts(self) -> Mapping[str, str]:
        """The names of posts: those of the register, and those this telegram itself shows to be some."""
        numbers = [self.telegram.mrn, *(reference.target for reference in self.telegram.references)]
        own = {found["post"]: found["post"] for number in numbers if number and (found := CANONICAL.fullmatch(number))}
        return ChainMap(own, self.register.posts) if own else self.register.posts

    def read(self, passage: Passage) -> tuple[Mention, ...]:
        """The mentions in a passage, in order of their places."""
        number = None if passage.paragraph is None else self.telegram.paragraphs[passage.paragraph].number
        whole = self.glossary.find(passage, number)
        references = list(self._references(passage))
        taken = [passage.tokens_in(place.start, place.end) for place in references]
        cited = [place for place in self._cited(passage) if _is_free(passage, place, taken)]
        taken += [passage.tokens_in(place.start, place.end) for place in cited]
        longer = [range(gloss.first, gloss.last) for gloss in whole if self._holds_name(passage, gloss)]
        seen: Counter[str] = Counter()
        references = [self._chosen(passage, place, number, seen) for place in references]
        cited = [self._chosen(passage, place, number, seen) for place in cited]
        persons = [_person(passage, named) for named in find_persons(passage, self.known, [*taken, *longer])]
        taken += [passage.tokens_in(place.start, place.end) for place in persons]
        persons = [self._chosen(passage, place, number, seen) for place in persons]
        if any(run.start < gloss.last and gloss.first < run.stop for gloss in whole for run in taken):
            glosses = [_gloss(gloss) for gloss in self.glossary.find(passage, number, taken)]
        else:
            glosses = [_gloss(gloss) for gloss in whole]
        places = sorted([*references, *cited, *persons, *glosses], key=lambda place: (place.start, place.end))
        return tuple(self._mentions(passage, places, whole))

    def _references(self, passage: Passage) -> Iterator[Place]:
        found: list[Referring] = [
            *find_numbers(passage, self._posts, self.cable.year),
            *find_references(passage, self._block),
            *find_paragraphs(passage, self._numbers),
        ]
        end = -1
        for referring in sorted(found, key=lambda item: (item.start, -item.end)):
            if referring.start < end:
                continue
            end = referring.end
            place = Place(referring.start, referring.end, referring.targets, reference=True)
            if any(passage.barred[index] for index in passage.tokens_in(place.start, place.end)):
                continue
            if referring.targets:
                yield place
            elif referring.missing and not self.cable.leaves_alone(passage.text[place.start : place.end]):
                self._report(passage, referring)

    def _cited(self, passage: Passage) -> Iterator[Place]:
        for cited in find_cited(passage.text, passage.tokens, passage.places_of(FAMILY)):
            key = next((self.register.instruments[s] for s in cited.symbols if s in self.register.instruments), None)
            run = passage.tokens_in(cited.start, cited.end)
            if key and stands_alone(passage.tokens, run.start, run.stop, self.register.words.has):
                yield Place(cited.start, cited.end, (key,))

    def _chosen(self, passage: Passage, place: Place, number: int | None, seen: Counter[str]) -> Place:
        """The place with what the editors chose for it, if they did: for its words, its surname, or its headword."""
        if self.cable.undecided:
            return place
        text = passage.text[place.start : place.end]
        headwords = {text, text.split()[-1]} if place.person else {text}
        headwords.update(
            self.register.entries[target].headword for target in place.targets if target in self.register.entries
        )
        choice = self.cable.choice(number, headwords, seen)
        return replace(place, targets=() if choice == NONE else (choice,)) if choice else place

    def _holds_name(self, passage: Passage, gloss: Glossed) -> bool:
        """Whether a headword is longer than the name in it, and no title or office before one."""
        words = passage.tokens.folded[gloss.first : gloss.last]
        if len(words) == 1 or not any(map(self.register.surnames.has, words)):
            return False
        entries = [self.register.entries[target] for target in gloss.targets if target in self.register.entries]
        return not any(entry.kind == "person" for entry in entries)

    def _mentions(self, passage: Passage, places: Iterable[Place], whole: Iterable[Glossed]) -> Iterator[Mention]:
        linked: set[str] = set()
        words = {(gloss.start, gloss.end): gloss.targets for gloss in whole if len(gloss.targets) == 1}
        end = -1
        for place in places:
            span = passage.reading.span(place.start, place.end)
            if span[0] < end or span[0] == span[1] or not place.targets:
                continue
            end = span[1]
            if len(place.targets) > 1 and not place.reference:
                self._tie(passage, place)
                continue
            target = place.targets[0]
            # An editor may have chosen a telegram for a word of the glossary (septel).
            refers = place.reference or target.startswith("cables/")
            yield Mention(*span, target, passage.zone, refers or target not in linked, passage.paragraph, refers)
            linked.add(target)
            if place.reference:
                behind = (*place.targets[1:], *words.get((place.start, place.end), ()))
                for other in dict.fromkeys(other for other in behind if other != target):
                    yield Mention(*span, other, passage.zone, False, passage.paragraph, other.startswith("cables/"))

    def _report(self, passage: Passage, referring: Referring) -> None:
        path, line, column = place_of(self.telegram, self.path, passage.reading.to_witness(referring.start))
        text = " ".join(passage.text[referring.start : referring.end].split())
        hint = f"If it means another paper, write in {self.path}:\nunlinked: [{text}]"
        self.problems.append(Problem(path, line, column, "R120", "warning", referring.missing, hint))

    def _tie(self, passage: Passage, place: Place) -> None:
        text = " ".join(passage.text[place.start : place.end].split())
        ids = [target.partition("/")[2] for target in place.targets]
        path, line, column = place_of(self.telegram, self.path, passage.reading.to_witness(place.start))
        message = (
            f"“{text}” may be {', '.join(ids[:-1])} or {ids[-1]}, and nothing in the cable tells which; it has no link."
        )
        if any(problem.message == message for problem in self.problems):
            return
        hint = f"Choose in {self.path}:\nsenses: {{{text}: {ids[0]}}}"
        self.problems.append(Problem(path, line, column, "R110", "warning", message, hint))


def _gloss(gloss: Glossed) -> Place:
    return Place(gloss.start, gloss.end, gloss.targets)


def _person(passage: Passage, named: Named) -> Place:
    return Place(passage.tokens.starts[named.first], passage.tokens.ends[named.last - 1], named.persons, person=True)


def _is_open(passage: Passage, place: Place) -> bool:
    return not any(passage.closed[index] for index in passage.tokens_in(place.start, place.end))


def _is_free(passage: Passage, place: Place, taken: Iterable[range]) -> bool:
    run = passage.tokens_in(place.start, place.end)
    return _is_open(passage, place) and not any(run.start < other.stop and other.start < run.stop for other in taken)
