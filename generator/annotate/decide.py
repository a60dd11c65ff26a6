"""The editors' decisions on the text: what is accepted, refused, or emended by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.annotate.locate import find_lemma, find_stretches, locate, point_to, say_place, widen
from generator.model.emendation import Emendation
from generator.model.problem import Problem
from generator.model.reading import read
from generator.model.record import Decision, Record
from generator.model.span import Span
from generator.model.telegram import Paragraph, Telegram

#: The number that a label prints: `14.`, `¶4.`.
PRINTED = re.compile(r"(?P<number>[0-9]{1,4})")


def decide(telegram: Telegram, record: Record) -> tuple[Telegram, tuple[Problem, ...]]:
    """The telegram with the decisions of its record, and what is wrong with them.

    A decision at the place of an emendation that the parser found accepts or refuses it; the editors' reading holds
    where it differs. One at another place is an emendation of their own. Places are looked for in the text as the
    parser left it, so that the order of decisions does not matter.
    """
    emendations = list(telegram.emendations)
    problems: list[Problem] = []
    settled: list[Span] = []
    for decision in record.decisions:
        span, problem = _place(telegram, decision, record.path)
        if span is None:
            problems.extend([problem] if problem else [])
            continue
        problem = _settle(emendations, telegram, decision, span, settled, record.path)
        if problem:
            problems.append(problem)
    if emendations == list(telegram.emendations):
        return telegram, tuple(problems)
    emendations.sort(key=lambda emendation: (emendation.start, emendation.end))
    return _with_emendations(telegram, tuple(emendations)), tuple(problems)


def draft_decision(telegram: Telegram, emendation: Emendation) -> Decision | None:
    """The decision that would accept a proposed emendation, as an editor would write it; None where it has no place.

    It names whole words: for the comma of `Spain,s` it is the comma, for the 8 of `word8` it is all of it.
    """
    span = widen(telegram, Span(emendation.start, emendation.end))
    at = point_to(telegram, span)
    if at is None:
        return None
    others = [one for one in telegram.emendations if one.stands]
    stands = sorted([*others, replace(emendation, state="accepted")], key=lambda one: one.start)
    reading = read(telegram.witness.text, stands, span.start, span.end)
    return Decision(at, reading, emendation.reason)


def _place(telegram: Telegram, decision: Decision, path: str) -> tuple[Span | None, Problem | None]:
    """The place of a decision. Where an emendation of the parser has that very lemma there, it is the one meant."""
    stretches = find_stretches(telegram, decision.at)
    offered = [
        Span(emendation.start, emendation.end)
        for emendation in telegram.emendations
        if emendation.lemma == decision.at.lemma
        and any(stretch.start <= emendation.start and emendation.end <= stretch.end for stretch in stretches)
    ]
    nth = decision.at.nth
    if len(offered) == 1 and nth is None:
        return offered[0], None
    if offered and nth is not None and nth > len(find_lemma(telegram, stretches, decision.at.lemma)):
        return (offered[nth - 1], None) if nth <= len(offered) else (None, locate(telegram, decision.at, path).problem)
    located = locate(telegram, decision.at, path)
    return located.span, located.problem


def _settle(
    emendations: list[Emendation],
    telegram: Telegram,
    decision: Decision,
    span: Span,
    settled: list[Span],
    path: str,
) -> Problem | None:
    """Enter one decision into `emendations`; the problem, if it cannot be entered."""
    at = decision.at
    lemma = telegram.witness.text[span.start : span.end]
    if any(span.start < other.end and other.start < span.end for other in settled):
        message = f"{say_place(at)}: two decisions concern “{at.lemma}”, and emendations may not overlap."
        return Problem(path, at.row, at.column, "R105", "error", message, "Make one of the two.")
    own = next((one for one in emendations if one.start == span.start and one.end == span.end), None)
    if decision.rejected:
        refused = [own] if own else _proposed_inside(emendations, span)
        if not refused:
            message = f"{say_place(at)}: no change of “{at.lemma}” is proposed, so there is none to refuse."
            return Problem(path, at.row, at.column, "R107", "error", message, "Take the decision out of the record.")
        settled.append(span)
        for one in refused:
            emendations[emendations.index(one)] = replace(
                one, state="rejected", reason=decision.reason or one.reason, by=decision.by, on=decision.on
            )
        return None
    if decision.reading == lemma:
        message = f"{say_place(at)}: “{lemma}” already reads so; the reading is the same as the lemma."
        return Problem(path, at.row, at.column, "R106", "error", message, "Take the emendation out of the record.")
    if own is None and _accept_inside(emendations, telegram, decision, span):
        settled.append(span)
        return None
    across = [one for one in emendations if one is not own and one.start < span.end and span.start < one.end]
    standing = next((one for one in across if one.stands), None)
    if standing:
        message = f"{say_place(at)}: “{at.lemma}” overlaps a change that already stands there, “{standing.lemma}”."
        hint = "Choose the words so that both lie apart, or refuse that change."
        return Problem(path, at.row, at.column, "R105", "error", message, hint)
    settled.append(span)
    for one in across:
        emendations.remove(one)
    if own is None:
        made = Emendation(
            span.start, span.end, lemma, decision.reading, "", "accepted", decision.reason, decision.by, decision.on
        )
        emendations.append(made)
        return None
    agrees = own.reading == decision.reading
    emendations[emendations.index(own)] = replace(
        own,
        reading=decision.reading,
        rule=own.rule if agrees else "",
        state="accepted",
        reason=decision.reason or own.reason,
        by=decision.by,
        on=decision.on,
    )
    return None


def _proposed_inside(emendations: list[Emendation], span: Span) -> list[Emendation]:
    return [one for one in emendations if span.start <= one.start and one.end <= span.end and one.state == "proposed"]


def _accept_inside(emendations: list[Emendation], telegram: Telegram, decision: Decision, span: Span) -> bool:
    """Accept the proposals inside `span` if the editors' reading is what they make of it together.

    `Spain,s` to be read `Spain's` accepts the proposal that concerns the comma.
    """
    inside = _proposed_inside(emendations, span)
    accepted = {
        one: replace(one, state="accepted", reason=decision.reason or one.reason, by=decision.by, on=decision.on)
        for one in inside
    }
    changed = [accepted.get(one, one) for one in emendations]
    in_order = sorted(changed, key=lambda one: one.start)
    if not inside or read(telegram.witness.text, in_order, span.start, span.end) != decision.reading:
        return False
    emendations[:] = changed
    return True


def _with_emendations(telegram: Telegram, emendations: tuple[Emendation, ...]) -> Telegram:
    before = {(one.start, one.end): one for one in telegram.emendations}
    changed = [one for one in emendations if before.get((one.start, one.end)) != one]
    kept = {(one.start, one.end) for one in emendations}
    gone = [one for one in telegram.emendations if (one.start, one.end) not in kept]
    paragraphs = tuple(
        _reread(telegram, paragraph, emendations, [*changed, *gone]) for paragraph in telegram.paragraphs
    )
    return replace(telegram, emendations=emendations, paragraphs=paragraphs)


def _reread(
    telegram: Telegram, paragraph: Paragraph, emendations: tuple[Emendation, ...], changed: Iterable[Emendation]
) -> Paragraph:
    """A paragraph after the decisions: its number decided where they concern it, its text where it reads otherwise."""
    here = [one for one in changed if paragraph.start <= one.start and one.end <= paragraph.end]
    for one in here:
        if paragraph.proposed and one.start < paragraph.body and one.state in ("accepted", "rejected"):
            printed = PRINTED.search(one.lemma if one.state == "rejected" else one.reading)
            number = int(printed["number"]) if printed else paragraph.number
            paragraph = replace(paragraph, number=number, proposed=False)
    if any(one.end > paragraph.body for one in here):
        reading = read(telegram.witness.text, emendations, paragraph.body, paragraph.end)
        paragraph = replace(paragraph, text=reading.strip())
    return paragraph
