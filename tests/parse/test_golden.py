"""A telegram for each kind of damage, and what is read of it.

Each folder of golden/ holds the witness, `source.txt`, and its reading as a person can check it, `reading.txt`:
parts, paragraphs, changes, problems.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.parse import read
from generator.parse.decode import decode

GOLDEN = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.is_dir())


def create_reading(data: bytes) -> str:
    """What is read of `data`, one fact a line."""
    telegram = read(decode(data))
    text = telegram.witness.text
    lines = [f"{part.kind:18} {shown(text[part.start : part.end])}" for part in telegram.parts if part.kind != "blank"]
    lines.append("")
    for one in (*telegram.action, *telegram.info):
        without = f" without {', '.join(one.excluded)}" if one.excluded else ""
        lines.append(f"to {one.route or '-'} | {one.name} | {one.precedence or '-'} | {one.mcn or '-'}{without}")
    lines.append(f"{telegram.precedence} {telegram.sent} {telegram.origin}")
    lines.append("")
    for paragraph in telegram.paragraphs:
        mark = " (proposed)" if paragraph.proposed else ""
        heading = f" under {paragraph.heading!r}" if paragraph.heading else ""
        label = f"{paragraph.label or '-'} is {paragraph.number}{mark}, portion {paragraph.portion}{heading}:"
        lines.append(f"{label} {paragraph.text!r}")
    lines.append(f"signed by {', '.join(telegram.signers) or 'nobody'}; summary {telegram.summary!r}")
    lines.append("")
    lines += [
        f"{one.state} {one.rule}: {one.lemma!r} reads {one.reading!r}"
        for one in telegram.emendations
        if one.rule != "trailing-blank" or "\r" in text
    ]
    lines += [str(problem) for problem in telegram.problems]
    return "\n".join(lines) + "\n"


def shown(words: str) -> str:
    """`words` on one line, their end left out where they are long."""
    line = repr(words)[1:-1]
    return line if len(line) <= 90 else line[:60] + " … " + line[-27:]


@pytest.mark.parametrize("folder", GOLDEN, ids=lambda folder: folder.name)
def test_damage_is_read(folder: Path) -> None:
    assert create_reading((folder / "source.txt").read_bytes()) == (folder / "reading.txt").read_text("utf-8")
