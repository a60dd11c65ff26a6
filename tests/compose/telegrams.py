"""Telegrams put together by hand, for what no parser need have read."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.annotation import AnnotatedTelegram, Mention, PlacedNote, PlacedVariant
from generator.model.emendation import Emendation, State
from generator.model.record import Record
from generator.model.span import Part
from generator.model.telegram import Paragraph, Telegram
from generator.model.witness import Witness


def change(text: str, lemma: str, reading: str, state: State = "applied", *, rule: str = "r", reason: str = "Why.",
           after: str = "") -> Emendation:  # fmt: skip
    """An emendation of the first `lemma` that follows `after`."""
    start = text.index(lemma, text.index(after) + len(after) if after else 0)
    return Emendation(start, start + len(lemma), lemma, reading, rule, state, reason)


def telegram(
    text: str, parts: Sequence[Part] = (), paragraphs: Sequence[Paragraph] = (), emendations: Sequence[Emendation] = ()
) -> Telegram:
    """A telegram of which only its text is known."""
    return Telegram(
        witness=Witness(text),
        mrn="09VALLETTA12",
        transmission_id=None,
        precedence=None,
        dtg=None,
        sent=None,
        origin=None,
        action=(),
        info=(),
        classification=None,
        captions=(),
        passing=(),
        sections=None,
        executive_order=None,
        declassify_on=None,
        tags=(),
        tag_kinds={},
        subject=None,
        title=None,
        references=(),
        classified_by=None,
        summary=None,
        paragraphs=tuple(paragraphs),
        signers=(),
        parts=tuple(parts),
        emendations=tuple(sorted(emendations, key=lambda change: change.start)),
        problems=(),
    )


def paragraph(start: int, end: int, number: int | None, body: int, *, proposed: bool = False) -> Paragraph:
    """A numbered paragraph of which the text does not matter."""
    return Paragraph(number, proposed, None, None, None, "", start, body, end)


def annotated(
    telegram: Telegram,
    mentions: Sequence[Mention] = (),
    notes: Sequence[PlacedNote] = (),
    variants: Sequence[PlacedVariant] = (),
) -> AnnotatedTelegram:
    """A telegram with what the edition says of it."""
    record = Record("09VALLETTA12", "content/cables/2009/09VALLETTA12/record.yml", state="annotated")
    return AnnotatedTelegram(telegram, record, tuple(mentions), tuple(notes), tuple(variants), ())
