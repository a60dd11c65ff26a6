"""Work in other processes: one job on many things, with the results in order, or one of its own while we go on."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Below so many things per process, starting the processes takes longer than the work.
FEW = 8
#: At most so many things at once to one process; less, where there are few, so that all end at the same time.
_PORTION = 16

# What the processes of a pool do. They are copies of this one and find it here: it need not be sent to them.
_work: Callable[[Any], Any] | None = None


def count_cores() -> int:
    """How many processes are worth having: the cores this process may use, or one where processes cannot be copied.

    Elsewhere than on Linux a copy of a running process is not to be had, or not safe.
    """
    if sys.platform != "linux":
        return 1
    return len(os.sched_getaffinity(0))


def share_out(work: Callable[[Item], Result], items: Sequence[Item], cores: int) -> Iterator[Result]:
    """Do `work` on each of `items` and yield the results in their order; in this process where that is as fast.

    Each process has everything as it is when the first result is asked for; only items and results travel. What
    `work` raises is raised here. Raises BrokenProcessPool where a process was killed.
    """
    if len(items) < FEW:
        yield from map(work, items)
        return
    cores = min(cores, len(items) // FEW)
    # What is there stays shared: the collector would touch, and so copy, all of it. It is not asked to clear up before,
    # for of a large edition that takes long, finds next to nothing, and leaves holes for the processes to fill.
    gc.freeze()
    try:
        if cores < 2:
            yield from map(work, items)
            return
        pool = ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _begin, (work,))
        try:
            portion = max(1, min(_PORTION, len(items) // (4 * cores)))
            yield from pool.map(_do, items, chunksize=portion)
        finally:
            pool.shutdown(cancel_futures=True)
    finally:
        gc.unfreeze()


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - one pool, one job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first of them says what is done
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = work


def _end_with_parent() -> None:
    """End when the process that shares out the work does, be it killed: else this one would hold its lock for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)


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
