"""CONTRIBUTING.md says what is so: its entries pass the check, and its two senses are told apart as it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import parse
from generator.annotate import Register, annotate
from generator.check import check
from generator.check.entries import LONGEST_GLOSS
from generator.model.record import Record
from generator.store import read_content

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
# `content/glossary/abbreviations/gos-spain.md`: and below it the file in a fence
FILE = re.compile(r"^`content/(?P<path>[a-z/-]+\.md)`:\n\n```markdown\n(?P<text>(?:[^`].*\n|\n)+)```$", re.MULTILINE)
# a file in a fence
FENCE = re.compile(r"^```markdown\n(?P<text>(?:[^`].*\n|\n)+)```$", re.MULTILINE)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "tests/check/sound", folder)
    return folder


def test_each_example_of_an_entry_passes_the_check(content: Path) -> None:
    examples = FENCE.findall(TEXT)
    assert len(examples) == 3
    for number, text in enumerate(examples):
        (content / f"glossary/abbreviations/example-{number}.md").write_text(text, "utf-8")
    read, found = read_content(content)
    assert check(read, found) == ()


@pytest.mark.parametrize(
    ("mrn", "target"),
    [
        ("08MADRID724", "glossary/gos-spain"),
        ("08BELGRADE24", "glossary/gos-serbia"),
        ("08ROME77", None),
        ("05BELGRADE24", None),
    ],
)
def test_the_two_senses_are_told_apart_by_the_post(content: Path, mrn: str, target: str | None) -> None:
    files = FILE.findall(TEXT)
    assert len(files) == 2
    for path, text in files:
        (content / path).write_text(text, "utf-8")
    read, _ = read_content(content)
    sent = f"O 121439Z FEB {mrn[:2]}\nFM AMEMBASSY\nTO SECSTATE\n\nUNCLAS\n\nSUBJECT: FISH\n\n1. (U) The GOS said so.\n"
    record = Record(mrn, f"content/cables/20{mrn[:2]}/{mrn}/record.yml")
    annotated = annotate(parse.read(sent, mrn=mrn), record, Register.of(read.entries))
    assert [one.target for one in annotated.mentions if one.zone == "text"] == ([target] if target else [])


def test_the_longest_gloss_is_as_the_check_has_it() -> None:
    assert LONGEST_GLOSS == 60
    assert "sixty words at most" in TEXT


def test_the_fault_it_shows_is_what_the_check_says(content: Path) -> None:
    fault = re.search(r"(?P<report>content/glossary/abbreviations/goaj\.md:\d+:\d+: .+\n(?: +[^ `].*\n)+)", TEXT)
    assert fault
    entry = content / "glossary/abbreviations/goaj.md"
    entry.write_text(FENCE.findall(TEXT)[0].replace("expansion: Government of", "expansion: Government: of"), "utf-8")
    said = read_content(content)[1]
    assert [" ".join(str(problem).split()) for problem in said] == [" ".join(fault["report"].split())]
