"""A new site, put together of what was made for it and of what stays of the live one.

Most files of an edition stay when a word is changed. They are given a second name in the new site; and where the site
before the live one is still there, which nobody reads any more, most of them have it already. No file is ever written
into: what changes is put in the place of the one before, for all sites share their files.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.files import State, remove_files, scan_files, take_over

#: The part of the files of a spare site that may have to be removed from it.
_FEW = 0.1

#: State and number on the disk of a file: files with one number are one file.
Place = tuple[State, int]


@dataclass(frozen=True)
class Stays:
    """Files of another site: those at `places` (by path) in `folder`, which go to `below` in the new one."""

    folder: Path
    places: Mapping[str, Place]
    below: str = ""


@dataclass(frozen=True)
class Spare:
    """The folder of a site that nobody reads any more, and the numbers on the disk of its files, by path."""

    folder: Path
    numbers: Mapping[str, int]

    def suits(self, numbers: Mapping[str, int]) -> bool:
        """Whether all but few of its files have these numbers.

        Else it takes longer to remove what it has than to begin anew: a name is given in some microseconds, while the
        removal of a file that has no other name may take a millisecond.
        """
        same = sum(self.numbers.get(path) == number for path, number in numbers.items())
        return len(self.numbers) - same <= len(self.numbers) * _FEW


def assemble(
    fresh: Path, made: Mapping[str, State], spare: Spare | None, stays: Iterable[Stays]
) -> tuple[Path, dict[str, State]]:
    """Put together a site of the files in the folder `fresh`, which `made` are with their states, and of what `stays`.

    With `spare`, it is put together there, if it suits. Returned are the folder in which the site is, and the states of
    all files in it. What was left half done before is mended by the way.
    """
    states = dict(made)
    sources: dict[str, tuple[Stays, str]] = {}
    numbers: dict[str, int] = {}
    for stay in stays:
        for path, (state, number) in stay.places.items():
            place = stay.below + path
            if place not in states:
                states[place], sources[place], numbers[place] = state, (stay, path), number
    spare = spare if spare and spare.suits(numbers) else None
    there = spare.numbers if spare else {}
    target = spare.folder if spare else fresh
    # Where the system has no numbers of files, all are 0.
    missing = {path for path, number in numbers.items() if number == 0 or there.get(path) != number}
    remove_files(target, [path for path in there if path in missing or path in made or path not in states])
    for place in [place for place in numbers if place in missing]:
        stay, path = sources[place]
        take_over(f"{stay.folder}/{path}", f"{target}/{place}")
    if spare:
        for path in made:
            _move(fresh / path, target / path)
        shutil.rmtree(fresh)
    return target, states


def lay(live: Path, numbers: Mapping[str, int], spare: Spare) -> None:
    """Give the files of the live site, with their `numbers`, a name in a spare one, and take away what else is there.

    The next site is put together there, most of it of these files. It is then looked at what there is: so this may
    end at any moment, and files of the live site may come and go meanwhile.
    """
    missing = [path for path, number in numbers.items() if spare.numbers.get(path) != number]
    remove_files(spare.folder, spare.numbers.keys() - (numbers.keys() - missing))
    for path in missing:
        take_over(f"{live}/{path}", f"{spare.folder}/{path}")


def find_whole(places: Mapping[str, Place], states: Mapping[str, State]) -> dict[str, Place]:
    """Those of the files at `places` that are in just the state that `states` has for their path."""
    return {path: place for path, place in places.items() if states.get(path) == place[0]}


def list_places(folder: Path) -> dict[str, Place]:
    """State and number on the disk of every file in a folder, by its path in it."""
    places: dict[str, Place] = {}
    for path, item in scan_files(folder):
        try:
            status = item.stat()
        except FileNotFoundError:  # removed while we looked
            continue
        places[path] = (status.st_size, status.st_mtime_ns), status.st_ino
    return places


def look_into(spare: Path) -> Spare:
    """Look what there is in the folder of a site that nobody reads. Files with one number on the disk are one file.

    Folders with no file in them, as a run that was killed may leave, are removed.
    """
    numbers: dict[str, int] = {}
    _gather_numbers(str(spare), "", numbers)
    return Spare(spare, numbers)


def _gather_numbers(folder: str, above: str, numbers: dict[str, int]) -> bool:
    """Add the numbers of the files in a folder, for which none has to be looked at; False where there are none."""
    count = len(numbers)
    with os.scandir(folder) as found:
        items = list(found)
    for item in items:
        if not item.is_dir(follow_symlinks=False):
            numbers[above + item.name] = item.inode()
        elif not _gather_numbers(item.path, f"{above}{item.name}/", numbers):
            os.rmdir(item.path)  # noqa: PTH106
    return len(numbers) > count


def _move(file: Path, target: Path) -> None:
    try:
        file.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
