"""A telegram: what its text says, and where it says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.model.emendation import Emendation
from generator.model.problem import Problem
from generator.model.span import Part
from generator.model.value import value
from generator.model.witness import Witness

ReferenceKind = Literal["telegram", "email", "telcon", "report", "publication", "other"]
TagKind = Literal["geo", "org", "person", "program", "subject", "unknown"]


@value
class Addressee:
    """One post or person the telegram is addressed to.

    `route` is the routing indicator; `mcn` the message continuity number as printed ("0195"); `excluded` the posts
    after XMT; `start` and `end` its place in the witness.
    """

    route: str | None
    name: str
    precedence: str | None
    mcn: str | None
    excluded: tuple[str, ...]
    start: int
    end: int


@value
class Reference:
    """One item of the REF line.

    `label` is its letter ("A") or None; `target` the canonical MRN of a telegram, or what names another thing; `text`
    the item as it reads; `title` what follows the number as a title.
    """

    label: str | None
    kind: ReferenceKind
    target: str | None
    text: str
    title: str | None
    start: int
    end: int


@value
class ClassifiedBy:
    """The authority line: `names` without title and office, the whole `text`, `reasons` as ("1.4(b)", "1.4(d)")."""

    names: tuple[str, ...]
    text: str
    reasons: tuple[str, ...]


@value
class Paragraph:
    """A numbered paragraph, or an unnumbered block.

    `number` is the integer with applied and proposed repairs, None for an unnumbered block; `proposed` is true where
    an editor has yet to accept it; `label` is what the witness prints for it, pilcrow off ("3.", "14."); `portion`
    the portion mark without parentheses ("S/NF"); `heading` the heading of the telegram under which it stands first,
    or None; `text` the reading text after number and mark. `start` and `end` enclose all of it in the witness
    (number, mark, page lines inside), `body` is the offset where the text after number and mark begins.
    """

    number: int | None
    proposed: bool
    label: str | None
    portion: str | None
    heading: str | None
    text: str
    start: int
    body: int
    end: int


@value
class Telegram:
    """What the parser read. Missing parts are None or empty, never invented.

    `sent` is the date-time group as ISO 8601 in UTC (2008-02-12T14:39:00Z); `declassify_on` an ISO date; `sections`
    the number of sections; `parts` tile the witness (see `Part`); `paragraphs` stand in order of the text; `signers`
    are surnames as printed, in capitals.
    """

    witness: Witness
    mrn: str | None
    transmission_id: str | None
    precedence: str | None
    dtg: str | None
    sent: str | None
    origin: str | None
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    classification: str | None
    captions: tuple[str, ...]
    passing: tuple[str, ...]
    sections: int | None
    executive_order: str | None
    declassify_on: str | None
    tags: tuple[str, ...]
    tag_kinds: Mapping[str, TagKind]
    subject: str | None
    title: str | None
    references: tuple[Reference, ...]
    classified_by: ClassifiedBy | None
    summary: str | None
    paragraphs: tuple[Paragraph, ...]
    signers: tuple[str, ...]
    parts: tuple[Part, ...]
    emendations: tuple[Emendation, ...]
    problems: tuple[Problem, ...]
