"""What is wrong with cables and their records."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator

from generator.model.annotation import AnnotatedTelegram
from generator.model.emendation import Emendation
from generator.model.fields import MRN_PATTERN
from generator.model.problem import Problem
from generator.model.record import Decision, Record
from generator.model.site import Content, Source
from generator.model.telegram import Telegram

#: `14.`, `Spain,s`: a lemma that a shell takes as it stands between double quotes, and no anchor.
PLAIN = re.compile(r"(?!e[0-9])[\w.,:;¶'’ ()-]+")

#: A telegram that is to come, or came at the same time: `septel`, `SEPTELS`.
_SEPTEL = re.compile(r"[Ss][Ee][Pp](?<![\w/-]...)(?i:tels?)(?!\w)")


def find_faults(content: Content) -> Iterator[Problem]:
    """All that is wrong with the records of an edition, as far as it can be told without reading the cables."""
    for source in content.cables:
        yield from _judge_checksum(source)
        yield from _find_due(source.record, content.imprint.released)
    for record in [*(source.record for source in content.cables), *content.cited]:
        yield from _judge_record(record)


def _find_due(record: Record, released: str) -> Iterator[Problem]:
    """Decisions on protected sources whose day of review has come with the release of the day `released`."""
    for decision in record.protections:
        if decision.review and released and decision.review <= released:
            yield Problem(
                record.path,
                decision.row,
                decision.column,
                "R022",
                "warning",
                f"This decision was to be reviewed on {decision.review}, and the release is of {released}.",
                "Take it anew, and write the day under “decided”, with the next day of review.",
            )


def find_open_questions(
    annotated: AnnotatedTelegram,
    path: str,
    known: Collection[str],
    draft: Callable[[Telegram, Emendation], Decision | None],
) -> Iterator[Problem]:
    """What an editor has yet to decide in a cable whose witness is the file at `path`.

    `known` are the MRNs of which the edition has the text or a record; `draft` makes of a proposed emendation the
    decision that would accept it.
    """
    telegram = annotated.telegram
    for emendation in telegram.emendations:
        if emendation.state != "proposed":
            continue
        line, column = telegram.witness.place(emendation.start)
        yield Problem(
            path,
            line,
            column,
            "R011",
            "warning",
            f"For “{_short(emendation.lemma)}” the reading “{_short(emendation.reading)}” is proposed, "
            "and no editor has decided.",
            _say_acceptance(annotated, emendation, draft(telegram, emendation)),
        )
    for reference in telegram.references:
        if reference.kind == "telegram" and reference.target and reference.target not in known:
            yield Problem(
                path,
                *telegram.witness.place(reference.start),
                "R012",
                "warning",
                f"It refers to {reference.target}, of which the edition has neither the text nor a record.",
                "Add the cable, or a record that says what is known of it:\n"
                f"cables/{_year(reference.target)}/{reference.target}/record.yml",
            )
    yield from _find_nowhere(annotated, path)


def _say_acceptance(annotated: AnnotatedTelegram, emendation: Emendation, decision: Decision | None) -> str:
    """How to accept a proposal: by the verb, and by hand where its place can be pointed to."""
    telegram, lemma = annotated.telegram, emendation.lemma
    alone = [one.lemma for one in telegram.emendations if one.state == "proposed"].count(lemma) == 1
    name = f'"{lemma}"' if alone and PLAIN.fullmatch(lemma) else f"e{emendation.start}"
    verb = f"Accept it with python3 -m generator accept {annotated.record.mrn} {name} (or, with --reject, refuse it)."
    if decision is None:
        return verb
    at = decision.at
    place = [f"paragraph: {at.paragraph}"] if at.paragraph is not None else []
    place += [f"line: {at.line}"] if at.line else []
    place += [f"lemma: {_quoted(at.lemma)}", *([f"nth: {at.nth}"] if at.nth is not None else [])]
    return "\n".join(
        [
            f"{verb} By hand, write under emendations in {annotated.record.path}:",
            f"  - at: {{{', '.join(place)}}}",
            f"    reading: {_quoted(decision.reading)}",
            *([f"    reason: {_quoted(decision.reason)}"] if decision.reason else []),
            "    accepted: {by: the editors, on: the day as year-month-day}",
        ]
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _find_nowhere(annotated: AnnotatedTelegram, path: str) -> Iterator[Problem]:
    """References that lead to no page: papers that are no telegrams, and telegrams that the text does not name.

    Where the record says which telegram is meant (`senses`), or a note speaks of the place, nothing is left to say.
    """
    telegram = annotated.telegram
    for reference in telegram.references:
        if reference.kind != "telegram" or not reference.target:
            said = f"It refers to “{_short(reference.text)}”, which is no telegram and has no page."
            hint = "The reference stands in the cable's list. To say more of it, write a note."
            yield Problem(path, *telegram.witness.place(reference.start), "R013", "note", said, hint)
    said_of = [(one.start, one.end) for one in annotated.mentions if one.target.startswith("cables/")]
    said_of += [(note.start, note.end) for note in annotated.notes]
    for paragraph in telegram.paragraphs:
        for found in _SEPTEL.finditer(telegram.witness.text, paragraph.start, paragraph.end):
            if not any(start < found.end() and end > found.start() for start, end in said_of):
                yield Problem(
                    path,
                    *telegram.witness.place(found.start()),
                    "R013",
                    "note",
                    f"“{found.group()}” is another telegram, and the cable does not say which.",
                    f"If you know it, write in {annotated.record.path}:\nsenses: {{{found.group()}: its number}}",
                )


def _judge_checksum(source: Source) -> Iterator[Problem]:
    record = source.record
    real = source.sha256
    if record.sha256 == real:
        return
    line, column = record.places.get("witness.sha256") or record.places.get("witness") or (0, 0)
    if record.sha256:
        said = "The text in source.txt is not the one that was received: its checksum differs."
        hint = f"Restore source.txt from the history. If the text now there is the right one, write:\n  sha256: {real}"
    else:
        said = "The record does not say which text was received: it has no checksum of source.txt."
        hint = f"Write under “witness:”:\n  sha256: {real}"
    yield Problem(record.path, line, column, "R001", "error", said, hint)


def _judge_record(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for note in record.notes:
        if note.id in seen:
            yield Problem(
                record.path,
                note.at.row,
                note.at.column,
                "R007",
                "error",
                f"A second note has the id “{note.id}”, and with it the same address.",
                f"Give one of the two another id, such as:\nid: {note.id}-2",
            )
        seen.add(note.id)
    for label, cited in record.cites.items():
        if not re.fullmatch(MRN_PATTERN, cited):
            line, column = record.places.get(f"cites.{label}") or record.places.get("cites") or (0, 0)
            yield Problem(
                record.path,
                line,
                column,
                "R008",
                "error",
                f"“{cited}” is no message reference number.",
                "Write year in two figures, post and number without zeros before it, such as:\n08BAKU129",
            )
    if record.state == "withdrawn" and not record.withdrawn_on:
        yield Problem(
            record.path,
            *record.places.get("state", (0, 0)),
            "R017",
            "error",
            "The cable is withdrawn, and its record does not say since when and why.",
            "Write:\nwithdrawn: {on: the day as year-month-day, reason: Why it is withdrawn.}",
        )
    if record.state == "cited" and not record.sources:
        yield Problem(
            record.path,
            *record.places.get("state", (0, 0)),
            "R010",
            "warning",
            "The record of a telegram that is only cited names no source.",
            "Say how it is known:\nsources:\n  - 08BAKU129, in this edition, which names it as reference A.",
        )


def _year(mrn: str) -> str:
    return ("19" if mrn[:2] >= "66" else "20") + mrn[:2]


def _short(text: str) -> str:
    """The text on one line, and not long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
