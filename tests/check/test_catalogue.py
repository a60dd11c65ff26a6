"""List, code, examples and page of documentation say the same of every kind of fault."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.check.catalogue import CATALOGUE, FAMILIES, KINDS_OF_FAULT, Kind, create_page
from tests.check.laying import read_examples, unveil

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[AEGPRSY][0-9]{3}")
LISTED = ROOT / "generator" / "check" / "catalogue.py"


def codes_in(folder: str) -> Iterator[tuple[str, str]]:
    """Each code that a file of `folder` names as a text of its own, with the file."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        if file == LISTED:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value, file.relative_to(ROOT).as_posix()


def test_no_code_is_listed_twice() -> None:
    codes = [kind.code for kind in KINDS_OF_FAULT]
    assert len(codes) == len(set(codes))


def test_every_code_belongs_to_a_family() -> None:
    assert all(kind.code[0] in FAMILIES for kind in KINDS_OF_FAULT)


def test_the_code_says_no_fault_that_is_not_listed() -> None:
    unlisted = {f"{file} says {code}" for code, file in codes_in("generator") if code not in CATALOGUE}
    assert not unlisted, f"list them in {LISTED.relative_to(ROOT).as_posix()}"


def test_no_fault_is_listed_that_the_code_does_not_say() -> None:
    said = {code for code, _ in codes_in("generator")}
    assert not CATALOGUE.keys() - said


def test_every_fault_of_files_has_an_example_or_a_test_of_its_own() -> None:
    said = {code for room in ("store", "check") for code, _ in codes_in(f"generator/{room}")}
    tests = "".join(file.read_text("utf-8") for file in sorted((ROOT / "tests").rglob("test_*.py")))
    shown = {example.code for example in read_examples()} | set(CODE.findall(tests))
    assert not said - shown


def test_examples_and_list_agree_on_severity() -> None:
    pattern = re.compile(r"^\S+: (error|warning|note) ([A-Z][0-9]{3}) ", re.MULTILINE)
    told = {(code, severity) for example in read_examples() for severity, code in pattern.findall(example.report)}
    assert told == {(code, CATALOGUE[code].severity) for code, _ in told}


def shown_lines() -> dict[str, list[str]]:
    """The lines of the files of each fault's examples."""
    lines: dict[str, list[str]] = {}
    for example in read_examples():
        for _, text in example.files:
            lines.setdefault(example.code, []).extend(unveil(text).decode("utf-8", "replace").splitlines())
    return lines


LINES = shown_lines()


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS_OF_FAULT if kind.wording == "line" and kind.code in LINES],
    ids=lambda kind: kind.code,
)
def test_the_line_of_the_list_is_that_of_an_example(kind: Kind) -> None:
    assert kind.example in LINES[kind.code]


def test_the_page_is_made_of_the_list() -> None:
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    assert page == create_page(), "write it anew from create_page()"
