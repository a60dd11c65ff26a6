"""Looks at a site as built, with what judges it: fidelity of the cables, links and anchors, words that are withheld."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.check.fidelity import Published, judge_published
from generator.check.leaks import find_leaks
from generator.check.links import Outline, find_dead, outline
from generator.model.problem import Problem
from generator.publish.workers import share_out

_MEND_SITE = "Build the site again; if it stays so, the software is at fault: report it."
_MEND_LEAK = "Take the words out of the note, summary, entry or page that has them."


def inspect_site(site: Path, withheld: Sequence[str], *, live: Path | None = None, cores: int = 1) -> list[Problem]:
    """What is wrong with the cables of the site built in `site`, and where words stand that a record withholds.

    `live` is the site that is read now: cables that stand there already, with the same files, are not judged again.
    `cores` is the number of processes.
    """
    return sorted({*_judge_cables(site, live, cores), *_find_leaks(site, withheld)})


def inspect_whole(site: Path, withheld: Sequence[str], cores: int = 1) -> list[Problem]:
    """The same of every cable, and links and anchors of every page."""
    return sorted({*inspect_site(site, withheld, cores=cores), *_find_dead(site)})


def _judge_cables(site: Path, live: Path | None, cores: int) -> Iterator[Problem]:
    build = _read_json(site / "data" / "build.json")
    witnesses: Mapping[str, str] = build.get("witnesses", {})
    base = build.get("edition", {}).get("address", "")
    new = [mrn for mrn in witnesses if live is None or not _is_same(site / "cables" / mrn, live / "cables" / mrn)]

    def judge(mrn: str) -> list[Problem]:
        try:
            published = _read_published(site, mrn, base)
        except (OSError, ValueError, KeyError) as error:
            return [_problem(site, f"cables/{mrn}", f"It cannot be read: {type(error).__name__}.")]
        faults = judge_published(published, witnesses[mrn])
        return [_problem(site, f"cables/{mrn}/index.html", f"{fault[0].upper()}{fault[1:]}.") for fault in faults]

    for found in share_out(judge, new, cores):
        yield from found


def _read_published(site: Path, mrn: str, base: str) -> Published:
    folder = site / "cables" / mrn
    return Published(
        address=f"{base}cables/{mrn}/",
        page=(folder / "index.html").read_text("utf-8"),
        witness=(folder / f"{mrn}.txt").read_bytes(),
        telegram=_read_json(folder / f"{mrn}.json"),
        markdown=(folder / f"{mrn}.md").read_text("utf-8"),
    )


def _read_json(file: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(file.read_bytes()) if file.is_file() else {}
    return found


def _is_same(folder: Path, other: Path) -> bool:
    """Whether both hold the same files."""
    ours, theirs = _list_places(folder), _list_places(other)
    if not ours or ours.keys() != theirs.keys():
        return False
    changed = [name for name, place in ours.items() if place != theirs[name]]
    return all((folder / name).read_bytes() == (other / name).read_bytes() for name in changed)


def _list_places(folder: Path) -> dict[str, tuple[int, int]]:
    """The files in a folder, each with its place on the disk: one that has two names has one place."""
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as found:
        files = {item.name: item.stat() for item in found if item.is_file()}
    return {name: (status.st_dev, status.st_ino) for name, status in files.items()}


def _find_leaks(site: Path, withheld: Sequence[str]) -> Iterator[Problem]:
    for file in _list_files(site) if withheld else ():
        name = file.relative_to(site).as_posix()
        if any(find_leaks(file.read_bytes(), withheld, name)):
            said = "Words stand here that a record withholds."
            yield Problem(f"{site.name}/{name}", 0, 0, "S104", "error", said, _MEND_LEAK)


def _find_dead(site: Path) -> Iterator[Problem]:
    files = frozenset(file.relative_to(site).as_posix() for file in _list_files(site))
    outlines = {
        "/" + name.removesuffix("index.html"): outline((site / name).read_text("utf-8"))
        for name in sorted(files)
        if name.endswith(".html")
    }
    outlines |= {f"/v/{folder.name}/": Outline(Counter(), ()) for folder in site.glob("v/*")}
    for address, fault in find_dead(outlines, files):
        said = f"{fault[0].upper()}{fault[1:]}."
        yield Problem(f"{site.name}{address}", 0, 0, "S106", "error", said, _MEND_SITE)


def _list_files(site: Path) -> list[Path]:
    """All files but those of earlier releases, which were looked at when they were built."""
    return sorted(path for path in site.rglob("*") if path.is_file() and path.relative_to(site).parts[0] != "v")


def _problem(site: Path, name: str, said: str) -> Problem:
    return Problem(f"{site.name}/{name}", 0, 0, "S105", "error", said, _MEND_SITE)
