from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from generator.publish.ahead import Ahead
from generator.publish.lock import hold
from generator.publish.workers import FEW, share_out

MANY = range(10 * FEW)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")


def test_results_come_in_order_from_several_processes() -> None:
    found = list(share_out(lambda number: (number, os.getpid()), MANY, 3))
    assert [number for number, _ in found] == list(MANY)
    assert os.getpid() not in {process for _, process in found}


def test_few_things_are_done_here() -> None:
    assert set(share_out(lambda _: os.getpid(), range(FEW), 3)) == {os.getpid()}


@pytest.mark.parametrize("cores", [1, 3])
def test_what_was_there_before_is_kept_from_the_collector_while_there_is_work(cores: int) -> None:
    within = set(share_out(lambda _: gc.get_freeze_count(), MANY, cores))
    assert 0 not in within
    assert gc.get_freeze_count() == 0


def test_what_work_raises_is_raised_here() -> None:
    def work(number: int) -> int:
        raise ValueError(f"not {number}")

    with pytest.raises(ValueError, match="not 0"):
        list(share_out(work, MANY, 2))


def test_a_killed_process_ends_the_work() -> None:
    def work(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(BrokenProcessPool):
        list(share_out(work, MANY, 2))


def _work_ahead() -> object:
    return Ahead(lambda: b"x" * 1_000_000)  # more than a pipe takes: it waits for somebody to read


def _share_out() -> object:
    results = share_out(lambda number: time.sleep(600 if number > len(MANY) / 2 else 0), MANY, 3)
    next(results)
    return results


@pytest.mark.parametrize("begin", [_work_ahead, _share_out])
def test_with_a_process_that_is_killed_its_copies_end_and_hold_no_lock(
    begin: Callable[[], object], tmp_path: Path
) -> None:
    ready, tell = os.pipe()
    killed = os.fork()
    if killed == 0:
        with hold(tmp_path / "lock", lambda: None):
            _begun = begin()
            os.write(tell, b"!")
            signal.pause()
    os.read(ready, 1)
    os.kill(killed, signal.SIGKILL)
    os.waitpid(killed, 0)
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(30)
    try:
        with hold(tmp_path / "lock", lambda: None):
            pass
    finally:
        signal.alarm(0)
        os.close(ready)
        os.close(tell)
