"""Lists with counts: cables, entries by kind, posts, TAGS, classifications, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.compose.cable_table import count_held, create_cable_table, list_undated, say_held, sort_cables
from generator.compose.calendar import compose_calendar
from generator.compose.entry_lists import ENTRY_LISTS, compose_entry_list, plan_entry_lists
from generator.compose.list_page import create_list_page
from generator.compose.marks import LEVELS, class_level, say_level
from generator.compose.months import draw_months
from generator.compose.network import compose_network, plan_networks
from generator.compose.shelves import MANY, compose_year_of, create_shelf, plan_shelf
from generator.compose.unwritten_pages import UNWRITTEN, compose_unwritten, plan_unwritten
from generator.compose.words import MONTHS, say_count, say_date, text
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Emphasis, Heading, Inlines, Link, Paragraph, Table
from generator.model.site import Index


def plan_lists(index: Index) -> tuple[str, ...]:
    """The paths of all lists of the edition (`cables`, `dates/2008/02`)."""
    months = [f"dates/{month.replace('-', '/')}" for month in index.by_month if len(month) == 7]
    years = [f"dates/{year}" for year in _years(index)]
    levels = [path for level, mrns in _shelve_levels(index) for path in plan_shelf(level, mrns, index)]
    return (*_MAKERS, *plan_entry_lists(index), *plan_unwritten(index), *plan_networks(index), *levels, *years, *months)


def compose_list(path: str, index: Index) -> Page:
    """The list at one of the paths of `plan_lists`."""
    first, _, rest = path.partition("/")
    if first in UNWRITTEN and rest and not rest.startswith("letters/"):
        return compose_unwritten(path, index)
    if first in ENTRY_LISTS:
        return compose_entry_list(path, index)
    if first == "references":
        return compose_network(path, index)
    if path in _MAKERS:
        return _MAKERS[path](index)
    if first == "classifications":
        return _compose_level_year(path, index)
    _, year, *month = path.split("/")
    return _compose_month(index, f"{year}-{month[0]}") if month else _compose_year(index, year)


def compose_cables(index: Index) -> Page:
    """The list of all cables: those held, or where they are many the years; then those that are only cited."""
    held = list(index.in_order)
    cited = sort_cables((mrn for mrn, card in index.cards.items() if not card.held), index)
    blocks: list[Block] = [
        Paragraph(text(say_held(len(held), len(cited))), ("number-line",)),
        Heading(1, text("Cables")),
        Paragraph(
            (
                *text("In order of date. A cable that is cited and not held has a page that says what is known of it."),
                *text(" Who cites whom: "),
                Link("/references/index.md", text("References")),
                *text("."),
            ),
            ("lead",),
        ),
    ]
    if len(held) <= MANY:
        blocks.append(create_cable_table(held, index))
    else:
        blocks += _list_years(index)
    if cited:
        blocks += [Heading(2, text("Cited, not held"), (), "cited"), create_cable_table(cited[:MANY], index)]
        if len(cited) > MANY:
            blocks.append(Paragraph(text(f"The first {MANY} of {len(cited):,}."), ("hint",)))
    return create_list_page(index, "cables", "Cables", blocks, "cables", kind="cables", downloads="cables")


def compose_classifications(index: Index) -> Page:
    """Cables by classification, the highest last."""
    blocks: list[Block] = [
        Paragraph(text(say_count(len(index.in_order), "cable")), ("number-line",)),
        Heading(1, text("Classifications")),
        Paragraph(
            text("The level stands at head and foot of a cable; portion marks give that of each paragraph."), ("lead",)
        ),
    ]
    for path, mrns in _shelve_levels(index):
        name = index.cards[mrns[0]].classification
        level = class_level(name)
        title = say_level(name) or _UNKNOWN
        blocks.append(Heading(2, (Emphasis(text(title), (level,) if level else ()),), (), level or "unknown"))
        blocks.append(Paragraph(text(say_count(len(mrns), "cable") + "."), ("hint",)))
        blocks.append(create_shelf(path, mrns, index))
    return create_list_page(index, "classifications", "Classifications", blocks, "cables", kind="cables")


def _shelve_levels(index: Index) -> list[tuple[str, list[str]]]:
    """Each classification, as the path of its pages by year, with its cables."""
    found: dict[str, list[str]] = {}
    for mrn in index.in_order:
        found.setdefault(index.cards[mrn].classification, []).append(mrn)
    return [(f"classifications/{class_level(name) or 'unknown'}", found[name]) for name in _sort_levels(set(found))]


def _compose_level_year(path: str, index: Index) -> Page:
    base = path.rpartition("/")[0]
    mrns = dict(_shelve_levels(index))[base]
    title = say_level(index.cards[mrns[0]].classification) or _UNKNOWN
    trail = (
        ("The edition", "/"),
        ("Classifications", "/classifications/"),
        (title, f"/classifications/#{base.rpartition('/')[2]}"),
    )
    return compose_year_of(path, title, mrns, index, section="cables", trail=trail)


def compose_dates(index: Index) -> Page:
    """The list of years."""
    dated = [mrn for mrns in index.by_month.values() for mrn in mrns]
    blocks: list[Block] = [
        Paragraph(text(say_held(*count_held(dated, index))), ("number-line",)),
        Heading(1, text("Dates")),
        Paragraph(text("Cables by the day on which they were sent, by their date-time groups."), ("lead",)),
        *_list_years(index),
        *([Paragraph(undated, ("hint",))] if (undated := list_undated(index)) else []),
    ]
    page = create_list_page(index, "dates", "Dates", blocks, "dates", kind="counts")
    return replace(page, meta={**page.meta, "months": draw_months(index.by_month, index)})


def _compose_year(index: Index, year: str) -> Page:
    """The list of the months of a year; cables of which only the year is known stand below."""
    months = _months(index, year)
    rows = [
        _count(say_date(month), f"/dates/{month.replace('-', '/')}.md", *count_held(index.by_month[month], index))
        for month in months
    ]
    table: Blocks = (Table(_COUNTS, tuple(rows), ("", "right", "right")),) if rows else ()
    unplaced = index.by_month.get(year, ())
    rest: Blocks = (create_cable_table(unplaced, index),) if unplaced else ()
    number = Paragraph(text(say_held(*count_held(_in_year(index, year), index))), ("number-line",))
    trail = (("Dates", "/dates/"), (year, None))
    blocks = [number, Heading(1, text(year)), *table, *rest]
    page = create_list_page(index, f"dates/{year}", year, blocks, "dates", kind="counts", trail=trail)
    own = {month: index.by_month[month] for month in months}
    return replace(page, meta={**page.meta, "months": draw_months(own, index)})


def _compose_month(index: Index, month: str) -> Page:
    """The list of the cables of a month."""
    mrns = index.by_month[month]
    year, number = month.split("-")
    title = say_date(month)
    blocks: list[Block] = [
        Paragraph(text(say_held(*count_held(mrns, index))), ("number-line",)),
        Heading(1, text(title)),
        *compose_calendar(month, index),
        create_cable_table(mrns, index),
    ]
    trail = (("Dates", "/dates/"), (year, f"/dates/{year}/"), (MONTHS[int(number) - 1], None))
    page = create_list_page(index, f"dates/{year}/{number}", title, blocks, "dates", kind="cables", trail=trail)
    months = _months(index, year)
    place = months.index(month)
    around = [months[place - 1] if place else None, months[place + 1] if place + 1 < len(months) else None]
    steps = [[say_date(other), f"/dates/{other.replace('-', '/')}/"] if other else None for other in around]
    return Page(page.path, page.title, page.blocks, {**page.meta, "previous": steps[0], "next": steps[1]})


#: What stands in place of a level where a cable bears none.
_UNKNOWN = "No classification found"
_COUNTS = tuple(text(name) for name in ("Date", "Held", "Cited or citing"))


def _count(label: str, href: str, held: int, cited: int) -> tuple[Inlines, ...]:
    return (Link(href, text(label)),), text(f"{held:,}" if held else ""), text(f"{cited:,}" if cited else "")


def _list_years(index: Index) -> Blocks:
    rows = [_count(year, f"/dates/{year}.md", *count_held(_in_year(index, year), index)) for year in _years(index)]
    return (Table(_COUNTS, tuple(rows), ("", "right", "right")),) if rows else ()


def _years(index: Index) -> list[str]:
    return sorted({month[:4] for month in index.by_month})


def _months(index: Index, year: str) -> list[str]:
    """The months of a year of which there are cables."""
    return [month for month in index.by_month if month[:4] == year and len(month) == 7]


def _in_year(index: Index, year: str) -> list[str]:
    return [mrn for month, mrns in index.by_month.items() if month[:4] == year for mrn in mrns]


def _sort_levels(levels: set[str]) -> list[str]:
    order = list(LEVELS)
    return sorted(levels, key=lambda name: (order.index(name) if name in order else len(order), name))


_MAKERS: Mapping[str, Callable[[Index], Page]] = {
    "cables": compose_cables,
    "classifications": compose_classifications,
    "dates": compose_dates,
}
