from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import browser
from generator.cli.browser import NoBrowserError, find_browser, how_to_install, provide_browser


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with none in it, on a machine that has no other."""
    monkeypatch.setattr(browser, "_APPLICATIONS", ())
    return tmp_path


def put(path: Path, name: str) -> Path:
    program = path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_browser_is_found_by_its_names(path: Path, name: str) -> None:
    assert find_browser({"PATH": str(path)}) is None
    program = put(path, name)
    assert find_browser({"PATH": str(path)}) == program


def test_chromium_comes_before_chrome(path: Path) -> None:
    put(path, "google-chrome")
    chromium = put(path, "chromium")
    assert find_browser({"PATH": str(path)}) == chromium


def test_named_browser_is_the_only_one(path: Path) -> None:
    put(path, "chromium")
    mine = put(path, "my-browser")
    assert find_browser({"PATH": str(path), "EDITION_BROWSER": str(mine)}) == mine
    assert find_browser({"PATH": str(path), "EDITION_BROWSER": "my-browser"}) == mine
    settings = {"PATH": str(path), "EDITION_BROWSER": "not-there"}
    assert find_browser(settings) is None
    with pytest.raises(NoBrowserError, match="not-there"):
        provide_browser(pytest.fail, settings)


def test_without_a_browser_the_exact_command_is_said(path: Path) -> None:
    put(path, "apt-get")
    with pytest.raises(NoBrowserError, match="apt-get install -y --no-install-recommends chromium"):
        provide_browser(pytest.fail, {"PATH": str(path)})


@pytest.mark.parametrize(
    ("debian", "root", "system", "command"),
    [
        (True, True, "linux", "    apt-get update && apt-get install"),
        (True, False, "linux", "    sudo apt-get update && sudo apt-get install"),
        (False, False, "darwin", "    brew install --cask chromium"),
        (False, False, "win32", "    winget install Google.Chrome"),
    ],
)
def test_how_to_install(debian: bool, root: bool, system: str, command: str) -> None:
    said = how_to_install(debian=debian, root=root, system=system)
    assert command in said
    assert "--without-browser" in said


@pytest.mark.skipif("os.geteuid() != 0", reason="only root installs")
def test_root_with_ci_installs_and_finds_it(path: Path) -> None:
    """With an apt-get of our own, which puts a browser where programs are."""
    installer = put(path, "apt-get")
    installer.write_text(f'#!/bin/sh\nif [ "$1" = install ]; then /bin/cp -p "$0" {path}/chromium; fi\n')
    said: list[str] = []
    assert provide_browser(said.append, {"PATH": str(path), "CI": "true"}) == path / "chromium"
    assert said == ["  apt-get update", "  apt-get install -y --no-install-recommends chromium"]
