"""Runs a command as a user would, and measures it: time, work and memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

_EVERY = 0.2


class FailedError(Exception):
    """A command that was to be measured failed; the message has its last words."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a command took.

    `wall` and `cpu` are seconds, the second of user and system time of all its processes; `largest` is the most memory
    that one of them held, `together` the most that all held at a time, with what they share counted once, both in
    megabytes; `together` is None where the system does not tell.
    """

    wall: float
    cpu: float
    largest: float
    together: float | None


def measure(command: Sequence[str], folder: Path) -> Measure:
    """Run a command in a folder to its end. Raises FailedError where its exit code is not 0.

    Python is as it is by itself, whatever the environment tells it: told to keep no compiled programs, each build would
    compile ours anew, and not those of a package.
    """
    usual = {name: told for name, told in os.environ.items() if not name.startswith("PYTHON")}
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=usual, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            watch.end()
            if process.returncode is None:
                process.kill()
                process.wait()
        wall = time.perf_counter() - began
        if process.returncode:
            said.seek(0)
            words = "".join(said.readlines()[-20:])
            raise FailedError(f"{' '.join(command)} ended with {process.returncode}:\n{words}")
    # What wait4 tells of memory counts this very process too, as which every other one begins.
    largest = watch.largest if watch.largest is not None else used.ru_maxrss / 1_024
    return Measure(wall, used.ru_utime + used.ru_stime, largest, watch.most)


class _Watch(threading.Thread):
    """Looks every moment at how much memory a process and those it started hold together (Linux only)."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self.most: float | None = None
        self.largest: float | None = None

    def run(self) -> None:
        """Look until told to end."""
        while not self._ended.wait(_EVERY):
            tree = _list_tree(self._process)
            held = sum(map(_read_share, tree))
            if peak := max(map(_read_peak, tree)):
                self.largest = max(self.largest or 0, peak / 1_024)
            if held:
                self.most = max(self.most or 0, held / 1_024)

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def _list_tree(process: int) -> list[int]:
    """A process and all that it started, directly or not, and that still run."""
    found = [process]
    for each in found:
        try:
            for thread in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (thread / "children").read_text("ascii").split())
        except OSError:
            continue
    return found


def _read_share(process: int) -> int:
    """How much memory a process holds in kilobytes, its share of what it has in common with others; 0 if not told."""
    return _read_kilobytes(Path(f"/proc/{process}/smaps_rollup"), "Pss:")


def _read_peak(process: int) -> int:
    """The most memory that a process held so far, in kilobytes; 0 if not told."""
    return _read_kilobytes(Path(f"/proc/{process}/status"), "VmHWM:")


def _read_kilobytes(path: Path, name: str) -> int:
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
