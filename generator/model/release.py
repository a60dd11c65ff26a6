"""What an edition holds at a release, small enough to be kept; and what changed between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a thing in a release: the release's number, its day (ISO date), the change."""

    version: str
    day: str
    change: Change


def list_steps(releases: Iterable[Release]) -> dict[str, tuple[Step, ...]]:
    """What became of each thing that was ever in a release, in their order, by its key."""
    steps: dict[str, list[Step]] = {}
    held: Mapping[str, Held] = {}
    for release in releases:
        for key, change in compare(held, release.held).items():
            steps.setdefault(key, []).append(Step(release.version, release.day, change))
        held = release.held
    return {key: tuple(found) for key, found in steps.items()}


def join_steps(former: Iterable[Step], own: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of a thing that once stood under another key: that it went there and came here is one change."""
    earlier = [step for step in former if step.change != "gone"]
    later = [replace(step, change="words") if earlier and step.change == "new" else step for step in own]
    return (*earlier, *later)


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
