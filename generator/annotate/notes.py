"""Notes and variants at their places."""

from __future__ import annotations

from generator.annotate.locate import locate
from generator.model.annotation import PlacedNote, PlacedVariant
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.telegram import Telegram


def place_notes(telegram: Telegram, record: Record) -> tuple[tuple[PlacedNote, ...], tuple[Problem, ...]]:
    """The notes of a record in order of their places, numbered from 1; a note without a place is a problem."""
    placed = []
    problems = []
    for order, note in enumerate(record.notes):
        located = locate(telegram, note.at, record.path)
        if located.span is None:
            problems.extend([located.problem] if located.problem else [])
        else:
            # The sign of a note stands after the lemma: notes are numbered as their signs are met.
            placed.append((located.span.end, located.span.start, order, note))
    notes = tuple(
        PlacedNote(note.id, start, end, str(number), note.text)
        for number, (end, start, _, note) in enumerate(sorted(placed, key=lambda item: item[:3]), start=1)
    )
    return notes, tuple(problems)


def place_variants(telegram: Telegram, record: Record) -> tuple[tuple[PlacedVariant, ...], tuple[Problem, ...]]:
    """The readings of other witnesses in order of their places; one without a place is a problem."""
    placed = []
    problems = []
    for variant in record.variants:
        located = locate(telegram, variant.at, record.path)
        if located.span is None:
            problems.extend([located.problem] if located.problem else [])
            continue
        span = located.span
        placed.append(
            PlacedVariant(span.start, span.end, variant.at.lemma, variant.witness, variant.reading, variant.note)
        )
    return tuple(sorted(placed, key=lambda item: (item.start, item.end))), tuple(problems)
