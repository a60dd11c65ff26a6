"""Annotating: a telegram, its editors' record and the register in; a telegram with all that the edition says out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.circumstances import Circumstances, fold, key_of, read_circumstances, read_place
from generator.annotate.decide import decide, draft_decision
from generator.annotate.glosses import Glossary
from generator.annotate.head import read_lines
from generator.annotate.mentions import Reader
from generator.annotate.notes import place_notes, place_variants
from generator.annotate.passages import read_passages
from generator.annotate.persons import Acquaintance
from generator.annotate.protection import protect
from generator.annotate.register import Register, headword_problems
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.telegram import Telegram

__all__ = ["Register", "annotate", "decide", "draft_decision", "headword_problems", "protect"]


def annotate(telegram: Telegram, record: Record, register: Register) -> AnnotatedTelegram:
    """Say of `telegram` all that the edition says of it.

    The decisions of `record` are applied first, then mentions are looked for in the text as the edition reads it, and
    notes and variants are placed. Mentions stand in order of their places. Those that are linked never overlap one
    another; one that is not either lies apart or has the very span of a reference (`reftel` is also a word that the
    glossary explains; `refs A-C` also means B).
    """
    decided, problems = decide(telegram, record)
    cable = read_circumstances(decided, record, register)
    glossary = Glossary(register, cable)
    passages = tuple(read_passages(decided, glossary.starters))
    known = Acquaintance(register, cable, passages)
    reader = Reader(decided, record.path, register, cable, glossary, known)
    head = [part for part in decided.parts if part.kind != "signature"]
    foot = [part for part in decided.parts if part.kind == "signature"]
    # In this order: the head names the classifier, the text others, and the signature may be anybody's of them.
    mentions = [
        *read_lines(decided, head, register, known),
        *(mention for passage in passages for mention in reader.read(passage)),
        *read_lines(decided, foot, register, known),
    ]
    mentions.sort(key=_order)
    notes, note_problems = place_notes(decided, record)
    variants, variant_problems = place_variants(decided, record)
    choices = _check_choices(record, register, cable)
    found = (*problems, *reader.problems, *note_problems, *variant_problems, *choices)
    return AnnotatedTelegram(decided, record, tuple(mentions), notes, variants, found)


def _order(mention: Mention) -> tuple[int, int, bool]:
    return mention.start, mention.end, not mention.linked


def _check_choices(record: Record, register: Register, cable: Circumstances) -> Iterator[Problem]:
    """The problems of senses that name no entry, and of choices that nothing in the cable was met for."""
    for headword, value in record.senses.items():
        place = read_place(headword)
        if not key_of(value, register):
            yield Problem(
                record.path,
                *record.places.get("senses", (0, 0)),
                "R111",
                "error",
                f"senses: “{headword}” is to mean {value}, but no entry has that id.",
                "Write the id of an entry (its file's name without .md), the number of a telegram, or none.",
            )
        elif (place.key if place else fold(headword)) not in cable.met:
            yield _unmet(record, "senses", headword)
    for headword in record.unlinked:
        if fold(headword) not in cable.met:
            yield _unmet(record, "unlinked", headword)


def _unmet(record: Record, key: str, headword: str) -> Problem:
    return Problem(
        record.path,
        *record.places.get(key, (0, 0)),
        "R112",
        "warning",
        f"{key}: the cable has no “{headword}” that would be linked there.",
        "Write the words as the cable has them, or take the line out.",
    )
