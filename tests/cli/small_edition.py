"""A small edition in a git repository of its own, for the verbs that compare revisions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
