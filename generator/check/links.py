"""Links and anchors of a site as built: what leads nowhere, and what stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}


@dataclass(frozen=True)
class Outline:
    """What a page offers and needs: its ids, and where it links."""

    ids: Mapping[str, int]
    links: tuple[str, ...]


class _Outliner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: Counter[str] = Counter()
        self.links: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if anchor := attributes.get("id"):
            self.ids[anchor] += 1
        if (link := attributes.get(_LINKS.get(tag, ""))) is not None:
            self.links[link] = None


def outline(page: str) -> Outline:
    """The outline of a page of HTML."""
    reader = _Outliner()
    reader.feed(page)
    reader.close()
    return Outline(reader.ids, tuple(reader.links))


def find_dead(outlines: Mapping[str, Outline], files: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each link that leads nowhere, and each id that stands twice: address of the page, and what is so.

    `outlines` are the pages by their addresses (`/cables/08BAKU129/`, `/404.html`), `files` the paths of all files of
    the site (`assets/main.css`).
    """
    for address, found in outlines.items():
        yield from (
            (address, f"the id “{anchor}” stands {count} times") for anchor, count in found.ids.items() if count > 1
        )
        for link in found.links:
            parts = urlsplit(urljoin(f"http://site{address}", link))
            if parts.netloc != "site" or parts.scheme != "http":
                continue
            target = unquote(parts.path)
            page = outlines.get(target)
            if page is None and (target.endswith("/") or target.lstrip("/") not in files):
                yield address, f"the link “{link}” leads nowhere"
            elif page is not None and parts.fragment and unquote(parts.fragment) not in page.ids:
                yield address, f"the page to which “{link}” leads has no such place"
