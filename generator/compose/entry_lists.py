"""Lists of entries: the glossary, persons, organizations and the other kinds; long ones are split by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.compose.concordance import count_cables
from generator.compose.entry import say_meaning
from generator.compose.hosting import find_adding_links
from generator.compose.links import link_entry
from generator.compose.list_page import create_list_page
from generator.compose.words import KIND_NAMES, join, say_count, text
from generator.model.alphabet import letter_of
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.prose import Block, Emphasis, Heading, Inlines, Link, Paragraph, Strong, Table
from generator.model.site import Index

#: From how many entries on a list is split into pages by letter.
MANY = 400

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

#: Lists of entries: path to title, kinds, and what is said of them.
ENTRY_LISTS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "glossary": (
        "Glossary",
        ("abbreviation", "term", "person", "office", "organization", "instrument", "place", "event"),
        (
            "What the words, names and papers in the cables meant to those who wrote them. "
            "The number on the right counts mentions in the running text of the cables."
        ),
    ),
    "persons": ("Persons", ("person", "office"), "Who is named in the cables, and the offices they held."),
    "organizations": ("Organizations", ("organization",), "Bodies that the cables name, from ministries to alliances."),
    "instruments": ("Treaties and resolutions", ("instrument",), "The texts of law and policy that the cables cite."),
    "places": ("Places", ("place",), "Countries, regions and towns, as they stood at the time."),
    "events": ("Events", ("event",), "Meetings and acts that the cables speak of."),
    "posts": ("Posts", ("post",), "Embassies, missions and other telegraphic addresses: who wrote, and to whom."),
    "tags": (
        "TAGS",
        ("tag",),
        "The index codes of the Department of State: subjects, countries, organizations, programs.",
    ),
}


def plan_entry_lists(index: Index) -> tuple[str, ...]:
    """The paths of all lists of entries (`glossary`, and where it is long `glossary/letters/a`)."""
    paths: list[str] = []
    for name in ENTRY_LISTS:
        paths.append(name)
        entries = _find_entries(name, index)
        if len(entries) > MANY:
            paths += [f"{name}/letters/{_name_letter(letter)}" for letter in _count_letters(entries)]
    return tuple(paths)


def compose_entry_list(path: str, index: Index) -> Page:
    """The list at one of the paths of `plan_entry_lists`."""
    name, _, letter = path.partition("/letters/")
    title, _, lead = ENTRY_LISTS[name]
    section = "persons" if name == "persons" else "glossary"
    entries = _find_entries(name, index)
    by_cable = name in ("posts", "tags")
    split = len(entries) > MANY
    shown = [entry for entry in entries if _name_letter(letter_of(entry.headword)) == letter] if letter else entries
    heading = f"{title}: {letter.upper() if letter != '0' else 'other'}" if letter else title
    counts = [say_count(len(shown), "entry", "entries"), say_count(len(index.in_order), "cable")]
    blocks: list[Block] = [
        Paragraph(text("\u2003".join(counts)), ("number-line",)),
        Heading(1, text(heading)),
        *([] if letter else [Paragraph(text(lead), ("lead",))]),
    ]
    if entries:
        blocks.append(_list_letters(entries, name if split else ""))
    if split and not letter:
        blocks.append(_tabulate_letters(entries, name))
    elif shown:
        blocks.append(_tabulate(shown, index, by_cable=by_cable))
    trail = ((title, f"/{name}/"), (letter.upper(), None)) if letter else ()
    kind = "counts" if split and not letter else "entries"
    downloads = "" if letter else "glossary"
    page = create_list_page(index, path, heading, blocks, section, kind=kind, trail=trail, downloads=downloads)
    top = next((entry.path.partition("/")[0] for entry in index.entries.values()), "content")
    kinds = ENTRY_LISTS[name][1]
    adding = find_adding_links(index.imprint, kinds[0], top, any_kind=name == "glossary")
    return replace(page, meta={**page.meta, **adding})


def _find_entries(name: str, index: Index) -> list[Entry]:
    """The entries of a list, in order."""
    kinds = ENTRY_LISTS[name][1]
    space = name if name in ("posts", "tags") else "glossary"
    return [index.entries[key] for key in index.entries_in_order[space] if index.entries[key].kind in kinds]


def _count_letters(entries: Sequence[Entry]) -> Mapping[str, int]:
    return Counter(letter_of(entry.headword) for entry in entries)


def _name_letter(letter: str) -> str:
    """A letter in an address; 0 for headwords that begin with none."""
    return letter.lower() if letter != "#" else "0"


def _tabulate_letters(entries: Sequence[Entry], name: str) -> Table:
    """How many entries each letter has."""
    rows = [
        (
            (Link(f"/{name}/letters/{_name_letter(letter)}.md", text(letter if letter != "#" else "Other")),),
            text(f"{number:,}"),
        )
        for letter, number in _count_letters(entries).items()
    ]
    return Table((text("Letter"), text("Entries")), tuple(rows), ("", "right"))


def _list_letters(entries: Sequence[Entry], name: str) -> Paragraph:
    """`A` to `Z`: those with entries lead to them (to the pages of the list `name`, if it is split), others do not."""
    present = _count_letters(entries)
    letters: list[Inlines] = []
    for letter in _LETTERS:
        href = f"/{name}/letters/{letter.lower()}.md" if name else f"#{letter.lower()}"
        letters.append((Link(href, text(letter)),) if letter in present else (Emphasis(text(letter)),))
    return Paragraph(join(letters, " "), ("letters",))


def _tabulate(entries: Sequence[Entry], index: Index, *, by_cable: bool) -> Table:
    rows = []
    last = ""
    for entry in entries:
        letter = letter_of(entry.headword)
        first: Inlines = (Strong(text(letter), (), letter.lower()),) if letter != last and letter != "#" else ()
        last = letter
        rows.append(
            (
                first,
                (link_entry(entry),),
                say_meaning(entry),
                text(KIND_NAMES[entry.kind][0]),
                text(_say_mentions(entry, index, by_cable=by_cable)),
            )
        )
    header = tuple(
        text(word) for word in ("Letter", "Headword", "Meaning", "Kind", "Cables" if by_cable else "Mentions")
    )
    return Table(header, tuple(rows), ("", "", "", "", "right"))


def _say_mentions(entry: Entry, index: Index, *, by_cable: bool) -> str:
    """The count; `header` for what stands in the heads of cables only."""
    mentions = index.mentions.get(entry.key, ())
    if by_cable:
        return f"{count_cables(mentions):,}"
    running = sum(1 for mention in mentions if mention.anchor)
    return f"{running:,}" if running or not mentions else "header"
