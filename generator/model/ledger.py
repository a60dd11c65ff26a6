"""The ledger: every address and anchor that the edition ever published (docs/addresses.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

#: The figures in an address, by which #p2 stands before #p10.
_FIGURES = re.compile(r"([0-9]+)")
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Published:
    """One line of the ledger.

    `address` is a path of the site, of a page (`/cables/08BAKU129/`), a file (`/data/cables.json`) or a place on a page
    (`/cables/08BAKU129/#p3`); `words` the hash of the first words there, or empty where the words are the editors' own
    and may be bettered; `release` the first release with them; `line` where the ledger says so.
    """

    address: str
    words: str
    release: str
    line: int = field(default=0, compare=False)

    @property
    def anchor(self) -> str:
        """The place on the page, or empty."""
        return self.address.partition("#")[2]

    @property
    def is_file(self) -> bool:
        """Whether it is a file beside a page."""
        return "#" not in self.address and not self.address.endswith("/")


@dataclass(frozen=True, slots=True)
class Stand:
    """What stands at the address of a page.

    `anchors` go to the hash of their first words (empty for words of the editors), `files` are the addresses beside
    it. `notice` is true of a page that says why nothing else is there, or leads elsewhere; `errata` are the anchors of
    which an erratum on the page tells.
    """

    anchors: dict[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    notice: bool = False
    errata: frozenset[str] = frozenset()

    def pack(self) -> bytes:
        """All of it in a fraction of the memory: an edition has one for each page, and asks for few."""
        return _dump((self.anchors, sorted(self.files), self.notice, sorted(self.errata))).encode()

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """What was packed."""
        anchors, files, notice, errata = json.loads(packed)
        return cls(anchors, frozenset(files), notice, frozenset(errata))


class PackedStands(Mapping[str, Stand]):
    """What stands at the addresses of an edition, each unpacked when it is asked for."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed

    def __getitem__(self, address: str) -> Stand:
        return Stand.unpack(self._packed[address])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def group_by_page(ledger: Iterable[Published]) -> dict[str, list[Published]]:
    """The lines of each page by its address; of one address only the last line.

    A file belongs to the page in whose folder it lies, or in a folder of it.
    """
    last = {line.address: line for line in ledger}
    pages: dict[str, list[Published]] = {address: [] for address in last if address.endswith("/")}
    for line in last.values():
        page = line.address.partition("#")[0].rpartition("/")[0] + "/"
        while line.is_file and page not in pages and page != "/":
            page = page[:-1].rpartition("/")[0] + "/"
        pages.setdefault(page, []).append(line)
    return pages


def in_order(ledger: Iterable[Published]) -> tuple[Published, ...]:
    """Lines by address, figures by their value; those of one address in the order in which they came."""
    return tuple(sorted(ledger, key=lambda line: by_figures(line.address)))


def by_figures(address: str) -> tuple[tuple[bool, int, str], ...]:
    """`/cables/08BAKU129/#p10` in parts: words by their letters, figures by their value and after the end of a word."""
    parts = _FIGURES.split(address)
    return tuple((part[:1].isdigit(), int(part) if part[:1].isdigit() else 0, part) for part in parts)


def extend(ledger: Iterable[Published], stands: Iterable[tuple[str, Stand]], release: str) -> tuple[Published, ...]:
    """The ledger with what now stands at each address; no line of it is ever changed or left out.

    An anchor that an erratum gave other words has a further line: the last one holds.
    """
    lines = list(ledger)
    known = {line.address: line.words for line in lines}
    for page, stand in stands:
        found = {page: "", **dict.fromkeys(sorted(stand.files), "")}
        found |= {f"{page}#{anchor}": words for anchor, words in stand.anchors.items()}
        lines += (
            Published(address, words, release)
            for address, words in found.items()
            if address not in known or known[address] != words
        )
    return in_order(lines)
