"""A small edition of invented cables, read and annotated by the real rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import annotate, parse
from generator.compose.digest import card_of, citations_of, create_index, mentions_of
from generator.model.annotation import AnnotatedTelegram
from generator.model.concordance import PackedMentions
from generator.model.entry import Entry, Held, Space
from generator.model.prose import Blocks, Paragraph, Text
from generator.model.record import Record
from generator.model.site import CableCard, Citation, Content, Imprint, Index, ProsePage

IMPRINT = Imprint(
    title="The Valletta Papers",
    base="https://valletta.example/",
    subtitle="Cables on a harbour",
    kind_line="A test",
    release="2",
    released="2020-03-04",
    repository="https://code.example/valletta",
    host="github",
    landmarks=(("2009-02-10", "The harbour opens"),),
    notes_licence="CC BY 4.0",
)

CABLE = """\
VZCZCXRO1234
PP RUEHFL RUEHXX
DE RUEHVT #0012/01 0351005
ZNY CCCCC ZZH
P 041005Z FEB 09
FM AMEMBASSY VALLETTA
TO RUEHC/SECSTATE WASHDC PRIORITY 2113
INFO RUEHRO/AMEMBASSY ROME PRIORITY

C O N F I D E N T I A L SECTION 01 OF 02 VALLETTA 000012

SIPDIS

DEPT FOR EUR/WE

E.O. 12958: DECL: 02/04/2019
TAGS: PREL PHSA MT
SUBJECT: HARBOR TALKS

REF: A. ROME 77
\u00b6B. STATE 1234

Classified By: Ambassador Jane Roe, reasons 1.4 (b) and (d).

\u00b61. (C) The Ambassador raised reftel with the MFA. The MFA
said that the harbor -- [east] *side* -- is <closed>.

\u00b62. (S/NF) Comment: The MFA will not move before the EU does.
ROE
"""


def prose(*paragraphs: str) -> Blocks:
    """Paragraphs of plain text."""
    return tuple(Paragraph((Text(words),)) for words in paragraphs)


def entry(
    name: str,
    kind: str,
    headword: str,
    gloss: str = "A gloss. And more.",
    *,
    space: Space = "glossary",
    expansion: str = "",
    variants: tuple[str, ...] = (),
    code: str = "",
    see: tuple[str, ...] = (),
    held: tuple[Held, ...] = (),
    later: tuple[str, ...] = (),
) -> Entry:
    """An entry of an invented register."""
    return Entry(
        id=name,
        kind=kind,
        space=space,
        path=f"content/{space}/{name}.md",
        headword=headword,
        body=prose(gloss, *later),
        sources=(prose("General knowledge."),),
        expansion=expansion,
        variants=variants,
        code=code,
        see=see,
        held=held,
    )


ENTRIES = (
    entry("mfa", "abbreviation", "MFA", "Ministry of Foreign Affairs. Any.", expansion="Ministry of Foreign Affairs"),
    entry("eu", "organization", "EU", expansion="European Union", see=("mfa",), later=("After: it went on.",)),
    entry("sipdis", "abbreviation", "SIPDIS", "Caption for a network. It is old.", expansion="SIPRNet distribution"),
    entry("prel", "tag", "PREL", space="tags", expansion="External political relations", code="PREL"),
    entry("valletta", "post", "Embassy Valletta", "Embassy of the United States in Malta.", space="posts",
          expansion="Embassy in Malta", variants=("AMEMBASSY VALLETTA", "VALLETTA"), code="RUEHVT"),
    entry("state", "post", "Secretary of State, Washington", space="posts", expansion="Department of State",
          variants=("SECSTATE WASHDC", "STATE"), code="RUEHC"),
    entry("florence", "post", "Consulate Florence", space="posts", expansion="Consulate in Florence", code="RUEHFL"),
)  # fmt: skip


@dataclass(frozen=True)
class Digest:
    """What an index takes of a cable."""

    card: CableCard
    checksum: str
    mentions: PackedMentions
    citations: tuple[Citation, ...]


def annotated(text: str = CABLE, record: Record | None = None, entries: Iterable[Entry] = ENTRIES) -> AnnotatedTelegram:
    """A telegram read and annotated."""
    record = record or Record("09VALLETTA12", "content/cables/2009/09VALLETTA12/record.yml", state="annotated")
    return annotate.annotate(parse.read(text, mrn=record.mrn), record, annotate.Register.of(entries))


def index(
    cables: Sequence[AnnotatedTelegram] = (),
    cited: tuple[Record, ...] = (),
    entries: tuple[Entry, ...] = ENTRIES,
    pages: tuple[ProsePage, ...] = (),
    imprint: Imprint = IMPRINT,
) -> Index:
    """The index of an edition of some cables."""
    digests = [
        Digest(card_of(cable), cable.telegram.witness.sha256, mentions_of(cable), citations_of(cable))
        for cable in cables
    ]
    return create_index(Content(imprint, (), cited, entries, pages), digests)
