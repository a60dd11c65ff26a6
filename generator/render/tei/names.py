"""What a telegram speaks of: mentions in its text, and the list of what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.model.annotation import Mention
from generator.model.entry import Entry, Held
from generator.model.site import CableCard, Index
from generator.render.address import create_address, read_gloss
from generator.render.xml import Child, Children, Element, make, make_filled

#: Kinds of entries that have a name of their own in TEI; the others are terms.
_NAMES = {"person": "persName", "organization": "orgName", "post": "orgName", "place": "placeName"}


def name_id(key: str) -> str:
    """The id of an entry in the file: `glossary/goaj` as `glossary-goaj`; of a telegram, `cited-08BAKU129`."""
    space, _, name = key.partition("/")
    return f"cited-{name}" if space == "cables" else f"{space}-{name}"


def write_mention(mention: Mention, children: Children, index: Index, anchors: frozenset[str]) -> Element:
    """A mention with its text: a name or term that points to the list, or a reference to a telegram or paragraph."""
    space, _, name = mention.target.partition("/")
    if space == "cables":
        target = create_address(f"/{mention.target}.md", index.imprint.base)
        return make("ref", {"type": "telegram", "target": target}, *children)
    if space == "paragraph":
        target = f"#p{name}" if f"p{name}" in anchors else ""
        return make("ref", {"type": "paragraph", "target": target}, *children)
    if mention.target == "references":
        return make("ref", {"type": "references", "target": "#references"}, *children)
    entry = index.entries.get(mention.target)
    pointer = f"#{name_id(mention.target)}" if entry else ""
    kind = entry.kind if entry else "term"
    if kind in _NAMES:
        return make(_NAMES[kind], {"ref": pointer}, *children)
    if kind in ("event", "office"):
        return make("rs", {"type": kind, "ref": pointer}, *children)
    if kind == "instrument":
        return make("ref", {"type": "instrument", "target": pointer}, *children)
    term = make("term", {"type": kind, "ref": pointer}, *children)
    if entry and kind == "abbreviation" and entry.expansion and mention.linked and mention.zone == "text":
        return make("choice", None, make("abbr", None, term), make("expan", None, entry.expansion))
    return term


def write_lists(targets: Iterable[str], index: Index) -> Element | None:
    """The `standOff`: everything that is mentioned, once, in lists by kind and in order of ids."""
    entries = [index.entries[key] for key in sorted(set(targets)) if key in index.entries]
    cables = [
        index.cards[mrn]
        for mrn in sorted({key.partition("/")[2] for key in targets if key.startswith("cables/")})
        if mrn in index.cards
    ]

    base = index.imprint.base

    def gather(name: str, *kinds: str) -> Element | None:
        """One list, or None where it would be empty."""
        return make_filled(name, None, *(_write_entry(entry, base) for entry in entries if entry.kind in kinds))

    persons = [_write_person(entry, index) for entry in entries if entry.kind == "person"]
    known = (*_NAMES, "event", "instrument")
    terms = [item for entry in entries if entry.kind not in known for item in _write_term(entry, base)]
    bibliography = [_write_entry(entry, base) for entry in entries if entry.kind == "instrument"]
    bibliography += [_write_telegram(card, base) for card in cables]
    return make_filled(
        "standOff",
        None,
        make_filled("listPerson", None, *persons),
        gather("listOrg", "organization", "post"),
        gather("listPlace", "place"),
        gather("listEvent", "event"),
        make_filled("listBibl", None, *bibliography),
        make_filled("list", {"type": "gloss"}, *terms),
    )


def _write_person(entry: Entry, index: Index) -> Element:
    names = [make("persName", None, entry.headword), *(make("persName", None, name) for name in entry.variants)]
    offices = (_write_office(held, index) for held in entry.held)
    return make("person", _id(entry), *names, *offices, *_write_rest(entry, index.imprint.base))


def _write_office(held: Held, index: Index) -> Element:
    entry = index.entries.get(f"glossary/{held.office}")
    pointer = create_address(f"/{entry.key}.md", index.imprint.base) if entry else ""
    attributes = {"from": held.since, "to": held.until, "ref": pointer}
    return make("occupation", attributes, entry.headword if entry else held.office)


@lru_cache(maxsize=4096)  # the same in each file that mentions it
def _write_entry(entry: Entry, base: str) -> Element:
    """An entry that has a name, and no offices."""
    rest = _write_rest(entry, base)
    match entry.kind:
        case "place" | "event":
            names = (make(f"{entry.kind}Name", None, name) for name in (entry.headword, *entry.variants))
            return make(entry.kind, _id(entry), *names, *rest)
        case "instrument":
            symbol = make_filled("idno", {"type": "symbol"}, entry.symbol)
            titles = dict.fromkeys((entry.expansion or entry.headword, entry.headword))
            return make("bibl", _id(entry), *(make("title", None, title) for title in titles), symbol, *rest)
    bodies = dict.fromkeys([entry.headword, entry.expansion, *entry.variants])
    named = (make("orgName", None, name) for name in bodies if name)
    return make("org", {**_id(entry), "type": entry.kind}, *named, *rest)


def _write_telegram(card: CableCard, base: str) -> Element:
    address = create_address(f"/cables/{card.mrn}.md", base)
    when = make("date", {"when": card.day}, card.date) if card.day or card.date else None
    return make(
        "bibl",
        {"xml:id": name_id(f"cables/{card.mrn}"), "type": "telegram"},
        make("idno", {"type": "MRN"}, card.mrn),
        make_filled("title", None, card.title),
        when,
        make("ptr", {"target": address}),
    )


@lru_cache(maxsize=4096)
def _write_term(entry: Entry, base: str) -> tuple[Element, ...]:
    """A label and what is said of it."""
    label = make("label", _id(entry), make("term", {"type": entry.kind}, entry.headword))
    expansion = make_filled("expan", None, entry.expansion)
    return label, make("item", None, expansion, *_write_rest(entry, base))


@lru_cache(maxsize=4096)
def _write_rest(entry: Entry, base: str) -> tuple[Child, ...]:
    """The numbers of authority files, the address of the entry, its gloss."""
    authorities = (
        make("idno", {"type": "authority", "subtype": _token(file)}, number)
        for file, number in sorted(entry.authorities.items())
    )
    address = make("idno", {"type": "URL"}, create_address(f"/{entry.key}.md", base))
    return *authorities, address, make_filled("note", {"type": "gloss"}, read_gloss(entry.body))


def _id(entry: Entry) -> dict[str, str]:
    return {"xml:id": name_id(entry.key)}


def _token(name: str) -> str:
    """A name as the value of an attribute that may be one word only."""
    return "-".join(name.split())
