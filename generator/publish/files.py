"""Files of a site as they lie on the disk: what there is, in which state, and how they are taken over and removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

#: Size and time of change (nanoseconds) of a file: who changes it changes them.
State = tuple[int, int]


def read_state(path: Path | str) -> State | None:
    """The state of a file, or None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - called for each file of a site
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def make_folder(folder: str) -> None:
    """Make a folder that is, most often, not there yet, and in one that is."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - called for each page of a site
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def take_over(before: Path | str, now: Path | str) -> None:
    """Have the file at `before` at `now` too: the same one where the system can give it two names, else a copy."""
    try:
        try:
            os.link(before, now)
        except FileNotFoundError:  # no folder, the first time
            make_folder(os.path.dirname(now))  # noqa: PTH120
            os.link(before, now)
    except OSError:
        shutil.copy2(before, now)


def remove_files(folder: Path, paths: Iterable[str]) -> None:
    """Remove the files at `paths` in a folder, and the folders that this leaves empty."""
    for path in paths:
        (folder / path).unlink()
        for above in (folder / path).parents:
            if above == folder:
                break
            try:
                above.rmdir()
            except OSError:  # it is not empty
                break


def list_states(folder: Path) -> dict[str, State]:
    """The state of every file in a folder, by its path in it."""
    found = ((path, item.stat()) for path, item in scan_files(folder))
    return {path: (status.st_size, status.st_mtime_ns) for path, status in found}


def list_paths(folder: Path) -> list[str]:
    """The paths of all files in a folder."""
    return [path for path, _ in scan_files(folder)]


def scan_files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file in a folder by its path in it; links to folders are not followed.

    What is removed meanwhile may be among them or not.
    """
    folders = [("", str(folder))]
    while folders:
        above, place = folders.pop()
        try:
            found = os.scandir(place)
        except FileNotFoundError:
            if above:
                continue
            raise
        with found:
            for item in found:
                if item.is_dir(follow_symlinks=False):
                    folders.append((f"{above}{item.name}/", item.path))
                else:
                    yield above + item.name, item


def list_templates(theme: Path) -> list[Path]:
    """The files in the folder of a theme of which pages are made: all but those that pages only name."""
    found = (path for path in theme.rglob("*") if path.relative_to(theme).parts[0] != "assets")
    return sorted(path for path in found if path.is_file())
