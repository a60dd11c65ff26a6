"""What a change of the edition alters: passages, entries, addresses, ties. Two states in, their differences out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model.concordance import MentionInContext
from generator.model.entry import Entry
from generator.model.problem import Problem
from generator.model.site import Index

#: Faults that are ties: of a headword in a cable, and of two entries that nothing tells apart.
TIES = frozenset({"R110", "G201"})
#: States of a record in which nothing of the cable is shown.
WITHHELD = frozenset({"held", "withdrawn"})
#: What of an entry a reader sees, and what chooses and finds it; how it is called in a sentence.
ASPECTS: Mapping[str, str] = {
    "kind": "kind",
    "headword": "headword",
    "expansion": "expansion",
    "variants": "variants",
    "body": "text",
    "see": "see",
    "posts": "posts",
    "since": "from",
    "until": "until",
    "tags": "tags",
    "case": "case",
    "former": "former",
    "authorities": "authorities",
    "symbol": "symbol",
    "held": "held",
    "code": "code",
    "sources": "sources",
    "contributors": "contributors",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a cable that reads otherwise: what it led to `was` that, and is `now` this (keys, in order).

    `anchor` and `label` are those of its paragraph; `before`, `keyword` and `after` the words, as concordances have
    them.
    """

    mrn: str
    anchor: str
    label: str
    before: str
    keyword: str
    after: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What became of an entry: `key` is its own now (or was, where it is gone), `old` the one it had before.

    `aspects` are what of it reads otherwise; `passages` and `cables` count where it is linked now, or was.
    """

    what: Literal["new", "changed", "renamed", "gone"]
    key: str
    old: str
    entry: Entry
    aspects: tuple[str, ...]
    passages: int
    cables: int


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change alters.

    `unlinked` counts further mentions that only lists and concordances show; `added` and `removed` are the numbers of
    cables whose text is shown, and was not or is no longer; `reworded` those whose witness is another, so that no place
    in it can be compared; `vanished` keys of pages (`glossary/goaj`, `cables/08BAKU129`) that are no longer there and
    lead nowhere; `ties` are new; `unused` keys of entries that cables mentioned and mention no longer.
    """

    passages: tuple[Passage, ...]
    unlinked: int
    entries: tuple[EntryChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    reworded: tuple[str, ...]
    vanished: tuple[str, ...]
    ties: tuple[Problem, ...]
    unused: tuple[str, ...]

    @property
    def cables(self) -> int:
        """In how many cables passages read otherwise."""
        return len({passage.mrn for passage in self.passages})

    @property
    def nothing(self) -> bool:
        """Whether no reader would see a difference."""
        cables = self.added or self.removed or self.reworded
        return not any((self.passages, self.unlinked, self.entries, cables, self.vanished, self.ties))


def find_impact(before: Index, after: Index, was: Iterable[Problem] = (), now: Iterable[Problem] = ()) -> Impact:
    """What differs between two states of an edition; `was` and `now` are the faults of each."""
    old, new = _by_cable(before), _by_cable(after)
    held, holds = _shown(before), _shown(after)
    reworded = {mrn for mrn in held & holds if before.checksums.get(mrn) != after.checksums.get(mrn)}
    passages: list[Passage] = []
    unlinked = 0
    for mrn in sorted((held & holds) - reworded, key=after.places_in_order.__getitem__):
        mentions = old.get(mrn, ()), new.get(mrn, ())
        passages += find_passages(*mentions)
        silent = [{(one.start, one.end, one.target) for one in side if not one.linked} for side in mentions]
        every = [{(one.start, one.end, one.target) for one in side} for side in mentions]
        unlinked += len((silent[0] - every[1]) | (silent[1] - every[0]))
    known = {(problem.path, problem.message) for problem in was}
    return Impact(
        tuple(passages),
        unlinked,
        tuple(find_changes(before, after)),
        tuple(sorted(holds - held)),
        tuple(sorted(held - holds)),
        tuple(sorted(reworded)),
        tuple(sorted(_pages(before) - _pages(after))),
        tuple(sorted(one for one in now if one.code in TIES and (one.path, one.message) not in known)),
        tuple(key for key in before.mentions if key in after.entries and not after.mentions.get(key)),
    )


def _shown(index: Index) -> set[str]:
    """The numbers of the cables whose text is shown: what is held back must not stand in a report either."""
    return {mrn for mrn in index.in_order if index.cards[mrn].state not in WITHHELD}


def _by_cable(index: Index) -> Mapping[str, Sequence[MentionInContext]]:
    found: dict[str, list[MentionInContext]] = defaultdict(list)
    for mentions in index.mentions.values():
        for same in mentions:
            found[same.mrn] += same.read()
    return found


def find_passages(before: Sequence[MentionInContext], after: Sequence[MentionInContext]) -> Iterator[Passage]:
    """The places of one cable whose links differ, in order; what overlaps is one place."""
    sides = [{(one.start, one.end, one.target): one for one in side if one.linked} for side in (before, after)]
    changed = [(*key, 0) for key in sides[0].keys() - sides[1].keys()]
    changed += [(*key, 1) for key in sides[1].keys() - sides[0].keys()]
    group: list[tuple[int, int, str, int]] = []
    for place in sorted(changed):
        if group and place[0] >= max(end for _, end, _, _ in group):
            yield _create_passage(group, sides)
            group = []
        group.append(place)
    if group:
        yield _create_passage(group, sides)


def _create_passage(
    group: Sequence[tuple[int, int, str, int]], sides: Sequence[Mapping[tuple[int, int, str], MentionInContext]]
) -> Passage:
    # The longest of what overlaps is shown; of equally long ones that of the new state.
    start, end, target, side = max(group, key=lambda place: (place[1] - place[0], place[3]))
    shown = sides[side][start, end, target]
    was, now = (tuple(place[2] for place in group if place[3] == number) for number in (0, 1))
    return Passage(shown.mrn, shown.anchor, shown.label, shown.before, shown.keyword, shown.after, was, now)


def find_changes(before: Index, after: Index) -> Iterator[EntryChange]:
    """What became of each entry, in order of keys."""
    renamed = {
        f"{entry.space}/{former}": key
        for key, entry in after.entries.items()
        for former in entry.former
        if f"{entry.space}/{former}" in before.entries and f"{entry.space}/{former}" not in after.entries
    }
    news = {key: old for old, key in sorted(renamed.items(), reverse=True)}
    for key in sorted({*before.entries, *after.entries}):
        entry, old = after.entries.get(key), before.entries.get(key)
        if entry is None:
            if old is not None and key not in renamed:
                yield EntryChange("gone", key, key, old, (), *_count(before, key))
        elif old is not None:
            if aspects := find_aspects(old, entry):
                yield EntryChange("changed", key, key, entry, aspects, *_count(after, key))
        elif key in news:
            aspects = find_aspects(before.entries[news[key]], entry)
            yield EntryChange("renamed", key, news[key], entry, aspects, *_count(after, key))
        else:
            yield EntryChange("new", key, "", entry, (), *_count(after, key))


def find_aspects(old: Entry, new: Entry) -> tuple[str, ...]:
    """What of an entry differs, in words."""
    return tuple(words for name, words in ASPECTS.items() if getattr(old, name) != getattr(new, name))


def _count(index: Index, key: str) -> tuple[int, int]:
    """How many links to an entry there are, and in how many cables."""
    counts = [sum(mention.linked for mention in same.read()) for same in index.mentions.get(key, ())]
    return sum(counts), sum(count > 0 for count in counts)


def _pages(index: Index) -> set[str]:
    """The keys of all pages whose addresses a change could lose."""
    entries = {f"{entry.space}/{name}" for entry in index.entries.values() for name in (entry.id, *entry.former)}
    return entries | {f"cables/{mrn}" for mrn in index.cards} | {f"pages/{page.name}" for page in index.pages}
