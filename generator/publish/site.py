"""From the rendered Markdown to the live site: built aside, completed, checked, swapped in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.model.problem import Problem
from generator.publish.copies import address_of, write_copies, write_copy
from generator.publish.engine import run_mkdocs
from generator.publish.memory import Means, Memory, list_states, read_state, take_over
from generator.publish.sitemap import create_robots, create_sitemap, find_addresses
from generator.publish.swap import NotASiteError, open_aside, swap

_NOTHING = Means()
_UNDATED: Mapping[str, str] = {}
_NO_ARCHIVES: Mapping[str, Path] = {}


def publish_site(
    docs: Path,
    site: Path,
    config: Path,
    *,
    name: str,
    address: str,
    released: str,
    days: Mapping[str, str] = _UNDATED,
    archives: Mapping[str, Path] = _NO_ARCHIVES,
    means: Means = _NOTHING,
    finish: Callable[[Path], object] | None = None,
    inspect: Callable[[Path], list[Problem]] | None = None,
) -> tuple[list[Problem], Memory | None]:
    """Publish the Markdown in `docs` as the live site at `site`, by the settings of `config` (mkdocs.yml).

    `name`, `address` (which ends in a slash) and `released` (an ISO date, or empty) are the edition's; the first two
    replace those of `config`. `days` are those on which pages last changed (see `create_sitemap`). `archives` are the
    sites of earlier releases, by number, which go to v/NUMBER/ as they are. `finish` adds to the site what is made of
    the whole of it, and `inspect` looks at it before it takes the place of the live one. If any problem is an error,
    the live site stays as it was. `means` remembers the live site, and what is returned this one: what a site has
    already need not be made again (see `run_mkdocs`).
    """
    try:
        aside = open_aside(site)
    except NotASiteError as error:
        return [Problem("", 0, 0, "S103", "error", str(error), "Name another place for the site with --site.")], None
    try:
        memory = means.memory
        live = means.live or (site.resolve() if memory and site.exists() else None)
        names = {"name": name, "address": address, "released": released}
        problems, made = run_mkdocs(docs, aside, config, **names, live=live, means=means)
        if not any(problem.severity == "error" for problem in problems):
            _complete(docs, aside, address, days, live, memory, made)
            if finish:
                finish(aside)
            problems += inspect(aside) if inspect else []
        if not any(problem.severity == "error" for problem in problems):
            if made:
                made = replace(made, files=list_states(aside))
            for version, kept in archives.items():
                for path in list_states(kept):
                    take_over(kept / path, aside / "v" / version / path)
            swap(aside, site)
        return problems, made
    finally:
        if aside.exists() and not _is_live(aside, site):
            shutil.rmtree(aside, ignore_errors=True)


def make_pages(
    docs: Path, folder: Path, config: Path, *, name: str, address: str, released: str, means: Means
) -> tuple[list[Problem], Memory | None]:
    """Make in `folder` the pages of the Markdown in `docs`, and nothing else: a part of a site, to be joined to others.

    The rest is as for `publish_site`. The second is None where the settings ask for more than parts can give.
    """
    folder.mkdir(parents=True)
    problems, made = run_mkdocs(docs, folder, config, name=name, address=address, released=released, means=means)
    for page, one in made.pages.items() if made else ():
        for copy in one.copies:
            write_copy(docs, page, folder / copy, address)
    return problems, replace(made, files=list_states(folder)) if made else None


def _complete(
    docs: Path,
    aside: Path,
    address: str,
    days: Mapping[str, str],
    live: Path | None,
    memory: Memory | None,
    made: Memory | None,
) -> None:
    """Write what MkDocs does not: the copies of the Markdown, the sitemap (MkDocs dates it by the day of the build)."""
    if made is None:
        write_copies(docs, aside, address)
        addresses = find_addresses(docs)
    else:
        for page, one in made.pages.items():
            same = live is not None and memory is not None and memory.pages.get(page) is one
            for copy in one.copies:
                if same and live and memory and read_state(live / copy) == memory.files.get(copy, ()):
                    take_over(live / copy, aside / copy)
                else:
                    write_copy(docs, page, aside / copy, address)
        addresses = [address_of(page) for page, one in made.pages.items() if not one.leads_on]
    (aside / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = create_sitemap(addresses, address, days)
    (aside / "sitemap.xml").write_text(sitemap, "utf-8", newline="\n")
    (aside / "robots.txt").write_text(create_robots(address), "utf-8", newline="\n")


def _is_live(aside: Path, site: Path) -> bool:
    return site.exists() and site.resolve() == aside.resolve()
