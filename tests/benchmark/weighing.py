"""What a reader's browser is given: the weight of a page."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of the HTML of the cable's page of middle weight; `packed` as servers send it (gzip)."""

    page: int
    packed: int


def weigh_pages(pages: Iterable[Path]) -> Weight:
    """Weigh the pages of cables."""
    sizes = {path: path.stat().st_size for path in pages}
    middle = median_low(sizes.values())
    path = min(path for path, size in sizes.items() if size == middle)
    return Weight(middle, len(gzip.compress(path.read_bytes(), 6, mtime=0)))


def find_cables(site: Path) -> list[Path]:
    """The pages of the cables whose text the edition has, in our site."""
    return [path.with_name("index.html") for path in site.glob("cables/*/*.txt")]


def find_stock_cables(site: Path) -> list[Path]:
    """The pages of the cables in the site of stock MkDocs."""
    return sorted(site.glob("cables/*/*/index.html"))
