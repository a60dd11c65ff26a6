"""Notices that files changed, by looking at them: the same on every system, in containers and on network drives."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

Seen = dict[str, tuple[int, int]]

_PAUSE = 0.2  # seconds between two looks at least; on a large edition, ten times as long as a look takes


def look(places: Iterable[Path]) -> Seen:
    """Each file at or below `places`, with its time of change and its size; no caches, no editors' scratch files."""
    seen: Seen = {}
    for place in places:
        if place.is_dir():
            _look_into(str(place), seen)
        elif place.is_file():
            status = place.stat()
            seen[str(place)] = (status.st_mtime_ns, status.st_size)
    return seen


def _look_into(folder: str, seen: Seen) -> None:
    try:
        with os.scandir(folder) as found:
            for item in found:
                if item.name.startswith(".") or item.name.endswith(("~", ".swp", ".tmp")) or item.name == "__pycache__":
                    continue
                if item.is_dir():
                    _look_into(item.path, seen)
                else:
                    status = item.stat()
                    seen[item.path] = (status.st_mtime_ns, status.st_size)
    except FileNotFoundError:
        return  # removed while we looked; the next look finds it so


def wait_for_change(places: Iterable[Path], before: Seen) -> Seen:
    """Wait until what is at `places` differs from `before` and has come to rest; return what was seen then."""
    places = tuple(places)
    while True:
        began = time.monotonic()
        now = look(places)
        if now != before:
            break
        time.sleep(max(_PAUSE, 10 * (time.monotonic() - began)))
    while True:  # a save or a checkout writes several files: let it finish
        time.sleep(_PAUSE / 4)
        again = look(places)
        if again == now:
            return now
        now = again


def changed(before: Seen, now: Seen) -> list[str]:
    """The files that were added, changed or removed."""
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
