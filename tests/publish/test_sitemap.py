from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from generator.publish.sitemap import create_robots, create_sitemap, find_addresses

BASE = "https://edition.example/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_sitemap_lists_pages_by_address_with_the_day_of_their_last_change() -> None:
    root = ET.fromstring(create_sitemap(["b&c/", ""], BASE, {"b&c/": "2026-11-23", "d/": "2027-01-05"}))
    urls = [(url.findtext("s:loc", "", NAMES), url.findtext("s:lastmod", None, NAMES)) for url in root]
    assert urls == [("https://edition.example/", None), ("https://edition.example/b&c/", "2026-11-23")]


def test_robots_name_the_sitemap() -> None:
    assert create_robots(BASE).splitlines()[-1] == "Sitemap: https://edition.example/sitemap.xml"


def test_redirects_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/old.md").write_text('---\nkind: "redirect"\n---\n')
    (tmp_path / "glossary/new.md").write_text('---\nkind: "entry"\n---\n')
    (tmp_path / "index.md").write_text("# Home\n")
    assert sorted(find_addresses(tmp_path)) == ["", "glossary/new/"]
