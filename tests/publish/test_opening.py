"""What is read of a folder of Markdown and of a theme is what MkDocs reads."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from generator.cli.folders import ROOT
from generator.publish.memory import list_states
from generator.publish.opening import add_theme_files, list_docs, open_navigation

FILES = (
    "index.md",
    "about.md",
    "b/README.md",
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


def open_ours(config: MkDocsConfig) -> Files:
    return list_docs(config, list_states(Path(config.docs_dir)))


def describe(files: Files) -> list[object]:
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


def test_the_files_are_those_that_mkdocs_finds_in_its_order(config: MkDocsConfig) -> None:
    assert describe(open_ours(config)) == describe(get_files(config))


def test_of_two_files_for_one_page_mkdocs_chooses(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    (Path(config.docs_dir) / "b/index.md").write_text("# B\n")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        ours = describe(open_ours(config))
    assert ours == describe(get_files(config))
    assert "conflicts with 'b/README.md'" in caplog.text or "conflicts with 'b/index.md'" in caplog.text


@pytest.mark.parametrize("own", [True, False])
def test_the_files_of_a_theme_are_those_that_mkdocs_takes(config: MkDocsConfig, own: bool) -> None:
    if own:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=config.docs_dir)
    ours, theirs = open_ours(config), get_files(config)
    env = config.theme.get_env()
    add_theme_files(ours, env, config)
    theirs.add_files_from_theme(env, config)
    set_exclusions(theirs, config)
    assert describe(ours) == describe(theirs)
    assert any(path.startswith("assets/stylesheets/") for path in ours.src_uris)


def test_navigation_and_pages_are_those_of_mkdocs(config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    ours, theirs = open_ours(config), get_files(config)
    with caplog.at_level(logging.INFO, "mkdocs"):
        nav = open_navigation(ours, config)
        said = list(caplog.messages)
        caplog.clear()
        other = get_navigation(theirs, config)
        assert said == caplog.messages
    assert any('not included in the "nav"' in message and "b-c" in message for message in said)
    assert str(nav) == str(other)
    assert list(map(describe_page, ours)) == list(map(describe_page, theirs))
