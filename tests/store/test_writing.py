from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.store import write_changed, write_noted

Write = Callable[[Path, bytes], bool]
either = pytest.mark.parametrize("write", [write_changed, write_noted])


@either
def test_a_new_file_is_written_with_the_folders_above_it(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.md"
    assert write(file, b"text\n")
    assert file.read_bytes() == b"text\n"


@either
def test_a_file_that_holds_it_already_is_left_alone(write: Write, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"text\n")
    os.utime(file, (1, 1))
    assert not write(file, b"text\n")
    assert file.stat().st_mtime == 1


@either
def test_a_changed_file_is_replaced_and_nothing_is_left_beside_it(write: Write, tmp_path: Path) -> None:
    file, shared = tmp_path / "a.md", tmp_path / "of-the-live-site.md"
    file.write_bytes(b"old, and longer\n")
    shared.hardlink_to(file)
    assert write(file, b"new\n")
    found = {child.name: child.read_bytes() for child in tmp_path.iterdir()}
    assert found == {"a.md": b"new\n", "of-the-live-site.md": b"old, and longer\n"}


@either
def test_where_it_cannot_be_written_nothing_is_left(write: Write, tmp_path: Path) -> None:
    (tmp_path / "a.md" / "b").mkdir(parents=True)
    with pytest.raises(OSError, match=r"a\.md"):
        write(tmp_path / "a.md", b"new\n")
    assert [child.name for child in tmp_path.iterdir()] == ["a.md"]


@pytest.fixture
def room() -> Iterator[int]:
    """How many bytes a file may have while the test runs: a system stops there as it does where a disk is full."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, usual[1]))
    yield 4_096
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@either
def test_what_can_be_written_in_part_only_is_not_there(write: Write, tmp_path: Path, room: int) -> None:
    with pytest.raises(OSError, match="too large"):
        write(tmp_path / "a.md", b"x" * (room + 1))
    assert list(tmp_path.iterdir()) == []
