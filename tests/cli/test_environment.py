"""The set-up on a small project of its own, without a network: real environments, real pip, packages from a folder."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.environment import STAMP, CannotPrepareError, Environment, missing_ensurepip

# The least that pip can install a project with: a wheel that holds nothing.
BACKEND = """
import zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "project-1-py3-none-any.whl"
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        wheel.writestr("project-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: project\\nVersion: 1\\n")
        wheel.writestr("project-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("project-1.dist-info/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "project"
version = "1"
"""


@dataclass
class Project:
    """A project whose locks name packages made on the spot."""

    root: Path
    shelf: Path

    def lock(self, file: str, *names: str) -> None:
        """Write a lock that names the packages, each of one module."""
        lines = []
        for name in names:
            wheel = self.shelf / f"{name}-1-py3-none-any.whl"
            with zipfile.ZipFile(wheel, "w") as archive:
                about = f"{name}-1.dist-info/"
                archive.writestr(f"{name}.py", "")
                archive.writestr(about + "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
                archive.writestr(about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
                archive.writestr(about + "RECORD", "")
            lines.append(f"{name}==1 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
        (self.root / file).write_text("".join(lines))

    @property
    def environment(self) -> Environment:
        return Environment(self.root)

    def can_import(self, name: str) -> bool:
        done = subprocess.run([self.environment.python, "-c", f"import {name}"], stderr=subprocess.DEVNULL, check=False)
        return done.returncode == 0


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = Project(tmp_path / "project", tmp_path / "shelf")
    project.root.mkdir()
    project.shelf.mkdir()
    (project.root / "pyproject.toml").write_text(PYPROJECT)
    (project.root / "backend.py").write_text(BACKEND)
    project.lock("requirements.lock", "herb")
    project.lock("requirements-dev.lock", "herb", "probe")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(project.shelf))
    return project


def test_set_up_grows_and_is_renewed_with_its_lock(project: Project) -> None:
    said: list[str] = []
    project.environment.prepare("runtime", said.append)
    assert project.environment.is_ready("runtime")
    assert not project.environment.is_ready("development")
    assert project.can_import("herb")
    assert said[0].startswith("Making .venv: 1 packages from requirements.lock.")

    project.environment.prepare("development", said.append)
    assert project.environment.is_ready("development")
    assert project.can_import("probe")

    said.clear()
    project.environment.prepare("runtime", said.append)
    assert said == []  # what serves the tests serves every verb

    project.lock("requirements.lock", "shrub")
    project.environment.prepare("runtime", said.append)
    assert project.can_import("shrub")
    assert not project.can_import("herb")  # what the lock no longer names is gone


def test_set_up_that_fails_is_none_and_says_what_to_do(project: Project) -> None:
    (project.root / "requirements.lock").write_text(f"herb==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(CannotPrepareError, match="The packages could not be installed"):
        project.environment.prepare("runtime", print)
    assert not (project.environment.folder / STAMP).exists()
    assert not project.can_import("herb")


@pytest.mark.parametrize("damage", ["no stamp", "half a stamp", "no interpreter", "moved"])
def test_damaged_set_up_is_not_ready(project: Project, damage: str) -> None:
    made = project.environment
    made.python.parent.mkdir(parents=True)
    made.python.write_text("")
    stamp = made.folder / STAMP
    stamp.write_text(str(made.stamp("runtime")).replace("'", '"'))
    assert made.is_ready("runtime")
    if damage == "no stamp":
        stamp.unlink()
    elif damage == "half a stamp":
        stamp.write_text(stamp.read_text()[:20])
    elif damage == "no interpreter":
        made.python.unlink()
    else:
        project.root = project.root.rename(project.root.with_name("elsewhere"))
    assert not project.environment.is_ready("runtime")


def test_python_without_ensurepip_stops_before_anything_is_made(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", {}.get)
    with pytest.raises(CannotPrepareError, match="without ensurepip"):
        project.environment.prepare("runtime", print)
    assert not project.environment.folder.exists()


def test_on_debian_the_exact_command_is_said() -> None:
    assert "apt-get install python3." in missing_ensurepip(debian=True)
    assert "apt-get" not in missing_ensurepip(debian=False)


def test_nothing_is_made_for_a_verb_that_needs_nothing(project: Project) -> None:
    project.environment.prepare("nothing", pytest.fail)
    assert not project.environment.folder.exists()
