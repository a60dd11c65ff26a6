"""A telegram as JSON: the public interface of `parse`, described in docs/telegram.md and docs/telegram.schema.json."""

from __future__ import annotations

from typing import Any

from generator.model.emendation import Emendation
from generator.model.problem import Problem
from generator.model.telegram import Addressee, Paragraph, Reference, Telegram


def create_json(telegram: Telegram) -> dict[str, Any]:
    """The telegram as values that JSON has; offsets are code points of the witness.

    The caller puts `id` before it: the name under which the text was asked for.
    """
    claimed = sum(part.end - part.start for part in telegram.parts if part.kind != "unclaimed")
    unclaimed = sum(part.end - part.start for part in telegram.parts if part.kind == "unclaimed")
    authority = telegram.classified_by
    return {
        "mrn": telegram.mrn,
        "transmission_id": telegram.transmission_id,
        "precedence": telegram.precedence,
        "dtg": telegram.dtg,
        "sent": telegram.sent,
        "from": telegram.origin,
        "action": [_create_addressee(one) for one in telegram.action],
        "info": [_create_addressee(one) for one in telegram.info],
        "classification": telegram.classification,
        "captions": list(telegram.captions),
        "passing": list(telegram.passing),
        "sections": {"of": telegram.sections} if telegram.sections else None,
        "executive_order": telegram.executive_order,
        "declassify_on": telegram.declassify_on,
        "tags": list(telegram.tags),
        "tag_kinds": dict(telegram.tag_kinds),
        "subject": telegram.subject,
        "title": telegram.title,
        "references": [_create_reference(one) for one in telegram.references],
        "classified_by": {"names": list(authority.names), "text": authority.text, "reasons": list(authority.reasons)}
        if authority
        else None,
        "summary": telegram.summary,
        "paragraphs": [_create_paragraph(one) for one in telegram.paragraphs],
        "signers": list(telegram.signers),
        "coverage": {"characters": len(telegram.witness.text), "claimed": claimed, "unclaimed": unclaimed},
        "emendations": [_create_emendation(one) for one in telegram.emendations],
        "problems": [_create_problem(one) for one in telegram.problems],
    }


def _create_addressee(one: Addressee) -> dict[str, Any]:
    return {
        "route": one.route,
        "name": one.name,
        "precedence": one.precedence,
        "mcn": one.mcn,
        "excluded": list(one.excluded),
    }


def _create_reference(one: Reference) -> dict[str, Any]:
    return {"label": one.label, "kind": one.kind, "target": one.target, "text": one.text, "title": one.title}


def _create_paragraph(one: Paragraph) -> dict[str, Any]:
    return {
        "number": one.number,
        "proposed": one.proposed,
        "label": one.label,
        "portion": one.portion,
        "heading": one.heading,
        "text": one.text,
        "start": one.start,
        "end": one.end,
    }


def _create_emendation(one: Emendation) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "lemma": one.lemma,
        "reading": one.reading,
        "rule": one.rule,
        "state": one.state,
    }


def _create_problem(one: Problem) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "line": one.line,
        "column": one.column,
        "message": one.message,
        "hint": one.hint,
    }
