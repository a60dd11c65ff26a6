"""Lists of entries: the glossary, persons, organizations and the other kinds; long ones are split by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.compose.entry import say_meaning
from generator.compose.hosting import find_adding_links
from generator.compose.links import link_entry
from generator.compose.list_page import create_list_page
from generator.compose.post_map import PostOnMap, draw_maps
from generator.compose.unwritten import list_unwritten
from generator.compose.words import KIND_NAMES, join, say_count, text
from generator.model.alphabet import letter_of, sort_key
from generator.model.entry import HUES, Entry
from generator.model.page import Page
from generator.model.prose import Block, Emphasis, Heading, Inlines, Link, Paragraph, Strong, Table
from generator.model.site import Index, MentionCount

#: From how many entries on a list is split into pages by letter.
MANY = 400

#: Lists that count cables and not mentions: their spaces, and what their rows are called.
_BY_CABLE = {"posts": ("post", "posts"), "tags": ("code", "codes")}

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
    "posts": (
        "Posts",
        ("post",),
        (
            "Embassies, missions and other telegraphic addresses: who wrote, and to whom. "
            "The number on the right counts the cables that a post sent or that name it in their headers."
        ),
    ),
    "tags": (
        "TAGS",
        ("tag",),
        (
            "The index codes of the Department of State: subjects, countries, organizations, programs. "
            "The number on the right counts the cables that bear them."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of a list: an entry, or a post or code that has none yet."""

    headword: str
    link: Link
    meaning: Inlines
    kind: str
    count: str

    @property
    def letter(self) -> str:
        return letter_of(self.headword)


def plan_entry_lists(index: Index) -> tuple[str, ...]:
    """The paths of all lists of entries (`glossary`, and where it is long `glossary/letters/a`)."""
    paths: list[str] = []
    for name in ENTRY_LISTS:
        paths.append(name)
        items = _find_items(name, index)
        if len(items) > MANY:
            paths += [f"{name}/letters/{_name_letter(letter)}" for letter in _count_letters(items)]
    return tuple(paths)


def compose_entry_list(path: str, index: Index) -> Page:
    """The list at one of the paths of `plan_entry_lists`."""
    name, _, letter = path.partition("/letters/")
    title, kinds, lead = ENTRY_LISTS[name]
    section = "persons" if name == "persons" else "glossary"
    items = _find_items(name, index)
    split = len(items) > MANY
    shown = [item for item in items if _name_letter(item.letter) == letter] if letter else items
    heading = f"{title}: {letter.upper() if letter != '0' else 'other'}" if letter else title
    things = _BY_CABLE.get(name, ("entry", "entries"))
    counts = [say_count(len(shown), *things), say_count(len(index.in_order), "cable")]
    blocks: list[Block] = [
        Paragraph(text("\u2003".join(counts)), ("number-line",)),
        Heading(1, text(heading)),
        *([] if letter else [Paragraph(text(lead), ("lead",))]),
    ]
    if items:
        blocks.append(_list_letters(items, name if split else ""))
    if split and not letter:
        blocks.append(_tabulate_letters(items, name))
    elif shown:
        blocks.append(_tabulate(shown, by_cable=name in _BY_CABLE))
    trail = ((title, f"/{name}/"), (letter.upper(), None)) if letter else ()
    kind = "counts" if split and not letter else "entries"
    downloads = "" if letter else "glossary"
    page = create_list_page(index, path, heading, blocks, section, kind=kind, trail=trail, downloads=downloads)
    top = next((entry.path.partition("/")[0] for entry in index.entries.values()), "content")
    adding = find_adding_links(index.imprint, kinds[0], top, any_kind=name == "glossary")
    maps = draw_maps(_list_posts(index)) if path == "posts" else []
    return replace(page, meta={**page.meta, **adding, **({"maps": maps} if maps else {})})


def _find_items(name: str, index: Index) -> list[_Item]:
    """The rows of a list, in order."""
    kinds = ENTRY_LISTS[name][1]
    by_cable = name in _BY_CABLE
    keys = index.entries_in_order[name if by_cable else "glossary"]
    items = [
        _list_entry(index.entries[key], index, by_cable=by_cable) for key in keys if index.entries[key].kind in kinds
    ]
    if not by_cable:
        return items
    for one in list_unwritten(name, index).values():
        link = Link(f"/{one.key}.md", text(one.headword), (HUES[kinds[0]],))
        meaning = text(one.expansion or "Left unexplained: no entry yet")
        items.append(_Item(one.headword, link, meaning, KIND_NAMES[kinds[0]][0], f"{len(one.mrns):,}"))
    return sorted(items, key=lambda item: sort_key(item.headword))


def _list_entry(entry: Entry, index: Index, *, by_cable: bool) -> _Item:
    count = _say_mentions(entry, index, by_cable=by_cable)
    return _Item(entry.headword, link_entry(entry), say_meaning(entry), KIND_NAMES[entry.kind][0], count)


def _list_posts(index: Index) -> list[PostOnMap]:
    """The posts of the map: those of the register that a cable names, and those that sent one."""
    posts = []
    for key in index.entries_in_order["posts"]:
        entry = index.entries[key]
        names = (*entry.variants, entry.headword)
        sent = sum(len(index.of_post_in_order.get(name.upper(), ())) for name in dict.fromkeys(names))
        if sent or key in index.mention_counts:
            posts.append(PostOnMap(entry.headword, f"/{key}/", names, sent))
    unwritten = list_unwritten("posts", index).values()
    return [*posts, *(PostOnMap(one.headword, f"/{one.key}/", (one.code,), len(one.mrns)) for one in unwritten)]


def _count_letters(items: Sequence[_Item]) -> Mapping[str, int]:
    return Counter(item.letter for item in items)


def _name_letter(letter: str) -> str:
    """A letter in an address; 0 for headwords that begin with none."""
    return letter.lower() if letter != "#" else "0"


def _tabulate_letters(items: Sequence[_Item], name: str) -> Table:
    """How many entries each letter has."""
    rows = [
        (
            (Link(f"/{name}/letters/{_name_letter(letter)}.md", text(letter if letter != "#" else "Other")),),
            text(f"{number:,}"),
        )
        for letter, number in _count_letters(items).items()
    ]
    return Table((text("Letter"), text("Entries")), tuple(rows), ("", "right"))


def _list_letters(items: Sequence[_Item], name: str) -> Paragraph:
    """`A` to `Z`: those with entries lead to them (to the pages of the list `name`, if it is split), others do not."""
    present = _count_letters(items)
    letters: list[Inlines] = []
    for letter in _LETTERS:
        href = f"/{name}/letters/{letter.lower()}.md" if name else f"#{letter.lower()}"
        letters.append((Link(href, text(letter)),) if letter in present else (Emphasis(text(letter)),))
    return Paragraph(join(letters, " "), ("letters",))


def _tabulate(items: Sequence[_Item], *, by_cable: bool) -> Table:
    rows = []
    last = ""
    for item in items:
        letter = item.letter
        first: Inlines = (Strong(text(letter), (), letter.lower()),) if letter != last and letter != "#" else ()
        last = letter
        rows.append((first, (item.link,), item.meaning, text(item.kind), text(item.count)))
    header = tuple(
        text(word) for word in ("Letter", "Headword", "Meaning", "Kind", "Cables" if by_cable else "Mentions")
    )
    return Table(header, tuple(rows), ("", "", "", "", "right"))


def _say_mentions(entry: Entry, index: Index, *, by_cable: bool) -> str:
    """The count; `header` for what stands in the heads of cables only."""
    count = index.mention_counts.get(entry.key) or MentionCount(0, 0)
    if by_cable:
        return f"{count.cables:,}"
    return f"{count.running:,}" if count.running or not count.cables else "header"
