"""Two sites of the same Markdown, by two builders: their addresses, and each page's anchors, links and text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

#: What themes put into the article, each its own way: it is none of the Markdown.
_FRAME = ".//script | .//style | .//button | .//a[contains(@class, 'headerlink')]"
#: Anchors of the themes, not of the Markdown.
_OWN_ANCHORS = {"__skip"}


@dataclass(frozen=True)
class Shown:
    """What a page shows of the Markdown: its anchors, where its links lead (whole addresses), and its words."""

    anchors: frozenset[str]
    links: frozenset[str]
    words: tuple[str, ...]


def read_site(site: Path) -> dict[str, Shown]:
    """The pages of a built site by their address; a page without an article shows nothing."""
    return {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): read_page(
            file.read_text("utf-8"), "/" + file.relative_to(site).as_posix()
        )
        for file in sorted(site.rglob("*.html"))
    }


def read_page(text: str, address: str) -> Shown:
    """What the page at `address` shows, within its article."""
    articles = html.document_fromstring(text).xpath("//article")
    if not articles:
        return Shown(frozenset(), frozenset(), ())
    article = articles[0]
    for own in article.xpath(_FRAME):
        own.drop_tree()
    links = {urljoin(address, link) for link in article.xpath(".//a/@href")}
    anchors = set(article.xpath(".//@id")) - _OWN_ANCHORS
    return Shown(frozenset(anchors), frozenset(links), tuple(article.text_content().split()))


def compare(ours: dict[str, Shown], theirs: dict[str, Shown]) -> list[str]:
    """Where the two sites differ, a line each, in order of the addresses; none where they show the same."""
    found = [f"{address}: only in ours" for address in ours.keys() - theirs.keys()]
    found += [f"{address}: only in theirs" for address in theirs.keys() - ours.keys()]
    for address in ours.keys() & theirs.keys():
        one, other = ours[address], theirs[address]
        for what, lost, more in (
            ("anchors", one.anchors - other.anchors, other.anchors - one.anchors),
            ("links", one.links - other.links, other.links - one.links),
        ):
            if lost or more:
                found.append(f"{address}: {what} lost {sorted(lost)[:5]}, new {sorted(more)[:5]}")
        if one.words != other.words:
            found.append(f"{address}: text {_first_difference(one.words, other.words)}")
    return sorted(found)


def _first_difference(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """The words about the first place where the two texts part."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    around = slice(max(0, at - 4), at + 5)
    return f"from word {at + 1}: {' '.join(one[around])!r}, {' '.join(other[around])!r}"
