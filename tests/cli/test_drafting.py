from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.drafting import begin_entry
from generator.cli.terminal import COULD_NOT, WELL


def test_an_entry_is_begun_where_it_belongs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin_entry(tmp_path, "organization", "Minsk Group") == WELL
    file = tmp_path / "glossary/organizations/minsk-group.md"
    assert "headword: Minsk Group" in file.read_text("utf-8")
    assert capsys.readouterr().out == f"{file}\n"


def test_an_id_of_another_kind_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_entry(tmp_path, "term", "Quint")
    assert begin_entry(tmp_path, "organization", "Quint") == COULD_NOT
    assert "quint" in capsys.readouterr().err
    assert not (tmp_path / "glossary/organizations/quint.md").exists()


def test_a_second_meaning_has_an_id_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin_entry(tmp_path, "abbreviation", "GOS")
    assert begin_entry(tmp_path, "abbreviation", "GOS") == COULD_NOT
    assert "--id gos-" in capsys.readouterr().err
    assert begin_entry(tmp_path, "abbreviation", "GOS", "gos-serbia") == WELL
    assert "GOS is the headword of glossary/abbreviations/gos.md too." in capsys.readouterr().err
    assert "headword: GOS\n" in (tmp_path / "glossary/abbreviations/gos-serbia.md").read_text("utf-8")


def test_an_entry_that_is_there_is_left_alone(tmp_path: Path) -> None:
    begin_entry(tmp_path, "tag", "PREL")
    file = tmp_path / "tags/prel.md"
    file.write_text("mine")
    assert begin_entry(tmp_path, "tag", "PREL") == COULD_NOT
    assert file.read_text() == "mine"


def test_spaces_of_ids_are_apart(tmp_path: Path) -> None:
    assert begin_entry(tmp_path, "post", "Baku") == WELL
    assert begin_entry(tmp_path, "place", "Baku") == WELL
