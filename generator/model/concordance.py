"""Mentions in context, as concordances print them, and packed as an edition holds them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from generator.model.annotation import Zone
from generator.model.trace import fingerprint

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


class CableMentions(NamedTuple):
    """The mentions of one entry (`target`) in one cable (`mrn`), in order.

    An edition has hundreds of thousands of mentions, and a page prints a few of them. So what counts and places them is
    at hand, and the rest is packed, as JSON, until it is read. `number` is how many there are, `running` how many of
    them stand in the running text; `anchors` are those of all, parted by blanks, empty for one in the head; `printed`
    is the fingerprint of all that pages show of them.
    """

    mrn: str
    target: str
    number: int
    running: int
    anchors: str
    printed: bytes
    packed: bytes

    def read(self) -> Iterator[MentionInContext]:
        """The mentions, unpacked."""
        return (MentionInContext(self.mrn, self.target, *rest) for rest in json.loads(self.packed))

    def __repr__(self) -> str:
        return f"CableMentions({self.mrn!r}, {self.target!r}, {self.printed.hex()!r})"


def pack_mentions(mentions: Iterable[MentionInContext]) -> tuple[CableMentions, ...]:
    """Mentions, packed by cable and entry; these come in the order of the first mention of each."""
    found: dict[tuple[str, str], list[MentionInContext]] = {}
    for mention in mentions:
        found.setdefault((mention.mrn, mention.target), []).append(mention)
    return tuple(_pack(mrn, target, same) for (mrn, target), same in found.items())


def _pack(mrn: str, target: str, same: Sequence[MentionInContext]) -> CableMentions:
    anchors = [one.anchor for one in same]
    packed = _dump([one[2:] for one in same]).encode("utf-8", "surrogatepass")
    return CableMentions(mrn, target, len(same), sum(map(bool, anchors)), " ".join(anchors), fingerprint(same), packed)


def find_weight(key: str) -> Callable[[CableMentions], int]:
    """How many lines the pages of an entry have for its mentions in a cable; those of TAGS and posts list cables."""
    return attrgetter("number") if key.startswith("glossary/") else _count_once


def _count_once(_: CableMentions) -> int:
    return 1
