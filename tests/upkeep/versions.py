"""What the ranges of the project ask for, what its locks give, and what a newer environment has: compared."""

from __future__ import annotations

import re
import tomllib

# A line of a lock, or of pip freeze: mkdocs==1.6.1 \
_LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)", re.MULTILINE)


def read_ranges(project: str) -> list[str]:
    """Every package that pyproject.toml asks for, with its range, to run, to build and to test."""
    read = tomllib.loads(project)
    groups = read["dependency-groups"]
    return [*read["project"]["dependencies"], *(wanted for group in groups.values() for wanted in group)]


def read_lock(lock: str) -> dict[str, str]:
    """The version of each package in a lock by its name; where it differs by system, the last one named."""
    return {_plain(found["name"]): found["version"] for found in _LOCKED.finditer(lock)}


def read_freeze(freeze: str) -> dict[str, str]:
    """What `pip freeze` says is installed."""
    return read_lock(freeze)


def _plain(name: str) -> str:
    """Names that pip takes for one: typing_extensions, Typing-Extensions."""
    return re.sub(r"[-_.]+", "-", name).lower()


def tell_versions(locked: dict[str, str], found: dict[str, str]) -> list[str]:
    """A table in Markdown of what is newer than in the lock, or new; a sentence where nothing is."""
    moved = [
        (name, locked.get(name, ""), version) for name, version in sorted(found.items()) if locked.get(name) != version
    ]
    if not moved:
        return ["Every package is as it is in the lock."]
    rows = [f"| {name} | {before or 'none'} | {version} |" for name, before, version in moved]
    return ["| package | in the lock | tried |", "|---|---|---|", *rows]
