"""One job on many things, in as many processes as there are cores, with the results in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

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
