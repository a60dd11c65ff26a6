"""Which of several entries a headword means in a cable."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.circumstances import Circumstances, same_post
from generator.annotate.days import within
from generator.model.entry import Entry


def specificity(entry: Entry, cable: Circumstances) -> int | None:
    """How many conditions of an entry the cable fulfils, or None where it fails one.

    The conditions are the entry's posts, its days (from and until together) and its tags. An entry without a
    condition is meant wherever no other is. Days exclude nothing where the cable's day is unknown; posts and TAGS do,
    because a cable without them cannot be shown to be of such a post.
    """
    met = 0
    if entry.posts:
        if not any(same_post(post, cable.post) for post in entry.posts):
            return None
        met += 1
    if entry.since or entry.until:
        if not within(cable.day, entry.since, entry.until):
            return None
        met += bool(cable.day)
    if entry.tags:
        if cable.tags.isdisjoint(tag.upper() for tag in entry.tags):
            return None
        met += 1
    return met


def choose_senses(entries: Sequence[Entry], cable: Circumstances) -> tuple[Entry, ...]:
    """The most specific of the entries that fit the cable: one, none, or several that tie."""
    measured = [(specificity(entry, cable), entry) for entry in entries]
    best = max((met for met, _ in measured if met is not None), default=None)
    return tuple(entry for met, entry in measured if met is not None and met == best)
