"""One job in a copy of this process, while we go on with what does not need it yet."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, NoReturn, TypeVar

Result = TypeVar("Result")


class Ahead(Generic[Result]):
    """Work begun in a copy of this process, while this one goes on with what does not need it yet.

    Where there is no copy, because there can be none or because it died, `take` does the work here. So nothing depends
    on the copy, and it may be ended at any moment.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._copy = 0
        if sys.platform != "linux":
            return
        self._answer, into = os.pipe()
        self._copy = os.fork()
        if self._copy == 0:
            _give(work, into)
        os.close(into)

    def __enter__(self) -> Ahead[Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def take(self) -> Result:
        """What came of the work, once it is done; it is asked once. What it raises is raised here."""
        if not self._copy:
            return self._work()
        with open(self._answer, "rb") as file:  # noqa: PTH123 - it has no path
            answer = file.read()
        _, failed = os.waitpid(self._copy, 0)
        self._copy = 0
        return self._work() if failed else pickle.loads(answer)

    def end(self) -> None:
        """Have no more done: nobody will ask for it."""
        if self._copy:
            os.close(self._answer)
            os.kill(self._copy, signal.SIGKILL)
            os.waitpid(self._copy, 0)
            self._copy = 0


def _give(work: Callable[[], object], into: int) -> NoReturn:
    """In the copy: do the work, and hand over what comes of it."""
    try:
        gc.disable()  # what is there stays shared
        _close_files(but=into)
        with open(into, "wb") as file:
            pickle.dump(work(), file, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        os._exit(1)


def _close_files(but: int) -> None:
    """Let go of all files that the copy shares, but for that one and the terminal.

    Where the process that it is a copy of is killed, it would hold that one's lock, and wait for ever to be read.
    """
    for number in [int(file.name) for file in Path("/proc/self/fd").iterdir()]:
        if number > 2 and number != but:
            with suppress(OSError):
                os.close(number)
