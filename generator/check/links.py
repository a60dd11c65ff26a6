"""Links and anchors of a site as built: what leads nowhere, and what stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}

#: Elements that hold no tags.
_RAW = frozenset(
    {"script", "style", "title", "textarea", "iframe", "noscript", "xmp", "noembed", "noframes", "plaintext"}
)
#: What begins with <, up to its end or to what begins next.
_PIECE = re.compile(r"<[^<>]*>?")
#: A tag as tags are written here, a comment, <!doctype html>.
_TAG = re.compile(
    r"<(?P<tag>[a-z][A-Za-z0-9]*)"
    r"(?P<said>(?:\s+(?:[A-Za-z][A-Za-z0-9:_-]*=\"[^\"<>]*\"|crossorigin|defer|hidden|open))*)\s*/?>"
    r"|</[a-z][A-Za-z0-9]*>|<!--[^<>]*-->|<!doctype html>"
)
#: class="words gloss"
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9:_-]*)=\"([^\"<>]*)\"")


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
    """The outline of a page of HTML.

    A page with nothing but tags as they are written here is read by these alone, in a fifth of the time.
    """
    ids: list[str] = []
    links: dict[str, None] = {}
    end = ""
    for piece in _PIECE.findall(page):
        tag = _read_tag(piece)
        if tag is None or (end and piece != end):
            return _parse(page)
        anchor, link, end = tag
        if anchor:
            ids.append(anchor)
        if link is not None:
            links[link] = None
    return Outline(Counter(ids), tuple(links)) if not end else _parse(page)


@lru_cache(maxsize=1 << 14)  # most tags stand in a page, and in all pages, many times
def _read_tag(piece: str) -> tuple[str, str | None, str] | None:
    """The id and the link of a tag, and the end that has to come next; None where no tag is written like that here.

    After the beginning of a script or of a title comes its end: all between them is text, whatever it looks like.
    """
    found = _TAG.fullmatch(piece)
    if found is None:
        return None
    tag = found["tag"] or ""
    said: dict[str, str] = dict(_ATTRIBUTE.findall(found["said"] or ""))
    link = said.get(_LINKS.get(tag, ""))
    return unescape(said.get("id", "")), None if link is None else unescape(link), f"</{tag}>" if tag in _RAW else ""


def _parse(page: str) -> Outline:
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
            place = _follow(address, link)
            if place is None:
                continue
            target, anchor = place
            page = outlines.get(target)
            if page is None and (target.endswith("/") or target.lstrip("/") not in files):
                yield address, f"the link “{link}” leads nowhere"
            elif page is not None and anchor and anchor not in page.ids:
                yield address, f"the page to which “{link}” leads has no such place"


def _follow(address: str, link: str) -> tuple[str, str] | None:
    """The address and the anchor to which a link on the page at `address` leads; None where it leaves the site."""
    if link.startswith("#"):
        return unquote(address), unquote(link[1:])
    if link.startswith("../") and address.endswith("/") and ":" not in link and not link.startswith("/", 3):
        # From pages of one folder to one place the rest of the way is the same, and is remembered.
        return _join(address[: address.rfind("/", 0, -1) + 1], link[3:])
    return _join(address, link)


@lru_cache(maxsize=1 << 16)
def _join(address: str, link: str) -> tuple[str, str] | None:
    parts = urlsplit(urljoin(f"http://site{address}", link))
    if parts.netloc != "site" or parts.scheme != "http":
        return None
    return unquote(parts.path), unquote(parts.fragment)
