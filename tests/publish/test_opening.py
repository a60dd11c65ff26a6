"""What is read of a folder of Markdown and of a theme is what MkDocs reads."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from generator.cli.folders import ROOT
from generator.publish.files import list_states
from generator.publish.memory import Levels
from generator.publish.opening import SiteFiles, find_level, list_docs, open_files

FILES = (
    "index.md",
    "about.md",
    "b/index.md",
    "b/c/index.md",
    "b/c/a.md",
    "b/z.md",
    "b-c/index.md",
    "b/c.txt",
    "b/index.txt",
    ".hidden.md",
    "templates/x.md",
    "B/é ü.md",
    "data/1.json",
    "assets/images/favicon.png",  # the theme has one too
)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    for path in FILES:
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text("# A\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nsite_url: https://a.example/x/\ntheme: {name: material}\nexclude_docs: /assets/javascripts/\n"
        "not_in_nav: b/*\nnav: [About: about.md, b/c/index.md, Nothing: nothing.md]\n"
    )
    return load_config(str(tmp_path / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"), plugins=[])


def open_ours(config: MkDocsConfig, known: Levels = MappingProxyType({})) -> SiteFiles:
    return open_files(config, list_docs(config, list_states(Path(config.docs_dir))), known)


def open_theirs(config: MkDocsConfig) -> Files:
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    set_exclusions(files, config)
    return files


def describe(files: Iterable[File]) -> list[object]:
    return [
        (
            file.src_uri,
            file.src_path,
            file.src_dir,
            file.dest_uri,
            file.url,
            file.name,
            file.abs_src_path,
            file.abs_dest_path,
            file.inclusion,
            file.edit_uri,
            file.is_documentation_page(),
        )
        for file in files
    ]


def describe_page(file: File) -> object:
    page = file.page
    return page and (page.url, page.canonical_url, page.abs_url, page.title, page.is_homepage, page.update_date)


@pytest.mark.parametrize("own", [True, False])
def test_the_files_are_those_of_mkdocs_in_its_order(config: MkDocsConfig, own: bool) -> None:
    if own:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=config.docs_dir)
    ours = open_ours(config)
    assert describe(ours) == describe(open_theirs(config))
    assert any(path.startswith("assets/stylesheets/") for path in ours.src_uris)


@pytest.mark.parametrize("rival", ["b/README.md", "b/z.markdown", "b/c/a.mkd", "B/README.md", "a.mdown"])
def test_of_two_files_for_one_page_mkdocs_chooses(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture, rival: str
) -> None:
    (Path(config.docs_dir) / rival).write_text("# B\n")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        ours = describe(open_ours(config))
        said = list(caplog.messages)
        caplog.clear()
        assert ours == describe(open_theirs(config))
    assert said == caplog.messages
    assert any("conflicts with" in message for message in said) == (rival not in ("B/README.md", "a.mdown"))


def test_how_far_a_file_is_included_is_found_out_once(config: MkDocsConfig) -> None:
    first = open_ours(config)
    for path in ("b/new.md", ".new.md", "assets/javascripts/new.js"):
        (Path(config.docs_dir) / path).parent.mkdir(parents=True, exist_ok=True)
        (Path(config.docs_dir) / path).write_text("new")
    (Path(config.docs_dir) / "b/z.md").unlink()
    second = open_ours(config, first.levels)
    assert describe(second) == describe(open_theirs(config))
    believed = {InclusionLevel.INCLUDED.value: frozenset({".hidden.md"})}
    assert find_level(".hidden.md", first.levels) is InclusionLevel.EXCLUDED
    assert find_level(".hidden.md", open_ours(config, believed).levels) is InclusionLevel.INCLUDED


def test_files_are_made_when_they_are_asked_for(config: MkDocsConfig) -> None:
    ours, theirs = open_ours(config), open_theirs(config)
    assert [ours.get_file_from_path(path) is None for path in ("b/z.md", "b/y.md")] == [False, True]
    assert ours.asked == {"b/z.md", "b/y.md"}
    assert len(ours) == len(theirs)
    assert describe(ours.documentation_pages()) == describe(theirs.documentation_pages())
    assert describe(ours.documentation_pages()[1:3]) == describe(theirs.documentation_pages()[1:3])
    more = File("b/more.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    for files in (ours, theirs):
        files.remove(files.src_uris["b/c/a.md"])
        files.append(more)
    assert describe(ours) == describe(theirs)
    assert "b/c/a.md" not in ours


def test_files_that_lie_elsewhere_are_there_by_name(config: MkDocsConfig) -> None:
    config.plugins.on_pre_build(config=config)  # as in a build
    paths = sorted(list_states(Path(config.docs_dir)))
    ours = open_files(config, paths[:5], {}, frozenset(paths[5:]))
    theirs = open_theirs(config)
    assert {file.src_uri: (file.url, file.inclusion) for file in ours} == {
        file.src_uri: (file.url, file.inclusion) for file in theirs
    }
    ours.open_navigation(config)
    assert ours.src_uris[paths[-1]].content_string == ""
    assert [file.page is not None for file in ours.documentation_pages()] == [True] * len(ours.documentation_pages())


def test_navigation_and_pages_are_those_of_mkdocs(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    ours, theirs = open_ours(config), open_theirs(config)
    with caplog.at_level(logging.INFO, "mkdocs"):
        nav = ours.open_navigation(config)
        said = list(caplog.messages)
        caplog.clear()
        other = get_navigation(theirs, config)
        assert said == caplog.messages
    assert any('not included in the "nav"' in message and "b-c" in message for message in said)
    assert str(nav) == str(other)
    assert list(map(describe_page, ours)) == list(map(describe_page, theirs))
