"""Small telegrams, records and entries for the tests of annotating, built without the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.annotate import Register, annotate
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.emendation import Emendation
from generator.model.entry import Entry, Held
from generator.model.prose import Paragraph as Prose
from generator.model.prose import Text
from generator.model.reading import Reading
from generator.model.record import Record
from generator.model.span import Part
from generator.model.telegram import Paragraph, Reference, Telegram
from generator.model.witness import Witness

SPACES = {"tag": "tags", "post": "posts"}


def entry(id_: str, headword: str, kind: str = "term", **fields: Any) -> Entry:
    """An entry; `held` may be given as (office, since, until)."""
    fields["held"] = tuple(Held(*held) for held in fields.get("held", ()))
    space: Any = SPACES.get(kind, "glossary")
    body = (Prose((Text(f"What {headword} means."),)),)
    return Entry(id_, kind, space, f"content/{space}/{id_}.md", headword, body, (body,), **fields)


def telegram(
    *paragraphs: str,
    mrn: str | None = "08LISBON77",
    sent: str | None = "2008-02-12T14:39:00Z",
    references: Sequence[tuple[str | None, str | None]] = (),
    tags: Sequence[str] = (),
    emendations: Iterable[Emendation] = (),
    head: Sequence[tuple[str, str, Sequence[tuple[str, str]]]] = (),
    foot: str = "",
) -> Telegram:
    """A telegram with numbered paragraphs `1. text`.

    `head` are lines as (kind of part, text, its pieces as (kind, text)); `references` are (label, target).
    """
    text, parts = "", []
    for kind, line, pieces in head:
        at = len(text)
        inner, begin = [], at
        for piece_kind, piece in pieces:
            begin = at + line.index(piece, begin - at)
            inner.append(Part(piece_kind, begin, begin + len(piece)))
            begin += len(piece)
        text += line + "\n"
        parts.append(Part(kind, at, len(text), tuple(inner)))
    changes = tuple(emendations)
    made = []
    for number, body in enumerate(paragraphs, start=1):
        start = len(text)
        label = f"{number}. "
        text += f"{label}{body}\n\n"
        end = len(text) - 2
        made.append((number, start, start + len(label), end))
        parts.append(Part("paragraph", start, len(text)))
    if foot:
        parts.append(
            Part("signature", len(text), len(text) + len(foot), (Part("name", len(text), len(text) + len(foot)),))
        )
        text += foot
    done = tuple(
        Paragraph(
            number, False, f"{number}.", None, None, Reading.of(text, changes, body, end).text.strip(), start, body, end
        )
        for number, start, body, end in made
    )
    cited = tuple(
        Reference(
            label,
            "telegram" if target and re.fullmatch(r"[0-9]{2}[A-Z]+[0-9]+", target) else "email",
            target,
            "",
            None,
            0,
            0,
        )
        for label, target in references
    )
    return Telegram(
        witness=Witness(text),
        mrn=mrn,
        transmission_id=None,
        precedence=None,
        dtg=None,
        sent=sent,
        origin=None,
        action=(),
        info=(),
        classification=None,
        captions=(),
        passing=(),
        sections=None,
        executive_order=None,
        declassify_on=None,
        tags=tuple(tags),
        tag_kinds={},
        subject=None,
        title=None,
        references=cited,
        classified_by=None,
        summary=None,
        paragraphs=done,
        signers=(),
        parts=tuple(parts),
        emendations=changes,
        problems=(),
    )


def record(mrn: str = "08LISBON77", **fields: Any) -> Record:
    """A record; `senses` and the like as in the model."""
    return Record(mrn, f"content/cables/2008/{mrn}/record.yml", **fields)


def annotated(
    text: str | Telegram, entries: Iterable[Entry] = (), posts: Mapping[str, str] | None = None, **fields: Any
) -> AnnotatedTelegram:
    """`text` as the only paragraph of a telegram, or a telegram, annotated; `fields` are the record's."""
    made = telegram(text) if isinstance(text, str) else text
    return annotate(made, record(**fields), Register.of(entries, posts))


def words(result: AnnotatedTelegram, mention: Mention) -> str:
    """What the witness has at a mention."""
    return result.telegram.witness.text[mention.start : mention.end]


def found(result: AnnotatedTelegram, *, linked: bool = False, zone: str = "text") -> list[tuple[str, str]]:
    """The mentions in a zone as (words, target), in order; only those linked, if asked."""
    return [
        (words(result, mention), mention.target)
        for mention in result.mentions
        if mention.zone == zone and (mention.linked or not linked)
    ]
