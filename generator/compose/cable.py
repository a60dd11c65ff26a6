"""The page of a cable that the edition holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.compose.apparatus import compose_textual_notes, sign_textual_notes
from generator.compose.citation import cite_cable
from generator.compose.differences import address_differences
from generator.compose.digest import citations_of
from generator.compose.dress import dress_links
from generator.compose.errata import compose_errata
from generator.compose.header import compose_header
from generator.compose.hosting import find_edit_links
from generator.compose.links import say_mrn
from generator.compose.marks import class_level, say_level
from generator.compose.meta import Step, create_meta
from generator.compose.metadata import compose_metadata
from generator.compose.past import say_past
from generator.compose.posts import name_post
from generator.compose.prose import mark_later
from generator.compose.references import STATES, compose_references
from generator.compose.setting import Setting
from generator.compose.stretch import Sign
from generator.compose.terms import compose_terms
from generator.compose.text import list_notes, sign_note
from generator.compose.transcript import compose_witness, link_views
from generator.compose.visible import make_visible
from generator.compose.words import MONTHS, say_date, text
from generator.model.annotation import AnnotatedTelegram
from generator.model.page import Page
from generator.model.prose import Block, Blocks, Bullets, Code, Emphasis, Heading, Inline, Link, Paragraph, Strong, Text
from generator.model.record import Record
from generator.model.site import CableCard, Index

_WIDE = "\u2003"


def compose_views(annotated: AnnotatedTelegram, index: Index) -> tuple[Page, ...]:
    """The pages of all VIEWS of a cable that is shown: the first is that of its reading text."""
    setting = Setting(annotated, index)
    return (_compose_reading(setting), *compose_witness(setting))


def _compose_reading(setting: Setting) -> Page:
    annotated, index, places, card = setting.annotated, setting.index, setting.places, setting.card
    record, telegram, notes = annotated.record, annotated.telegram, setting.notes
    signs = sign_textual_notes(notes)
    in_head = [note for note in annotated.notes if places.paragraph_at(note.start) is None]
    head_signs = (*signs, *(Sign(note.end, sign_note(note)) for note in in_head))
    title = card.title or f"Telegram {say_mrn(record.mrn)}"
    way = setting.correspondents.say_way()
    level = class_level(telegram.classification)
    classification: Blocks = ()
    if telegram.classification:
        classification = (Paragraph(text(telegram.classification), ("classification", *([level] if level else []))),)
    blocks: tuple[Block, ...] = (
        _number_line(record, next(iter(places.anchors), "")),
        Paragraph((Emphasis(text(_say_kicker(way, card))),), ("kicker",)),
        Heading(1, text(title)),
        *classification,
        *dress_links(_compose_summary(record), index),
        _compose_source(annotated),
        *compose_metadata(annotated, index, setting.correspondents, notes),
        *compose_header(setting.header, head_signs),
        *dress_links(list_notes(in_head), index),
        link_views(record.mrn, ""),
        *_dress_notes(setting.text, index),
        *classification,
        *compose_textual_notes(notes, _find_method(index)),
        *compose_references(annotated, citations_of(annotated), index),
        *compose_terms(annotated, index, places),
        *cite_cable(card, index, telegram.paragraphs, places.anchors),
    )
    blocks = (*blocks, *dress_links(compose_errata(record, blocks), index))
    return Page(f"cables/{record.mrn}.md", title, blocks, _create_meta(annotated, card, index, way))


def _say_kicker(way: str, card: CableCard) -> str:
    """What it is, from whom to whom and of which day: the first that a reader asks."""
    day = _say_day(card).replace(" ", "\N{NO-BREAK SPACE}")  # a date is not parted at the end of a line
    return ", ".join(filter(None, (f"Telegram {way}".strip(), day)))


def _say_day(card: CableCard) -> str:
    return say_date(card.sent) if card.sent else card.date


def _dress_notes(placed: Iterable[tuple[int, Block]], index: Index) -> Iterator[Block]:
    """The blocks of the text; in notes, which are lists, the links of the editors' prose are dressed."""
    for _, block in placed:
        yield from dress_links((block,), index) if isinstance(block, Bullets) else (block,)


def _find_method(index: Index) -> str:
    """The page by hand that tells the editorial method, if the edition has one."""
    return next((f"/{page.name}.md" for page in index.pages if page.name == "editorial-method"), "")


def _number_line(record: Record, begins: str) -> Paragraph:
    """Number, state, and the ways to what readers look for; `begins` is the anchor at which the text begins."""
    state = STATES.get(record.state, "")
    rest = _WIDE + say_mrn(record.mrn) + (_WIDE + state if state else "") + _WIDE
    ways: list[Inline] = [Link("#cite", text("Cite"))]
    if begins:  # on a phone the text begins some screens below
        ways += [Text(_WIDE), Link(f"#{begins}", text("To the text"), ("to-text",))]
    return Paragraph((Strong(text(record.mrn)), Text(rest), *ways), ("number-line",))


def _compose_summary(record: Record) -> Blocks:
    blocks = list(mark_later(record.summary, "summary"))
    if blocks and isinstance(blocks[0], Paragraph):
        label = (Emphasis(text("Editors’ summary.")), Text(" "))
        blocks[0] = Paragraph((*label, *blocks[0].children), blocks[0].classes, blocks[0].id)
    return tuple(blocks)


def _compose_source(annotated: AnnotatedTelegram) -> Paragraph:
    """Where the text comes from, other copies, the checksum of what was received."""
    record = annotated.record
    out: list[Inline] = [Emphasis(text("Source:")), Text(" ")]
    if record.received:
        out.append(Text(f"received by this edition on {say_date(record.received)}. "))
    if record.provenance:
        out.append(Text(record.provenance.rstrip() + " "))
    for number, copy in enumerate(record.copies):
        out.append(Text("Other copies: " if number == 0 else "; "))
        out.append(Link(copy.address, text(copy.where)) if copy.address else Text(copy.where))
        out.extend([Text(f" ({copy.note[:1].lower()}{copy.note[1:].rstrip('.')})")] if copy.note else [])
    if record.copies:
        out.append(Text(". "))
    checksum = record.original or record.sha256 or annotated.telegram.witness.sha256
    if checksum:
        out += [Text("SHA-256 "), Code(checksum[:12]), Text("…")]
    return Paragraph(tuple(out), ("source-note",), "source")


def _create_meta(annotated: AnnotatedTelegram, card: CableCard, index: Index, way: str) -> dict[str, Any]:
    mrn = card.mrn
    parts = [f"Telegram {say_mrn(mrn)} {way}".strip(), _say_day(card), say_level(card.classification)]
    description = ", ".join(part for part in parts if part) + "."
    meta = create_meta(
        index.imprint, "cable", f"/cables/{mrn}/", description, section="cables", trail=trace_cable(card)
    )
    before, after, alone = find_neighbours(mrn, index)
    size = max(1, round(len(annotated.telegram.witness.text.encode("utf-8", "surrogatepass")) / 1024))
    meta.update(
        {
            "previous": before,
            "next": after,
            "alone": alone,
            "past": say_past(f"cables/{mrn}", index),
            "differences": address_differences(mrn) if mrn in index.kept else None,
            "of_post": find_neighbours_of_post(mrn, index),
            "mrn": mrn,
            "classification": class_level(card.classification),
            "downloads": [
                ["Text received", f".txt, {size} KB", f"{mrn}.txt"],
                ["Annotated text", "Markdown", f"{mrn}.md"],
                ["Telegram", "JSON", f"{mrn}.json"],
                *([["For print", "PDF, A4", f"{mrn}.pdf"]] if index.imprint.pdf else []),
            ],
            **find_edit_links(index.imprint, annotated.record.path, mrn, address=f"/cables/{mrn}/"),
        }
    )
    return meta


def trace_cable(card: CableCard) -> tuple[Step, ...]:
    """The breadcrumb of a cable: Cables, year, month, number."""
    steps: list[Step] = [("Cables", "/cables/")]
    year, month = card.sent[:4], card.sent[5:7]
    if year and card.held:
        steps.append((year, f"/dates/{year}/"))
        if month:
            steps.append((MONTHS[int(month) - 1], f"/dates/{year}/{month}/"))
    return (*steps, (card.mrn, None))


def find_neighbours(mrn: str, index: Index) -> tuple[list[str] | None, list[str] | None, str]:
    """The cables before and after in time, as label and address; words for a cable alone in its month."""
    around = index.around.get(mrn)
    if around is None:
        return None, None, ""
    before, after = around
    month = index.cards[mrn].sent[:7]
    same = [other for other in (before, after) if other and month and index.cards[other].sent[:7] == month]
    alone = "" if same or not month else "The only cable held of this month"
    return _step(before), _step(after), alone


def find_neighbours_of_post(mrn: str, index: Index) -> list[Any] | None:
    """The name of the post and its cables before and after in time; None where the edition has no other of it."""
    card = index.cards.get(mrn)
    order = index.of_post_in_order.get(card.post, ()) if card and card.post else ()
    place = index.places_of_post.get(mrn)
    if card is None or place is None or len(order) < 2:
        return None
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return [name_post(card.origin, index, card.post).short, _step(before), _step(after)]


def _step(mrn: str | None) -> list[str] | None:
    return [make_visible(mrn), f"/cables/{mrn}/"] if mrn else None
