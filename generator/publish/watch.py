"""Notices that files changed, by looking at them: the same on every system, in containers and on network drives.

Where the system can say that something happened there, it is looked at at once (`Bell`); where it cannot, or says
nothing, a moment later.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

Seen = dict[str, tuple[int, int, int]]

_PAUSE = 0.2  # seconds between two looks at least; on a large edition, ten times as long as a look takes

_WRITTEN: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirModifiedEvent, DirMovedEvent, DirDeletedEvent),
]


def look(places: Iterable[Path]) -> Seen:
    """Each file at or below `places`, with its times of change and its size; no caches, no editors' scratch files."""
    seen: Seen = {}
    for place in places:
        if place.is_dir():
            _look_into(str(place), seen)
        elif place.is_file():
            status = place.stat()
            seen[str(place)] = _state(status)
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
                    seen[item.path] = _state(item.stat())
    except FileNotFoundError:
        return  # removed while we looked; the next look finds it so


def _state(status: os.stat_result) -> tuple[int, int, int]:
    """What tells that a file changed: two times, for the first can be set back."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


class Bell(FileSystemEventHandler):
    """Rings when the system says that a file at or below `places` was written, moved or removed.

    It is a hint: what happened is found out by looking. Where the system gives no such notices, or has no more of them
    to give, it never rings.
    """

    def __init__(self, places: Iterable[Path]) -> None:
        self._rung = threading.Event()
        self._observer = Observer()
        try:
            for place in places:
                if place.is_dir():
                    self._observer.schedule(self, str(place), recursive=True, event_filter=_WRITTEN)
            self._observer.start()
        except OSError:
            self._observer.unschedule_all()

    def __enter__(self) -> Bell:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - whatever it was
        """Ring."""
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it rings, `seconds` at most, and say whether it did; it may have rung already."""
        rung = self._rung.wait(seconds)
        self._rung.clear()
        return rung


def wait_for_change(places: Iterable[Path], before: Seen, bell: Bell) -> Seen:
    """Wait until what is at `places` differs from `before` and has come to rest; return what was seen then."""
    places = tuple(places)
    while True:
        began = time.monotonic()
        now = look(places)
        if now != before:
            break
        bell.wait(max(_PAUSE, 10 * (time.monotonic() - began)))
    while True:  # a save or a checkout writes several files: let it finish
        time.sleep(_PAUSE / 4)
        again = look(places)
        if again == now:
            return now
        now = again


def changed(before: Seen, now: Seen) -> list[str]:
    """The files that were added, changed or removed."""
    return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
