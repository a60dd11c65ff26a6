"""The parts of an edition that is built by several machines: how they are written, and what falls to which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.edition import Job
from generator.model.mrn import MRN
from generator.model.site import Source

_PART = re.compile(r"(?P<number>[1-9][0-9]*)/(?P<of>[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Part:
    """The part `number`, from 1, `of` so many."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}-of-{self.of}"

    @classmethod
    def read(cls, text: str) -> Part:
        """The part that is written 2/3. Raises ValueError."""
        found = _PART.fullmatch(text)
        part = cls(int(found["number"]), int(found["of"])) if found else None
        if part is None or part.number > part.of:
            raise ValueError(f"{text!r} is no part such as 2/3, the second of three")
        return part


def split_cables(sources: Iterable[Source], of: int) -> dict[str, int]:
    """The number of the part to which each cable belongs, by MRN.

    Cables of one post and one year stay together, because they name each other most; the largest such group goes first,
    each to the part that has the least to do so far.
    """
    groups: dict[tuple[int, str], list[Source]] = {}
    for source in sources:
        mrn = MRN.of(source.mrn)
        groups.setdefault((mrn.year, mrn.post), []).append(source)
    weights = {key: sum(source.size for source in group) for key, group in groups.items()}
    load = Counter(dict.fromkeys(range(1, of + 1), 0))
    split: dict[str, int] = {}
    for key in sorted(groups, key=lambda key: (-weights[key], key)):
        number = min(load, key=lambda number: (load[number], number))
        load[number] += weights[key]
        split |= {source.mrn: number for source in groups[key]}
    return split


def split_jobs(jobs: Iterable[Job], split: Mapping[str, int], of: int) -> dict[Job, int]:
    """The number of the part that makes each page: cables as `split` says, the others in turn, kind by kind.

    Files go with the page beside which they lie, which leads to them.
    """
    turns: Counter[str] = Counter()
    found: dict[Job, int] = {}
    pages: dict[str, int] = {}
    for job in jobs:
        if job.kind == "cable":
            found[job] = split[job.key]
        elif job.kind == "files":
            found[job] = pages[job.address]
        else:
            found[job] = pages[job.address] = turns[job.kind] % of + 1
            turns[job.kind] += 1
    return found
