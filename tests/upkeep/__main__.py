"""Try the newest packages that the ranges of the project allow, and the newest Zensical: `python3 -m tests.upkeep`.

They are installed in `build/upkeep/`, apart from `.venv/`; every test runs there, then the canary. What they say goes
to standard error, a report in Markdown to standard output. Nothing of the project is changed. It needs to reach the
package index, and nothing but Python to start with.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from generator.cli.environment import PREPARED
from tests.upkeep.versions import read_freeze, read_lock, read_ranges, tell_versions

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Report; 0 where the newest packages pass, 1 where they do not, 2 where they could not be installed."""
    more = "Any other options are handed to the test verb, such as --all."
    parser = argparse.ArgumentParser(prog="python3 -m tests.upkeep", description=__doc__.split(":")[0], epilog=more)
    _, words = parser.parse_known_args()
    folder = ROOT / "build" / "upkeep" / "venv"
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(binaries / "python")
    pip = [python, "-I", "-m", "pip", "--disable-pip-version-check"]
    ranges = read_ranges((ROOT / "pyproject.toml").read_text("utf-8"))
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [*pip, "install", "--quiet", "--upgrade", *ranges],
        [*pip, "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)],
    ):
        if subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode:
            print("The newest packages could not be installed.")
            return 2
    freeze = subprocess.run([*pip, "freeze", "--exclude", "reftel"], capture_output=True, text=True, check=True)
    locked = read_lock((ROOT / "requirements-dev.lock").read_text("utf-8"))
    print("# The newest packages that the ranges allow\n")
    print("\n".join(tell_versions(locked, read_freeze(freeze.stdout))), flush=True)
    tried = {
        "The tests": [str(binaries / "reftel"), "test", *words],
        "The same Markdown by the newest Zensical": [python, "-m", "tests.canary", "--newest"],
    }
    settings = {**os.environ, PREPARED: str(folder)}
    failed = False
    for name, command in tried.items():
        code, last = _run(command, settings)
        failed = failed or code != 0
        print(
            f"\n{name}: {'passed' if code == 0 else '**not passed**'}.\n\n" + "\n".join(f"    {line}" for line in last)
        )
    return 1 if failed else 0


def _run(command: list[str], settings: dict[str, str]) -> tuple[int, list[str]]:
    """Run it, showing its output on standard error as it comes; its exit code and its last lines."""
    last: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as run:
        for line in run.stdout or ():
            print(line, end="", file=sys.stderr, flush=True)
            last = [*last, line.rstrip()][-12:]
    return run.returncode, last


if __name__ == "__main__":
    sys.exit(main())
