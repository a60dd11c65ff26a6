"""The field's lists, one file each, with its source as a comment on top."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def read_rows(name: str, columns: int = 1) -> tuple[tuple[str, ...], ...]:
    """The rows of the list `name`, each with `columns` columns (missing ones empty); comments and blank lines left out.

    Columns are parted by tabs, lines that begin with `#` are comments. The file is part of the program: it is read
    once, and an OSError says that the program is incomplete.
    """
    rows = []
    for line in (_HERE / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            rows.append((*cells, *[""] * (columns - len(cells))))
    return tuple(rows)


@cache
def read_words(name: str) -> tuple[str, ...]:
    """All the words of the list `name`, parted by blanks and line ends."""
    return tuple(word for (line, *_) in read_rows(name) for word in line.split())
