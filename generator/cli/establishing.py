"""An edition read from its files and judged whole: what every verb begins with that goes through all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from generator import __version__
from generator.cli.folders import Folders
from generator.edition import HOLDING, Edition, ReadCables, Settled, establish, judge_addresses, read_cables
from generator.model.problem import Problem
from generator.model.site import Content
from generator.store import read_content
from generator.store.imprint import read_builder
from generator.store.remembered import Remembered

#: Changes what was read before it is judged and built.
Amend = Callable[[Content], Content]

# The packages that shape what is built; data/build.json names their versions.
SOFTWARE = ("markdown", "markdown-it-py", "mkdocs", "mkdocs-material", "pymdown-extensions", "pyyaml")


def establish_edition(
    folders: Folders,
    read: ReadCables = read_cables,
    amend: Amend | None = None,
    remembered: Remembered | None = None,
    settled: Settled | None = None,
) -> Edition:
    """Read the edition, its cables by `read`, and judge it whole; `amend` changes what was read before that.

    See `read_content` for `remembered`, `establish` for `settled`.
    """
    content, found = read_content(folders.content, remembered)
    content = replace(content, archived=tuple(list_archives(folders, content)))
    content = amend(content) if amend else content
    # mkdocs.yml repeats the name and the address of the project's own edition; another one brings its own (publish).
    own = folders.content == folders.root / "content"
    builder = read_builder(folders.config.read_bytes()) if own else None
    software = {"reftel": __version__, **{name: version(name) for name in SOFTWARE}}
    return establish(content, found, builder, software, read, settled)


def list_archives(folders: Folders, content: Content) -> dict[str, Path]:
    """The sites of earlier releases that are there, by number."""
    versions = (one.version for one in content.releases if one.version != content.imprint.release)
    sites = {version: folders.archives / version / "site" for version in versions}
    return {version: site.resolve() for version, site in sites.items() if (site / "index.html").is_file()}


def judge_edition(edition: Edition) -> tuple[Problem, ...]:
    """All that is wrong with an edition, the addresses that it no longer has among them."""
    return tuple(sorted({*edition.problems, *judge_addresses(edition)}))


def errors_among(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that are errors."""
    return tuple(problem for problem in problems if problem.severity == "error")


def stopping(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The errors that stop a build: all but those of a cable that is held back for them."""
    return tuple(problem for problem in errors_among(problems) if problem.code not in HOLDING)
