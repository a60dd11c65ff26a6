"""sitemap.xml and robots.txt: every page that stands for itself, dated by releases and never by the build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from generator.publish.copies import address_of, read_front_matter


def create_sitemap(addresses: Iterable[str], base: str, days: Mapping[str, str]) -> str:
    """The sitemap (sitemaps.org, 0.9) of the pages at `addresses`, each without its first slash.

    `days` says on which day (an ISO date) a page last changed; one that it does not name has no date.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for address in sorted(addresses):
        day = days.get(address, "")
        dated = f"<lastmod>{escape(day)}</lastmod>" if day else ""
        lines.append(f"  <url><loc>{escape(base + address)}</loc>{dated}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def create_robots(base: str) -> str:
    """Everything may be read by everyone; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"


def find_addresses(docs: Path) -> list[str]:
    """The addresses of the pages rendered in `docs`, without those that lead to another or only tell why."""
    return [
        address_of(source.relative_to(docs).as_posix())
        for source in docs.rglob("*.md")
        if read_front_matter(source.read_text("utf-8")).get("kind") not in ("redirect", "notice")
    ]
