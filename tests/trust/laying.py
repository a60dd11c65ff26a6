"""Small editions for these tests, laid in folders of their own, and the verbs called on them as editors call them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOUND = ROOT / "tests" / "check" / "sound"

CABLE = """\
VZCZCXRO1234
PP RUEHC
DE RUEHLI #0018/01 0151205
ZNY CCCCC ZZH
P 151205Z JAN 05
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 0043

C O N F I D E N T I A L LISBON 000018

E.O. 12958: DECL: 01/15/2015
TAGS: PREL
SUBJECT: {subject}

Classified By: Ambassador John Doe for reasons 1.4 (b) and (d).

1. (C) {first}

2. (C) {second}
DOE
"""
RECORD = """\
schema: 1
witness:
  sha256: {sha256}
  received: 2026-01-02
  provenance: Invented for these tests.
state: raw
"""


class Small:
    """The small edition of the tests of the check, with one cable more where it is given."""

    def __init__(self, folder: Path, content: Path = SOUND) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.site = folder / "site"
        shutil.copytree(content, self.content, copy_function=shutil.copyfile)

    def add_cable(self, text: str | bytes, more: str = "", mrn: str = "05LISBON18") -> Path:
        """Lay out a cable; `more` is added to its record. Gives its folder."""
        raw = text if isinstance(text, bytes) else text.encode()
        place = self.content / "cables" / "2005" / mrn
        place.mkdir(parents=True, exist_ok=True)
        (place / "source.txt").write_bytes(raw)
        record = RECORD.format(sha256=hashlib.sha256(raw).hexdigest()) + more
        (place / "record.yml").write_text(record, "utf-8")
        return place

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")

    def command(self, verb: str, *words: str) -> list[str]:
        return [sys.executable, str(ROOT / "generator"), verb, *words, "--content", "content", "--site", "site"]

    def call(
        self,
        verb: str,
        *words: str,
        settings: Mapping[str, str] | None = None,
        before: Callable[[], object] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Call the verb; `before` is done in the new process, before the program starts."""
        return self.run(self.command(verb, *words), settings or {}, before)

    def run(
        self, command: list[str], settings: Mapping[str, str], before: Callable[[], object] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **settings},
            preexec_fn=before,
        )

    def build(self) -> None:
        done = self.call("build")
        assert done.returncode == 0, done.stdout + done.stderr

    def outputs(self) -> dict[str, bytes]:
        """Every file of the site and of the folder it is built in, by its path."""
        places = [self.site.resolve(), self.folder / "build"]
        return {str(file): file.read_bytes() for place in places for file in place.rglob("*") if file.is_file()}


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
