"""A new site, put together of what was made for it and of what stays of the live one.

Most files of an edition stay when a word is changed. They are given a second name in the new site; and where the site
before the live one is still there, which nobody reads any more, most of them have it already. No file is ever written
into: what changes is put in the place of the one before, for all sites share their files.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.memory import State, list_states, remove_files, scan_files, take_over

#: State and number on the disk of a file: files with one number are one file.
Place = tuple[State, int]


@dataclass(frozen=True)
class Stays:
    """Files of another site: those at `places` (by path) in `folder`, which go to `below` in the new one."""

    folder: Path
    places: Mapping[str, Place]
    below: str = ""


def assemble(fresh: Path, spare: Path | None, stays: Iterable[Stays]) -> tuple[Path, dict[str, State]]:
    """Put together a site of the files in the folder `fresh`, which are its own, and of what `stays`.

    With `spare`, the folder of a site that nobody reads, it is put together there. Returned are the folder in which the
    site is, and the states of all files in it. What was left half done before is mended by the way.
    """
    wanted = {
        f"{stay.below}{path}": (f"{stay.folder}/{path}", place) for stay in stays for path, place in stay.places.items()
    }
    made = list_states(fresh)
    there = list_places(spare) if spare else {}
    same = {path for path, place in there.items() if path not in made and _is_one(place, wanted.get(path))}
    target = spare or fresh
    remove_files(target, there.keys() - same)
    for path, (source, _) in wanted.items():
        if path not in same and path not in made:
            take_over(source, f"{target}/{path}")
    if spare:
        for path in made:
            _move(fresh / path, spare / path)
        shutil.rmtree(fresh)
    return target, {path: state for path, (_, (state, _)) in wanted.items()} | made


def list_places(folder: Path) -> dict[str, Place]:
    """State and number on the disk of every file in a folder, by its path in it."""
    return {path: ((status.st_size, status.st_mtime_ns), status.st_ino) for path, status in scan_files(folder)}


def _is_one(place: Place, wanted: tuple[str, Place] | None) -> bool:
    """Whether a file is the very one that is wanted. Where the system has no numbers of files, none is."""
    return wanted is not None and wanted[1] == place and place[1] != 0


def _move(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
