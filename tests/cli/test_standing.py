"""A site that stands as it was built is not built again; whatever else is there, it is."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.cli import standing
from generator.cli.building import build
from generator.cli.folders import ROOT, Folders
from generator.cli.standing import Look, still_stands
from generator.cli.terminal import ERRORS, WELL
from generator.publish.files import list_states

SMALL = ROOT / "tests" / "check" / "sound"
ENTRY = "glossary/terms/quint.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(SMALL, folder / "content")
    folders = Folders(folder / "content", folder / "site", ROOT)
    assert build(folders) == WELL
    return folders


@pytest.fixture
def folders(built: Folders, tmp_path: Path) -> Folders:
    """The edition as it was built, moved to a place of its own, where it was looked at again."""
    shutil.copytree(built.content.parent, tmp_path / "edition", symlinks=True)
    folders = Folders(tmp_path / "edition" / "content", tmp_path / "edition" / "site", ROOT)
    remember(folders, standing.look(folders), ["1 warning in 1 file."])
    return folders


def remember(folders: Folders, seen: Look, said: Sequence[str] = (), *, search: bool = True) -> None:
    """Remember the site as it lies there."""
    docs, site = list_states(folders.docs), list_states(folders.site.resolve())
    standing.remember(folders, seen, said, docs, site, search=search)


def swap_letters(folders: Folders) -> None:
    """Another text of the same length and date."""
    file = folders.content / ENTRY
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(b"group", b"puorg"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def change_entry(folders: Folders) -> None:
    (folders.content / ENTRY).write_bytes((folders.content / ENTRY).read_bytes() + b"\nMore.\n")


def remove_entry(folders: Folders) -> None:
    (folders.content / ENTRY).unlink()


def add_page(folders: Folders) -> None:
    (folders.content / "pages" / "more.md").write_text("---\ntitle: More\n---\nMore.\n")


def scribble_in_docs(folders: Folders) -> None:
    with (folders.docs / "glossary" / "quint.md").open("a") as file:
        file.write("scribble")


def remove_from_site(folders: Folders) -> None:
    (folders.site / "glossary" / "quint" / "index.html").unlink()


def add_to_site(folders: Folders) -> None:
    (folders.site / "more.html").write_text("more")


def remove_site(folders: Folders) -> None:
    folders.site.unlink()


def remove_docs(folders: Folders) -> None:
    shutil.rmtree(folders.docs)


def tear(folders: Folders) -> None:
    file = folders.cache / "standing.json"
    file.write_bytes(file.read_bytes()[:-30])


def put_nonsense(folders: Folders) -> None:
    (folders.cache / "standing.json").write_text(json.dumps({"seen": 1, "fresh": None}))


CHANGES: tuple[Callable[[Folders], None], ...] = (
    *(swap_letters, change_entry, remove_entry, add_page, scribble_in_docs),
    *(remove_from_site, add_to_site, remove_site, remove_docs, tear, put_nonsense),
)


def test_what_was_built_stands_and_its_problems_are_told(folders: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    assert still_stands(folders)
    assert "1 warning in 1 file." in capsys.readouterr().err


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_of_any_kind_is_seen(folders: Folders, change: Callable[[Folders], None]) -> None:
    change(folders)
    assert not still_stands(folders)


def test_a_file_that_changed_long_before_is_known_by_its_state_alone(folders: Folders) -> None:
    with patch.object(standing, "_SHORTLY", -(10**18)):
        seen = standing.look(folders)
        assert seen.fresh == ()
        status = (folders.content / ENTRY).stat()
        state = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        assert seen.states[ENTRY] == state
        remember(folders, seen)
    assert still_stands(folders)
    swap_letters(folders)
    assert not still_stands(folders)


def test_a_file_that_changed_only_now_is_not_known_by_its_state(folders: Folders) -> None:
    change_entry(folders)
    folders.tag.write_bytes(folders.tag.read_bytes())  # as a build begins
    assert ENTRY not in standing.look(folders).states


def test_each_of_the_times_of_a_file_tells_that_it_changed(folders: Folders) -> None:
    with patch.object(standing, "_SHORTLY", 0):
        folders.tag.write_bytes(folders.tag.read_bytes())
        assert ENTRY in standing.look(folders).states
        later = folders.tag.stat().st_ctime_ns + 3_600_000_000_000  # an hour
        os.utime(folders.content / ENTRY, ns=(later, later))
        folders.tag.write_bytes(folders.tag.read_bytes())
        assert ENTRY not in standing.look(folders).states


def test_other_programs_are_seen(folders: Folders) -> None:
    with patch.object(sys, "version", "another"):
        assert not still_stands(folders)


def test_nothing_stands_after_a_build_that_failed(folders: Folders) -> None:
    good = (folders.content / ENTRY).read_bytes()
    (folders.content / ENTRY).write_bytes(b"no entry")
    assert build(folders) == ERRORS
    (folders.content / ENTRY).write_bytes(good)
    assert not still_stands(folders)


@pytest.mark.parametrize("search", [False, True])
def test_what_was_built_after_a_change_stands(folders: Folders, *, search: bool) -> None:
    """What the build knows of the files that it made is what lies there: in a new site, and in one put together."""
    for change in (change_entry, add_page, remove_from_site):
        change(folders)
        assert not still_stands(folders, search=search)
        assert build(folders, search=search) == WELL
        assert still_stands(folders, search=search)


def test_a_site_without_its_search_does_not_stand_for_who_asks_for_one(folders: Folders) -> None:
    remember(folders, standing.look(folders), search=False)
    assert still_stands(folders, search=False)
    assert not still_stands(folders)
