"""Cards and entries for the tests of bibliographies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.concordance import Concordance
from generator.model.entry import Entry
from generator.model.prose import Paragraph, Text
from generator.model.site import CableCard, Imprint, Index

IMPRINT = Imprint(
    title="The Harbour Papers",
    base="https://harbour.example/",
    editors=("The editors of The Harbour Papers",),
    publisher="The Harbour Papers",
    release="3",
    released="2031-05-04",
    contact="letters@harbour.example",
    notes_licence="CC BY 4.0",
    notes_licence_address="https://creativecommons.org/licenses/by/4.0/",
    text_licence="Public domain",
    text_licence_address="https://creativecommons.org/publicdomain/mark/1.0/",
)

CARD = CableCard(
    mrn="07LISBON2041",
    held=True,
    state="annotated",
    title='Harbour Talks: Minister\'s "Last Word" on Pilots',
    post="LISBON",
    origin="AMEMBASSY LISBON",
    sent="2007-08-09T16:05:00Z",
    date="",
    classification="CONFIDENTIAL",
    tags=("PREL", "EWWT"),
    summary="The minister will not move.",
    paragraphs=4,
    addressees=("SECSTATE WASHDC",),
    signers=("STEPHENSON",),
)


def entry(kind: str, key: str, headword: str, **more: object) -> Entry:
    """An entry with a gloss."""
    space, _, id_ = key.partition("/")
    made = Entry(
        id=id_,
        kind=kind,
        space=space,  # type: ignore[arg-type]
        path=f"content/{key}.md",
        headword=headword,
        body=(Paragraph((Text(f"What {headword} is."),)),),
        sources=((Paragraph((Text("General knowledge of the field; no source read."),)),),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


ENTRIES = (
    entry(
        "post",
        "posts/lisbon",
        "Embassy Lisbon",
        expansion="Embassy in Portugal",
        variants=("AMEMBASSY LISBON", "LISBON"),
        code="RUEHLI",
    ),
    entry(
        "post",
        "posts/state",
        "Secretary of State, Washington",
        expansion="Department of State",
        variants=("SECSTATE WASHDC", "STATE"),
        code="RUEHC",
    ),
    entry("tag", "tags/prel", "PREL", expansion="External political relations", code="PREL"),
    entry("term", "glossary/pilot", "Pilot"),
)


def index_of(
    *cards: CableCard, imprint: Imprint = IMPRINT, entries: tuple[Entry, ...] = ENTRIES, **more: object
) -> Index:
    """An index of these cards."""
    known: Mapping[str, CableCard] = {card.mrn: card for card in cards or (CARD,)}
    checksums = {CARD.mrn: "ab" * 32}
    made = Index(imprint, known, {one.key: one for one in entries}, Concordance(), (), (), checksums=checksums)
    return replace(made, **more)  # type: ignore[arg-type]
