"""An entry in the cables: its mentions in context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.compose.cable_table import create_cable_table, sort_cables
from generator.compose.meta import create_meta
from generator.compose.words import join, say_count, text
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Heading, Inlines, Link, Paragraph, Strong, Table
from generator.model.site import Index, MentionInContext

#: How many mentions the page of an entry shows; the rest stands in pages by year.
FIRST = 50

_HEADER = tuple(text(name) for name in ("Before", "Keyword", "After", "Where"))


def compose_concordance(entry: Entry, index: Index) -> Blocks:
    """The section of an entry's page, or nothing where no cable mentions it. TAGS and posts list cables instead."""
    mentions = index.mentions.get(entry.key, ())
    if not mentions:
        return ()
    if entry.space != "glossary":
        mrns = sort_cables({mention.mrn for mention in mentions}, index)
        hint = () if len(mrns) <= FIRST else (_hint(text(f"The first {FIRST} of {len(mrns):,} cables.")),)
        return (Heading(2, text("Cables"), (), "cables"), *hint, create_cable_table(mrns[:FIRST], index))
    heading = Heading(2, text("In the cables"), (), "mentions")
    return (heading, _hint(_say_years(entry, mentions, index)), _create_table(mentions[:FIRST]))


def list_years(entry: Entry, index: Index) -> tuple[str, ...]:
    """The years that have a page of mentions of their own: all of them where there are too many for one page."""
    mentions = index.mentions.get(entry.key, ())
    if entry.space != "glossary" or len(mentions) <= FIRST:
        return ()
    return tuple(sorted({_year(mention, index) for mention in mentions}))


def compose_mentions(entry: Entry, year: str, index: Index) -> Page:
    """The page of an entry's mentions in the cables of one year."""
    mentions = [mention for mention in index.mentions.get(entry.key, ()) if _year(mention, index) == year]
    title = f"{entry.headword} in the cables of {year}"
    blocks: tuple[Block, ...] = (
        Paragraph(text(say_count(len(mentions), "mention")), ("number-line",)),
        Heading(1, text(title)),
        Paragraph((Link(f"/{entry.key}.md", text(entry.headword), (entry.hue,)),)),
        Heading(2, text("In the cables"), (), "mentions"),
        _create_table(mentions),
    )
    path = f"{entry.key}/mentions/{year}"
    trail = (("Glossary", "/glossary/"), (entry.headword, f"/{entry.key}/"), (year, None))
    meta = create_meta(index.imprint, "entry", f"/{path}/", f"{title}.", section="glossary", trail=trail)
    return Page(f"{path}.md", title, blocks, meta)


def count_cables(mentions: Sequence[MentionInContext]) -> int:
    """In how many cables mentions stand."""
    return len({mention.mrn for mention in mentions})


def _hint(words: Inlines) -> Paragraph:
    return Paragraph(words, ("hint",))


def _year(mention: MentionInContext, index: Index) -> str:
    card = index.cards.get(mention.mrn)
    return (card.sent[:4] if card else "") or "undated"


def _say_years(entry: Entry, mentions: Sequence[MentionInContext], index: Index) -> Inlines:
    """How many mentions each year has: `2008: 3 mentions, in order of date`."""
    years = Counter(_year(mention, index) for mention in mentions)
    if len(mentions) <= FIRST:
        said = "; ".join(f"{year}: {say_count(number, 'mention')}" for year, number in sorted(years.items()))
        return text(said + ", in order of date.")
    links: list[Inlines] = [
        (Link(f"/{entry.key}/mentions/{year}.md", text(year)), *text(f" {number:,}"))
        for year, number in sorted(years.items())
    ]
    return (
        *text(f"The first {FIRST} of {len(mentions):,} mentions, in order of date. All: "),
        *join(links),
        *text("."),
    )


def _create_table(mentions: Sequence[MentionInContext]) -> Table:
    return Table(_HEADER, tuple(_row(mention) for mention in mentions), ("right", "", "", ""))


def _row(mention: MentionInContext) -> tuple[Inlines, ...]:
    address = f"/cables/{mention.mrn}.md" + (f"#{mention.anchor}" if mention.anchor else "")
    return (
        text(mention.before.strip()),
        (Strong(text(mention.keyword)),),
        text(mention.after.strip()),
        (Link(address, text(f"{mention.mrn} {mention.label}")),),
    )
