from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import check
from generator.check.circles import find_circle, find_knots
from generator.check.script import find_lookalike, in_latin
from generator.store import read_content
from tests.check.laying import SOUND, Example, lay


def test_entries_that_no_cable_uses() -> None:
    content, _ = read_content(SOUND)
    said = check(content, used={"glossary/quint", "tags/prel", "posts/lisbon", "glossary/silva-ana"})
    (problem,) = said
    assert str(problem) == (
        "sound/glossary/abbreviations/reftel.md:2:11: warning G024 No cable of the edition mentions “reftel”, and "
        "no entry sends the reader here.\n"
        "    If the cables spell it otherwise, add their spelling:\n"
        "    variants: [the spelling of the cables]"
    )


def test_an_entry_that_another_of_its_headword_always_beats(tmp_path: Path) -> None:
    content = lay(
        Example("", (("glossary/terms/quint-2.md", (SOUND / "glossary/terms/quint.md").read_text("utf-8")),), ""),
        tmp_path,
    )
    read, _ = read_content(content)
    used = {entry.key for entry in read.entries} - {"glossary/quint-2"}
    (problem,) = check(read, used=used)
    assert str(problem) == (
        "content/glossary/terms/quint-2.md:2:11: warning G024 No cable of the edition means this entry by “Quint”; "
        "where the word has a link, it leads to another, such as content/glossary/terms/quint.md.\n"
        "    Say in both where each is meant, by posts, from, until or tags; or join the two."
    )


def test_an_unread_entry_is_no_missing_one(tmp_path: Path) -> None:
    (tmp_path / "glossary/terms").mkdir(parents=True)
    (tmp_path / "edition.yml").write_text("title: A\nbase_address: https://a.example/\n", "utf-8")
    (tmp_path / "glossary/terms/broken.md").write_bytes(b"\xff")
    (tmp_path / "glossary/terms/sound.md").write_text(
        "---\nheadword: Sound\nsee: [broken]\nsources: [A list.]\n---\n\nIt sees [it](broken.md).\n", "utf-8"
    )
    content, problems = read_content(tmp_path)
    assert [problem.code for problem in check(content, problems)] == ["Y004"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GOAJ", None),
        ("Chargé d’affaires", None),
        ("Məmmədyarov, Elmar", None),
        ("Ünal", None),
        ("Кучма", None),  # Russian, and not to be taken for anything else
        ("Ω", None),
        ("GОAJ", (1, "О")),
        ("UN ОЅСЕ", (3, "О")),
        ("Αthens", (0, "Α")),
        ("ＧUAM", (0, "Ｇ")),
        ("𝐆UAM", (0, "𝐆")),
        ("", None),
    ],
)
def test_letters_that_only_look_latin(text: str, found: tuple[int, str] | None) -> None:
    assert find_lookalike(text) == found


def test_the_latin_word_that_was_meant() -> None:
    assert in_latin("GОAJ ＧUAM ОЅСЕ") == "GOAJ GUAM OSCE"


@pytest.mark.parametrize(
    ("pointers", "knots", "circle"),
    [
        ({"a": ["b"], "b": []}, [], []),
        ({"a": ["b"], "b": ["a"]}, ["ab"], ["a", "b"]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, ["abc"], ["a", "b", "c"]),
        ({"a": ["b"], "b": ["c", "d"], "c": ["a"], "d": ["b"]}, ["abcd"], ["b", "d"]),
        ({"a": ["b"], "b": ["a"], "c": ["d", "a"], "d": ["c"]}, ["ab", "cd"], ["a", "b"]),
    ],
)
def test_circles(pointers: dict[str, list[str]], knots: list[str], circle: list[str]) -> None:
    found = find_knots(pointers)
    assert found == [frozenset(knot) for knot in knots]
    assert [find_circle(pointers, knot) for knot in found[:1]] == ([circle] if circle else [])


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    chain = {str(n): [str(n + 1)] for n in range(5000)} | {"5000": ["0"]}
    assert [len(knot) for knot in find_knots(chain)] == [5001]


def test_a_post_that_nobody_knows(tmp_path: Path) -> None:
    entry = (SOUND / "glossary/terms/quint.md").read_text("utf-8").replace("sources:", "posts: [LISBONN]\nsources:")
    read, _ = read_content(lay(Example("", (("glossary/terms/quint.md", entry),), ""), tmp_path))
    (problem,) = (one for one in check(read, posts={"LISBON", "OPORTO"}) if one.code == "G026")
    assert (problem.message, problem.hint) == ("No post “LISBONN” is known.", "Did you mean this?\nLISBON")
    assert not [one for one in check(read) if one.code == "G026"]


def test_an_entry_that_ties_with_another_of_its_headword(tmp_path: Path) -> None:
    quint = (SOUND / "glossary/terms/quint.md").read_text("utf-8")
    content = lay(Example("", (("glossary/terms/quint-2.md", quint),), ""), tmp_path)
    read, _ = read_content(content)
    used = {entry.key for entry in read.entries} - {"glossary/quint", "glossary/quint-2"}
    said = [(problem.path.rpartition("/")[2], problem.message[:77]) for problem in check(read, used=used)]
    assert said == [
        ("quint-2.md", "No passage leads to this entry: content/glossary/terms/quint.md has the headw"),
        ("quint.md", "No passage leads to this entry: content/glossary/terms/quint-2.md has the hea"),
    ]
