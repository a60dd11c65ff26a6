"""sitemap.xml and robots.txt: every page that stands for itself, dated by its release and never by the build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from generator.publish.copies import address_of, read_front_matter


def create_sitemap(pages: Mapping[str, str], base: str) -> str:
    """The sitemap (sitemaps.org, 0.9) of `pages`: addresses without first slash to ISO dates, which may be empty."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address, date in sorted(pages.items()):
        dated = f"<lastmod>{escape(date)}</lastmod>" if date else ""
        lines.append(f"  <url><loc>{escape(base + address)}</loc>{dated}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def create_robots(base: str) -> str:
    """Everything may be read by everyone; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"


def find_pages(docs: Path) -> dict[str, str]:
    """The pages rendered in `docs` by address, with their dates; without those that only lead to another."""
    pages = {}
    for source in docs.rglob("*.md"):
        meta = read_front_matter(source.read_text("utf-8"))
        if meta.get("kind") != "redirect":
            pages[address_of(source.relative_to(docs).as_posix())] = str(meta.get("released") or "")
    return pages
