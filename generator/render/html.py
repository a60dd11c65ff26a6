"""A page to the HTML that the converter makes of its Markdown, byte for byte, without the converter."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from generator.model.leaf import Leaf, Noted
from generator.model.page import Page
from generator.render.blocks import NAMELESS, BlockWriter
from generator.render.markdown import join_file, list_front_matter
from generator.render.place import Place, Sheet

_COUNTED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


def create_page(page: Page) -> tuple[str, Leaf | None]:
    """The Markdown file of a page, and its HTML; None where that is left to the converter."""
    sheet = Sheet(page.path)
    writer = BlockWriter(Place(sheet))
    blocks, html = writer.write(page.blocks)
    front_matter = list_front_matter(page)
    markdown = join_file(front_matter, blocks)
    if sheet.odd or NAMELESS in markdown:
        return markdown, None
    headings = writer.headings
    if NAMELESS in html:
        html, headings = _name_headings(html, headings, sheet.anchors)
    leaf = Leaf(
        meta="{" + ",".join([f'"{key}":{said}' for key, said in front_matter.items()]) + "}",
        content=html.strip(),
        headings=tuple(headings),
        noted=Noted(frozenset(sheet.asked), frozenset(sheet.anchors), sheet.links).pack(),
    )
    return markdown, leaf


def _name_headings(
    html: str, headings: list[tuple[int, str, str]], taken: set[str]
) -> tuple[str, list[tuple[int, str, str]]]:
    """Give an id to each heading that has none: its words, and a number where they are taken."""
    taken.discard(NAMELESS)
    named = []
    pieces = iter(html.split(NAMELESS))
    out = [next(pieces)]
    for level, anchor, name in headings:
        found = anchor or _choose_id(_slugify(unescape(name)), taken)
        if not anchor:
            out += (found, next(pieces))
        named.append((level, found, name))
    return "".join(out), named


def _slugify(words: str) -> str:
    """The id that the converter makes of the words of a heading."""
    plain_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain_words).strip().lower())


def _choose_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first number that makes it another id than those taken; it is taken then."""
    if not wanted or wanted in taken:
        counted = _COUNTED.fullmatch(wanted)
        base, count = (counted[1], int(counted[2])) if counted else (wanted, 0)
        count += 1
        while f"{base}_{count}" in taken:
            count += 1
        wanted = f"{base}_{count}"
    taken.add(wanted)
    return wanted
