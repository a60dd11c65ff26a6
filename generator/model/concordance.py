"""Mentions in context, as concordances print them, and packed as an edition holds them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
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
    at hand, and the rest is packed, as JSON, until it is read. `anchors` are those of all the mentions, parted by
    blanks, empty for one in the head; `printed` is the fingerprint of all that pages show of them.
    """

    mrn: str
    target: str
    anchors: str
    printed: bytes
    packed: bytes

    @property
    def number(self) -> int:
        """How many there are."""
        return self.anchors.count(" ") + 1

    @property
    def running(self) -> int:
        """How many of them stand in the running text."""
        return len(self.anchors.split())

    @property
    def lines(self) -> int:
        """How many lines the pages of the entry have for them; those of TAGS and posts list cables instead."""
        return self.number if self.target.startswith("glossary/") else 1

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
    return tuple(
        CableMentions(
            mrn,
            target,
            " ".join([one.anchor for one in same]),
            fingerprint(same),
            _dump([one[2:] for one in same]).encode("utf-8", "surrogatepass"),
        )
        for (mrn, target), same in found.items()
    )
