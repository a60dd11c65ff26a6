"""Whether the site stands as the last build left it, made of the same files: then there is nothing to build.

This is found out by looking at states of files, before one is read, and before anything is imported that builds.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.folders import Folders
from generator.cli.terminal import say
from generator.publish.files import State, list_states

if TYPE_CHECKING:
    from generator.store.remembered import FileState

#: A file that changed so shortly before it was looked at (in nanoseconds) may change once more and look the same.
_SHORTLY = 1_000_000_000


@dataclass(frozen=True)
class Look:
    """What a site is made of, as it was when it was looked at: a digest, and the files of which the text counts too.

    `states` are those of the other files of content/, by their paths in it: by these they are known again.
    """

    printed: str
    fresh: tuple[str, ...]
    states: Mapping[str, FileState] = field(default_factory=dict)


def look(folders: Folders, fresh: Sequence[str] | None = None) -> Look:
    """Look at all that the site is made of.

    `fresh` are the files whose text is to count; where it is left out, those that changed only now are found, by the
    time of the file that every build writes first. Whoever is going to read the files has to look before that.
    """
    content = list_content(folders.content)
    lying = ((f"{folders.content}{os.sep}{path}", state) for path, state in sorted(content.items()))
    states = [*lying, *_list_programs(folders)]
    if fresh is None:
        now = folders.tag.stat().st_ctime_ns
        # Both times count: where the second is that at which the file was made (Windows), the first tells.
        fresh = [path for path, state in states if max(state[1:3]) > now - _SHORTLY]
    digest = blake2b(repr((sys.version, states)).encode("utf-8", "backslashreplace"), digest_size=16)
    for path in fresh:
        digest.update(Path(path).read_bytes() if Path(path).is_file() else b"")
        content.pop(path.removeprefix(f"{folders.content}{os.sep}"), None)
    return Look(digest.hexdigest(), tuple(fresh), content)


def list_content(content: Path) -> dict[str, FileState]:
    """The state of every file of content/ by its path in it, without what cannot be looked at: who reads it says so."""
    states: dict[str, FileState] = {}
    folders = [""]
    while folders:
        above = folders.pop()
        with suppress(OSError), os.scandir(f"{content}{os.sep}{above}") as found:
            for item in found:
                if item.is_dir(follow_symlinks=False):
                    folders.append(f"{above}{item.name}/")
                else:
                    states[above + item.name] = _read_state(item.stat(follow_symlinks=False))
    return states


def remember(
    folders: Folders,
    seen: Look,
    said: Sequence[str],
    docs: Mapping[str, State],
    site: Mapping[str, State],
    *,
    search: bool = True,
) -> None:
    """Remember the site that was made of what was `seen` before; `said` is what the build had to say of the edition.

    `docs` and `site` are the states of all files of the Markdown and of the site; `search` says whether its search was
    made with it.
    """
    made = _print_made(folders.site.resolve(), docs, site)
    told = {"seen": seen.printed, "fresh": seen.fresh, "made": made, "said": list(said), "search": search}
    _find_file(folders).write_text(json.dumps(told), "utf-8")


def forget(folders: Folders) -> None:
    """Remember no site: another one is about to be made."""
    _find_file(folders).unlink(missing_ok=True)


def still_stands(folders: Folders, *, search: bool = True) -> bool:
    """Whether the site is what a build would make now, its `search` with it if asked for; then so it is said."""
    try:
        told = json.loads(_find_file(folders).read_bytes())
        same: bool = (
            (told["search"] or not search)
            and told["seen"] == look(folders, told["fresh"]).printed
            and told["made"] == _print_lying(folders)
        )
        said = list(told["said"])
    except (OSError, ValueError, KeyError, TypeError):  # never built, or torn: then it is built
        return False
    if same:
        say(f"Nothing has changed. Published: {folders.site}")
        for line in said:
            say(line)
    return same


def _find_file(folders: Folders) -> Path:
    return folders.cache / "standing.json"


def _list_programs(folders: Folders) -> Iterator[tuple[str, FileState]]:
    """Path and state of every file that makes a site, and of the folders of packages and of earlier releases."""
    packages = sysconfig.get_path("purelib")
    for place in (folders.root / "generator", folders.root / "theme_overrides"):
        yield from sorted(_walk(str(place)))
    archives = sorted(str(site.resolve()) for site in folders.archives.glob("*/site"))
    for path in (str(folders.config), packages, *archives):
        yield path, _read_state(os.stat(path))  # noqa: PTH116


def _walk(folder: str) -> Iterator[tuple[str, FileState]]:
    with os.scandir(folder) as found:
        for item in found:
            if item.is_dir():
                if item.name != "__pycache__":
                    yield from _walk(item.path)
            else:
                yield item.path, _read_state(item.stat())


def _read_state(status: os.stat_result) -> FileState:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _print_lying(folders: Folders) -> str:
    """What stands for the Markdown and the site as they lie there."""
    site = folders.site.resolve()
    return _print_made(site, list_states(folders.docs), list_states(site))


def _print_made(site: Path, *made: Mapping[str, State]) -> str:
    """What stands for a site at its place, and for the states of all files that were made for it."""
    digest = blake2b(str(site).encode("utf-8", "backslashreplace"), digest_size=16)
    for states in made:
        paths = sorted(states)
        digest.update("\0".join(paths).encode("utf-8", "backslashreplace"))
        digest.update(repr([states[path] for path in paths]).encode())
    return digest.hexdigest()
