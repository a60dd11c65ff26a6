"""An entry in the cables: its mentions in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat

from generator.compose.cable_table import create_cable_table
from generator.compose.meta import create_meta
from generator.compose.periods import say_period, tabulate_periods, trace_period
from generator.compose.sections import find_section, trace_entry
from generator.compose.shelves import day_of
from generator.compose.words import join, say_count, text
from generator.model.concordance import CableMentions, MentionInContext, find_weight
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.periods import find_period, split_period
from generator.model.prose import Block, Blocks, Heading, Inlines, Link, Paragraph, Strong, Table
from generator.model.site import Index

#: How many mentions the page of an entry shows; the rest stands in pages by period.
FIRST = 50

#: Marks that stand at the keyword without a blank: `(NATO)`, `"NATO,`.
_OPENING, _CLOSING = re.compile(r"(?<!\S)[^\w\s…]{1,3}\Z"), re.compile(r"\A[^\w\s…]{1,3}(?!\S)")
_HEADER = tuple(text(name) for name in ("Before", "Keyword", "After", "Where"))


def compose_concordance(entry: Entry, index: Index) -> Blocks:
    """The section of an entry's page, or nothing where no cable mentions it. TAGS and posts list cables instead."""
    mentions = index.mentions.get(entry.key, ())
    if not mentions:
        return ()
    if entry.space == "glossary":
        heading = Heading(2, text("In the cables"), (), "mentions")
        return (heading, _hint(_say_years(entry, mentions, "mention", index)), _create_table(mentions))
    hint = (_hint(_say_years(entry, mentions, "cable", index)),) if len(mentions) > FIRST else ()
    table = create_cable_table([same.mrn for same in mentions[:FIRST]], index)
    return (Heading(2, text("Cables"), (), "cables"), *hint, table)


def list_periods(entry: Entry, index: Index) -> tuple[str, ...]:
    """The periods that have a page of mentions of their own: none where all stand on the page of the entry."""
    few = index.mention_lines.get(entry.key, 0) <= FIRST
    return () if few else index.mention_periods[entry.key]


def compose_mentions(entry: Entry, period: str, index: Index) -> Page:
    """The page of an entry's mentions in the cables of a period; of TAGS and posts, of the cables."""
    mentions: Sequence[CableMentions] = index.mentions_by_period.get(f"{entry.key}/{period}", ())
    thing, heading = "mention", Heading(2, text("In the cables"), (), "mentions")
    if entry.space != "glossary":
        thing, heading = "cable", Heading(2, text("Cables"), (), "cables")
    base = f"{entry.key}/mentions"
    if parts := split_period(period, _list_days(entry, mentions, index)):
        table = tabulate_periods(base, parts, f"{thing.capitalize()}s")
    elif thing == "mention":
        table = _create_table(mentions, None)
    else:
        table = create_cable_table([same.mrn for same in mentions], index)
    title = f"{entry.headword} in the cables of {say_period(period)}"
    blocks: tuple[Block, ...] = (
        Paragraph(text(say_count(_count_lines(entry, mentions), thing)), ("number-line",)),
        Heading(1, text(title)),
        Paragraph((Link(f"/{entry.key}.md", text(entry.headword), (entry.hue,)),)),
        heading,
        table,
    )
    path = f"{base}/{period}"
    trail = (*trace_entry(entry)[:-1], (entry.headword, f"/{entry.key}/"), *trace_period(base, period))
    meta = create_meta(index.imprint, "entry", f"/{path}/", f"{title}.", section=find_section(entry), trail=trail)
    return Page(f"{path}.md", title, blocks, meta)


def _count_lines(entry: Entry, mentions: Iterable[CableMentions]) -> int:
    """How many lines the pages of an entry have for its mentions, or for the cables with them."""
    return sum(map(find_weight(entry.key), mentions))


def _list_days(entry: Entry, mentions: Iterable[CableMentions], index: Index) -> Iterator[str]:
    """The days of all the lines."""
    weigh = find_weight(entry.key)
    return chain.from_iterable(repeat(day_of(same.mrn, index), weigh(same)) for same in mentions)


def _hint(words: Inlines) -> Paragraph:
    return Paragraph(words, ("hint",))


def _say_years(entry: Entry, found: Sequence[CableMentions], thing: str, index: Index) -> Inlines:
    """How many mentions (or cables) each year has: `2008: 3 mentions, in order of date`."""
    years = Counter(find_period(day, 0) for day in _list_days(entry, found, index))
    if years.total() <= FIRST:
        said = "; ".join(f"{year}: {say_count(number, thing)}" for year, number in sorted(years.items()))
        return text(said + ", in order of date.")
    links: list[Inlines] = [
        (Link(f"/{entry.key}/mentions/{year}.md", text(year)), *text(f" {number:,}"))
        for year, number in sorted(years.items())
    ]
    said = f"The first {FIRST} of {say_count(years.total(), thing)}, in order of date. All: "
    return (*text(said), *join(links), *text("."))


def _create_table(mentions: Iterable[CableMentions], most: int | None = FIRST) -> Table:
    """The first mentions, at `most` so many, each in its context."""
    shown = islice(chain.from_iterable(same.read() for same in mentions), most)
    return Table(_HEADER, tuple(_row(mention) for mention in shown), ("right", "", "", ""))


def _part(mark: re.Pattern[str], words: str) -> tuple[str, str]:
    """Words in two, parted where marks that stand at the keyword without a blank begin or end."""
    found = mark.search(words)
    at = (found.start() if mark is _OPENING else found.end()) if found else (len(words) if mark is _OPENING else 0)
    return words[:at], words[at:]


def _row(mention: MentionInContext) -> tuple[Inlines, ...]:
    address = f"/cables/{mention.mrn}.md" + (f"#{mention.anchor}" if mention.anchor else "")
    before, opening = _part(_OPENING, mention.before)
    closing, after = _part(_CLOSING, mention.after)
    return (
        text(before.strip()),
        (*text(opening), Strong(text(mention.keyword)), *text(closing)),
        text(after.strip()),
        (Link(address, text(f"{mention.mrn} {mention.label}")),),
    )
