"""Tables of the field that lie beside the code: titles, nations, families of instruments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("data")


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/NAME.tsv`: fields parted by tabs; lines that begin with # say what it is and where from."""
    return tuple(_rows((FOLDER / f"{name}.tsv").read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split("\t"))


def read_list(text: str) -> tuple[str, ...]:
    """The items of a field, parted by bars."""
    return tuple(item.strip() for item in text.split("|") if item.strip())
