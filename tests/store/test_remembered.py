"""Content that is read again, with what is remembered of it, is what it is when it is read for the first time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.store import read_content
from generator.store.remembered import Remembered

SMALL = Path(__file__).resolve().parents[1] / "check" / "sound"
ENTRY = "glossary/terms/quint.md"


def change(content: Path, path: str, before: str, after: str) -> None:
    text = (content / path).read_text("utf-8")
    assert before in text
    (content / path).write_text(text.replace(before, after, 1), "utf-8")


def link(content: Path, target: str) -> None:
    with (content / ENTRY).open("a", encoding="utf-8") as file:
        file.write(f"\nSee [that]({target}).\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "an entry says something else": lambda content: change(content, ENTRY, "headword: ", "headword: The "),
    "an entry has a fault": lambda content: change(content, ENTRY, "headword: ", "headwort: "),
    "an entry is gone": lambda content: (content / ENTRY).unlink(),
    "an entry is no text": lambda content: (content / ENTRY).write_bytes(b"\xff\x00"),
    "a record says something else": lambda content: change(
        content, "cables/2005/05LISBON17/record.yml", "provenance: ", "provenance: Not "
    ),
    "a text is gone": lambda content: (content / "cables/2005/05LISBON17/source.txt").unlink(),
    "a page is new": lambda content: (content / "pages/new.md").write_text("---\ntitle: New\n---\nNew.\n"),
    "a link leads to nothing": lambda content: link(content, "nowhere.md"),
    "a link leads to a page by its address": lambda content: link(content, "https://small.example/about/"),
    "the site has another address": lambda content: change(content, "edition.yml", "base_address: ", "base_address: x"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_remembered_changes_nothing(content: Path, name: str) -> None:
    link(content, "../terms/later.md")  # leads nowhere yet
    first = Remembered()
    read_content(content, first)
    CHANGES[name](content)
    again = Remembered(first.now, first.base)
    assert read_content(content, again) == read_content(content)


def test_a_link_is_followed_again_where_it_leads_elsewhere_now(content: Path) -> None:
    later = content / "glossary/terms/later.md"
    shutil.copy(content / ENTRY, later)
    link(content, "later.md")
    first = Remembered()
    read_content(content, first)
    later.unlink()
    _, problems = read_content(content, Remembered(first.now, first.base))
    assert [problem.code for problem in problems if problem.path == f"content/{ENTRY}"] == ["Y067"]


def test_what_did_not_change_is_not_made_again(content: Path) -> None:
    first = Remembered()
    read_content(content, first)
    again = Remembered(first.now, first.base)
    read_content(content, again)
    assert again.now.keys() == first.now.keys()
    assert all(again.now[path] is one for path, one in first.now.items())
    change(content, ENTRY, "headword: ", "headword: The ")
    once_more = Remembered(again.now, again.base)
    read_content(content, once_more)
    assert [path for path, one in once_more.now.items() if again.now.get(path) is not one] == [ENTRY]
