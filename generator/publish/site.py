"""From the rendered Markdown to the live site: built aside, completed, checked, swapped in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.model.problem import Problem
from generator.publish.copies import write_copies
from generator.publish.engine import run_mkdocs
from generator.publish.sitemap import create_robots, create_sitemap, find_addresses
from generator.publish.swap import NotASiteError, open_aside, swap


def publish_site(
    docs: Path,
    site: Path,
    config: Path,
    *,
    name: str,
    address: str,
    released: str,
    inspect: Callable[[Path], list[Problem]] | None = None,
) -> list[Problem]:
    """Publish the Markdown in `docs` as the live site at `site`, by the settings of `config` (mkdocs.yml).

    `name`, `address` (which ends in a slash) and `released` (an ISO date, or empty) are the edition's; the first two
    replace those of `config`. `inspect` looks at the finished site before it takes the place of the live one. If any
    problem is an error, the live site stays as it was.
    """
    try:
        aside = open_aside(site)
    except NotASiteError as error:
        return [Problem("", 0, 0, "S103", "error", str(error), "Name another place for the site with --site.")]
    try:
        problems = run_mkdocs(docs, aside, config, name=name, address=address, released=released)
        if not any(problem.severity == "error" for problem in problems):
            _complete(docs, aside, address, released)
            problems += inspect(aside) if inspect else []
        if not any(problem.severity == "error" for problem in problems):
            swap(aside, site)
        return problems
    finally:
        if aside.exists() and not _is_live(aside, site):
            shutil.rmtree(aside, ignore_errors=True)


def _complete(docs: Path, aside: Path, address: str, released: str) -> None:
    """Write what MkDocs does not: the copies of the Markdown, the sitemap (MkDocs dates it by the day of the build)."""
    write_copies(docs, aside, address)
    (aside / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = create_sitemap(find_addresses(docs), address, released)
    (aside / "sitemap.xml").write_text(sitemap, "utf-8", newline="\n")
    (aside / "robots.txt").write_text(create_robots(address), "utf-8", newline="\n")


def _is_live(aside: Path, site: Path) -> bool:
    return site.exists() and site.resolve() == aside.resolve()
