from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from generator.publish.watch import Bell, changed, look, wait_for_change


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


@pytest.mark.skipif(os.name == "nt", reason="there the other time is that of the file's creation")
def test_a_change_of_equal_length_and_date_is_seen(place: Path) -> None:
    file = place / "edition.yml"
    before = look([place])
    file.write_text("two")
    os.utime(file, ns=(0, before[str(file)][0]))
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


def change_later(file: Path) -> None:
    threading.Timer(0.1, lambda: file.write_text("changed")).start()


@pytest.mark.parametrize("rings", [True, False], ids=["with notices of the system", "without"])
def test_waiting_ends_with_the_change(place: Path, rings: bool) -> None:
    before = look([place])
    with Bell([place] if rings else []) as bell:
        change_later(place / "edition.yml")
        assert changed(before, wait_for_change([place], before, bell)) == [str(place / "edition.yml")]


def test_the_system_says_that_something_was_written_and_not_that_it_was_read(place: Path) -> None:
    with Bell([place]) as bell:
        (place / "glossary/mfa.md").read_text()
        assert not bell.wait(0.2)
        (place / "glossary/mfa.md").write_text("changed")
        assert bell.wait(60)


def test_what_cannot_be_watched_is_looked_at(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", refuse)
    before = look([place])
    with Bell([place]) as bell:
        change_later(place / "edition.yml")
        assert wait_for_change([place], before, bell) != before
