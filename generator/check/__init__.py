"""Everything to Problems: what is wrong with an edition, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from generator.check import cables, edition, entries
from generator.check.addresses import find_lost, find_stand
from generator.check.breakdown import say_breakdown
from generator.check.cables import find_open_questions
from generator.check.leaks import find_leaks
from generator.model.problem import Problem
from generator.model.site import Content

__all__ = ["check", "find_leaks", "find_lost", "find_open_questions", "find_stand", "say_breakdown"]


def check(
    content: Content,
    found: Iterable[Problem] = (),
    used: Collection[str] | None = None,
    builder: Mapping[str, tuple[str, tuple[int, int]]] | None = None,
    posts: Collection[str] = (),
) -> tuple[Problem, ...]:
    """All faults of an edition, in order of their places.

    `found` are the faults that reading, parsing and annotating found already, and what `find_open_questions` says of
    each cable; `used` the keys of all that the cables mention (None where they were not read: then nothing is said
    of entries that no cable uses); `builder` what mkdocs.yml says, key to text and place; `posts` the names of
    all posts known, as they stand in numbers.
    """
    problems = {
        *found,
        *entries.find_faults(content.entries, content.unread, used, posts),
        *cables.find_faults(content),
        *edition.find_faults(content, builder),
    }
    return tuple(sorted(problems))
