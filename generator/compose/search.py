"""The page of the search: what serves instead where scripts do not run. The search itself is added by a script."""

from __future__ import annotations

from generator.compose.lists import plan_lists
from generator.compose.meta import create_meta
from generator.compose.words import text
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Bullets, Heading, Link, Paragraph, Text
from generator.model.site import Index

#: The lists that lead to everything: path, label, what one finds there.
_LISTS = (
    ("cables", "Cables", "by date, each with its number, subject and post"),
    ("dates", "Dates", "by year and month"),
    ("glossary", "Glossary", "abbreviations, terms and offices, from A to Z"),
    ("persons", "Persons", "with the paragraphs that name them"),
    ("organizations", "Organizations", "with the paragraphs that name them"),
    ("instruments", "Treaties and resolutions", "with the paragraphs that cite them"),
    ("places", "Places", "with the paragraphs that name them"),
    ("events", "Events", "with the paragraphs that speak of them"),
    ("posts", "Posts", "with their cables"),
    ("tags", "TAGS", "the subjects by which cables were filed"),
    ("classifications", "Classifications", "with their cables"),
    ("references", "References", "who cites whom"),
)


def compose_search(index: Index) -> Page:
    """The page at /search/."""
    there = set(plan_lists(index))
    items: list[tuple[Block, ...]] = [
        (Paragraph((Link(f"/{path}/index.md", text(label)), Text(f": {what}"))),)
        for path, label, what in _LISTS
        if path in there
    ]
    blocks: Blocks = (
        Heading(1, text("Search")),
        Paragraph(text("The search runs in the browser, by a script. Where none runs, these lists serve:"), ("lead",)),
        Bullets(tuple(items)),
    )
    trail = (("The edition", "/"), ("Search", None))
    description = f"Search the texts, entries and pages of {index.imprint.title}."
    meta = create_meta(index.imprint, "search", "/search/", description, section=None, trail=trail)
    return Page("search.md", "Search", blocks, meta)
