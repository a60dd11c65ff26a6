"""The frame of our pages is our own: nothing of the theme that MkDocs is told of is on a page or in the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.folders import ROOT

THEME = ROOT / "theme_overrides"


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
    assert {"assets/stylesheets/edition.css", "assets/javascripts/scheme.js"} <= held


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
