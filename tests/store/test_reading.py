"""All of content/ in one run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.entry import Held
from generator.model.problem import Problem
from generator.model.prose import Link, Paragraph, Text
from generator.model.record import At
from generator.store import read_content
from generator.store.entry import read_entry, read_page
from generator.store.findings import Findings
from generator.store.imprint import read_imprint
from generator.store.links import Links, Targets
from generator.store.record import read_record
from generator.store.shelf import take_stock
from tests.check.laying import SOUND

NOWHERE = Links("glossary/terms", Targets({"glossary/terms/quint.md": "/glossary/quint.md"}))


def test_what_the_sound_edition_holds() -> None:
    content, problems = read_content(SOUND)
    assert problems == ()
    assert (content.imprint.title, content.imprint.base) == ("A Small Edition", "https://small.example/")
    assert [entry.key for entry in content.entries] == [
        "glossary/foreign-minister",
        "glossary/gop",
        "glossary/quint",
        "glossary/reftel",
        "glossary/silva-ana",
        "posts/lisbon",
        "tags/prel",
    ]
    assert [source.mrn for source in content.cables] == ["05LISBON17"]
    assert [record.mrn for record in content.cited] == ["05STATE100"]
    assert [page.name for page in content.pages] == ["about"]
    assert content.unread == frozenset()


def test_an_entry() -> None:
    entries = {entry.id: entry for entry in read_content(SOUND)[0].entries}
    gop = entries["gop"]
    assert (gop.kind, gop.space, gop.path) == (
        "abbreviation",
        "glossary",
        "sound/glossary/abbreviations/gop.md",
    )
    assert (gop.headword, gop.expansion, gop.posts) == ("GOP", "Government of Portugal", ("LISBON",))
    assert gop.body == (Paragraph((Text("The host government in cables from Embassy Lisbon."),)),)
    assert gop.sources == ((Paragraph((Text("General knowledge of the field; no source read."),)),),)
    assert gop.places == {"headword": (2, 11), "expansion": (3, 12), "posts": (4, 8), "sources": (6, 3), "body": (9, 1)}
    assert entries["silva-ana"].held == (Held("foreign-minister", "2004-07", "2005-03-12"),)


def test_a_record_and_its_witness() -> None:
    (source,) = read_content(SOUND)[0].cables
    assert source.data == (SOUND / "cables/2005/05LISBON17/source.txt").read_bytes()
    assert source.path == "sound/cables/2005/05LISBON17/source.txt"
    record = source.record
    assert (record.state, record.received, record.provenance) == (
        "annotated",
        "2026-01-02",
        "Invented for these examples.",
    )
    (note,) = record.notes
    assert (note.id, note.at) == ("quint", At("the Quint", paragraph=1, row=9, column=31))
    assert note.text == (Paragraph((Text("Who met is not said."),)),)


def test_links_lead_to_the_rendered_files() -> None:
    (page,) = read_content(SOUND)[0].pages
    first = page.body[0]
    assert isinstance(first, Paragraph)
    assert Link("/cables/05LISBON17.md", (Text("one cable"),)) in first.children


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    content, problems = read_content(tmp_path / "content")
    assert [(problem.path, problem.code) for problem in problems] == [
        ("content", "Y001"),
        ("content/edition.yml", "E001"),
    ]
    assert content.entries == ()


def test_a_file_that_vanishes_while_one_reads(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SOUND, content)
    shelf = take_stock(content)
    (content / "tags/prel.md").unlink()
    assert shelf.read("tags/prel.md") is None
    assert [(problem.path, problem.code) for problem in shelf.problems] == [("content/tags/prel.md", "Y001")]


def test_links_of_the_file_system_are_not_followed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SOUND, content)
    (content / "loop").symlink_to(content)
    (content / "tags/outside.md").symlink_to("/etc/hosts")
    (content / "posts/gone.md").symlink_to("nowhere")
    _, problems = read_content(content)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("content/loop", "Y002"),
        ("content/posts/gone.md", "Y002"),
        ("content/tags/outside.md", "Y002"),
    ]


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SOUND, content)
    (content / "tags" / "a\nb.md").write_text("x", "utf-8")
    _, problems = read_content(content)
    assert [(problem.path, problem.code) for problem in problems] == [("content/tags/a?b.md", "Y014")]


def test_a_cable_that_is_too_large(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SOUND, content)
    with (content / "cables/2005/05LISBON17/source.txt").open("r+b") as file:
        file.truncate(50_000_000)
    read, problems = read_content(content)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("content/cables/2005/05LISBON17/source.txt", "Y003")
    ]
    assert read.unread == frozenset({"cables/05LISBON17"})


@pytest.mark.parametrize("name", [".DS_Store", ".goaj.md.swp", "README.md", "Thumbs.db"])
def test_what_tools_leave_is_passed_over(name: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SOUND, content)
    (content / "tags" / name).write_bytes(b"\xff")
    assert read_content(content)[1] == ()


def test_five_thousand_faults_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "glossary/terms").mkdir(parents=True)
    body = "".join(f"[a](no-{n}.md)\n\n" for n in range(100))
    for n in range(50):
        text = f"---\nheadword: A{n}\nsources: [A list.]\n---\n\n{body}"
        (tmp_path / "glossary/terms" / f"a{n}.md").write_text(text, "utf-8")
    _, problems = read_content(tmp_path)
    assert sum(problem.code == "Y067" for problem in problems) == 5000
    assert list(problems) == sorted(problems)


def judge(raw: bytes) -> list[Problem]:
    """All that the readers of the four kinds of file say of some bytes."""
    findings = Findings("file")
    read_entry(raw, "glossary/terms", "a", NOWHERE, findings)
    read_page(raw, "a", NOWHERE, findings)
    read_record(raw, "08BAKU129", NOWHERE, findings)
    read_imprint(raw, NOWHERE, findings)
    return findings.problems


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    judge(raw)


#: What accidents and attacks are made of.
PIECES = st.sampled_from(
    [
        *("---", "\n", "\n\n", "headword", "sources", "notes", "at", "id", "text", "held", ":", ": ", " ", "- ", "-"),
        *("[", "]", "{", "}", ",", '"', "'", "“", "”", "#", " #", "&a", "*a", "!x", "|", ">", ">-", "<<", "?", "%"),
        *("\t", "\u00a0", "é", "e\u0301", "\u202e", "GOAJ", "2008-02-30", "<b>", "![", "](", "quint.md", "@", "`"),
        *("...", "~", "\\", "|a|b|", "[^1]", "[[x]]", "1. ", "# ", "> ", "    ", "=======", "<<<<<<< x", "_", "  "),
        "https://a.b",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_accident_raises_and_each_has_a_place_in_the_file(pieces: list[str]) -> None:
    text = "---\nheadword: A\n" + "".join(pieces)
    lines = text.split("\n")
    for problem in judge(text.encode()):
        assert 0 <= problem.line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1]) + 2 if problem.line else problem.column == 0


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_to_a_sound_file_raises(data: st.DataObject) -> None:
    sound = (SOUND / "glossary/persons/silva-ana.md").read_text("utf-8")
    at = data.draw(st.integers(0, len(sound)))
    length = data.draw(st.integers(0, 12))
    piece = data.draw(PIECES)
    judge((sound[:at] + piece + sound[at + length :]).encode())
