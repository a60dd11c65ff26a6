"""Editions for tests: a small sound one, and examples of faults laid over it.

An example is one text file under `examples/`. `>>> glossary/terms/quint.md` begins a file of the edition, and what
follows replaces it; `>>> pages/about.md is gone` takes one away; `>>> a.md leads to b.md` makes a symbolic link;
`>>> report` is what the check must say, to the letter. What cannot be seen is written so: ⟦U+202E⟧ a character,
⟦byte E9⟧ a byte, ⟦300 × x⟧ a text that many times.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.check import check
from generator.check.report import create_text
from generator.store import read_content

HERE = Path(__file__).parent
SOUND = HERE / "sound"
EXAMPLES = HERE / "examples"

HEAD = re.compile(r"^>>> (.+)\n", re.MULTILINE)
UNSEEN = re.compile(r"⟦(?:U\+(?P<char>[0-9A-F]{4,6})|byte (?P<byte>[0-9A-F]{2})|(?P<times>[0-9]+) × (?P<text>[^⟧]*))⟧")


@dataclass(frozen=True)
class Example:
    """A broken edition, and what is to be said of it."""

    name: str
    files: tuple[tuple[str, str], ...]
    report: str

    @property
    def code(self) -> str:
        return self.name[:4]


def read_examples() -> list[Example]:
    return [read_example(file) for file in sorted(EXAMPLES.glob("*.txt"))]


def read_example(file: Path) -> Example:
    parts = HEAD.split(file.read_text("utf-8"))
    assert not parts[0], f"{file.name} must begin with >>>"
    pairs = list(zip(parts[1::2], parts[2::2], strict=True))
    assert pairs[-1][0] == "report", f"{file.name} must end with its report"
    return Example(file.stem, tuple(pairs[:-1]), pairs[-1][1])


def unveil(text: str) -> bytes:
    """The bytes that a text of an example stands for."""
    out = b""
    at = 0
    for found in UNSEEN.finditer(text):
        out += text[at : found.start()].encode()
        if found["char"]:
            out += chr(int(found["char"], 16)).encode()
        elif found["byte"]:
            out += bytes([int(found["byte"], 16)])
        else:
            out += (found["text"] * int(found["times"])).encode()
        at = found.end()
    return out + text[at:].encode()


def lay(example: Example, root: Path) -> Path:
    """Make the edition of an example in `root`, and return its content folder."""
    content = root / "content"
    shutil.copytree(SOUND, content)
    for name, text in example.files:
        if name.endswith(" is gone"):
            (content / name.removesuffix(" is gone")).unlink()
        elif " leads to " in name:
            place, target = name.split(" leads to ")
            (content / place).symlink_to(target)
        else:
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(unveil(text))
    return content


def report_on(content: Path) -> str:
    """What the check says of an edition whose cables are not read."""
    read, problems = read_content(content)
    return create_text(check(read, problems))
