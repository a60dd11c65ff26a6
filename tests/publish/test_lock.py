from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.publish.lock import hold

HOLDER = """
import sys
from pathlib import Path
from generator.publish.lock import hold
with hold(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("holding", flush=True)
    sys.stdin.readline()
"""


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line(holder: subprocess.Popen[str]) -> str:
    assert holder.stdout
    return holder.stdout.readline().strip()


def test_the_second_waits_until_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "made" / "lock"
    with hold(path, lambda: None):
        second = start(path)
        assert line(second) == "waiting"
    assert line(second) == "holding"
    second.communicate("\n")


def test_a_killed_holder_leaves_nothing_to_mend(tmp_path: Path) -> None:
    first = start(tmp_path / "lock")
    assert line(first) == "holding"
    first.kill()
    first.communicate()
    waited: list[str] = []
    with hold(tmp_path / "lock", lambda: waited.append("waiting")):
        assert waited == []
