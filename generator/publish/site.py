"""From the rendered Markdown to the live site: built aside, completed, checked, swapped in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.model.problem import Problem
from generator.publish.assembly import Place, Spare, Stays, assemble, find_whole, lay, list_places, look_into
from generator.publish.copies import address_of, write_copies, write_copy
from generator.publish.engine import run_mkdocs
from generator.publish.files import State, list_states
from generator.publish.memory import Means, Memory
from generator.publish.sitemap import create_robots, create_sitemap, find_addresses
from generator.publish.swap import NotASiteError, check_place, clear_away, find_spare, open_aside, put_away, swap

_NOTHING = Means()
_UNDATED: Mapping[str, str] = {}
_NO_ARCHIVES: Mapping[str, Path] = {}
_NO_FILES: Mapping[str, State] = {}


@dataclass(frozen=True)
class Published:
    """What became of a site: what is wrong with it, the states of all its files, and what to remember of it.

    `memory` is None where there is no site, or the settings ask for more than we know how to remember.
    """

    problems: list[Problem]
    states: Mapping[str, State] = field(default_factory=dict)
    memory: Memory | None = None


@dataclass(frozen=True)
class Lying:
    """What lies there before a site is made: the live one, with the places of its files, and a spare one."""

    live: Path | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    spare: Spare | None = None


def look_around(site: Path, live: Path | None = None) -> Lying:
    """Look what lies there of the sites before the next one at `site`; `live` says where the live one is, if not there.

    Whoever makes a site looks before, and may do so long before; but no other may be made meanwhile.
    """
    try:
        check_place(site)
    except NotASiteError:
        return Lying()  # said when something is to be put there
    live = live or (site.resolve() if site.exists() else None)
    spare = find_spare(site)
    return Lying(live, list_places(live) if live else {}, look_into(spare) if spare else None)


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
    lying: Lying | None = None,
    besides: Mapping[str, State] = _NO_FILES,
    finish: Callable[[Path], Mapping[str, State]] | None = None,
    inspect: Callable[[Path, Collection[str] | None], list[Problem]] | None = None,
) -> Published:
    """Publish the Markdown in `docs` as the live site at `site`, by the settings of `config` (mkdocs.yml).

    `name`, `address` (which ends in a slash) and `released` (an ISO date, or empty) are the edition's; the first two
    replace those of `config`. `days` are those on which pages last changed (see `create_sitemap`). `archives` are the
    sites of earlier releases, by number, which go to v/NUMBER/ as they are. `finish` adds to the site what is made of
    the whole of it, with those files of the live one at hand that `besides` are with their states, and gives what the
    site then has in their place. `inspect` looks at it before it takes the place of the live one, and is told the files
    that the live one has not (None: any may be new). If any problem is an error, the live site stays as it was. `means`
    remembers the live site, and what is returned this one: what a site has already need not be made again (see
    `run_mkdocs`). `lying` is what `look_around` finds, where that is known already.
    """
    lying = lying or look_around(site)
    try:
        aside = open_aside(site)
    except NotASiteError as error:
        hint = "Name another place for the site with --site."
        return Published([Problem("", 0, 0, "S103", "error", str(error), hint)])
    try:
        memory = means.memory or Memory()
        live = lying.live if means.memory else None
        there = find_whole(lying.places, {**memory.list_states(), **besides}) if live else {}
        names = {"name": name, "address": address, "released": released}
        problems, made = run_mkdocs(docs, aside, config, **names, live=there.keys(), means=means)
        if any(problem.severity == "error" for problem in problems):
            return Published(problems)
        if made:
            stays = _complete(docs, aside, address, days, there.keys(), memory, made)
        else:
            stays = _complete_whole(docs, aside, address, days)
        fresh = list_states(aside)
        others = [Stays(kept, list_places(kept), f"v/{version}/") for version, kept in archives.items()]
        if live:
            for path in there.keys() - stays - besides.keys():
                del there[path]
            others.append(Stays(live, there))
        whole, states = assemble(aside, fresh, lying.spare if made else None, others)
        if finish:
            for path in besides:
                states.pop(path, None)
            states.update(finish(whole))
        problems += inspect(whole, fresh.keys() if live else None) if inspect else []
        if any(problem.severity == "error" for problem in problems):
            return Published(problems)
        swap(whole, site)
        return Published(problems, states, made and replace(made, files=_choose(states, made), stays=frozenset()))
    finally:
        if aside.exists() and not _is_live(aside, site):
            shutil.rmtree(aside, ignore_errors=True)


def lay_next(site: Path) -> None:
    """Lay out what the live site at `site` and the next one have in common, if `site` is a link; clear away the rest.

    It is a preparation on which nothing depends, and which may end at any moment (see `lay`): where the system refuses
    it, because the disk is full for instance, the next build does what is left.
    """
    with suppress(OSError):
        if site.is_symlink() and site.exists():
            lying = look_around(site)
            numbers, spare = {path: number for path, (_, number) in lying.places.items()}, lying.spare
            if spare and not spare.suits(numbers):
                put_away(spare.folder)
                spare = None
            lay(site.resolve(), numbers, spare or look_into(open_aside(site)))
    clear_away(site)


def make_pages(
    docs: Path, folder: Path, config: Path, *, name: str, address: str, released: str, means: Means
) -> tuple[list[Problem], Memory | None]:
    """Make in `folder` the pages of the Markdown in `docs`, and nothing else: a part of a site, to be joined to others.

    The rest is as for `publish_site`. The second is None where the settings ask for more than parts can give.
    """
    folder.mkdir(parents=True)
    problems, made = run_mkdocs(docs, folder, config, name=name, address=address, released=released, means=means)
    return problems, replace(made, files=list_states(folder)) if made else None


def _complete(
    docs: Path,
    aside: Path,
    address: str,
    days: Mapping[str, str],
    live: Collection[str],
    memory: Memory,
    made: Memory,
) -> set[str]:
    """Write what MkDocs does not: the copies of the Markdown, the sitemap (MkDocs dates it by the day of the build).

    Given are the files that stay as they are in the site that `memory` is of; `live` are all that it has whole.
    """
    stays = set(made.stays)
    for page, one in made.pages.items():
        same = memory.pages.get(page) is one
        for copy in one.copies:
            if same and copy in live:
                stays.add(copy)
            else:
                write_copy(docs, page, aside / copy, address)  # that of a page made now is there already
    _write_maps(aside, address, [address_of(page) for page, one in made.pages.items() if not one.leads_on], days)
    return stays


def _complete_whole(docs: Path, aside: Path, address: str, days: Mapping[str, str]) -> set[str]:
    """The same where nothing is known of the pages: nothing stays."""
    write_copies(docs, aside, address)
    _write_maps(aside, address, find_addresses(docs), days)
    return set()


def _write_maps(aside: Path, address: str, addresses: Iterable[str], days: Mapping[str, str]) -> None:
    (aside / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = create_sitemap(addresses, address, days)
    (aside / "sitemap.xml").write_text(sitemap, "utf-8", newline="\n")
    (aside / "robots.txt").write_text(create_robots(address), "utf-8", newline="\n")


def _choose(states: Mapping[str, State], made: Memory) -> dict[str, State]:
    """The states of those files of which neither pages nor sources tell."""
    sources = made.sources.values()
    files = {path: states[path] for same in sources for path, state in same.items() if states.get(path, state) != state}
    copies = (copy for one in made.pages.values() for copy in one.copies)
    return files | {path: states[path] for path in copies if path in states}


def _is_live(aside: Path, site: Path) -> bool:
    return site.exists() and site.resolve() == aside.resolve()
