"""Looks at a site as built, with what judges it: fidelity of the cables, links and anchors, words that are withheld."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.check.fidelity import Published, judge_published
from generator.check.leaks import find_leaks
from generator.check.links import Outline, find_dead, outline
from generator.model.problem import Problem
from generator.publish.files import list_paths
from generator.publish.workers import share_out

_MEND_SITE = "Build the site again; if it stays so, the software is at fault: report it."
_MEND_LEAK = "Take the words out of the note, summary, entry or page that has them."


def inspect_site(
    site: Path, fresh: Collection[str] | None, withheld: Sequence[str], *, cores: int = 1
) -> list[Problem]:
    """What is wrong with the cables of the site built in `site`, and where words stand that a record withholds.

    `fresh` are the files that were made for it: a cable of which there is none was judged before, and is not judged
    again; None: all may be. `cores` is the number of processes.
    """
    return sorted({*_judge_cables(site, fresh, cores), *_find_leaks(site, withheld, cores)})


def inspect_whole(site: Path, withheld: Sequence[str], cores: int = 1) -> list[Problem]:
    """The same of every cable, and links and anchors of every page."""
    return sorted({*inspect_site(site, None, withheld, cores=cores), *_find_dead(site, cores)})


def _judge_cables(site: Path, fresh: Collection[str] | None, cores: int) -> Iterator[Problem]:
    build = _read_json(site / "data" / "build.json")
    witnesses: Mapping[str, str] = build.get("witnesses", {})
    base = build.get("edition", {}).get("address", "")
    touched = {path.split("/")[1] for path in fresh or () if path.startswith("cables/")}
    new = [mrn for mrn in witnesses if fresh is None or mrn in touched]

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


def _find_leaks(site: Path, withheld: Sequence[str], cores: int) -> Iterator[Problem]:
    def leaks(name: str) -> bool:
        return any(find_leaks((site / name).read_bytes(), withheld, name))

    names = _list_files(site) if withheld else []
    for name, found in zip(names, share_out(leaks, names, cores), strict=True):
        if found:
            said = "Words stand here that a record withholds."
            yield Problem(f"{site.name}/{name}", 0, 0, "S104", "error", said, _MEND_LEAK)


def _find_dead(site: Path, cores: int) -> Iterator[Problem]:
    def read(name: str) -> Outline:
        return outline((site / name).read_text("utf-8"))

    files = _list_files(site)
    pages = [name for name in files if name.endswith(".html")]
    read_pages = zip(pages, share_out(read, pages, cores), strict=True)
    outlines = {"/" + name.removesuffix("index.html"): page for name, page in read_pages}
    outlines |= {f"/v/{folder.name}/": Outline({}, ()) for folder in site.glob("v/*")}
    for address, fault in find_dead(outlines, frozenset(files)):
        said = f"{fault[0].upper()}{fault[1:]}."
        yield Problem(f"{site.name}{address}", 0, 0, "S106", "error", said, _MEND_SITE)


def _list_files(site: Path) -> list[str]:
    """All files but those of earlier releases, which were looked at when they were built."""
    return sorted(path for path in list_paths(site) if not path.startswith("v/"))


def _problem(site: Path, name: str, said: str) -> Problem:
    return Problem(f"{site.name}/{name}", 0, 0, "S105", "error", said, _MEND_SITE)
