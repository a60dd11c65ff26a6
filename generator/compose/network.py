"""The network of references: who cites whom, as pictures and as a list.

Telegrams that cite each other, directly or by way of others, are a group. Each group is a picture of its own: a row a
telegram, in order of time; a column a post; a line from each to what it cites.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.compose.links import link_cable, say_mrn
from generator.compose.list_page import create_list_page
from generator.compose.marks import class_level
from generator.compose.references import say_when
from generator.compose.words import MONTHS, join, say_count, say_date, text
from generator.model.mrn import MRN
from generator.model.page import Page
from generator.model.prose import Block, Heading, Inlines, Link, Paragraph, Table
from generator.model.site import CableCard, Citation, Index

#: From how many references on they are split by year, those of a year by month, and those of a month by day.
MANY = 300
#: A larger group of telegrams has no picture: nobody could follow its lines.
LARGEST = 40
#: How many telegrams the pictures of a page show together.
DRAWN = 120
#: The columns of a picture; the last is of all other posts, where there are more.
COLUMNS = 7

#: Measures of a picture, in pixels at the default zoom: of the column of dates, of a post's column, of a row.
_DATES, _COLUMN, _ROW, _TOP = 176, 110, 28, 30
_RADIUS = 5.5
#: Where the label of a telegram begins, from the middle of its disc, and how wide one of its signs is at most.
_LABEL, _SIGN = 12, 7.6
#: After every date.
_UNKNOWN = "9999"
_HEADER = tuple(text(name) for name in ("Date", "Number", "Subject", "Cites", "Cited by"))


def plan_networks(index: Index) -> tuple[str, ...]:
    """The paths of the pages: one, or where references are many a page a year, a month, a day."""
    return tuple(f"references/{when.replace('-', '/')}".rstrip("/") for when in _plan("", index))


def _plan(when: str, index: Index) -> Iterator[str]:
    """A period (`2008-02`; empty for all), and those it is split into."""
    yield when
    if len(_find(index, when)) > MANY:
        for below in _list_below(index, when):
            yield from _plan(below, index)


def compose_network(path: str, index: Index) -> Page:
    """The page at one of the paths of `plan_networks`."""
    when = "-".join(path.split("/")[1:])
    found = _find(index, when)
    below = _list_below(index, when) if len(found) > MANY else ()
    if not below:
        return _compose_period(index, when, found, ())
    return _compose_period(index, when, [one for one in found if _find_when(one, index) == when], below)


def _compose_period(index: Index, when: str, citations: Sequence[Citation], below: Sequence[str]) -> Page:
    """A page of the references of a year or month (`when`; empty for all); `below` are the periods it is split into."""
    shown = citations[:MANY]
    named = {mrn for one in shown for mrn in (one.citing, one.cited)}
    counted = sum(len(_find(index, period)) for period in below) + len(citations)
    blocks: list[Block] = [
        Paragraph(text(say_count(counted, "reference")), ("number-line",)),
        Heading(1, text(f"References, {say_date(when)}" if when else "References")),
        Paragraph(text("Who cites whom." if counted else "No cable here cites another."), ("lead",)),
    ]
    if below:
        rows = (
            ((Link(f"/references/{period.replace('-', '/')}.md", text(say_date(period))),), text(f"{number:,}"))
            for period in below
            if (number := len(_find(index, period)))
        )
        blocks.append(Table((text("Date of the citing cable"), text("References")), tuple(rows), ("", "right")))
    if shown:
        blocks += [Heading(2, text("As a list"), (), "list"), _create_table(named, shown, index)]
    if len(citations) > MANY:
        blocks.append(Paragraph(text(f"The first {MANY} of {len(citations):,}; the data have all."), ("hint",)))
    steps = when.split("-") if when else []
    labels = [
        "Cables",
        "References",
        *(MONTHS[int(step) - 1] if at == 1 else step.lstrip("0") for at, step in enumerate(steps)),
    ]
    ways = ["/cables/", *("/".join(["/references", *steps[:depth], ""]) for depth in range(len(steps) + 1))]
    trail: list[tuple[str, str | None]] = [*zip(labels[:-1], ways, strict=False), (labels[-1], None)]
    page = create_list_page(
        index, "/".join(["references", *steps]), "References" + (f", {say_date(when)}" if when else ""), blocks,
        "cables", kind="references" if shown else "counts", trail=tuple(trail), downloads="references",
    )  # fmt: skip
    return replace(page, meta={**page.meta, "pictures": draw_pictures(shown, index)})


def _create_table(named: Iterable[str], citations: Sequence[Citation], index: Index) -> Table:
    cites: dict[str, list[Inlines]] = {}
    cited_by: dict[str, list[Inlines]] = {}
    for one in citations:
        label = text(f" ({one.label})") if one.label else ()
        cites.setdefault(one.citing, []).append((*link_cable(one.cited, index), *label))
        cited_by.setdefault(one.cited, []).append((*link_cable(one.citing, index), *label))
    rows: list[tuple[Inlines, ...]] = [
        (
            text(_say_day(mrn, index)),
            link_cable(mrn, index, text(mrn)),
            text(index.cards[mrn].title),
            join(cites.get(mrn, ())),
            join(cited_by.get(mrn, ())),
        )
        for mrn in sorted(named, key=_order(citations, index).__getitem__)
    ]
    return Table(_HEADER, tuple(rows))


def draw_pictures(citations: Sequence[Citation], index: Index) -> list[dict[str, Any]]:
    """The pictures of references, of the earliest group first, as far as they can be followed.

    Each is what a template draws (docs/markdown.md): `width` and `height`; `columns` with the middle of each and its
    name; `rows` with height and date; `telegrams` with place, label, number, address and classes; `lines` as paths.
    """
    pictures = []
    left = DRAWN
    keys = _order(citations, index)
    for group in sorted(find_groups(citations), key=lambda group: (-len(group), min(keys[mrn] for mrn in group))):
        if len(group) <= min(LARGEST, left):
            left -= len(group)
            pictures.append(sorted(group, key=lambda mrn: keys[mrn]))
    pictures.sort(key=lambda group: keys[group[0]])
    return [_draw(group, citations, index) for group in pictures]


def find_groups(citations: Iterable[Citation]) -> list[set[str]]:
    """The telegrams that references join, directly or by way of others."""
    group_of: dict[str, set[str]] = {}
    for one in citations:
        first, second = (group_of.setdefault(mrn, {mrn}) for mrn in (one.citing, one.cited))
        if first is not second:
            larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
            larger |= smaller
            for mrn in smaller:
                group_of[mrn] = larger
    return list({id(group): group for group in group_of.values()}.values())


def _order(citations: Iterable[Citation], index: Index) -> dict[str, tuple[str, int, str, int]]:
    """The place of each telegram in time. One without a date stands before the first that cites it."""
    citing: dict[str, str] = {}
    named: set[str] = set()
    for one in citations:
        named |= {one.citing, one.cited}
        sent = _sent(index.cards.get(one.citing))
        citing[one.cited] = min(citing.get(one.cited, sent), sent)
    order = {}
    for mrn in named:
        number = MRN.of(mrn)
        card = index.cards.get(mrn)
        sent = _sent(card)
        day = sent if sent != _UNKNOWN else min(citing.get(mrn, sent), f"{number.year}-12-31")
        order[mrn] = (day, int(bool(card and card.held)), number.post, number.serial)
    return order


def _sent(card: CableCard | None) -> str:
    return (card.sent if card else "") or _UNKNOWN


def _say_day(mrn: str, index: Index) -> str:
    """The date of a telegram, or at least the year, which its number has."""
    return say_when(mrn, index) or str(MRN.of(mrn).year)


def _draw(group: Sequence[str], citations: Iterable[Citation], index: Index) -> dict[str, Any]:
    """The picture of a group of telegrams in order of time."""
    posts: dict[str, int] = {}
    for mrn in group:
        post = MRN.of(mrn).post
        posts[post] = posts.get(post, 0) + 1
    own = sorted(posts, key=lambda post: (-posts[post], post))
    if len(own) > COLUMNS:
        own = own[: COLUMNS - 1]
    columns = {post: _DATES + number * _COLUMN + _RADIUS * 2 for number, post in enumerate(own)}
    others = _DATES + len(own) * _COLUMN + _RADIUS * 2
    places: dict[str, tuple[float, float, float]] = {}
    rows, telegrams = [], []
    for number, mrn in enumerate(group):
        post = MRN.of(mrn).post
        x, y = columns.get(post, others), _TOP + number * _ROW + _ROW / 2
        card = index.cards[mrn]
        level = class_level(card.classification)
        label = str(MRN.of(mrn).serial) if post in columns else say_mrn(mrn)
        places[mrn] = x, y, x + _LABEL + len(label) * _SIGN
        classes = f"held {level or ''}".strip() if card.held else "cited"
        rows.append([y, _say_day(mrn, index)])
        telegrams.append([x, y, label, say_mrn(mrn), f"/cables/{mrn}/", classes])
    heads = [[x, post] for post, x in columns.items()]
    if len(own) < len(posts):
        heads.append([others, "Other posts"])
    lines = [
        _draw_line(places[one.citing], places[one.cited])
        for one in citations
        if one.citing in places and one.cited in places and one.citing != one.cited
    ]
    return {
        "width": _DATES + len(heads) * _COLUMN + (_COLUMN // 2 if len(own) < len(posts) else 0),
        "height": _TOP + len(group) * _ROW + 4,
        "columns": heads,
        "rows": rows,
        "telegrams": telegrams,
        "lines": sorted(set(lines)),
    }


def _draw_line(start: tuple[float, float, float], end: tuple[float, float, float]) -> str:
    """A curve from one telegram to another, each given by the middle of its disc and the end of its label.

    Labels stand at the right of discs: a line meets a disc at its left, and a label at its right, and crosses neither.
    In one column it bows out to the left.
    """
    (x1, y1, right1), (x2, y2, right2) = start, end
    if x1 == x2:
        x1, x2 = x1 - _RADIUS, x2 - _RADIUS - 4
        bow = min(60.0, 16 + abs(y2 - y1) / 6)
        return f"M{x1:g} {y1:g}C{x1 - bow:g} {y1:g} {x1 - bow:g} {y2:g} {x2:g} {y2:g}"
    x1, x2 = (x1 - _RADIUS, right2 + 6) if x2 < x1 else (right1 + 2, x2 - _RADIUS - 4)
    reach = abs(x2 - x1) / 2 * (1 if x2 > x1 else -1)
    return f"M{x1:g} {y1:g}C{x1 + reach:g} {y1:g} {x2 - reach:g} {y2:g} {x2:g} {y2:g}"


def _find(index: Index, when: str) -> Sequence[Citation]:
    """The references of a day, of a month, of a year, or all."""
    if len(when) == len("2008-02"):
        return index.citations_by_month.get(when, ())
    if len(when) > len("2008-02"):
        return [one for one in index.citations_by_month.get(when[:7], ()) if _find_when(one, index) == when]
    return [one for month, found in index.citations_by_month.items() if month.startswith(when) for one in found]


def _list_below(index: Index, when: str) -> Sequence[str]:
    """The periods of which one is made: the months of a year, the days of a month; none of a day."""
    if not when:
        return sorted({month[:4] for month in index.citations_by_month})
    if len(when) == len("2008"):
        return [month for month in index.citations_by_month if month[:4] == when and len(month) > len("2008")]
    if len(when) == len("2008-02"):
        return sorted({day for one in _find(index, when) if (day := _find_when(one, index)) != when})
    return ()


def _find_when(one: Citation, index: Index) -> str:
    """The day of what cites, as far as it is known; its year where its date is lost."""
    card = index.cards.get(one.citing)
    return card.sent[:10] if card and len(card.sent) >= len("2008-02") else str(MRN.of(one.citing).year)
