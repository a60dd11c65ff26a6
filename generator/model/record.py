"""The editor's record of a cable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.prose import Blocks

RecordState = Literal["raw", "proofread", "annotated", "held", "withdrawn", "cited"]


@dataclass(frozen=True, slots=True)
class At:
    """A place as editors point to it: by lemma, in a paragraph or a line of the head.

    `paragraph` is a paragraph's number, `line` a word of the head (TAGS, REF, SUBJECT, E.O., …); `nth` tells equal
    lemmas apart (from 1, None where there must be one only). `row` and `column` are where the record's file says so.
    """

    lemma: str
    paragraph: int | None = None
    line: str = ""
    nth: int | None = None
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's emendation, or acceptance (or refusal) of one the parser proposes."""

    at: At
    reading: str
    reason: str
    by: str = ""
    on: str = ""
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """What another witness reads at a place."""

    at: At
    witness: str
    reading: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A note to a place; `id` is permanent: its address is #note-ID."""

    id: str
    at: At
    text: Blocks


@dataclass(frozen=True, slots=True)
class Copy:
    """A public copy of a telegram elsewhere."""

    where: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """What a published page said at an anchor (`p3`), and says no more; `on` is the day of the change (ISO date)."""

    anchor: str
    on: str
    text: Blocks


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was taken out of a text: in how many places, how many words and characters in all."""

    places: int = 0
    words: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Protection:
    """What the editors decided where the writer asks to protect a source.

    `marking` is the request as the cable has it, `nth` which of equal ones (None: all); `decision` is publish,
    withhold or replace, `words` what is taken out of the text wherever it stands, `reading` what replace puts there;
    `redacted` says how much was taken out of the witness's own file, whose record then has no words. `on` and `review`
    are ISO dates; `row` and `column` are where the record's file says so.
    """

    marking: str
    decision: Literal["publish", "withhold", "replace"]
    nth: int | None = None
    words: tuple[str, ...] = ()
    reading: str = ""
    redacted: Extent | None = None
    reason: str = ""
    by: str = ""
    on: str = ""
    review: str = ""
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Record:
    """What the editors say of a cable, held or only cited.

    `path` is the file relative to the folder above content/; `sha256`, `received` (ISO date), `provenance` and
    `encoding` concern the witness, `original` is its checksum before words were withheld from its file. `senses` takes
    a headword or place to an entry's id or "none"; `unlinked` are headwords never linked in this cable. `title`,
    `date` (in words), `sent` (ISO date or part of one, where known), `copies`, `cites` and `sources` say what is known
    of a telegram that the edition only cites. `withdrawn_on` (ISO date) and `withdrawn_why` (a sentence) tell of a
    cable that was withdrawn. `places` holds line and column of each key.
    """

    mrn: str
    path: str
    state: RecordState = "raw"
    sha256: str = ""
    original: str = ""
    received: str = ""
    provenance: str = ""
    encoding: str = ""
    summary: Blocks = ()
    decisions: tuple[Decision, ...] = ()
    variants: tuple[Variant, ...] = ()
    notes: tuple[EditorialNote, ...] = ()
    senses: Mapping[str, str] = field(default_factory=dict)
    unlinked: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    sent: str = ""
    copies: tuple[Copy, ...] = ()
    cites: Mapping[str, str] = field(default_factory=dict)
    withdrawn_on: str = ""
    withdrawn_why: str = ""
    errata: tuple[Erratum, ...] = ()
    protections: tuple[Protection, ...] = ()
    sources: tuple[Blocks, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
