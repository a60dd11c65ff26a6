"""Addresses that hold outside the site: absolute ones, for files of data."""

from __future__ import annotations

from generator.model.prose import Blocks, Paragraph, plain


def create_address(href: str, base: str, page: str = "") -> str:
    """The address on the web of an `href` of `model.prose.Link`.

    A file of the rendered Markdown becomes the address of its page below `base` (which ends in a slash); an anchor
    belongs to `page`, an absolute address; anything else is one already.
    """
    if href.startswith("#"):
        return page + href
    if not href.startswith("/") or href.startswith("//"):
        return href
    path, mark, anchor = href[1:].partition("#")
    if path.endswith(".md"):
        stem = path.removesuffix(".md")
        folder = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
        path = folder
    return base + path + mark + anchor


def read_gloss(body: Blocks) -> str:
    """The first paragraph of an entry as plain text on one line."""
    for block in body:
        if isinstance(block, Paragraph):
            return " ".join(plain(block.children).split())
    return ""


def read_prose(blocks: Blocks) -> str:
    """The paragraphs of `blocks` as plain text, one a line."""
    return "\n".join(" ".join(plain(block.children).split()) for block in blocks if isinstance(block, Paragraph))
