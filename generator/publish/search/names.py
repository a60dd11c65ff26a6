"""Who is asked for by name is found by name: which entries bear it, looked up beside the search in words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from generator.publish.search.joining import name_number
from generator.publish.search.records import Record

#: All that is no letter and no figure of the alphabet.
_GAP = re.compile(r"[\W_]+")
_OTHER = re.compile(r"[^a-z0-9]")


def fold(name: str) -> str:
    """The letters and figures of a name, small, without accents, one blank between its words."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name) if unicodedata.category(char)[0] != "M")
    return _GAP.sub(" ", plain.lower()).strip()


def name_file(folded: str) -> str:
    """The file in which a folded name is looked up, by its first two letters."""
    return _OTHER.sub("_", folded[:2])


def create_name_files(records: Iterable[Record]) -> dict[str, bytes]:
    """The files by name: each says, of folded names, the entries that bear it.

    An entry is the name of its page in the index, its address, its headword, its expansion and its kind.
    """
    files: dict[str, dict[str, list[list[str | None]]]] = {}
    for number, record in enumerate(records):
        if record.filters.get("Kind") not in (("Entry",), ("Person",)):
            continue
        said = [name_number(number), record.address, record.title, *map(record.told.get, ("expansion", "kind"))]
        for name in dict.fromkeys(fold(name) for name in record.named.split(" · ")):
            if name:
                files.setdefault(name_file(name), {}).setdefault(name, []).append(said)
    return {
        f"{file}.json": (json.dumps(names, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
        for file, names in sorted(files.items())
    }
