"""The ledger on disk: content/addresses.txt, a line for each address, in order of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.ledger import Published
from generator.store.findings import Findings

#: Its file in content/.
LEDGER = "addresses.txt"

#: `1  9f3c2d8a01b2c3d4  /cables/08BAKU129/#p3`
LINE = re.compile(r"(?P<release>[^ ]+) +(?P<words>[0-9a-f]{16}|-) +(?P<address>/[!-~]*)")

PREFACE = """\
# Every address that this edition ever published: the release that brought it, the hash of its first words (or a
# hyphen where the words are the editors' own), the address. `python3 -m generator release` adds lines, and nobody
# changes or deletes one: docs/addresses.md says why, and how a page is moved or withdrawn.
"""


def read_ledger(raw: bytes, findings: Findings) -> tuple[Published, ...]:
    """The lines of the ledger; each that cannot be read is said."""
    lines = []
    for number, text in enumerate(raw.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"), 1):
        if not text.strip() or text.startswith("#"):
            continue
        found = LINE.fullmatch(text.rstrip())
        if found is None:
            findings.say(
                "A005",
                (number, 1),
                "This line of the ledger cannot be read: a release, a hash or a hyphen, and an address should stand "
                "here.",
                "Restore the file from its history; it is written by a release, and by nobody else.",
            )
            continue
        words = "" if found["words"] == "-" else found["words"]
        lines.append(Published(found["address"], words, found["release"], number))
    return tuple(lines)


def create_ledger(lines: Iterable[Published]) -> bytes:
    """The file of the ledger."""
    lines = tuple(lines)
    wide = max((len(line.release) for line in lines), default=0)
    rows = (f"{line.release:<{wide}}  {line.words or '-':<16}  {line.address}" for line in lines)
    return (PREFACE + "\n".join(rows) + "\n" * bool(lines)).encode()
