"""The frame of our pages is our own: nothing of the theme that MkDocs is told of is on a page or in the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.cli.folders import ROOT
from generator.publish.frame import Frame

THEME = ROOT / "theme_overrides"
#: Pages, and addresses that a template may ask the way to: each from each.
PAGES = ("index.md", "about.md", "a/index.md", "a/b.md", "a/c.md", "a/b/c.md", "a/b/index.md", "ä/é.md", "x/v1.2.md")
WAYS = (
    *("", ".", "./", "..", "../", "a", "a/", "a/b", "a/b/", "a/bc/", "a/c/", "a/b/c/", "about/", "a/b/x.json", "x/"),
    *(
        "data/feed.xml",
        "/a/b/",
        "#a",
        "https://a.example/b/",
        "a//b/",
        "./a/b/",
        "x/../a/b/",
        "a/..",
        "ä/é/",
        *("x/v1.2/", "?a=b", "a:b", "mailto:a@b", "a\\b", ".well-known/x", "a/b?c", "a/b#c", "A/b/"),
    ),
)


def test_every_part_of_the_frame_is_our_own() -> None:
    asked = {
        name
        for path in THEME.rglob("*.html")
        for name in re.findall(r"{%-? (?:include|extends|import) \"([^\"]+)\"", path.read_text("utf-8"))
    }
    assert asked
    assert not {name for name in asked if not (THEME / name).is_file()}


@pytest.mark.edition
def test_the_site_holds_no_file_of_the_theme_s_that_is_not_our_own(site: Path) -> None:
    held = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()}
    own = {path.relative_to(THEME).as_posix() for path in (THEME / "assets").rglob("*") if path.is_file()}
    assert held <= own
    assert {"assets/stylesheets/edition.css", "assets/stylesheets/paper.css", "assets/javascripts/scheme.js"} <= held


@pytest.mark.edition
def test_no_two_pages_bear_one_title(site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.read_text("utf-8")
        found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert found, path
        if 'data-kind="redirect"' not in page:
            titles.setdefault(found[1], []).append(path.relative_to(site).as_posix())
    assert not {title: paths for title, paths in titles.items() if len(paths) > 1}


def make_pages(tmp_path: Path, template: str) -> tuple[Frame, Any, list[Page], Any]:
    """A frame of one template, the same from MkDocs, and pages without content to put into it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text(template)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nsite_url: https://a.example/\nplugins: []\ntheme: {name: null, custom_dir: theme}\n"
        "extra_css: [a/b/x.css, https://a.example/b.css]\nextra_javascript: [x.js, {path: y.js, defer: true}]\n"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    files = [File(path, config.docs_dir, config.site_dir, use_directory_urls=True) for path in PAGES]
    pages = [Page(None, file, config) for file in files]
    nav = Navigation([], [])
    theirs = config.theme.get_env()

    def render(page: Page) -> str:
        return theirs.get_template("main.html").render(get_context(nav, files, config, page))

    return Frame(config, nav, files, config.theme.get_env()), render, pages, files


def test_a_page_in_its_frame_is_the_page_that_mkdocs_writes(tmp_path: Path) -> None:
    asked = "{{ base_url }} {{ extra_css }} {{ extra_javascript }} {{ pages | length }} {{ config.site_name }} ä"
    ways = "".join(f"{{{{ {way!r} | url }}}}\n" for way in WAYS)
    frame, render, pages, files = make_pages(tmp_path, f"{asked}\n{ways}")
    for page, file in [*zip(pages, files, strict=True), *zip(pages, files, strict=True)]:
        frame.write(page)
        assert Path(file.abs_dest_path).read_text("utf-8") == render(page)


@pytest.mark.parametrize("meta", [{"title": "A", "none": None}, {}])
@pytest.mark.parametrize("name", ["title", "none", "items", "get", "absent", "inner.x", "inner.keys"])
def test_what_a_template_asks_of_front_matter_is_what_jinja_answers(
    tmp_path: Path, name: str, meta: dict[str, object]
) -> None:
    template = "{% set m = page.meta %}{{ m." + name + " is defined }} {{ m." + name + " is callable }} {{ m." + name
    frame, render, [page, *_], [file, *_] = make_pages(tmp_path, template + " | string | truncate(12) }}")
    page.meta = {**meta, "items": "a", "inner": {"keys": 1, **meta}}
    frame.write(page)
    assert Path(file.abs_dest_path).read_text("utf-8") == render(page)


def test_a_template_that_gives_nothing_makes_no_page(tmp_path: Path) -> None:
    frame, _, [page, *_], [file, *_] = make_pages(tmp_path, " \n{{ page.content or '' }}\n")
    frame.write(page)
    assert not Path(file.abs_dest_path).exists()
