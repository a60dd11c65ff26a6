"""Where things are: another edition never meets the project's own."""

from __future__ import annotations

from pathlib import Path

from generator.cli.folders import ROOT, find_folders


def test_the_project_s_own_edition() -> None:
    folders = find_folders(None, None)
    assert (folders.content, folders.site) == (ROOT / "content", ROOT / "site")
    assert folders.option == ""


def test_the_site_of_another_edition_lies_beside_its_content(tmp_path: Path) -> None:
    folders = find_folders(str(tmp_path / "content"), None)
    assert folders.site == tmp_path / "site"
    assert folders.build == tmp_path / "build"
    assert folders.option == f" --content {tmp_path / 'content'}"


def test_a_named_site_is_where_it_is_named(tmp_path: Path) -> None:
    assert find_folders(None, str(tmp_path / "there")).site == tmp_path / "there"
