"""A page at an address that something once had."""

from __future__ import annotations

from generator.compose.meta import create_meta
from generator.compose.words import text
from generator.model.page import Page
from generator.model.prose import Blocks, Heading, Link, Paragraph, Text
from generator.model.site import Index


def compose_redirect(old: str, new: str, title: str, index: Index) -> Page:
    """The page at the address `old` (`/glossary/co-chair/`) of what now stands at `new`, with a link for readers.

    The template sends browsers on to `target`, an address of the site.
    """
    address = f"/{old.strip('/')}/"
    target = f"/{new.strip('/')}/"
    blocks: Blocks = (
        Heading(1, text(title)),
        Paragraph((Text("This page has moved to "), Link(f"/{new.strip('/')}.md", text(target)), Text(".")), ("lead",)),
    )
    meta = create_meta(index.imprint, "redirect", address, f"Moved to {target}", section=None)
    return Page(f"{old.strip('/')}.md", title, blocks, {**meta, "target": target})
