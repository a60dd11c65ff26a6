"""check takes what the last build read, finds what it would find without, and leaves everything as it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from generator import edition as hall
from generator.cli import checking
from generator.cli.building import build
from generator.cli.checking import check
from generator.cli.folders import ROOT, Folders
from generator.cli.terminal import ERRORS, WELL
from generator.publish.files import list_states

ENTRY = "glossary/terms/quint.md"
CABLE = "cables/2005/05LISBON17/source.txt"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    shutil.copytree(ROOT / "tests" / "check" / "sound", tmp_path / "content")
    folders = Folders(tmp_path / "content", tmp_path / "site", ROOT)
    assert build(folders, search=False) == WELL
    return folders


def change_nothing(folders: Folders) -> None:
    """As it was built."""


def change_entry(folders: Folders) -> None:
    file = folders.content / ENTRY
    file.write_text(file.read_text("utf-8").replace("headword: Quint", "headword: Fish"), "utf-8")


def change_cable(folders: Folders) -> None:
    file = folders.content / CABLE
    file.write_text(file.read_text("utf-8").replace("1. (C)", "1. (C) GOP and NATO"), "utf-8")


def tear_cache(folders: Folders) -> None:
    for file in folders.cache.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-5])


@pytest.mark.parametrize("edit", [change_nothing, change_entry, change_cable, tear_cache])
def test_it_finds_the_same_with_what_was_built_and_without(
    folders: Folders, capsys: pytest.CaptureFixture[str], edit: Callable[[Folders], None]
) -> None:
    edit(folders)
    capsys.readouterr()
    before = list_states(folders.build)
    code, said = check(folders, [], "text"), capsys.readouterr().out
    assert list_states(folders.build) == before
    shutil.rmtree(folders.build)
    assert (check(folders, [], "text"), capsys.readouterr().out) == (code, said)


def link_to_nothing(folders: Folders) -> None:
    (folders.content / "glossary/terms/odd.md").symlink_to("nowhere.md")


def link_to_above(folders: Folders) -> None:
    (folders.content / "glossary/terms/odd").symlink_to(folders.content)


def remove_content(folders: Folders) -> None:
    shutil.rmtree(folders.content)


@pytest.mark.parametrize("edit", [link_to_nothing, link_to_above, remove_content])
def test_a_build_says_of_what_cannot_be_read_what_a_check_says(
    folders: Folders, capsys: pytest.CaptureFixture[str], edit: Callable[[Folders], None]
) -> None:
    edit(folders)
    capsys.readouterr()
    assert check(folders, [], "text") == ERRORS
    first, *_ = capsys.readouterr().out.splitlines()
    assert "error Y00" in first
    assert build(folders, search=False) == ERRORS
    assert first in capsys.readouterr().out


def test_no_cable_is_read_that_was_read_before(folders: Folders) -> None:
    with patch.object(checking, "read_cables", side_effect=AssertionError("read again")):
        assert check(folders, [], "text") == WELL


def test_a_cable_that_cannot_be_read_is_named(folders: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(folders.build)
    with patch.object(hall, "read_cable", side_effect=ValueError("no such day")):
        assert check(folders, [], "text") == ERRORS
    assert f"{CABLE}:1:1: error S107 The cable cannot be read: ValueError: no such day" in capsys.readouterr().out
