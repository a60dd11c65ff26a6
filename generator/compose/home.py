"""The title page of the edition."""

from __future__ import annotations

from generator.compose.cable_table import count_held, list_undated, name_sender, say_held
from generator.compose.day_line import draw_days
from generator.compose.marks import class_level, say_level
from generator.compose.meta import create_meta
from generator.compose.months import draw_months
from generator.compose.posts import name_post
from generator.compose.timeline import MANY, find_days, list_days
from generator.compose.unwritten import list_unwritten
from generator.compose.words import join, say_count, say_date, text
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Bullets, Emphasis, Heading, Inline, Inlines, Link, Paragraph, Text
from generator.model.site import CableCard, Index

_WIDE = "\u2003"

#: Lists named under Contents: label, address of the file, kinds of entries that are counted.
_LISTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Persons", "/persons/index.md", ("person",)),
    ("Organizations", "/organizations/index.md", ("organization",)),
    ("Treaties and resolutions", "/instruments/index.md", ("instrument",)),
    ("Places", "/places/index.md", ("place",)),
    ("Events", "/events/index.md", ("event",)),
    ("Posts", "/posts/index.md", ("post",)),
    ("TAGS", "/tags/index.md", ("tag",)),
)
#: Those of them that have pages of what nobody has described.
_WITH_UNWRITTEN = ("/posts/index.md", "/tags/index.md")
#: Pages by hand that the title page names, if the edition has them, in this order.
_PAGES = ("editorial-method", "how-to-cite", "how-to-contribute")

_WHAT = (
    (
        "A cable is a telegram between the Department of State and its posts. Each is given here as a reading text "
        "with numbered paragraphs, under the lines of its header, every one explained."
    ),
    (
        "Abbreviations, persons and papers are explained where they stand. Every paragraph has an address that will "
        "hold, and a citation to copy."
    ),
)


def compose_home(index: Index) -> Page:
    """Title, subject and release; where to begin; what this is; what it contains; its days."""
    imprint = index.imprint
    blocks: tuple[Block, ...] = (
        Heading(1, text(imprint.title)),
        *_lines(index),
        *_compose_beginning(index),
        Heading(2, text("What this is"), (), "what"),
        *(Paragraph(text(words), ("what-text",)) for words in _WHAT),
        Heading(2, text("Contents"), (), "contents"),
        _list_contents(index),
        *_compose_days(index),
        *_compose_imprint(index),
    )
    meta = create_meta(
        imprint, "home", "/", imprint.subtitle + "." if imprint.subtitle else imprint.title, section=None
    )
    days = find_days(index)
    drawn = draw_days(days) if len(days) <= MANY else None
    months = draw_months(index.by_month, index) if len(days) > MANY else None
    return Page("index.md", imprint.title, blocks, {**meta, "days": drawn, "months": months})


def _lines(index: Index) -> Blocks:
    imprint = index.imprint
    blocks: list[Block] = []
    if imprint.subtitle:
        blocks.append(Paragraph(text(imprint.subtitle), ("subtitle",)))
    if imprint.kind_line:
        blocks.append(Paragraph((Emphasis(text(imprint.kind_line)),), ("kind-line",)))
    release: list[Inlines] = []
    if imprint.release:
        words = text(f"Release {imprint.release}")
        release.append((Link("/changes.md", words),) if index.releases else words)
    release += [text(say_date(imprint.released))] if imprint.released else []
    if release:
        blocks.append(Paragraph(join(release, _WIDE), ("release-line",)))
    return tuple(blocks)


def _compose_beginning(index: Index) -> Blocks:
    """One cable to begin with: the imprint's choice, else the first that is shown."""
    shown = [mrn for mrn in index.in_order if index.cards[mrn].title]
    chosen = index.imprint.begin if index.imprint.begin in shown else shown[0] if shown else ""
    if not chosen:
        return ()
    card = index.cards[chosen]
    blocks: list[Block] = [
        Heading(2, text("Begin here"), (), "begin"),
        Paragraph((Link(f"/cables/{chosen}.md", text(card.title)),), ("begin-title",)),
        Paragraph(_describe(card, index), ("number-line",)),
    ]
    if words := index.imprint.begin_lead or card.summary:
        blocks.append(Paragraph(text(words), ("begin-text",)))
    guide = next((page for page in index.pages if page.name == "how-to-read-a-cable"), None)
    if guide:
        link = Link(f"/{guide.name}.md", text(guide.title))
        blocks.append(Paragraph((link,), ("begin-text",)))
    return tuple(blocks)


def _describe(card: CableCard, index: Index) -> Inlines:
    """`08BAKU129  Embassy Baku to Washington  12 February 2008  Confidential`."""
    way = name_sender(card, index)
    if card.addressees:
        name = name_post(card.addressees[0], index).full
        way += f" to {name}" if way else ""
    parts = [card.mrn, way, say_date(card.sent) if card.sent else card.date]
    out: list[Inline] = [Text(_WIDE.join(part for part in parts if part))]
    if card.classification:
        level = class_level(card.classification)
        out += [Text(_WIDE), Emphasis(text(say_level(card.classification)), (level,) if level else ())]
    return tuple(out)


def _list_contents(index: Index) -> Bullets:
    glossary = sum(1 for entry in index.entries.values() if entry.space == "glossary")
    rows: list[tuple[str, str, str]] = [
        ("Cables", "/cables/index.md", say_held(*count_held(tuple(index.cards), index))),
        ("Glossary", "/glossary/index.md", say_count(glossary, "entry", "entries")),
    ]
    for label, href, kinds in _LISTS:
        number = sum(1 for entry in index.entries.values() if entry.kind in kinds)
        number += len(list_unwritten(href.split("/")[1], index)) if href in _WITH_UNWRITTEN else 0
        if number:
            rows.append((label, href, f"{number:,}"))
    if references := sum(len(found) for found in index.citations_by_month.values()):
        rows.append(("References", "/references/index.md", f"{references:,}"))
    titles = {page.name: page.title for page in index.pages}
    rows += [(titles[name], f"/{name}.md", "") for name in _PAGES if name in titles]
    items: list[tuple[Block, ...]] = []
    for label, href, count in rows:
        counted: Inlines = (Text(" "), Emphasis(text(count), ("count",))) if count else ()
        items.append((Paragraph((Link(href, text(label)), *counted)),))
    return Bullets(tuple(items))


def _compose_days(index: Index) -> Blocks:
    days = list_days(index)
    if not days:
        return ()
    filled = "held, in the colour of its classification" if len(find_days(index)) <= MANY else "held, and how many"
    hint = f"Filled: {filled}. Open: known, not held."
    undated = list_undated(index)
    words = (*text(hint), *((Text(" "), *undated) if undated else ()))
    return (Heading(2, text("By date"), (), "dates"), days, Paragraph(words, ("hint",)))


def _compose_imprint(index: Index) -> Blocks:
    imprint = index.imprint
    out: list[Inline] = []
    for label, words, address in (
        ("Texts of the cables: ", imprint.text_licence, imprint.text_licence_address),
        ("Notes and glossary: ", imprint.notes_licence, imprint.notes_licence_address),
    ):
        if words:
            out += [Text(("" if not out else " ") + label)]
            out += [Link(address, text(words)) if address else Text(words), Text(".")]
    pages: list[Inline] = []
    for page in index.pages:
        if page.name not in _PAGES and page.name != "how-to-read-a-cable":
            pages += [Text(_WIDE)] if pages else []
            pages.append(Link(f"/{page.name}.md", text(page.title)))
    pages += [*([Text(_WIDE)] if pages else []), Link("/data.md", text("Data"))]
    return tuple(Paragraph(tuple(line), ("imprint",)) for line in (out, pages) if line)
