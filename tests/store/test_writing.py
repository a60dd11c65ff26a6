from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.store import write_changed


def test_a_new_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.md"
    assert write_changed(file, b"text\n")
    assert file.read_bytes() == b"text\n"


def test_a_file_that_holds_it_already_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"text\n")
    os.utime(file, (1, 1))
    assert not write_changed(file, b"text\n")
    assert file.stat().st_mtime == 1


def test_a_changed_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old, and longer\n")
    assert write_changed(file, b"new\n")
    assert [(child.name, child.read_bytes()) for child in tmp_path.iterdir()] == [("a.md", b"new\n")]


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.md" / "b").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.md"):
        write_changed(tmp_path / "a.md", b"new\n")
    assert [child.name for child in tmp_path.iterdir()] == ["a.md"]
