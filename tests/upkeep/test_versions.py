"""What is asked for and what has moved is read from the project's own files as they are."""

from __future__ import annotations

from pathlib import Path

from tests.upkeep.versions import read_freeze, read_lock, read_ranges, tell_versions

ROOT = Path(__file__).resolve().parents[2]


def test_every_range_of_the_project_is_asked_for() -> None:
    asked = read_ranges((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {"mkdocs>=1.6.1,<2", "ruff>=0.15,<1", "flit_core>=3.12,<5"} <= set(asked)


def test_the_lock_holds_what_is_asked_for() -> None:
    locked = read_lock((ROOT / "requirements-dev.lock").read_text("utf-8"))
    names = {wanted.split(">")[0].replace("_", "-") for wanted in read_ranges((ROOT / "pyproject.toml").read_text())}
    assert {name.split("[")[0] for name in names} <= locked.keys()


def test_what_moved_is_told() -> None:
    locked = read_lock("mkdocs==1.6.1 \\\n    --hash=sha256:0\ntyping-extensions==4.0\nruff==0.17.6\n")
    told = tell_versions(locked, read_freeze("mkdocs==1.6.2\ntyping_extensions==4.0\nPyYAML==6.1\nruff==0.17.6\n"))
    assert told[2:] == ["| mkdocs | 1.6.1 | 1.6.2 |", "| pyyaml | none | 6.1 |"]


def test_where_nothing_moved_it_says_so() -> None:
    assert tell_versions({"mkdocs": "1.6.1"}, {"mkdocs": "1.6.1"}) == ["Every package is as it is in the lock."]
