"""Content that is read again, with what is remembered of it, is what it is when it is read for the first time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.store import read_content
from generator.store.remembered import FileState, Remembered
from generator.store.shelf import Shelf

SMALL = Path(__file__).resolve().parents[1] / "check" / "sound"
ENTRY = "glossary/terms/quint.md"
RECORD = "cables/2005/05LISBON17/record.yml"
WITNESS = "cables/2005/05LISBON17/source.txt"


def change(content: Path, path: str, before: str, after: str) -> None:
    text = (content / path).read_text("utf-8")
    assert before in text
    (content / path).write_text(text.replace(before, after, 1), "utf-8")


def look(content: Path) -> dict[str, FileState]:
    """The states of all files, as if none had changed only now."""
    found: dict[str, FileState] = {}
    for path in content.rglob("*"):
        status = path.stat()
        found[path.relative_to(content).as_posix()] = (
            *(status.st_size, status.st_mtime_ns, status.st_ctime_ns),
            status.st_ino,
        )
    return found


def wait_for_the_clock(content: Path) -> None:
    """Until what is written now has another time than what was written before."""
    tick = content.parent / "tick"
    tick.touch()
    begun = tick.stat().st_ctime_ns
    while tick.stat().st_ctime_ns == begun:
        tick.touch()


def swap_letters(file: Path, before: bytes, after: bytes) -> None:
    """Another text of the same length and date."""
    status, text = file.stat(), file.read_bytes()
    assert before in text
    assert len(before) == len(after)
    file.write_bytes(text.replace(before, after))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def link(content: Path, target: str) -> None:
    with (content / ENTRY).open("a", encoding="utf-8") as file:
        file.write(f"\nSee [that]({target}).\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "an entry says something else": lambda content: change(content, ENTRY, "headword: ", "headword: The "),
    "an entry has a fault": lambda content: change(content, ENTRY, "headword: ", "headwort: "),
    "an entry is gone": lambda content: (content / ENTRY).unlink(),
    "an entry is no text": lambda content: (content / ENTRY).write_bytes(b"\xff\x00"),
    "a record says something else": lambda content: change(content, RECORD, "provenance: ", "provenance: Not "),
    "an entry has other letters": lambda content: swap_letters(content / ENTRY, b"group", b"puorg"),
    "a record has other letters": lambda content: swap_letters(content / RECORD, b"annotated", b"proofread"),
    "a text has other letters": lambda content: swap_letters(content / WITNESS, b"1. (C)", b"1. (U)"),
    "a text is gone": lambda content: (content / WITNESS).unlink(),
    "a text is empty": lambda content: (content / WITNESS).write_bytes(b" \n"),
    "a text is too long": lambda content: (content / WITNESS).write_bytes(b"x" * (4 * 1024 * 1024 + 1)),
    "a record is gone": lambda content: (content / RECORD).unlink(),
    "a telegram is only cited": lambda content: change(content, RECORD, "state: annotated", "state: cited"),
    "a page is new": lambda content: (content / "pages/new.md").write_text("---\ntitle: New\n---\nNew.\n"),
    "a link leads to nothing": lambda content: link(content, "nowhere.md"),
    "a link leads to a page by its address": lambda content: link(content, "https://small.example/about/"),
    "the site has another address": lambda content: change(content, "edition.yml", "base_address: ", "base_address: x"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize("known", ["text", "state"])
@pytest.mark.parametrize("name", CHANGES)
def test_what_is_remembered_changes_nothing(content: Path, name: str, known: str) -> None:
    """Not in the next reading, nor in one after it; files are known by their text alone, or by their state too."""
    link(content, "../terms/later.md")  # leads nowhere yet
    before = Remembered(states=look(content) if known == "state" else {})
    read_content(content, before)
    wait_for_the_clock(content)
    CHANGES[name](content)
    for _ in range(2):
        now = Remembered(before.now, before.base, look(content) if known == "state" else {})
        read, said = read_content(content, now)
        assert (read, said) == read_content(content)
        assert [cable.data for cable in read.cables] == [cable.data for cable in read_content(content)[0].cables]
        before = now


def test_a_file_that_lies_there_as_it_did_is_not_opened(content: Path) -> None:
    (content / "pages/empty.md").write_text("")
    (content / WITNESS).write_text(" ")
    first = Remembered(states=look(content))
    read = read_content(content, first)
    again = Remembered(first.now, first.base, look(content))
    with patch.object(Shelf, "read", autospec=True, side_effect=Shelf.read) as opened:
        assert read_content(content, again) == read
    assert [call.args[1] for call in opened.call_args_list if call.args[1] in first.now] == []
    assert {"content/pages/empty.md", f"content/{WITNESS}"} <= {one.path for one in read[1] if one.code == "Y012"}


@pytest.mark.parametrize("fresh", ["now", "before"])
def test_a_file_that_may_have_changed_once_more_is_opened(content: Path, fresh: str) -> None:
    """Where it had changed only just before this reading, and where it had before the last one: it has no state."""
    states = look(content)
    others = {path: state for path, state in states.items() if path != ENTRY}
    first = Remembered(states=others if fresh == "before" else states)
    read_content(content, first)
    swap_letters(content / ENTRY, b"group", b"puorg")
    # The clock has not gone on: the file has the state that it had.
    again = Remembered(first.now, first.base, others if fresh == "now" else states)
    assert read_content(content, again) == read_content(content)
    assert again.now[ENTRY].state == again.states.get(ENTRY)


def test_a_witness_that_is_no_more_the_one_that_was_looked_at_is_not_given(content: Path) -> None:
    first = Remembered(states=look(content))
    read_content(content, first)
    read, _ = read_content(content, Remembered(first.now, first.base, look(content)))
    (source,) = read.cables
    assert source.data == (content / WITNESS).read_bytes()
    swap_letters(content / WITNESS, b"1. (C)", b"1. (U)")
    with pytest.raises(OSError, match=r"This changed while the edition was read.*source\.txt"):
        source.data  # noqa: B018
    (content / WITNESS).unlink()
    with pytest.raises(FileNotFoundError):
        source.data  # noqa: B018


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
