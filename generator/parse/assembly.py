"""From the text as received to the telegram: the steps in their order, and their results put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from generator.model.emendation import Emendation
from generator.model.mrn import MRN
from generator.model.span import Part
from generator.model.telegram import Addressee, Paragraph, Reference, Telegram
from generator.model.witness import Witness
from generator.parse.addressees import AddresseeLine
from generator.parse.body import Body, TextParagraph, read_body
from generator.parse.clean import Change, CleanText
from generator.parse.head import Head, read_head
from generator.parse.header import Header, read_header
from generator.parse.mrn import read_mrn
from generator.parse.problems import Fault, find_problems
from generator.parse.repairs import REASONS, find_changes
from generator.parse.repairs.proposals import find_proposals
from generator.parse.summary import read_summary
from generator.parse.tiling import PAGED, insert_parts, tile, trim

# XXXXXXXXXXXX, xxxxx, [NAME REMOVED], [Source removed]: each pattern after a word without which it finds nothing
_REDACTIONS = (
    ("XXXXX", re.compile(r"XXXXX+")),
    ("xxxxx", re.compile(r"xxxxx+")),
    ("REMOVED]", re.compile(r"\[[A-Za-z' ]{0,40}REMOVED\]")),
    ("removed]", re.compile(r"\[[A-Za-z' ]{0,40}removed\]")),
)
_HEAD_TOP = ("classification", "caption", "date-line")
_HEAD_LINES = ("executive-order", "tags", "subject", "references", "classified-by")
_UNNAMED = ("blank", "unclaimed", "page-line")


def read(text: str | Witness, mrn: str | None = None, year: int | None = None) -> Telegram:
    """The telegram that `text` holds, as far as it says.

    `mrn` in any spelling is the number it was asked for by, which holds where the text says another, with
    a Problem. `year` (four digits or two) is that of the cable, for references and a number without one; else the
    number or the text tells it. Raises nothing for any text: what is missing is None, and a Problem.
    """
    witness = text if isinstance(text, Witness) else Witness(text)
    changes = find_changes(witness.text)
    clean = CleanText(witness.text, changes)
    header = read_header(clean.text)
    asked = read_mrn(mrn, year) if mrn else None
    year = _find_year(asked, header, year)
    head = read_head(clean.text, header.end, year)
    if not _is_believable(header, head):
        head = Head((), header.end)
    elif head.classification is None and any(part.kind == "header-line" for part in header.parts):
        head = _take_classification(clean.text, header, head, year)
    body = read_body(clean.text, head.end, whole=head.end > header.end)
    return _assemble(witness, changes, clean, header, head, body, asked, mrn)


def _find_year(asked: MRN | None, header: Header, year: int | None) -> int | None:
    """The year of the cable: of its number, its date, or the one given; None if nothing tells."""
    if asked:
        return asked.year
    if header.sent:
        return header.sent.year
    return year


def _is_believable(header: Header, head: Head) -> bool:
    """Whether the head is one: after a header, with a line of a fixed keyword, or with the classification on top.

    A fragment of running text has lines that look like captions and passing lines, and a level of classification below.
    """
    first = next((part.kind for part in head.parts if part.kind != "blank"), "")
    if header.end > 0 or first in _HEAD_TOP or head.classified_by:
        return True
    return any(part.kind in _HEAD_LINES for part in head.parts)


def _take_classification(text: str, header: Header, head: Head, year: int | None) -> Head:
    """The head, with the classification line that the carrier put above the transmission header, if it is there."""
    for index, part in enumerate(header.parts):
        if part.kind == "header-line":
            above = read_head(text[: part.end], part.start, year)
            if above.classification:
                header.parts[index : index + 1] = [one for one in above.parts if one.kind != "blank"]
                return replace(
                    head,
                    classification=above.classification,
                    mrn=head.mrn or above.mrn,
                    sections=head.sections or above.sections,
                )
    return head


def _assemble(
    witness: Witness,
    changes: Sequence[Change],
    clean: CleanText,
    header: Header,
    head: Head,
    body: Body,
    asked: MRN | None,
    mrn: str | None,
) -> Telegram:
    text = witness.text
    head_parts = (trim(part, clean.text) for part in head.parts if part.kind != "blank")
    moved = clean.move_parts((*header.parts, *head_parts, *body.parts))
    parts = tile(text, moved, changes)
    emendations = _create_emendations(text, parts, changes, clean, header, head, body)
    parts = _insert_found(text, parts, emendations)
    telegram = Telegram(
        witness=witness,
        mrn=str(asked or head.mrn or "") or None,
        transmission_id=header.transmission_id,
        precedence=header.precedence,
        dtg=header.dtg,
        sent=f"{header.sent.isoformat()[:19]}Z" if header.sent else None,
        origin=header.origin,
        action=_move_addressees(header.action, clean),
        info=_move_addressees(header.info, clean),
        classification=head.classification,
        captions=head.captions,
        passing=head.passing,
        sections=head.sections,
        executive_order=head.executive_order,
        declassify_on=head.declassify_on,
        tags=head.tags,
        tag_kinds=head.tag_kinds,
        subject=head.subject,
        title=head.title,
        references=_move_references(head.references, clean),
        classified_by=head.classified_by,
        summary=read_summary(clean.text, body.paragraphs),
        paragraphs=tuple(_move_paragraph(paragraph, clean) for paragraph in body.paragraphs),
        signers=body.signers,
        parts=parts,
        emendations=emendations,
        problems=(),
    )
    faults = [Fault(clean.to_witness(one.start), one.code, one.message, one.hint) for one in head.faults]
    problems = find_problems(telegram, str(head.mrn or ""), mrn, faults)
    return replace(telegram, problems=problems) if problems else telegram


def _create_emendations(
    text: str,
    parts: Sequence[Part],
    changes: Sequence[Change],
    clean: CleanText,
    header: Header,
    head: Head,
    body: Body,
) -> tuple[Emendation, ...]:
    """All changes as emendations, in order and without overlap; what stands applied comes before what is proposed.

    A change is one where a part holds it: a page line between two paragraphs is a part, and no emendation.
    """
    held = iter([part for part in parts if part.kind not in _UNNAMED])
    part = next(held, None)
    emendations: list[Emendation] = []
    for start, end, reading, rule in changes:
        while part and part.end <= start:
            part = next(held, None)
        if part and part.start <= start and end <= part.end:
            emendations.append(Emendation(start, end, text[start:end], reading, rule, "applied", REASONS[rule]))
    proposed = [
        *_propose(text, find_proposals(text, clean.to_witness(header.end))),
        *_propose_in(text, clean, _find_paragraph_changes(clean.text, body)),
        *_propose_in(
            text, clean, (Change(one.start, one.end, one.reading, "precedence") for one in header.misspellings)
        ),
        *_move_emendations(text, clean, head.emendations),
    ]
    if not proposed:
        return tuple(emendations)
    applied = [one for one in proposed if one.state == "applied"]
    return _part_overlaps(emendations + applied, [one for one in proposed if one.state != "applied"])


def _propose(text: str, changes: Iterable[Change]) -> Iterable[Emendation]:
    for start, end, reading, rule in changes:
        yield Emendation(start, end, text[start:end], reading, rule, "proposed", REASONS[rule])


def _propose_in(text: str, clean: CleanText, changes: Iterable[Change]) -> Iterable[Emendation]:
    """Proposals for changes of the clean text."""
    moved = (
        Change(clean.to_witness(start), clean.end_to_witness(end), reading, rule)
        for start, end, reading, rule in changes
    )
    return _propose(text, moved)


def _find_paragraph_changes(text: str, body: Body) -> Iterable[Change]:
    """Pilcrows that became a 1, and pilcrows before what is no paragraph."""
    for paragraph in body.paragraphs:
        if paragraph.proposed:
            label = text[paragraph.start : paragraph.label_end]
            yield Change(paragraph.start, paragraph.label_end, "¶" + label[1:], "paragraph-pilcrow")
    for pilcrow in body.false_pilcrows:
        yield Change(pilcrow, pilcrow + 1, "", "false-pilcrow")


def _move_emendations(text: str, clean: CleanText, emendations: Iterable[Emendation]) -> Iterable[Emendation]:
    for one in emendations:
        start, end = clean.to_witness(one.start), clean.end_to_witness(one.end)
        yield Emendation(start, end, text[start:end], one.reading, one.rule, one.state, one.reason)


def _part_overlaps(applied: list[Emendation], proposed: Sequence[Emendation]) -> tuple[Emendation, ...]:
    """Both in order of their places, without those of `proposed` that overlap another."""
    kept: list[Emendation] = []
    for one in sorted(applied + list(proposed), key=attrgetter("start", "end")):
        if kept and one.start < kept[-1].end:
            if one.stands and not kept[-1].stands:
                kept[-1] = one
            continue
        kept.append(one)
    return tuple(kept)


def _insert_found(text: str, parts: tuple[Part, ...], emendations: Sequence[Emendation]) -> tuple[Part, ...]:
    """The parts with redactions and page lines in the paragraphs that hold them."""
    found = [Part("page-line", one.start, one.end) for one in emendations if one.rule in PAGED]
    for word, pattern in _REDACTIONS:
        if word in text:
            found += [Part("redaction", hit.start(), hit.end()) for hit in pattern.finditer(text)]
    found.sort(key=attrgetter("start"))
    apart: list[Part] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return insert_parts(parts, apart, lambda kind: kind not in ("page-line", "blank"))


def _move_addressees(addressees: Iterable[AddresseeLine], clean: CleanText) -> tuple[Addressee, ...]:
    return tuple(
        Addressee(
            one.route,
            one.name,
            one.precedence,
            one.mcn,
            one.excluded,
            clean.to_witness(one.start),
            clean.end_to_witness(one.end),
        )
        for one in addressees
    )


def _move_references(references: Iterable[Reference], clean: CleanText) -> tuple[Reference, ...]:
    return tuple(
        Reference(
            one.label,
            one.kind,
            one.target,
            one.text,
            one.title,
            clean.to_witness(one.start),
            clean.end_to_witness(one.end),
        )
        for one in references
    )


def _move_paragraph(paragraph: TextParagraph, clean: CleanText) -> Paragraph:
    return Paragraph(
        paragraph.number,
        paragraph.proposed,
        paragraph.label,
        paragraph.portion,
        paragraph.heading,
        clean.text[paragraph.body : paragraph.end],
        clean.to_witness(paragraph.start),
        clean.to_witness(paragraph.body) if paragraph.body < paragraph.end else clean.end_to_witness(paragraph.end),
        clean.end_to_witness(paragraph.end),
    )
