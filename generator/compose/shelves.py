"""Cables under an address of their own: in a table, or where they are many by year, each year on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.compose.cable_table import create_cable_table
from generator.compose.list_page import create_list_page
from generator.compose.meta import Step
from generator.compose.words import say_count, text
from generator.model.page import Page
from generator.model.prose import Blocks, Heading, Link, Paragraph, Table
from generator.model.site import Index

#: From how many cables on a list shows years instead of cables.
MANY = 200


def plan_shelf(path: str, mrns: Sequence[str], index: Index) -> tuple[str, ...]:
    """The paths of the pages below `path` that hold the cables by year; none where they are few."""
    return tuple(f"{path}/{year}" for year in _count_years(mrns, index)) if len(mrns) > MANY else ()


def create_shelf(path: str, mrns: Sequence[str], index: Index) -> Table:
    """The table of the cables, or of the years with their numbers, each of which leads to its page."""
    if len(mrns) <= MANY:
        return create_cable_table(mrns, index)
    rows = [
        ((Link(f"/{path}/{year}.md", text(year)),), text(f"{number:,}"))
        for year, number in _count_years(mrns, index).items()
    ]
    return Table((text("Date"), text("Cables")), tuple(rows), ("", "right"))


def compose_year_of(
    path: str, title: str, mrns: Sequence[str], index: Index, *, section: str, trail: tuple[Step, ...]
) -> Page:
    """One of the pages of `plan_shelf`, at its path; `title` is that of the page above it, `trail` leads there."""
    year = path.rpartition("/")[2]
    found = [mrn for mrn in mrns if index.cards[mrn].year == year]
    blocks: Blocks = (
        Paragraph(text(say_count(len(found), "cable")), ("number-line",)),
        Heading(1, text(f"{title}, {year}")),
        create_cable_table(found, index),
    )
    whole = (*trail, (year, None))
    return create_list_page(index, path, f"{title}, {year}", blocks, section, kind="cables", trail=whole)


def _count_years(mrns: Sequence[str], index: Index) -> dict[str, int]:
    return dict(sorted(Counter(index.cards[mrn].year for mrn in mrns).items()))
