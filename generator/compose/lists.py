"""Lists with counts: cables, entries by kind, posts, TAGS, classifications, dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.compose.cable_table import count_held, create_cable_table, list_undated, say_held, sort_cables
from generator.compose.calendar import compose_calendar
from generator.compose.citing import compose_citing, plan_citing
from generator.compose.entry_lists import ENTRY_LISTS, compose_entry_list, plan_entry_lists
from generator.compose.list_page import create_list_page
from generator.compose.marks import LEVELS, class_level, say_level
from generator.compose.months import draw_months
from generator.compose.network import compose_network, plan_networks
from generator.compose.shelves import compose_shelf, create_shelf, plan_shelf
from generator.compose.unwritten_pages import UNWRITTEN, compose_unwritten, plan_unwritten
from generator.compose.words import MONTHS, say_count, say_date, text
from generator.model.page import Page
from generator.model.periods import LONGEST
from generator.model.prose import Block, Blocks, Emphasis, Heading, Inlines, Link, Paragraph, Table
from generator.model.site import Index


def plan_lists(index: Index) -> tuple[str, ...]:
    """The paths of all lists of the edition (`cables`, `dates/2008/02`)."""
    months = [month for month in index.by_month if len(month) == len("2008-02")]
    days = [day for month in months for day in _split_month(index, month)]
    dates = [f"dates/{when.replace('-', '/')}" for when in (*_years(index), *months, *days)]
    levels = [path for level, mrns in _shelve_levels(index) for path in plan_shelf(level, mrns, index)]
    return (
        *_MAKERS,
        *plan_entry_lists(index),
        *plan_unwritten(index),
        *plan_networks(index),
        *levels,
        *dates,
        *plan_citing(index),
    )


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
        return _compose_level(path, index)
    if first == "cables":
        return compose_citing(path, index)
    compose = {"2008": _compose_year, "2008/02": _compose_month, "2008/02/12": _compose_day}
    return next(make for form, make in compose.items() if len(form) == len(rest))(index, rest.replace("/", "-"))


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
    if len(held) <= LONGEST:
        blocks.append(create_cable_table(held, index))
    else:
        blocks += _list_years(index)
    if cited:
        blocks += [Heading(2, text("Cited, not held"), (), "cited"), *_tabulate_first(cited, index)]
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


def _compose_level(path: str, index: Index) -> Page:
    """The cables of a classification in a period."""
    _, level, period = path.split("/", 2)
    base = f"classifications/{level}"
    mrns = dict(_shelve_levels(index))[base]
    title = say_level(index.cards[mrns[0]].classification) or _UNKNOWN
    above = (("The edition", "/"), ("Classifications", "/classifications/"), (title, f"/classifications/#{level}"))
    return compose_shelf(base, period, title, mrns, index, section="cables", trail=above)


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
    rest = _tabulate_first(index.by_month.get(year, ()), index)
    number = Paragraph(text(say_held(*count_held(_in_year(index, year), index))), ("number-line",))
    trail = (("Dates", "/dates/"), (year, None))
    blocks = [number, Heading(1, text(year)), *table, *rest]
    page = create_list_page(index, f"dates/{year}", year, blocks, "dates", kind="counts", trail=trail)
    own = {month: index.by_month[month] for month in months}
    return replace(page, meta={**page.meta, "months": draw_months(own, index)})


def _compose_month(index: Index, month: str) -> Page:
    """The list of the cables of a month, or where they are many of its days; cables without a day stand below."""
    mrns = index.by_month[month]
    year, number = month.split("-")
    title = say_date(month)
    days = _split_month(index, month)
    shown = [mrn for mrn in mrns if len(index.cards[mrn].sent) < _DAY] if days else mrns
    rows = [_count(say_date(day), f"/dates/{day.replace('-', '/')}.md", *count_held(days[day], index)) for day in days]
    blocks: list[Block] = [
        Paragraph(text(say_held(*count_held(mrns, index))), ("number-line",)),
        Heading(1, text(title)),
        *compose_calendar(month, index, days_lead_on=bool(days)),
        *([Table(_COUNTS, tuple(rows), ("", "right", "right"))] if days else []),
        *_tabulate_first(shown, index),
    ]
    trail = (("Dates", "/dates/"), (year, f"/dates/{year}/"), (MONTHS[int(number) - 1], None))
    kind = "counts" if days else "cables"
    page = create_list_page(index, f"dates/{year}/{number}", title, blocks, "dates", kind=kind, trail=trail)
    return _add_neighbours(page, month, _months(index, year))


def _compose_day(index: Index, day: str) -> Page:
    """The list of the cables of a day."""
    days = _split_month(index, day[:7])
    year, month, number = day.split("-")
    title = say_date(day)
    blocks: list[Block] = [
        Paragraph(text(say_held(*count_held(days[day], index))), ("number-line",)),
        Heading(1, text(title)),
        create_cable_table(days[day], index),
    ]
    above = (("Dates", "/dates/"), (year, f"/dates/{year}/"), (MONTHS[int(month) - 1], f"/dates/{year}/{month}/"))
    trail = (*above, (number.lstrip("0"), None))
    path = f"dates/{year}/{month}/{number}"
    return _add_neighbours(
        create_list_page(index, path, title, blocks, "dates", kind="cables", trail=trail), day, [*days]
    )


def _add_neighbours(page: Page, when: str, order: Sequence[str]) -> Page:
    """The page of a month or day with the ways to the one before and the one after in `order`."""
    place = order.index(when)
    around = [order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None]
    steps = [[say_date(other), f"/dates/{other.replace('-', '/')}/"] if other else None for other in around]
    return replace(page, meta={**page.meta, "previous": steps[0], "next": steps[1]})


def _split_month(index: Index, month: str) -> dict[str, list[str]]:
    """The days of a month with the cables of each, where there are too many for one page."""
    days: dict[str, list[str]] = {}
    mrns = index.by_month[month]
    for mrn in mrns if len(mrns) > LONGEST else ():
        if len(sent := index.cards[mrn].sent) >= _DAY:
            days.setdefault(sent[:_DAY], []).append(mrn)
    return dict(sorted(days.items()))


def _tabulate_first(mrns: Sequence[str], index: Index) -> Blocks:
    """The table of cables as far as a page has room; nothing where there are none."""
    if not mrns:
        return ()
    rest = (Paragraph(text(f"The first {LONGEST} of {len(mrns):,}."), ("hint",)),) if len(mrns) > LONGEST else ()
    return (create_cable_table(mrns[:LONGEST], index), *rest)


#: How long the ISO date of a day is.
_DAY = len("2008-02-12")
#: What stands in place of a level where a cable bears none.
_UNKNOWN = "No classification found"
_COUNTS = tuple(text(name) for name in ("Date", "Held", "Known, not held"))


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
