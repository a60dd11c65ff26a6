"""The pages of posts and TAGS that have no entry yet: their cables, and how an entry may be written."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.list_page import create_list_page
from generator.compose.meta import name_window
from generator.compose.shelves import compose_shelf, create_shelf, plan_shelf
from generator.compose.unwritten import find_unwritten, list_unwritten
from generator.compose.words import say_count, text
from generator.model.page import Page
from generator.model.periods import LONGEST
from generator.model.prose import Block, Heading, Paragraph
from generator.model.site import Index

#: The spaces, each with the name of its list, and what the page says that nobody has said more.
UNWRITTEN = {
    "posts": ("Posts", "Its cables. Nothing else is said of this post here: nobody has written its entry yet."),
    "tags": ("TAGS", "The cables that bear this code. Left unexplained: nobody has written its entry yet."),
}


def plan_unwritten(index: Index) -> tuple[str, ...]:
    """The paths of the pages: one for each post or code, and more by period where its cables are many."""
    return tuple(
        path
        for space in UNWRITTEN
        for one in list_unwritten(space, index).values()
        for path in (one.key, *plan_shelf(one.key, one.mrns, index))
    )


def compose_unwritten(path: str, index: Index) -> Page:
    """The page at one of the paths of `plan_unwritten`."""
    space, name, *period = path.split("/")
    label, lead = UNWRITTEN[space]
    one = find_unwritten(space, name.upper(), index)
    if one is None:
        raise KeyError(path)
    above = (("The edition", "/"), (label, f"/{space}/"))
    if period:
        here = (*above, (one.headword, f"/{one.key}/"))
        within = "/".join(period)
        return compose_shelf(one.key, within, one.headword, one.mrns, index, section="glossary", trail=here)
    kind = "Post" if space == "posts" else "TAGS code"
    blocks: tuple[Block, ...] = (
        Paragraph(text(f"{kind}\u2003{say_count(len(one.mrns), 'cable')}"), ("number-line",)),
        Heading(1, text(one.headword)),
        Paragraph(text(lead), ("lead",)),
        create_shelf(path, one.mrns, index),
    )
    trail = (*above, (one.headword, None))
    shelf = "counts" if len(one.mrns) > LONGEST else "cables"
    page = create_list_page(index, path, one.headword, blocks, "glossary", kind=shelf, trail=trail)
    return replace(page, meta={**page.meta, "window": name_window(one.headword, "", kind)})
