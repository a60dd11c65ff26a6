"""Everything to Problems: what is wrong with an edition, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.check import cables, edition, entries
from generator.model.annotation import AnnotatedTelegram
from generator.model.problem import Problem
from generator.model.site import Content


def check(
    content: Content,
    annotated: Iterable[AnnotatedTelegram] | None = None,
    found: Iterable[Problem] = (),
    builder: Mapping[str, tuple[str, tuple[int, int]]] | None = None,
) -> tuple[Problem, ...]:
    """All faults of an edition, in order of their places.

    `annotated` are its cables (None where they were not read: then nothing is said of entries that no cable uses);
    one after another is enough. `found` are the faults that reading, parsing and annotating found already; `builder`
    what mkdocs.yml says, key to text and place.
    """
    problems = set(found)
    used: set[str] | None = None
    if annotated is not None:
        used = set()
        paths = {source.mrn: source.path for source in content.cables}
        known = {*paths, *(record.mrn for record in content.cited)}
        known |= {key.removeprefix("cables/") for key in content.unread}
        for one in annotated:
            used.update(mention.target for mention in one.mentions)
            problems.update(cables.find_open_questions(one, paths.get(one.record.mrn, ""), known))
    problems.update(entries.find_faults(content.entries, content.unread, used))
    problems.update(cables.find_faults(content))
    problems.update(edition.find_faults(content, builder))
    return tuple(sorted(problems))
