"""Work ahead comes back from a copy of this process, and is done here where there is none."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from generator.publish.ahead import Ahead

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")


def test_work_ahead_is_done_in_another_process() -> None:
    assert Ahead(os.getpid).take() != os.getpid()


def test_much_comes_back_from_work_ahead() -> None:
    assert Ahead(lambda: b"x" * 1_000_000).take() == b"x" * 1_000_000


def test_what_was_ended_before_is_done_when_it_is_asked_for() -> None:
    here = os.getpid()
    ahead = Ahead(lambda: "done" if os.getpid() == here else signal.pause())
    ahead.end()
    assert ahead.take() == "done"


def test_what_work_ahead_raises_is_raised_when_it_is_asked_for() -> None:
    def work() -> None:
        raise ValueError("not done")

    ahead = Ahead(work)
    with pytest.raises(ValueError, match="not done"):
        ahead.take()


def test_where_the_copy_was_killed_the_work_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert Ahead(work).take() == here
