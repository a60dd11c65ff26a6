"""What the edition held at each release, on disk: releases/VERSION.txt, and VERSION/MRN.txt of what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.model.kept import Kept
from generator.model.release import Held, Release
from generator.store.findings import Findings

#: `released 2026-11-23`
DAY = re.compile(r"released (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
#: `cables/08BAKU129  annotated  9f3c2d8a01b2c3d4  0a1b2c3d4e5f6a7b`
LINE = re.compile(
    r"(?P<key>[a-z]+/[A-Za-z0-9-]+) +(?P<state>[a-z]+|-) +(?P<text>[0-9a-f]{16}|-) +(?P<words>[0-9a-f]{16}|-)"
)

PREFACE = """\
# What the edition held at this release: each cable, entry and page; the state of a cable; the hash of its text; the
# hash of what the editors say. `python3 -m generator release` writes this file, and nobody changes it; the page
# Changes is made of it.
"""


KEPT_PREFACE = (
    "# What readers saw of this cable. A release writes this file; the page of changes in the cable is made of it."
)


def name_file(version: str) -> str:
    """The file of a release, below content/."""
    return f"releases/{version}.txt"


def name_kept(version: str, mrn: str) -> str:
    """The file of a cable as a release showed it, below content/."""
    return f"releases/{version}/{mrn}.txt"


def create_kept(parts: Iterable[tuple[str, str]]) -> bytes:
    """The file of a cable as a release showed it: the place of each part, and below it its words, two blanks in."""
    lines = [KEPT_PREFACE]
    for place, words in parts:
        lines += [place, *(f"  {line}".rstrip() for line in words.split("\n"))]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def read_kept(raw: bytes, mrn: str, release: Release) -> Kept:
    """A cable as a release showed it."""
    parts: list[tuple[str, list[str]]] = []
    for line in raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"):
        if line.startswith("#"):
            continue
        if line and not line.startswith("  "):
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line[2:])
    said = tuple((place, "\n".join(words).rstrip("\n")) for place, words in parts)
    return Kept(mrn, release.version, release.day, said)


def read_release(raw: bytes, version: str, findings: Findings) -> Release:
    """The release in a file; each line that cannot be read is said."""
    held = {}
    day = ""
    for number, line in enumerate(raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if dated := DAY.fullmatch(line.rstrip()):
            day = dated["day"]
        elif found := LINE.fullmatch(line.rstrip()):
            state, text, words = ("" if found[name] == "-" else found[name] for name in ("state", "text", "words"))
            held[found["key"]] = Held(state, text, words)
        else:
            findings.say(
                "A006",
                (number, 1),
                "This line of the record of a release cannot be read.",
                "Restore the file from its history; it is written by a release, and by nobody else.",
            )
    return Release(version, day, held)


def create_release(held: Mapping[str, Held], day: str) -> bytes:
    """The file of a release of the ISO date `day`."""
    wide = max(map(len, held), default=0)
    rows = (
        f"{key:<{wide}}  {one.state or '-':<10}  {one.text or '-':<16}  {one.words or '-'}"
        for key, one in sorted(held.items())
    )
    return (f"{PREFACE}released {day}\n" + "".join(f"{row}\n" for row in rows)).encode()
