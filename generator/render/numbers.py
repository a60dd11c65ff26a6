"""The numbers of an edition's telegrams, by post: what the box that leads to a cable looks them up in.

One small file a post, so that a reader fetches the numbers of the post they ask for and no others; and one that says
how posts are spelled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.model.mrn import CANONICAL
from generator.model.site import Index


def create_number_files(index: Index, spellings: Mapping[str, str]) -> dict[str, bytes]:
    """The files by name below /data/: `numbers/BAKU.json` and the like, and `numbers/posts.json`.

    `spellings` are the names of posts in capitals without blanks, to the names that numbers have (SECSTATE to STATE).
    All telegrams that have a page are there, held or only cited.
    """
    numbers: dict[str, dict[str, list[int]]] = {}
    for mrn in index.cards:
        if found := CANONICAL.fullmatch(mrn):
            numbers.setdefault(found["post"], {}).setdefault(found["year"], []).append(int(found["serial"]))
    names = {name: post for name, post in sorted(spellings.items()) if post in numbers}
    files = {"numbers/posts.json": _write({**names, **{post: post for post in sorted(numbers)}})}
    for post, years in sorted(numbers.items()):
        files[f"numbers/{post}.json"] = _write({year: sorted(serials) for year, serials in sorted(years.items())})
    return files


def _write(value: object) -> bytes:
    return (json.dumps(value, separators=(",", ":")) + "\n").encode()
