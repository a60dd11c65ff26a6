"""The references of a cable: what it cites, and what cites it."""

from __future__ import annotations

from generator.compose.links import link_cable
from generator.compose.posts import name_post
from generator.compose.visible import make_visible
from generator.compose.words import join, say_count, say_date, text
from generator.model.anchor import name_reference
from generator.model.annotation import AnnotatedTelegram
from generator.model.prose import (
    Block,
    Blocks,
    Bullets,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Strong,
    Text,
)
from generator.model.site import CableCard, Citation, Index
from generator.model.telegram import Reference

#: How many of what cites a telegram its page lists; all stand on a page of their own (`citing`).
MOST_CITING = 50
#: What a state of the record says of the text.
STATES = {"raw": "text as received", "proofread": "text proofread", "annotated": "text proofread and annotated"}


def compose_references(annotated: AnnotatedTelegram, citations: tuple[Citation, ...], index: Index) -> Blocks:
    """The section, or nothing; `citations` are those of this cable (`digest.citations_of`)."""
    telegram = annotated.telegram
    taken: set[str] = set()
    cites = [_compose_reference(reference, index, taken) for reference in telegram.references]
    cites += [_compose_citation(citation, index) for citation in citations if citation.anchor.startswith(("p", "u"))]
    cited_by = list_citing(annotated.record.mrn, index)
    groups: list[tuple[Block, ...]] = []
    if cites:
        groups.append((Paragraph(text("It cites")), Bullets(tuple(cites))))
    if cited_by:
        groups.append((Paragraph(text("It is cited by")), Bullets(cited_by)))
    if not groups:
        return ()
    return (Heading(2, text("References"), (), "references"), Bullets(tuple(groups)))


def list_citing(mrn: str, index: Index) -> tuple[tuple[Block, ...], ...]:
    """The items of a list of what cites a telegram; of many the first, and the way to all of them."""
    citing = index.citing.get(mrn, ())
    items = tuple(_compose_citing(citation, index) for citation in citing[:MOST_CITING])
    if len(citing) <= MOST_CITING or mrn not in index.cards:
        return items
    rest = (*text(f"The first {MOST_CITING} of {len(citing):,}. "), Link(f"/cables/{mrn}/cited-by.md", text("All")))
    return (*items, (Paragraph(rest),))


def say_when(mrn: str, index: Index) -> str:
    """The date of a telegram as far as it is known: `12 February 2008`, `about 11 February 2008`, or nothing."""
    card = index.cards.get(mrn)
    if not card:
        return ""
    return card.date if card.date and not card.held else say_date(card.sent) if card.sent else card.date


def _compose_reference(reference: Reference, index: Index, taken: set[str]) -> tuple[Block, ...]:
    """An item of the REF line; the first of a letter has its anchor."""
    anchor = name_reference(reference.label)
    if anchor in taken:
        anchor = ""
    taken.add(anchor)
    out: list[Inline] = []
    if reference.label:
        out += [Strong(text(f"{reference.label}."), ("anchor",), anchor), Text(" ")]
    if reference.kind != "telegram" or not reference.target:
        words = text(make_visible(reference.text))
        return (Paragraph((*out, *words), (), "" if reference.label else anchor),)
    out += join(_name_telegram(reference.target, index))
    first = Paragraph(tuple(out), (), "" if reference.label else anchor)
    return (first, *_describe(reference.target, index, make_visible(reference.title or "")))


def _compose_citation(citation: Citation, index: Index) -> tuple[Block, ...]:
    """A telegram that only the text names."""
    where = Link(
        f"#{citation.anchor}", (Text("¶" + citation.anchor[1:] if citation.anchor[0] == "p" else "text"),), ("locator",)
    )
    return (
        Paragraph((*join(_name_telegram(citation.cited, index)), Text(", in the text "), where)),
        *_describe(citation.cited, index),
    )


def _compose_citing(citation: Citation, index: Index) -> tuple[Block, ...]:
    parts = _name_telegram(citation.citing, index)
    if citation.label:
        parts.append(text(f"as ref. {citation.label}"))
    return (Paragraph(join(parts)), *_describe(citation.citing, index))


def _name_telegram(mrn: str, index: Index) -> list[Inlines]:
    """Its number, which is a link, the post that sent it, and the day."""
    card = index.cards.get(mrn)
    sender = name_post(card.origin, index, card.post).full if card and card.post else ""
    if card and sender == card.post:  # which the number says
        sender = ""
    return [link_cable(mrn, index), *(text(word) for word in (sender, say_when(mrn, index)) if word)]


def _describe(mrn: str, index: Index, title: str = "") -> Blocks:
    """A soft line, whose words are those of the card that a reference opens: title, and what of it is here."""
    card = index.cards.get(mrn)
    if not card:
        return (Paragraph(text(title), ("soft",)),) if title else ()
    words = (card.title or title).rstrip(" .")
    stop = "" if words.endswith(("?", "!")) or not words else "."
    said = text(f"{words}{stop} {_say_state(card)} ".lstrip())
    citing = len({citation.citing for citation in index.citing.get(mrn, ())})
    count = "cited by " + say_count(citing, "cable") if citing else "cited by no cable"
    kind = "Cable" if card.held else "Cited telegram"
    children = (Emphasis(text(kind)), Text(" "), *said, Emphasis(text(count)))
    return (Paragraph(children, ("soft", "card")),)


def _say_state(card: CableCard) -> str:
    """`Text proofread.`, or that there is none."""
    if not card.held:
        return "Not held here."
    words = STATES.get(card.state, "withheld")
    return words[:1].upper() + words[1:] + "."
