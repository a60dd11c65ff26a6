"""The project's own Python environment, `.venv/`: made from the hashed lock when a verb first needs packages.

Standard library only: this runs on a bare Python. The stamp inside `.venv/` is written last, so an interrupted set-up
is no set-up and is done again; a lock lets two that start at once make it once.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.publish.lock import hold

Needs = Literal["nothing", "runtime", "development"]

LOCKS: dict[Needs, str] = {"runtime": "requirements.lock", "development": "requirements-dev.lock"}
STAMP = "reftel.json"

# Set to the environment that a person made and runs us in, so that the processes we start take it too.
PREPARED = "REFTEL_PREPARED"

# Settings of a person's own pip that would send the packages elsewhere than into .venv.
_MISLEADING = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME")

# Downloading mkdocs_material-9.8.1-py3-none-any.whl (9.3 MB)
_DOWNLOADING = re.compile(r" *Downloading (?P<package>[^-\s]+)-(?P<version>[^-\s]+)[^\s]* \((?P<size>[^()]+)\)")


class CannotPrepareError(Exception):
    """The environment could not be made; the message says what to do."""


@dataclass(frozen=True)
class Environment:
    """The environment of the project at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def is_running(self) -> bool:
        """Whether this very process runs in it."""
        return self.folder.is_dir() and Path(sys.prefix).resolve() == self.folder.resolve()

    def stamp(self, needs: Needs) -> dict[str, str]:
        """What the stamp says of an environment made for `needs` from the locks as they are.

        The folder belongs to it because the console script and the installed project name it: a moved project needs
        a new environment.
        """
        names: list[Needs] = ["runtime"] if needs == "runtime" else ["runtime", "development"]
        locks: dict[str, str] = {
            name: hashlib.sha256((self.root / LOCKS[name]).read_bytes()).hexdigest() for name in names
        }
        return {"folder": str(self.folder.resolve()), **locks}

    def is_ready(self, needs: Needs) -> bool:
        """Whether it holds what `needs` asks for. One made for development serves every verb."""
        try:
            found = json.loads((self.folder / STAMP).read_text("utf-8"))
        except (OSError, ValueError):
            return False
        # A link to an interpreter that was since removed does not exist.
        return self.python.exists() and self.stamp(needs).items() <= found.items()

    def prepare(self, needs: Needs, say: Callable[[str], object]) -> None:
        """Make it ready for `needs` if it is not; `say` takes each line of progress.

        Raises CannotPrepareError.
        """
        if needs == "nothing" or self.is_ready(needs):
            return
        with hold(self.root / ".venv.lock", lambda: say("Another run is making .venv; waiting for it.")):
            if not self.is_ready(needs):
                self._make(needs, say)

    def _make(self, needs: Needs, say: Callable[[str], object]) -> None:
        grows = needs == "development" and self.is_ready("runtime")
        (self.folder / STAMP).unlink(missing_ok=True)
        lock = self.root / LOCKS[needs]
        count = sum(1 for line in lock.read_text("utf-8").splitlines() if "==" in line)
        if grows:
            say(f"Adding what the tests need to .venv, from {lock.name}.")
        else:
            say(
                f"Making .venv: {count} packages from {lock.name}. This happens once, and again when that file changes."
            )
            if importlib.util.find_spec("ensurepip") is None:
                raise CannotPrepareError(missing_ensurepip())
            self._run([_base_python(), "-m", "venv", "--clear", str(self.folder)], "Python could not make .venv", say)
        pip = [str(self.python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        install = [*pip, "install", "--progress-bar=off", "--no-warn-script-location", "--root-user-action=ignore"]
        self._run(
            [*install, "--require-hashes", "--no-deps", "-r", str(lock)],
            "The packages could not be installed. The first time needs a connection to the package index; "
            "run the same command again when there is one",
            say,
        )
        here = ["--no-deps", "--no-index", "--no-build-isolation", "--editable", str(self.root)]
        self._run([*install, *here], "The project could not be installed in .venv", say)
        stamp = self.folder / (STAMP + ".new")
        stamp.write_text(json.dumps(self.stamp(needs), indent=2) + "\n", "utf-8")
        stamp.replace(self.folder / STAMP)
        say(".venv is ready.")

    def _run(self, command: Sequence[str], fault: str, say: Callable[[str], object]) -> None:
        """Run a step of the set-up; show what takes time as it comes, and everything if the step fails."""
        settings = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
        said: list[str] = []
        try:
            with subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=settings,
                cwd=self.root,
                text=True,
                encoding="utf-8",
                errors="replace",
            ) as step:
                for line in step.stdout or ():
                    said.append(line.rstrip())
                    if found := _DOWNLOADING.match(line):
                        say("  {package} {version} ({size})".format(**found.groupdict()))
        except OSError as error:
            raise CannotPrepareError(f"{fault}: {error}.") from error
        if step.returncode:
            raise CannotPrepareError("\n".join([*said, "", f"{fault}."]))


def _base_python() -> str:
    """The interpreter under this one, should this one be of an environment (which may be the one to be made anew)."""
    return getattr(sys, "_base_executable", None) or sys.executable


def missing_ensurepip(debian: bool | None = None) -> str:
    """What to do on a Python that came without ensurepip, which Debian has in a package apart."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    first = f"Python {version} here came without ensurepip, which is needed to make .venv."
    if Path("/etc/debian_version").exists() if debian is None else debian:
        sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
        return (
            f"{first} Run this once, then the same command again:\n\n    {sudo}apt-get install python{version}-venv\n"
        )
    return f"{first} Install Python {version} with its venv and ensurepip modules, then run the same command again."


def rerun(environment: Environment, arguments: Sequence[str]) -> int:
    """Run its Python with `arguments`; where the system can, by becoming that process, and nothing returns."""
    command = [str(environment.python), *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)
