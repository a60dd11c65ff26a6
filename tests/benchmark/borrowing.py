"""Real telegrams for an edition of any size: those of a folder, again under new numbers where there are too few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count as count_up
from pathlib import Path

from generator.model.mrn import MRN
from generator.parse.intake import NoCableError, examine
from tests.benchmark.telegrams import Received


class NoTelegramsError(Exception):
    """The folder holds no telegram; the message says so."""


def read_telegrams(folder: Path) -> tuple[Received, ...]:
    """The telegrams of the files of a folder, in order of their numbers. Raises NoTelegramsError."""
    found: dict[str, Received] = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            examined = examine(file.read_bytes(), file.stem)
        except (NoCableError, ValueError):
            continue
        text = examined.source.decode(examined.encoding or "utf-8")
        found.setdefault(examined.mrn, Received(examined.mrn, text))
    if not found:
        raise NoTelegramsError(f"{folder} holds no file that is a telegram.")
    return tuple(found[mrn] for mrn in sorted(found))


def repeat_telegrams(telegrams: Sequence[Received], count: int) -> Iterator[Received]:
    """`count` telegrams: each once, then all again under new numbers, and so on."""
    taken = {telegram.mrn for telegram in telegrams}
    for place in range(count):
        telegram = telegrams[place % len(telegrams)]
        if place < len(telegrams):
            yield telegram
            continue
        old = MRN.of(telegram.mrn)
        new = next(
            mrn for serial in count_up(old.serial + 1) if str(mrn := MRN(old.year, old.post, serial)) not in taken
        )
        taken.add(str(new))
        yield Received(str(new), _renumber(telegram.text, old.serial, new.serial))


def _renumber(text: str, old: int, new: int) -> str:
    """The text with its own number changed: in the header, on the line of classification, on the lines of pages."""
    text = re.sub(rf"(?<=#){old % 10_000:04}(?![0-9])", f"{new % 10_000:04}", text, count=1)
    text = re.sub(rf"(?<![0-9#]){old:06}(?![0-9])", f"{new:06}", text, count=1)
    return re.sub(rf"(?<![0-9]){old:08}(?![0-9])", f"{new:08}", text)
