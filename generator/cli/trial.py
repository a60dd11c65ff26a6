"""The test verb: every check, one after the other, all of them even where one fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence

from generator.cli.browser import NoBrowserError, provide_browser
from generator.cli.folders import ROOT, Folders
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say

# In how many processes the tests run at most: each has a browser, and starts builds that are several themselves.
_MOST = 4

# ===== 12 passed, 1 skipped in 3.45s =====
_COUNTS = re.compile(r"^=* ?(?P<counts>(?:\d+ [a-z]+(?:, )?)+ in [^=]*?) ?=*$")


def test(folders: Folders, *, own: bool, with_browser: bool, with_long: bool) -> int:
    """Run every check; 0 where all pass, 1 where one fails, 2 where they could not be run.

    `own` says that the edition is the project's own: then the software is tested too, else only the edition.
    `with_long` adds the checks that need Java or Node, or take minutes.
    """
    settings = dict(os.environ)
    if with_browser:
        try:
            settings["EDITION_BROWSER"] = str(provide_browser(say))
        except NoBrowserError as error:
            say(str(error))
            return COULD_NOT
    python = sys.executable
    checks: list[tuple[str, list[str]]] = []
    if own:
        checks += [
            ("style", [python, "-m", "ruff", "check", "--quiet"]),
            ("format", [python, "-m", "ruff", "format", "--check", "--quiet"]),
            ("types", [python, "-m", "mypy", "--no-error-summary"]),
        ]
    places = ["--content", str(folders.content), "--site", str(folders.site)]
    checks.append(("edition", [python, str(ROOT / "generator"), "check", *places]))
    failed = [name for name, command in checks if not _passes(name, command, settings)]

    chosen = [
        word
        for word, wanted in (("edition", not own), ("not browser", not with_browser), ("not long", not with_long))
        if wanted
    ]
    command = [python, "-m", "pytest", "tests", "--content", str(folders.content)]
    command += ["--numprocesses=auto", f"--maxprocesses={_MOST}", "--dist=worksteal"]
    if with_long:
        command.append("--many")
    if chosen:
        command += ["-m", " and ".join(chosen)]
    if not with_browser:
        say("Left out, as asked: the tests in a browser (marked browser, in tests/browser).")
    if not with_long:
        say("Left out, as they take long: the HTML validator (needs Java), Lighthouse (needs Node), each page on each")
        say("screen, most of the changes of a character and of the builds killed (all marked long). All: test --all")
    code, counts = _run_pytest(command, settings)
    if not failed:
        return WELL if code == 0 else ERRORS
    for name in failed:
        say(f"Not passed: {name}")
    print(f"{len(failed)} failed before the tests ({', '.join(failed)}); tests: {counts}", flush=True)
    return ERRORS


def _passes(name: str, command: Sequence[str], settings: dict[str, str]) -> bool:
    """Run one check; show what it says only where it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    say(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'}")
    if done.returncode:
        say(done.stdout.rstrip())
    return done.returncode == 0


def _run_pytest(command: Sequence[str], settings: dict[str, str]) -> tuple[int, str]:
    """Run pytest, showing its lines as they come; its exit code and its last line, the counts."""
    counts = "none ran"
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    ) as run:
        for line in run.stdout or ():
            print(line, end="", flush=True)
            if found := _COUNTS.match(line.strip()):
                counts = found["counts"]
    return run.returncode, counts
