"""The page of an entry of the register."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.citation import cite_entry
from generator.compose.concordance import compose_concordance
from generator.compose.dress import dress_links
from generator.compose.hosting import find_edit_links
from generator.compose.links import link_entry
from generator.compose.meta import create_meta, name_window
from generator.compose.past import say_past
from generator.compose.prose import find_gist, flow, mark_later
from generator.compose.sections import find_section, trace_entry
from generator.compose.words import KIND_NAMES, join, say_count, say_date, say_list, text
from generator.model.alphabet import sort_key
from generator.model.entry import Entry, Held
from generator.model.page import Page
from generator.model.prose import (
    Block,
    Blocks,
    Code,
    Definition,
    Definitions,
    Heading,
    Inlines,
    Paragraph,
    plain,
)
from generator.model.site import Index


def compose_entry(entry: Entry, index: Index) -> Page:
    """The page of an entry of any kind."""
    mentions = index.mentions.get(entry.key, ())
    cables = say_count(len(mentions), "cable")
    where = f"{say_count(sum(same.number for same in mentions), 'mention')} in {cables}"
    if entry.space != "glossary":
        where = cables if mentions else "in no cable yet"
    elif not mentions:  # a header may bear it all the same: addresses and codes there are told by posts and TAGS
        where = "not in the running text of a cable"
    blocks: tuple[Block, ...] = (
        Paragraph(text(f"{KIND_NAMES[entry.kind][0]}\u2003{where}"), ("number-line",)),
        Heading(1, text(entry.headword)),
        *_compose_body(entry),
        *_compose_facts(entry, index),
        *compose_concordance(entry, index),
        *cite_entry(entry, index),
    )
    address = f"/{entry.key}/"
    expansion = entry.expansion if entry.space == "glossary" else ""  # a code may mean what a short form does
    meta = create_meta(
        index.imprint, "entry", address, plain(find_gist(entry)), section=find_section(entry), trail=trace_entry(entry)
    )
    before, after = find_neighbours(entry, index)
    meta.update(
        {
            "previous": before,
            "next": after,
            "id": entry.id,
            "window": name_window(entry.headword, expansion, KIND_NAMES[entry.kind][0]),
            "entry_kind": entry.kind,
            "past": say_past(entry.key, index),
            "by": f"By {say_list(entry.contributors)}." if entry.contributors else "By the editors.",
            **find_edit_links(index.imprint, entry.path, entry.headword, subject="entry", address=address),
        }
    )
    return Page(f"{entry.key}.md", entry.headword, dress_links(blocks, index), meta)


def find_neighbours(entry: Entry, index: Index) -> tuple[list[str] | None, list[str] | None]:
    """The entries before and after in the alphabet of the same space, as label and address."""
    before, after = index.entries_around[entry.key]
    return _step(before, index), _step(after, index)


def _step(key: str | None, index: Index) -> list[str] | None:
    return [index.entries[key].headword, f"/{key}/"] if key else None


def _compose_body(entry: Entry) -> Blocks:
    """The gloss, what follows it, and what happened later."""
    first = next((place for place, block in enumerate(entry.body) if isinstance(block, Paragraph)), 0)
    return (
        *mark_later(entry.body[: first + 1], "gloss-text"),
        *mark_later(entry.body[first + 1 :], "gloss-more"),
    )


def _compose_facts(entry: Entry, index: Index) -> Blocks:
    """The list of what is known: only what there is."""
    facts: list[Definition] = []
    if entry.expansion:
        facts.append(_define("Expansion", text(entry.expansion)))
    if entry.symbol:
        facts.append(_define("Symbol", text(entry.symbol)))
    if entry.code and entry.code != entry.headword:
        facts.append(_define("Code", (Code(entry.code),)))
    if entry.variants:
        facts.append(_define("Also", text(", ".join(entry.variants))))
    if entry.held:
        facts.append(_define("Offices held", *(_say_held(held, index) for held in _sort_held(entry))))
    if holders := find_holders(entry, index):
        facts.append(_define("Held by", *holders))
    if entry.posts or entry.since or entry.until or entry.tags:
        facts.append(_define("In this sense", text(_say_use(entry, index))))
    if see := _find_related(entry, index):
        facts.append(_define("See also", join([(link_entry(other),) for other in see])))
    if entry.authorities:
        names = [f"{name}: {number}" for name, number in sorted(entry.authorities.items())]
        facts.append(_define("Authorities", text("; ".join(names))))
    sources = tuple((Paragraph(_flow_source(source)),) for source in entry.sources)
    if sources:
        facts.append(Definition((text("Sources"),), sources))
    return (Definitions(tuple(facts)),) if facts else ()


def _define(term: str, *values: Inlines) -> Definition:
    return Definition((text(term),), tuple((Paragraph(value),) for value in values))


def _flow_source(source: Blocks) -> Inlines:
    paragraphs = [flow(block.children) for block in source if isinstance(block, Paragraph)]
    return join(paragraphs, " ")


def _sort_held(entry: Entry) -> Sequence[Held]:
    """The offices of a person in order of time; one whose beginning is not known stands by its end, or last."""
    return sorted(entry.held, key=lambda held: held.since or held.until or "9999")


def _say_held(held: Held, index: Index) -> Inlines:
    """`Minister of Foreign Affairs of Azerbaijan, April 2004 to 16 July 2020`."""
    office = index.entries.get(f"glossary/{held.office}")
    name: Inlines = (link_entry(office),) if office else text(held.office)
    return (*name, *text(_say_span(held.since, held.until)))


def _say_span(since: str, until: str) -> str:
    if since and until:
        return f", {say_date(since)} to {say_date(until)}"
    if since:
        return f", from {say_date(since)}"
    return f", until {say_date(until)}" if until else ""


def find_holders(entry: Entry, index: Index) -> tuple[Inlines, ...]:
    """Who held an office, in order of time."""
    found = []
    for person, held in index.holders.get(entry.id, ()) if entry.kind == "office" else ():
        found.append((held.since, (link_entry(person), *text(_say_span(held.since, held.until)))))
    return tuple(words for _, words in sorted(found, key=lambda pair: pair[0]))


def _say_use(entry: Entry, index: Index) -> str:
    """When and where a headword has this sense."""
    said = []
    if entry.posts:
        posts = [index.posts_by_name.get(post.upper()) for post in entry.posts]
        names = [post.headword if post else name for post, name in zip(posts, entry.posts, strict=True)]
        said.append(f"in cables of {say_list(names)}")
    if entry.tags:
        said.append(f"in cables with the TAGS {say_list(entry.tags)}")
    span = _say_span(entry.since, entry.until).removeprefix(", ")
    return ", ".join([*said, *([span] if span else [])])


def _find_related(entry: Entry, index: Index) -> Sequence[Entry]:
    """What the entry names under `see`, and what names it there."""
    keys = dict.fromkeys([*index.list_see(entry), *index.seen_from.get(entry.key, ())])
    found = [index.entries[key] for key in keys if key != entry.key]
    return sorted(found, key=lambda other: sort_key(other.headword))


def say_meaning(entry: Entry) -> Inlines:
    """One line of meaning for lists: the expansion, or the first sentence of the gloss without its full stop."""
    if entry.expansion:
        return text(entry.expansion)
    return _unlink(find_gist(entry))


def _unlink(inlines: Inlines) -> Inlines:
    return text(plain(inlines).rstrip(".")) if inlines else ()
