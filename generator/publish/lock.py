"""A lock between processes: what two must not do at once, the second does after the first.

The operating system frees the lock when its holder dies, however it dies, so that a killed run leaves nothing to mend.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PAUSE = 0.2  # seconds between two tries


@contextmanager
def hold(path: Path, waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock at `path` (a file, made if absent and left in place); while another process holds it, wait.

    `waiting` is called once if there is something to wait for, so that the person at the terminal is told.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        told = False
        while not _take(file.fileno()):
            if not told:
                waiting()
                told = True
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            _free(file.fileno())


if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> bool:
        try:
            os.lseek(number, 0, os.SEEK_SET)
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)
