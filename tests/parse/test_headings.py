"""Headings, rules, blocks without a number, and the blocks inside a paragraph."""

from __future__ import annotations

import pytest

from generator.parse.body import read_body


def parts_of(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in read_body(text, 0, whole=True).parts]


@pytest.mark.parametrize(
    ("above", "headings"),
    [
        ("THE LAKE\n--------", ["THE LAKE"]),
        ("The Lake\n--------", ["The Lake"]),
        ("--------\nThe Lake\n--------", ["The Lake"]),
        ("The Lake\n\n--------", ["The Lake"]),
        ("The Lake\n----- ---", ["The Lake"]),
        ("The Lake ---------", ["The Lake"]),
        ("-------- The Lake --------", ["The Lake"]),
        ("The Lake\n========", ["The Lake"]),
        ("‐‐‐‐‐‐‐‐\nThe Lake\n‐‐‐‐‐‐‐‐", ["The Lake"]),
        ("//THE LAKE//", ["//THE LAKE//"]),
        ("**The Lake**", ["**The Lake**"]),
        ("The Lake:\nWide and Deep\n-------------", ["The Lake:\nWide and Deep"]),
        ("THE LAKE", ["THE LAKE"]),
        ("What is the lake?", ["What is the lake?"]),
        ("He said so. End comment.\n-------------", []),
        # none
        ("He went to the lake.", []),
        ("END SUMMARY", []),
        ("and so on", []),
        ("The Minister\n\nHis Deputy", []),
        ("-- a bullet", []),
        ("*********\nThe Lake\n*********", []),
        ("(C) The lake\n------------", []),
    ],
)
def test_headings(above: str, headings: list[str]) -> None:
    text = f"¶1. (C) One.\n\n{above}\n\n¶2. (C) Two."
    assert [words for kind, words in parts_of(text) if kind == "heading"] == headings


def test_a_heading_directly_under_a_paragraph() -> None:
    text = "¶1. (C) A line that goes on\nand ends.\nThe Lake\n--------\n¶2. (C) Two."
    assert [kind for kind, _ in parts_of(text)] == ["paragraph", "heading", "rule", "paragraph"]


def test_the_first_paragraph_under_a_heading_has_it() -> None:
    text = "THE LAKE\n--------\n\n¶1. (C) One.\n\n¶2. (C) Two.\n\nTHE\nSHORE\n-----\n\n¶3. (C) Three."
    assert [one.heading for one in read_body(text, 0, whole=True).paragraphs] == ["THE LAKE", None, "THE SHORE"]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("¶1. (C) One.\n\nMore.\n\n¶2. (C) Two.", ["One.\n\nMore.", "Two."]),
        ("¶1. (C) One.\n\nTHE LAKE\n--------\n\nMore.\n\n¶2. (C) Two.", ["One.", "More.", "Two."]),
        ("¶1. (C) One.\n\n(S) More.\n\n¶2. (C) Two.", ["One.", "More.", "Two."]),
        ("Before.\n\n¶1. (C) One.", ["Before.", "One."]),
    ],
)
def test_text_without_a_number(text: str, texts: list[str]) -> None:
    assert [text[one.body : one.end] for one in read_body(text, 0, whole=True).paragraphs] == texts


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("¶1. (C) One.", ["label", "portion", "prose"]),
        ("¶1. (C) One:\n\n-- a\n\n-- b", ["label", "portion", "prose", "bullet", "bullet"]),
        ("¶1. (C) One:\n- a\n- b\nwrapped", ["label", "portion", "prose", "bullet", "bullet"]),
        ("¶1. (C) One -- or\n-- two, he said.", ["label", "portion", "prose"]),
        ("¶1. One.\n\nTwo.", ["label", "prose", "prose"]),
        ("¶1. One.\n\nName      Place     Year\nWriter    Lake      2007", ["label", "prose", "lines"]),
        ("¶1. One.\n\n      a verse\n      of two", ["label", "prose", "lines"]),
        ("¶1. (C)", ["label", "portion"]),
    ],
)
def test_blocks_of_a_paragraph(text: str, blocks: list[str]) -> None:
    (part,) = read_body(text, 0, whole=True).parts
    assert [child.kind for child in part.parts] == blocks
