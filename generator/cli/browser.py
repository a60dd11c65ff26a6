"""Finds the browser that the tests drive; on a Debian that exists to run tests, installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

# In the order of preference; the names under which Debian, Fedora, Google and Microsoft install them.
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_PROGRAMS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")

INSTALL = (
    ("apt-get", "update"),
    ("apt-get", "install", "-y", "--no-install-recommends", "chromium"),
)


class NoBrowserError(Exception):
    """There is no browser; the message is the command that brings one."""


def find_browser(settings: Mapping[str, str] = os.environ) -> Path | None:
    """The browser to test with, or None. $EDITION_BROWSER, where it is set, is the only one looked for."""
    if named := settings.get("EDITION_BROWSER"):
        found = shutil.which(named, path=settings.get("PATH"))
        return Path(found) if found else None
    return next(_browsers(settings), None)


def _browsers(settings: Mapping[str, str]) -> Iterator[Path]:
    for command in _COMMANDS:
        if found := shutil.which(command, path=settings.get("PATH")):
            yield Path(found)
    programs = [
        Path(settings[name]) / path
        for name in ("ProgramFiles", "ProgramFiles(x86)")
        if name in settings
        for path in _PROGRAMS
    ]
    yield from (path for path in [*map(Path, _APPLICATIONS), *programs] if path.is_file())


def provide_browser(say: Callable[[str], object], settings: Mapping[str, str] = os.environ) -> Path:
    """The browser to test with. As root on Debian with CI=true, Debian's Chromium is installed if there is none.

    Raises NoBrowserError, whose message is the exact command to run.
    """
    if found := find_browser(settings):
        return found
    if named := settings.get("EDITION_BROWSER"):
        raise NoBrowserError(f"$EDITION_BROWSER names {named}, which is no program here.")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    debian = shutil.which("apt-get", path=settings.get("PATH")) is not None
    if debian and root and settings.get("CI") == "true":
        for command in INSTALL:
            say("  " + " ".join(command))
            quiet = {**settings, "DEBIAN_FRONTEND": "noninteractive"}
            if subprocess.run(command, env=quiet, stdout=sys.stderr, check=False).returncode:
                raise NoBrowserError(f"This failed: {' '.join(command)}")
        if found := find_browser(settings):
            return found
    raise NoBrowserError(how_to_install(debian=debian, root=root))


def how_to_install(*, debian: bool, root: bool, system: str = sys.platform) -> str:
    """What to run to get a browser."""
    if debian:
        sudo = "" if root else "sudo "
        command = " && ".join(sudo + " ".join(words) for words in INSTALL)
    elif system == "darwin":
        command = "brew install --cask chromium"
    elif system == "win32":
        command = "winget install Google.Chrome"
    else:
        command = "(your system's package manager) install chromium"
    return (
        "The browser tests need Chromium, Chrome or Edge, and there is none. Run this once:\n\n"
        f"    {command}\n\n"
        "or name one in $EDITION_BROWSER, or leave these tests out: python3 -m generator test --without-browser"
    )
