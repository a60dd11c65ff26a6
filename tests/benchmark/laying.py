"""Lays out an edition for the benchmark as editors would: content/ with cables, records and glossary."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.store.intake import create_record, folder_of
from tests.benchmark.borrowing import read_telegrams, repeat_telegrams
from tests.benchmark.headwords import Headword, invent_headwords, take_headwords
from tests.benchmark.telegrams import Received, write_telegrams

_EDITION = """\
# Made for the benchmark; none of it is of use to a reader.
title: An Edition for the Benchmark
base_address: https://benchmark.example/
"""
_SOURCE = "Made for the benchmark; no source read."


@dataclass(frozen=True, slots=True)
class Material:
    """What editions are made of: the headwords of the glossary, and real telegrams where there are any."""

    headwords: tuple[Headword, ...]
    real: tuple[Received, ...]
    seed: int

    def take(self, count: int) -> Iterable[Received]:
        """So many telegrams."""
        if self.real:
            return repeat_telegrams(self.real, count)
        return write_telegrams(count, self.headwords, self.seed)


def prepare(entries: int, seed: int, folder: Path | None) -> Material:
    """Prepare the material: made up from `seed`, or from the telegrams of `folder`. Raises NoTelegramsError."""
    if folder is None:
        return Material(invent_headwords(entries, seed), (), seed)
    real = read_telegrams(folder)
    return Material(take_headwords((telegram.text for telegram in real), entries), real, seed)


def lay_edition(content: Path, telegrams: Iterable[Received], headwords: Sequence[Headword]) -> None:
    """Write an edition's content folder, which must not be there yet."""
    content.mkdir(parents=True)
    (content / "edition.yml").write_text(_EDITION, "utf-8")
    for headword in headwords:
        write_entry(content, headword, create_gloss(headword))
    for telegram in telegrams:
        folder_of(content, telegram.mrn).mkdir(parents=True)
        write_cable(content, telegram)


def write_cable(content: Path, telegram: Received) -> None:
    """Write a cable and its record."""
    folder = folder_of(content, telegram.mrn)
    data = telegram.text.encode()
    witness = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "received": "2026-01-02",
        "provenance": "Made for the benchmark.",
    }
    (folder / "source.txt").write_bytes(data)
    (folder / "record.yml").write_bytes(create_record(witness, "raw", heading="Made for the benchmark."))


def path_of_entry(content: Path, headword: Headword) -> Path:
    """Where the file of an entry lies."""
    return content / "glossary" / headword.kind / f"{headword.id}.md"


def write_entry(content: Path, headword: Headword, gloss: str) -> None:
    """Write an entry of the glossary."""
    path = path_of_entry(content, headword)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"headword: {headword.written}"]
    lines += [f'expansion: "{headword.expansion}"'] if headword.expansion else []
    text = "\n".join(["---", *lines, "sources:", f"  - {_SOURCE}", "---", "", gloss, ""])
    path.write_text(text, "utf-8")


def create_gloss(headword: Headword) -> str:
    """A gloss of one to three sentences, the same each time."""
    chance = random.Random(headword.id)
    sentences = (
        "Named in cables of several posts, and not the same in all of them.",
        "What is known of it is told by those who had to do with it.",
        "The cables give neither the day of its beginning nor that of its end.",
        "Its part in the events of the time is disputed.",
    )
    return " ".join(chance.sample(sentences, chance.randrange(1, 4)))
