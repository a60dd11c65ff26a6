"""Mentions in context, as concordances print them, and packed as an edition holds them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from hashlib import blake2b
from itertools import chain
from operator import attrgetter
from struct import unpack
from typing import NamedTuple

from generator.model.annotation import Zone
from generator.model.periods import find_periods, group_by_period
from generator.model.trace import PRINTED, fingerprint

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class MentionInContext(NamedTuple):
    """A mention as the concordance prints it.

    `anchor` is that of its paragraph (`p3`, `u1542`), empty in the head; `label` what the locator says of the place
    (`¶3`, `TAGS`); `before` and `after` are some words of the reading text on either side, `keyword` the mention.
    `linked` says whether the page shows a link there. `start` and `end` are its place in the witness, for whoever
    compares two states of an edition. They change with every word above; no page is made of them, and `repr`, by which
    pages are known to be made of the same, does not say them.
    """

    mrn: str
    target: str
    zone: Zone
    anchor: str
    label: str
    before: str
    keyword: str
    after: str
    start: int = 0
    end: int = 0
    linked: bool = True

    def __repr__(self) -> str:
        return f"MentionInContext{(*self[:8], self.linked)}"


class PackedMentions(NamedTuple):
    """All mentions in one cable (`mrn`), by entry, as an edition holds and keeps them.

    There are hundreds of thousands, of which a page prints a few. So they are packed: each field has something for each
    entry in turn. `targets` are their keys, a line each; `numbers` how many mentions each has, `running` how many of
    them stand in the running text; `places` a line each, with the number of the cable and the anchors of all, empty for
    one in the head, parted by blanks; `printed` the fingerprints of all that pages show of them, one after the other;
    `packed` the mentions, a line of JSON each.
    """

    mrn: str
    targets: str = ""
    numbers: tuple[int, ...] = ()
    running: tuple[int, ...] = ()
    places: str = ""
    printed: bytes = b""
    packed: bytes = b""


def pack_mentions(mrn: str, mentions: Iterable[MentionInContext]) -> PackedMentions:
    """The mentions in a cable, packed; the entries come in the order of the first mention of each."""
    found: dict[str, list[MentionInContext]] = {}
    for mention in mentions:
        found.setdefault(mention.target, []).append(mention)
    anchors = [[one.anchor for one in same] for same in found.values()]
    return PackedMentions(
        mrn,
        "\n".join(found),
        tuple(map(len, anchors)),
        tuple(sum(map(bool, each)) for each in anchors),
        "\n".join(" ".join((mrn, *each)) for each in anchors),
        b"".join(map(fingerprint, found.values())),
        b"\n".join(_dump([one[2:] for one in same]).encode("utf-8", "surrogatepass") for same in found.values()),
    )


class CableMentions(NamedTuple):
    """The mentions of one entry in one `cable`, in order: those that are packed there at `rank`."""

    cable: PackedMentions
    rank: int

    @property
    def mrn(self) -> str:
        """The number of the cable."""
        return self.cable.mrn

    @property
    def number(self) -> int:
        """How many mentions there are."""
        return self.cable.numbers[self.rank]

    def read(self) -> Iterator[MentionInContext]:
        """The mentions, unpacked."""
        target, packed = self.cable.targets.split("\n")[self.rank], self.cable.packed.split(b"\n")[self.rank]
        return (MentionInContext(self.mrn, target, *rest) for rest in json.loads(packed))


class Concordance(Mapping[str, tuple[CableMentions, ...]]):
    """The mentions of each entry by its key, in the order of the cables; found out for one when it is asked for.

    What is asked of all entries is answered of all at once, out of columns that the cables make together.
    """

    def __init__(self, cables: Iterable[PackedMentions] = ()) -> None:
        self._sources = [cable for cable in cables if cable.numbers]
        self._cables = [cable for cable in self._sources for _ in cable.numbers]
        self._ranks = [rank for cable in self._sources for rank in range(len(cable.numbers))]
        self._numbers = [number for cable in self._sources for number in cable.numbers]
        printed = b"".join([cable.printed for cable in self._sources])
        self._prints: Sequence[bytes] = unpack(f"{PRINTED}s" * len(self._cables), printed)
        at: defaultdict[str, list[int]] = defaultdict(list)
        for place, target in enumerate(_split(cable.targets for cable in self._sources)):
            at[target].append(place)
        self._at: Mapping[str, Sequence[int]] = dict(sorted(at.items()))

    def __getitem__(self, key: str) -> tuple[CableMentions, ...]:
        return tuple([CableMentions(self._cables[at], self._ranks[at]) for at in self._at[key]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def print(self) -> dict[str, bytes]:
        """What stands for all that pages show of the mentions of each entry."""
        joined = ((key, b"".join([self._prints[one] for one in at])) for key, at in self._at.items())
        return {key: blake2b(prints, digest_size=PRINTED).digest() for key, prints in joined}

    def count(self) -> dict[str, tuple[int, int]]:
        """How many mentions of each entry there are in the running text, and in how many cables it is mentioned."""
        running = [number for cable in self._sources for number in cable.running]
        return {key: (sum([running[one] for one in at]), len(at)) for key, at in self._at.items()}

    def count_lines(self) -> dict[str, int]:
        """How many lines the pages of each entry have for its mentions."""
        return {key: sum(map(self._weigh(key), at)) for key, at in self._at.items()}

    def list_places(self) -> dict[str, str]:
        """Where each entry is mentioned: a line for each cable, the number and the anchors by blanks."""
        places = list(_split(cable.places for cable in self._sources))
        return {key: "\n".join([places[one] for one in at]) for key, at in self._at.items()}

    def spread(self, days: Mapping[str, str]) -> Concordance:
        """The same mentions by entry and period (`glossary/goaj/2008/02`), given the days of the cables."""
        of_cables = ((cable, find_periods(days.get(cable.mrn, ""))) for cable in self._sources)
        periods = [own for cable, own in of_cables for _ in cable.numbers]
        spread = copy(self)
        spread._at = {
            f"{key}/{period}": inside
            for key, at in self._at.items()
            for period, inside in group_by_period(at, periods.__getitem__, self._weigh(key)).items()
        }
        return spread

    def _weigh(self, key: str) -> Callable[[int], int]:
        return self._numbers.__getitem__ if _has_lines(key) else _count_once


def _split(texts: Iterable[str]) -> Iterator[str]:
    """The lines of all the texts."""
    return chain.from_iterable([text.split("\n") for text in texts])


def find_weight(key: str) -> Callable[[CableMentions], int]:
    """How many lines the pages of an entry have for its mentions in a cable; those of TAGS and posts list cables."""
    return attrgetter("number") if _has_lines(key) else _count_once


def _has_lines(key: str) -> bool:
    """Whether the pages of an entry have a line for each mention, and not for each cable."""
    return key.startswith("glossary/")


def _count_once(_: object) -> int:
    return 1
