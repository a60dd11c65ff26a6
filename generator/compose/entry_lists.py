"""Lists of entries: the glossary, persons, organizations and the other kinds; long ones are split by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.compose.entry import say_meaning
from generator.compose.hosting import find_adding_links
from generator.compose.links import link_entry
from generator.compose.list_page import create_list_page
from generator.compose.post_map import PostOnMap, draw_maps
from generator.compose.unwritten import Unwritten, list_unwritten
from generator.compose.words import KIND_NAMES, join, say_count, text
from generator.model.alphabet import letter_of, sort_key
from generator.model.entry import HUES, Entry
from generator.model.page import Page
from generator.model.prose import Block, Emphasis, Heading, Inlines, Link, Paragraph, Strong, Table
from generator.model.site import Index, MentionCount
from generator.model.value import value

#: From how many entries on a list is split into pages by letter, and one of a letter by its next letter.
MANY = 400
#: By how many letters at most.
_DEEPEST = 3

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


@value
class _Item:
    """What stands in a list, as far as pages that do not show it need to know: an entry, by its key.

    A post or code that has none yet stands there too (`unwritten`).
    """

    headword: str
    key: str
    unwritten: Unwritten | None = None

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
            paths += [f"{name}/letters/{letters}" for letters in _plan_letters(items)]
    return tuple(paths)


def compose_entry_list(path: str, index: Index) -> Page:
    """The list at one of the paths of `plan_entry_lists`."""
    name, _, letter = path.partition("/letters/")
    title, kinds, lead = ENTRY_LISTS[name]
    section = "persons" if name == "persons" else "glossary"
    items = _find_items(name, index)
    shown = [item for item in items if _spell(item.headword, len(letter)) == letter]
    split = len(shown) > MANY and len(letter) < _DEEPEST
    heading = f"{title}: {_say_letters(letter)}" if letter else title
    things = _BY_CABLE.get(name, ("entry", "entries"))
    counts = [say_count(len(shown), *things), say_count(len(index.in_order), "cable")]
    blocks: list[Block] = [
        Paragraph(text("\u2003".join(counts)), ("number-line",)),
        Heading(1, text(heading)),
        *([] if letter else [Paragraph(text(lead), ("lead",))]),
    ]
    if items:
        blocks.append(_list_letters(items, name if split or letter else ""))
    if split:
        blocks.append(_tabulate_letters(shown, name, len(letter) + 1))
    elif shown:
        blocks.append(_tabulate(shown, index, by_cable=name in _BY_CABLE))
    above = [(_say_letters(letter[:end]), f"/{name}/letters/{letter[:end]}/") for end in range(1, len(letter))]
    trail = ((title, f"/{name}/"), *above, (_say_letters(letter), None)) if letter else ()
    kind = "counts" if split else "entries"
    downloads = "" if letter else "glossary"
    page = create_list_page(index, path, heading, blocks, section, kind=kind, trail=trail, downloads=downloads)
    top = next((one.folder for one in index.names.values()), "content")
    adding = find_adding_links(index.imprint, kinds[0], top, any_kind=name == "glossary")
    maps = draw_maps(_list_posts(index)) if path == "posts" else []
    return replace(page, meta={**page.meta, **adding, **({"maps": maps} if maps else {})})


def _find_items(name: str, index: Index) -> list[_Item]:
    """What stands in a list, in order."""
    kinds = ENTRY_LISTS[name][1]
    by_cable = name in _BY_CABLE
    names = dict(index.names.items())
    keys = index.entries_in_order[name if by_cable else "glossary"]
    items = [_Item(names[key].headword, key) for key in keys if names[key].kind in kinds]
    if not by_cable:
        return items
    items += (_Item(one.headword, one.key, one) for one in list_unwritten(name, index).values())
    return sorted(items, key=lambda item: sort_key(item.headword))


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


def _plan_letters(items: Sequence[_Item], length: int = 1) -> Iterator[str]:
    """The beginnings of headwords that have a page each, as an address has them: `s`, and of many `sa`, `sb`."""
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(_spell(item.headword, length), []).append(item)
    for letters, those in found.items():
        yield letters
        if len(those) > MANY and length < _DEEPEST:
            yield from _plan_letters(those, length + 1)


def _spell(headword: str, length: int) -> str:
    """The first letters of a headword, so many, as an address has them; 0 for what is none."""
    first = sort_key(headword)[0].lstrip()[:length].ljust(length, "0")
    return "".join(letter if "a" <= letter <= "z" else "0" for letter in first)


def _say_letters(letters: str) -> str:
    """`S`, `Sa`; `S, other` where no letter follows, `other` where none begins."""
    known = letters.rstrip("0").replace("0", "-").capitalize()
    return (known if known == letters.capitalize() else f"{known}, other") if known else "other"


def _tabulate_letters(items: Sequence[_Item], name: str, length: int) -> Table:
    """How many entries there are with each beginning of so many letters."""
    counts = Counter(_spell(item.headword, length) for item in items)
    rows = []
    for letters, number in counts.items():
        words = _say_letters(letters)
        link = Link(f"/{name}/letters/{letters}.md", text(words[:1].upper() + words[1:]))
        rows.append(((link,), text(f"{number:,}")))
    return Table((text("Letter"), text("Entries")), tuple(rows), ("", "right"))


def _list_letters(items: Sequence[_Item], name: str) -> Paragraph:
    """`A` to `Z`: those with entries lead to them (to the pages of the list `name`, if it is split), others do not."""
    present = _count_letters(items)
    letters: list[Inlines] = []
    for letter in _LETTERS:
        href = f"/{name}/letters/{letter.lower()}.md" if name else f"#{letter.lower()}"
        letters.append((Link(href, text(letter)),) if letter in present else (Emphasis(text(letter)),))
    return Paragraph(join(letters, " "), ("letters",))


def _tabulate(items: Sequence[_Item], index: Index, *, by_cable: bool) -> Table:
    rows = []
    last = ""
    for item in items:
        letter = item.letter
        first: Inlines = (Strong(text(letter), (), letter.lower()),) if letter != last and letter != "#" else ()
        last = letter
        rows.append((first, *(_say_unwritten(item.unwritten) if item.unwritten else _say_entry(item.key, index))))
    header = tuple(
        text(word) for word in ("Letter", "Headword", "Meaning", "Kind", "Cables" if by_cable else "Mentions")
    )
    return Table(header, tuple(rows), ("", "", "", "", "right"))


def _say_entry(key: str, index: Index) -> tuple[Inlines, ...]:
    """Headword, meaning, kind and count."""
    entry = index.entries[key]
    return (link_entry(entry),), say_meaning(entry), text(KIND_NAMES[entry.kind][0]), text(_say_count(entry, index))


def _say_unwritten(one: Unwritten) -> tuple[Inlines, ...]:
    kind = ENTRY_LISTS[one.key.partition("/")[0]][1][0]
    link = Link(f"/{one.key}.md", text(one.headword), (HUES[kind],))
    meaning = text(one.expansion or "Left unexplained: no entry yet")
    return (link,), meaning, text(KIND_NAMES[kind][0]), text(f"{len(one.mrns):,}")


def _say_count(entry: Entry, index: Index) -> str:
    """How often it is mentioned, or in how many cables; `header` for what stands in the heads of cables only."""
    count = index.mention_counts.get(entry.key) or MentionCount(0, 0)
    if entry.space in _BY_CABLE:
        return f"{count.cables:,}"
    return f"{count.running:,}" if count.running or not count.cables else "header"
