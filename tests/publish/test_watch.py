from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from generator.publish.watch import changed, look, wait_for_change


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/mfa.md").write_text("one")
    (tmp_path / "edition.yml").write_text("one")
    return tmp_path


def test_added_changed_and_removed_files_are_seen(place: Path) -> None:
    before = look([place])
    (place / "glossary/nato.md").write_text("new")
    (place / "glossary/mfa.md").write_text("longer")
    (place / "edition.yml").unlink()
    assert changed(before, look([place])) == [
        str(place / name) for name in ("edition.yml", "glossary/mfa.md", "glossary/nato.md")
    ]


def test_a_change_of_equal_length_is_seen(place: Path) -> None:
    before = look([place])
    file = place / "edition.yml"
    file.write_text("two")
    os.utime(file, ns=(0, before[str(file)][0] + 1))
    assert changed(before, look([place])) == [str(file)]


@pytest.mark.parametrize("name", [".git", "mfa.md~", ".mfa.md.swp", "__pycache__"])
def test_scratch_files_are_not(place: Path, name: str) -> None:
    before = look([place])
    (place / name).write_text("scratch")
    assert look([place]) == before


def test_a_single_file_may_be_watched_before_it_is_there(place: Path) -> None:
    file = place / "mkdocs.yml"
    before = look([file])
    file.write_text("site_name: A")
    assert changed(before, look([file])) == [str(file)]


def test_waiting_ends_with_the_change(place: Path) -> None:
    before = look([place])
    later = threading.Timer(0.1, lambda: (place / "edition.yml").write_text("changed"))
    later.start()
    assert changed(before, wait_for_change([place], before)) == [str(place / "edition.yml")]
