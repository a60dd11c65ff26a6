"""Hashes of what an edition holds: of what is said, and of nothing else."""

from __future__ import annotations

from dataclasses import field, make_dataclass, replace
from pathlib import Path

import pytest

from generator.check.holdings import hash_words, list_holdings
from generator.model.release import Held
from generator.store import read_content
from tests.check.laying import SOUND, Example, lay

QUINT = "glossary/terms/quint.md"


def hold(content: Path) -> Held:
    read, _ = read_content(content)
    return list_holdings(replace(read, cables=()), {})["glossary/quint"]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [("five", "six", True), ("headword: Quint\n", "# Mind.\nheadword:  Quint\n", False), ("\n\n", "\n\n\n", False)],
    ids=["a word", "a comment and a blank", "an empty line"],
)
def test_what_a_reader_sees_changes_the_hash(old: str, new: str, changes: bool, tmp_path: Path) -> None:
    text = (SOUND / QUINT).read_text("utf-8")
    assert old in text
    after = lay(Example("", ((QUINT, text.replace(old, new)),), ""), tmp_path)
    assert (hold(after) != hold(SOUND)) == changes


def test_a_field_that_a_later_software_has_changes_no_hash() -> None:
    before = make_dataclass("Thing", [("name", str)])
    later = make_dataclass(
        "Thing", [("name", str), ("more", str, field(default="")), ("list", tuple, field(default=()))]
    )
    assert hash_words(before("Quint")) == hash_words(later("Quint"))
    assert hash_words(before("Quint")) != hash_words(later("Quint", "five"))
