"""What an edition holds at a release, small enough to be kept; and what changed between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: What became of a thing. words: the editors' own changed (notes and summary of a cable, an entry, a page).
Change = Literal["new", "text", "words", "withdrawn", "gone"]
_WITHHELD = ("held", "withdrawn")
#: In which order they are told.
CHANGES: tuple[Change, ...] = ("new", "text", "words", "withdrawn", "gone")


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept of a cable, an entry or a page: the record's state, a hash of the text, one of the editors' words.

    Empty is what it has not: an entry has no text of a cable, a withdrawn cable neither.
    """

    state: str
    text: str
    words: str


@dataclass(frozen=True)
class Release:
    """A release: its number, its day (ISO date), and what the edition held, by key."""

    version: str
    day: str
    held: Mapping[str, Held]


def compare(before: Mapping[str, Held], after: Mapping[str, Held]) -> dict[str, Change]:
    """What became of each thing that changed, by its key (`cables/08BAKU129`, `glossary/goaj`, `pages/about`)."""
    changes: dict[str, Change] = {}
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if new is None:
            changes[key] = "gone"
        elif new.state in _WITHHELD:
            if old is not None and old.state not in _WITHHELD:
                changes[key] = "withdrawn"
        elif old is None or (new.text and not old.text):
            changes[key] = "new"
        elif new.text != old.text:
            changes[key] = "text"
        elif new.words != old.words:
            changes[key] = "words"
    return changes
