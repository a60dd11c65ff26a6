from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from generator.publish.sitemap import create_robots, create_sitemap, find_pages

BASE = "https://edition.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_sitemap_lists_pages_by_address_with_the_date_of_their_release() -> None:
    root = ElementTree.fromstring(create_sitemap({"b&c/": "", "": "2026-11-23"}, BASE))
    urls = [(url.findtext("s:loc", "", NAMES), url.findtext("s:lastmod", None, NAMES)) for url in root]
    assert urls == [("https://edition.example/", "2026-11-23"), ("https://edition.example/b&c/", None)]


def test_robots_name_the_sitemap() -> None:
    assert create_robots(BASE).splitlines()[-1] == "Sitemap: https://edition.example/sitemap.xml"


def test_redirects_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/old.md").write_text('---\nkind: "redirect"\n---\n')
    (tmp_path / "glossary/new.md").write_text('---\nkind: "entry"\nreleased: "2026-11-23"\n---\n')
    (tmp_path / "index.md").write_text("# Home\n")
    assert find_pages(tmp_path) == {"glossary/new/": "2026-11-23", "": ""}
