"""What the benchmark measured, kept as JSON, and the figures that are told of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import log
from pathlib import Path
from statistics import median
from typing import Any, Literal

Figure = Literal["wall", "cpu", "largest", "together"]

OURS, BEST, DOCUMENTED = "Reftel", "best stock", "documented"
#: What is measured of our side, in order, and how it is told.
STEPS = {
    "cold": "everything new",
    "unchanged": "nothing changed",
    "cable": "one cable edited",
    "rare": "a rare entry edited",
    "common": "a common entry edited",
    "index": "the index of the search",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One command as measured: on how many cables, by which side, which step, and the figures (see `Measure`)."""

    size: int
    side: str
    step: str
    wall: float
    cpu: float
    largest: float
    together: float | None


@dataclass(frozen=True, slots=True)
class Page:
    """The weight of a cable's page in bytes, as it lies and as servers send it."""

    size: int
    side: str
    page: int
    packed: int


@dataclass(frozen=True, slots=True)
class Search:
    """Bytes fetched by searching: opening the page, the first search, and the median of those after it."""

    size: int
    page: int
    first: int
    further: float


@dataclass
class Results:
    """All that was measured, and on what: `facts` are words for the head of the table."""

    facts: dict[str, str] = field(default_factory=dict)
    #: Of each size, how many cables have the rare and the common entry.
    mentioned: dict[int, tuple[int, int]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)

    @property
    def sizes(self) -> list[int]:
        """The numbers of cables, rising."""
        return sorted({run.size for run in self.runs})

    def get(self, size: int, side: str, step: str, figure: Figure) -> float | None:
        """The median of all turns, or None where nothing was measured."""
        found = [getattr(run, figure) for run in self.runs if (run.size, run.side, run.step) == (size, side, step)]
        known = [value for value in found if value is not None]
        return float(median(known)) if known else None

    def compare(self, size: int, figure: Figure, side: str = BEST) -> float | None:
        """How many times more `side` takes than we do for everything, of the same texts."""
        ours, theirs = self.get(size, OURS, "cold", figure), self.get(size, side, "cold", figure)
        return theirs / ours if ours and theirs else None

    def grow(self, first: int, last: int, side: str, step: str, figure: Figure = "cpu") -> float | None:
        """The exponent by which what a step takes grows with the number of cables: 1 is in proportion."""
        few, many = self.get(first, side, step, figure), self.get(last, side, step, figure)
        return log(many / few) / log(last / first) if few and many and first != last else None


def write_results(path: Path, results: Results) -> None:
    """Write them as JSON."""
    path.write_text(json.dumps(asdict(results), indent=1) + "\n", "utf-8")


def read_results(path: Path) -> Results:
    """Read them again."""
    read: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    return Results(
        facts=read["facts"],
        mentioned={int(size): (rare, common) for size, (rare, common) in read["mentioned"].items()},
        runs=[Run(**run) for run in read["runs"]],
        pages=[Page(**page) for page in read["pages"]],
        searches=[Search(**search) for search in read["searches"]],
    )
