"""Cables under an address of their own: in a table, or where they are many by their time, each period on a page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.cable_table import create_cable_table
from generator.compose.list_page import create_list_page
from generator.compose.meta import Step
from generator.compose.periods import say_period, tabulate_periods, trace_period
from generator.compose.words import say_count, text
from generator.model.page import Page
from generator.model.periods import LONGEST, find_period, split_period, spread
from generator.model.prose import Blocks, Heading, Paragraph, Table
from generator.model.site import Index


def plan_shelf(path: str, mrns: Sequence[str], index: Index) -> tuple[str, ...]:
    """The paths of the pages below `path` that hold the cables by period; none where they are few."""
    if len(mrns) <= LONGEST:
        return ()
    return tuple(f"{path}/{period}" for period in spread(day_of(mrn, index) for mrn in mrns))


def create_shelf(path: str, mrns: Sequence[str], index: Index) -> Table:
    """The table of the cables, or of the years with their numbers, each of which leads to its page."""
    if len(mrns) <= LONGEST:
        return create_cable_table(mrns, index)
    years = {
        period: number for period, number in spread(day_of(mrn, index) for mrn in mrns).items() if "/" not in period
    }
    return tabulate_periods(path, years, "Cables")


def compose_shelf(
    path: str, period: str, title: str, mrns: Sequence[str], index: Index, *, section: str, trail: tuple[Step, ...]
) -> Page:
    """The page of a period below `path`; `title` is that of the page at `path`, `trail` leads there."""
    depth = period.count("/")
    found = [mrn for mrn in mrns if find_period(day_of(mrn, index), depth) == period]
    parts = split_period(period, (day_of(mrn, index) for mrn in found))
    heading = f"{title}, {say_period(period)}"
    blocks: Blocks = (
        Paragraph(text(say_count(len(found), "cable")), ("number-line",)),
        Heading(1, text(heading)),
        tabulate_periods(path, parts, "Cables") if parts else create_cable_table(found, index),
    )
    kind = "counts" if parts else "cables"
    whole = (*trail, *trace_period(path, period))
    return create_list_page(index, f"{path}/{period}", heading, blocks, section, kind=kind, trail=whole)


def day_of(mrn: str, index: Index) -> str:
    """The day of a cable as far as it is known, as ISO 8601; its number has the year where its date is lost."""
    card = index.cards.get(mrn)
    return (card.sent[:10] or card.year) if card else ""
