"""HTML made with its Markdown: kept for that Markdown alone, and lost without harm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.model.leaf import Leaf, Noted
from generator.publish.engine import run_mkdocs
from generator.publish.files import State, read_state
from generator.publish.leaves import LeafStack, Leaves, clear_leaves
from generator.publish.memory import Means

LEAF = Leaf(
    meta='{"title":"Ə","trail":[["a","/"]],"next":null}',
    content="<p>Made directly: <a href='../b/#p3'>b</a></p>",
    headings=((1, "a", "A"), (2, "b", "B")),
    noted=Noted(frozenset({"b.md"}), frozenset({"a", "b"}), {"b.md": {"p3": "b.md#p3"}}).pack(),
)
SETTINGS = """
site_name: Edition
theme: {name: null, custom_dir: theme}
plugins: []
markdown_extensions: [attr_list, def_list, tables, toc, pymdownx.details]
validation: {links: {anchors: warn}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stack = LeafStack(tmp_path / "leaves")
    stack.add("a.md", (3, 4), LEAF)
    stack.add("é.md", (5, 6), LEAF)
    return tmp_path / "leaves"


def find(folder: Path, page: str, state: State) -> Leaf | None:
    with Leaves(folder) as leaves:
        return leaves.find(page, state)


def test_a_leaf_comes_back_as_it_was(folder: Path) -> None:
    assert find(folder, "a.md", (3, 4)) == LEAF
    assert find(folder, "é.md", (5, 6)) == LEAF


def test_nothing_is_found_any_more_once_they_are_closed(folder: Path) -> None:
    with Leaves(folder) as leaves:
        assert leaves
    assert leaves.find("a.md", (3, 4)) is None


def test_a_file_that_changed_since_has_no_leaf(folder: Path) -> None:
    assert find(folder, "a.md", (3, 5)) is None
    assert find(folder, "b.md", (3, 4)) is None


def test_what_another_process_adds_is_found(folder: Path) -> None:
    LeafStack(folder).add("a.md", (7, 8), LEAF)
    assert find(folder, "a.md", (7, 8)) == LEAF
    assert len(list(folder.iterdir())) == 2


def test_torn_leaves_are_no_leaves(folder: Path) -> None:
    [file] = folder.iterdir()
    written = file.read_bytes()
    for length in range(len(written)):
        file.write_bytes(written[:length])
        assert find(folder, "é.md", (5, 6)) is None


def test_changed_leaves_are_no_leaves(folder: Path) -> None:
    [file] = folder.iterdir()
    written = file.read_bytes()
    for place in range(len(written)):
        file.write_bytes(written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :])
        with Leaves(folder) as leaves:
            assert leaves.find("a.md", (3, 4)) in (LEAF, None)
            assert leaves.find("é.md", (5, 6)) in (LEAF, None)


def test_none_are_left(folder: Path) -> None:
    clear_leaves(folder)
    assert not Leaves(folder)
    assert not Leaves(None)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.title }}{{ page.meta.trail }}{{ page.content }}{{ page.toc }}")
    docs = tmp_path / "build/docs"
    docs.mkdir(parents=True)
    (docs / "a.md").write_text("# Made of Markdown\n")
    (docs / "b.md").write_text("# B {#p3}\n")
    LeafStack(tmp_path / "leaves").add("a.md", read_state(docs / "a.md") or (0, 0), LEAF)
    return tmp_path


def publish(edition: Path) -> list[str]:
    """Publish; give what was wrong."""
    shutil.rmtree(edition / "out", ignore_errors=True)
    found, _ = run_mkdocs(
        edition / "build/docs",
        edition / "out",
        edition / "mkdocs.yml",
        name="Edition",
        address="https://edition.example/",
        released="",
        means=Means(leaves=edition / "leaves"),
    )
    return [problem.message for problem in found]


def read(edition: Path) -> str:
    return (edition / "out/a/index.html").read_text("utf-8")


def test_a_page_is_made_of_its_leaf(edition: Path) -> None:
    assert publish(edition) == []
    assert read(edition) == "Ə[['a', '/']]" + LEAF.content + "A - #a\n    B - #b\n"


def test_a_page_changed_by_hand_is_made_of_its_markdown(edition: Path) -> None:
    (edition / "build/docs/a.md").write_text("# Changed by hand\n")
    assert publish(edition) == []
    assert "Changed by hand" in read(edition)


def test_other_settings_of_markdown_know_no_leaves(edition: Path) -> None:
    (edition / "mkdocs.yml").write_text(SETTINGS.replace("def_list, ", ""))
    assert publish(edition) == []
    assert "Made of Markdown" in read(edition)


def test_a_link_to_no_file_is_told_by_mkdocs(edition: Path) -> None:
    (edition / "build/docs/b.md").rename(edition / "build/docs/c.md")
    assert publish(edition) == []
    assert "Made of Markdown" in read(edition)  # this Markdown has no such link


def test_a_link_to_no_anchor_is_told_by_mkdocs(edition: Path) -> None:
    (edition / "build/docs/b.md").write_text("# B\n")
    [said] = publish(edition)
    assert "'a.md' contains a link 'b.md#p3'" in said
    assert "does not contain an anchor '#p3'" in said
