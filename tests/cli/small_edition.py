"""A small edition in a folder or a git repository of its own, for the verbs that change it or compare revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from lxml.html import document_fromstring

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "check" / "sound"
# Whoever runs the tests may have settings of git of their own; none of them is to count.
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A. Reader",
    "GIT_AUTHOR_EMAIL": "reader@small.example",
    "GIT_COMMITTER_NAME": "A. Reader",
    "GIT_COMMITTER_EMAIL": "reader@small.example",
}


class Edition:
    """A small edition in a folder of its own, and the verbs called on it from there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        shutil.copytree(SMALL, self.content)

    def call(self, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "generator"), verb, *words, "--content", "content", "--site", "site"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def release(self, version: str, day: str) -> None:
        done = self.call("release", version, "--date", day)
        assert done.returncode == 0, done.stdout + done.stderr

    def read(self, path: str) -> str:
        return (self.content / path).read_text("utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        (self.content / path).write_text(text.replace(old, new), "utf-8")

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(self.content.rglob("*")) if path.is_file()}

    def published(self) -> str:
        """Everything that the site has, in one text."""
        files = [path for path in (self.folder / "site").resolve().rglob("*") if path.is_file()]
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)

    def changes(self) -> list[tuple[str, list[str]]]:
        """What the page Changes says: each release, and the items of its list."""
        page = document_fromstring((self.folder / "site/changes/index.html").read_text("utf-8"))
        return [
            (str(heading.text_content()), [str(item.text_content()).strip() for item in heading.getnext()])
            for heading in page.xpath("//article//h2")
        ]


class Repository:
    """The small edition of the tests of the check, committed on the branch main."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        shutil.copytree(SMALL, self.content)
        self.git("init", "-q", "-b", "main")
        self.commit("The edition")

    def git(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env={**os.environ, **ALONE}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def call(self, verb: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "generator"), verb, *words, "--content", "content"]
        return subprocess.run(
            command, cwd=self.folder, env={**os.environ, **ALONE}, capture_output=True, text=True, check=False
        )
