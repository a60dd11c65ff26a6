from __future__ import annotations

import json
import logging
import os
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.cli.folders import ROOT
from generator.model.problem import Problem
from generator.publish.engine import run_mkdocs
from generator.publish.files import list_states
from generator.publish.memory import Means

SETTINGS = """
site_name: Another name
site_url: https://elsewhere.example/
theme: {name: null, custom_dir: theme}
plugins: []
validation: {links: {anchors: warn}}
"""
TEMPLATE = (
    "<title>{{ config.site_name }}</title><link href='{{ page.canonical_url }}'>{{ build_date_utc }}{{ page.content }}"
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text(TEMPLATE)
    (tmp_path / "build/docs/cables").mkdir(parents=True)
    (tmp_path / "build/docs/index.md").write_text("# Home\n\nSee [the list](cables/index.md).\n")
    (tmp_path / "build/docs/cables/index.md").write_text("# Cables\n")
    return tmp_path


def run(edition: Path, released: str = "2026-11-23") -> list[Problem]:
    return run_mkdocs(
        edition / "build/docs",
        edition / "out",
        edition / "mkdocs.yml",
        name="Edition",
        address="https://edition.example/",
        released=released,
    )[0]


def test_pages_bear_the_edition_s_name_address_and_date(edition: Path) -> None:
    assert run(edition) == []
    page = (edition / "out/cables/index.html").read_text()
    assert "<title>Edition</title><link href='https://edition.example/cables/'>2026-11-23 00:00:00" in page


def test_no_clock_is_asked_without_a_release(edition: Path) -> None:
    assert run(edition, released="") == []
    assert "1970-01-01 00:00:00" in (edition / "out/index.html").read_text()


def test_every_page_bears_the_titles_of_all_in_the_navigation(edition: Path) -> None:
    (edition / "theme/main.html").write_text("{% for item in nav %}{{ item.title }}{{ item.url }} {% endfor %}")
    (edition / "build/docs/cables.md").write_text("# All of them\n")
    (edition / "mkdocs.yml").write_text(SETTINGS + "nav: [index.md, cables.md, cables/index.md]\n")
    run(edition)
    pages = {page.read_text("utf-8") for page in (edition / "out").rglob("index.html")}
    assert pages == {"Home All of themcables/ Cablescables/ "}


def test_a_dead_link_is_a_problem_at_its_place(edition: Path) -> None:
    (edition / "build/docs/index.md").write_text("# Home\n\nSee [MFA](glossary/mfa.md).\n")
    [problem] = run(edition)
    assert (problem.path, problem.line, problem.column) == ("build/docs/index.md", 3, 11)
    assert problem.severity == "error"
    assert "glossary/mfa.md" in problem.message


def test_every_dead_link_is_named_in_one_run(edition: Path) -> None:
    (edition / "build/docs/index.md").write_text("# Home\n\n[a](a.md) [b](b.md)\n\n[c](#c)\n")
    assert [(problem.line, problem.column) for problem in run(edition)] == [(3, 5), (3, 15), (5, 5)]


def test_a_page_that_loses_an_anchor_is_found_out_by_pages_that_stay(edition: Path) -> None:
    """The page with the link is taken from the site before; that its link is dead now is said all the same."""
    docs, config = edition / "build/docs", edition / "mkdocs.yml"
    run_here = partial(run_mkdocs, docs, config=config, name="Edition", address="https://edition.example/", released="")
    (docs / "index.md").write_text("# Home\n\nSee [a word](cables/index.md#word).\n")
    (docs / "cables/index.md").write_text("# Cables\n\n## Word\n")
    problems, before = run_here(edition / "first")
    assert problems == []
    assert before
    (docs / "cables/index.md").write_text("# Cables\n\n## Another\n")
    problems, after = run_here(edition / "second", live=list_states(edition / "first"), means=Means(before))
    assert after
    assert after.pages["index.md"] is before.pages["index.md"], "it was made anew"
    assert ["#word" in problem.message for problem in problems] == [True]


def test_a_broken_template_is_a_problem_at_its_line(edition: Path) -> None:
    (edition / "theme/main.html").write_text("<title>\n{% if %}\n")
    [problem] = run(edition)
    assert (Path(problem.path).name, problem.line) == ("main.html", 2)


def test_settings_that_mkdocs_refuses_are_a_problem(edition: Path) -> None:
    (edition / "mkdocs.yml").write_text("site_name: A\ntheme: no-such-theme\n")
    [problem] = run(edition)
    assert "no-such-theme" in problem.message


def test_nothing_is_left_behind(
    edition: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = (dict(os.environ), list(logging.getLogger("mkdocs").handlers))
    (edition / "build/docs/index.md").write_text("[a](a.md)\n")
    run(edition)
    assert (dict(os.environ), list(logging.getLogger("mkdocs").handlers)) == before
    assert capfd.readouterr() == ("", "")


def test_the_site_is_what_mkdocs_build_makes(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edition as built, in part made directly and in several processes, and as plain MkDocs makes it."""
    imprint = json.loads((site / "data/build.json").read_text("utf-8"))["edition"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    names = {"site_name": imprint["title"], "site_url": imprint["address"]}
    docs = str(site.parent / "build/docs")
    build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=docs, site_dir=str(tmp_path / "plain"), **names))
    ours, theirs = read_files(site), read_files(tmp_path / "plain")
    later = {"sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    index = {path for path in ours if path.startswith("search/") and path != "search/index.html"}
    assert ours.keys() - theirs.keys() - later - index == {path for path in ours if path.endswith(".md")}
    assert theirs.keys() - ours.keys() <= later
    assert [path for path in theirs if path not in later and ours[path] != theirs[path]] == []
    assert sum(path.endswith(".html") for path in ours) > 10


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
