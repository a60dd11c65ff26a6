"""Puts the parts of an edition together, as if one machine had built it.

The parts are laid where the last build would have left what it made. Then an ordinary build takes over what is there,
and makes what is missing. So the site is that of one build, whatever became of the parts.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.cli.building import build_held, open_build
from generator.cli.folders import Folders
from generator.cli.keeping import Keeping
from generator.cli.kept import Kept
from generator.cli.parting import RECORD, MismatchError, PartRecord, print_file
from generator.cli.programs import print_programs
from generator.cli.progress import tell_progress
from generator.cli.terminal import COULD_NOT, say
from generator.publish.files import State, list_states, take_over
from generator.publish.memory import Memory
from generator.store.cache import recall


def join(folders: Folders, places: Sequence[str]) -> int:
    """Publish the site of which `places` are the parts; what is missing is made here."""
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        try:
            parts = _read_parts(places, print_programs(folders.root))
        except MismatchError as error:
            say(str(error))
            return COULD_NOT
        _tell_missing(parts)
        joined = folders.build / "joined"
        _take_parts(parts, folders, joined)
        parts.clear()  # the build takes the same from where it now lies
        try:
            return build_held(folders, live=joined)
        finally:
            shutil.rmtree(joined, ignore_errors=True)


def _take_parts(parts: Mapping[Path, PartRecord], folders: Folders, joined: Path) -> None:
    """Lay parts where a build leaves its work, and what they know where it leaves that; the site goes to `joined`."""
    shutil.rmtree(joined, ignore_errors=True)
    shutil.rmtree(folders.docs, ignore_errors=True)
    for place, part in parts.items():
        _lay(place, part, {"docs": folders.docs, "site": joined})
    kept, memory = _merge(list(parts.values()), list_states(folders.docs), list_states(joined))
    keeping = Keeping(folders.cache, say)
    keeping.keep_made(kept)
    keeping.keep_site(memory)


def _read_parts(places: Sequence[str], version: bytes) -> dict[Path, PartRecord]:
    """The parts that lie in `places`. Raises MismatchError."""
    found: dict[Path, PartRecord] = {}
    for place in map(Path, places):
        part = recall(place / RECORD)
        if not isinstance(part, PartRecord):
            raise MismatchError(f"{place} is no part, or torn. Make it again: python3 -m generator build --part")
        if part.kept.version != version:
            raise MismatchError(f"{place} was made by other programs. All machines need the same Python and packages.")
        first_place, first = next(iter(found.items()), (place, part))
        if part.part.of != first.part.of:
            raise MismatchError(f"{place} is one of {part.part.of} parts, {first_place} one of {first.part.of}.")
        if _print(part) != _print(first):
            raise MismatchError(f"{place} and {first_place} are of two states of the content. Build both of the same.")
        found[place] = part
    return found


def _print(part: PartRecord) -> tuple[object, ...]:
    """What parts of one edition have in common: all that their pages could have asked for."""
    return part.kept.common, part.kept.register, part.kept.index


def _tell_missing(parts: Mapping[Path, PartRecord]) -> None:
    of = max(part.part.of for part in parts.values())
    there = {part.part.number for part in parts.values()}
    for number in sorted(set(range(1, of + 1)) - there):
        say(f"Part {number} of {of} is not among them; its pages are made here.")


def _lay(place: Path, part: PartRecord, targets: Mapping[str, Path]) -> None:
    """Lay the files of a part where they belong; one that came through damaged is left out, and so made again."""
    damaged = 0
    for path, printed in tell_progress(part.files.items(), f"files of part {part.part} joined", total=len(part.files)):
        kind, _, name = path.partition("/")
        try:
            whole = print_file(place / path) == printed
        except OSError:
            whole = False
        if whole:
            take_over(place / path, targets[kind] / name)
        else:
            damaged += 1
    if damaged:
        say(f"{place}: {damaged:,} files are missing or not as they were made; their pages are made again.")


def _merge(parts: Sequence[PartRecord], docs: Mapping[str, State], site: Mapping[str, State]) -> tuple[Kept, Memory]:
    """What one build would have kept and remembered; `docs` and `site` are the files as they lie here."""
    nowhere = (0, 0)
    cables = {mrn: cable for part in parts for mrn, cable in part.kept.cables.items()}
    pages = {
        job: made._replace(files={path: docs.get(path, nowhere) for path in made.files})
        for part in parts
        for job, made in part.kept.pages.items()
    }
    made = {
        page: one._replace(source=docs.get(page, nowhere), html=site.get(one.place, nowhere))
        for part in parts
        for page, one in part.memory.pages.items()
    }
    found = [part.memory.levels for part in parts]
    levels = {level: frozenset().union(*(each.get(level, ()) for each in found)) for level in set().union(*found)}
    memory = replace(parts[0].memory, levels=levels, pages=made, files=site)
    return replace(parts[0].kept, cables=cables, pages=pages), memory
