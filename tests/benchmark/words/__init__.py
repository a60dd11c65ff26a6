"""Lists of words for made-up telegrams, one file each, with what it is as a comment on top."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and blank lines."""
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def read_words(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(word for line in read_lines(name) for word in line.split())
