"""The editor's record of a cable, from its file."""

from __future__ import annotations

from typing import Literal, cast

from generator.model.fields import RECORD
from generator.model.record import (
    At,
    Copy,
    Decision,
    EditorialNote,
    Erratum,
    Extent,
    Protection,
    Record,
    RecordState,
    Variant,
)
from generator.store.entry import known_keys
from generator.store.findings import Findings
from generator.store.front import plain_blanks
from generator.store.keys import KeyReader, Values
from generator.store.letters import read_letters
from generator.store.links import Links
from generator.store.tree import read_tree

_KNOWN = known_keys(RECORD)


def read_record(raw: bytes, mrn: str, links: Links, findings: Findings) -> Record | None:
    """The record in `record.yml`; None where the file holds no keys."""
    text = read_letters(raw, findings)
    if text is None:
        return None
    lines = text.split("\n")
    tree = read_tree(plain_blanks(text, 1, findings), 1, _KNOWN, findings)
    if tree is None:
        return None
    values = KeyReader("a record", lines, links, findings).read(tree, RECORD)
    witness = values.below.get("witness") or Values((0, 0))
    withdrawn = values.below.get("withdrawn") or Values((0, 0))
    places = dict(values.places)
    places |= {f"witness.{key}": place for key, place in witness.places.items()}
    notes = tuple(
        EditorialNote(note.line("id"), _at(note), note.prose.get("text", ()))
        for note in values.items.get("notes", ())
        if note.line("id") and note.below.get("at")
    )
    for note in values.items.get("notes", ()):
        places.setdefault(f"notes.{note.line('id')}", note.places.get("id", note.place))
    return Record(
        mrn=mrn,
        path=findings.path,
        state=cast(RecordState, values.line("state") or "raw"),
        sha256=witness.line("sha256"),
        original=witness.line("original"),
        received=witness.line("received"),
        provenance=witness.line("provenance"),
        encoding=witness.line("encoding"),
        summary=values.prose.get("summary", ()),
        decisions=tuple(_decision(one, findings) for one in values.items.get("emendations", ()) if one.below.get("at")),
        variants=tuple(
            Variant(_at(one), one.line("witness"), one.line("reading"), one.line("note"))
            for one in values.items.get("readings", ())
            if one.below.get("at")
        ),
        notes=notes,
        senses=values.pairs.get("senses", {}),
        unlinked=values.lines("unlinked"),
        title=values.line("title"),
        date=values.line("date"),
        sent=values.line("sent"),
        copies=tuple(
            Copy(one.line("where"), one.line("address"), one.line("note")) for one in values.items.get("copies", ())
        ),
        cites=values.pairs.get("cites", {}),
        sources=values.proses.get("sources", ()),
        withdrawn_on=withdrawn.line("on"),
        withdrawn_why=withdrawn.line("reason"),
        errata=tuple(
            Erratum(one.line("at"), one.line("on"), one.prose.get("text", ())) for one in values.items.get("errata", ())
        ),
        protections=tuple(_protection(one) for one in values.items.get("protections", ()) if one.line("decision")),
        places=places,
    )


def _at(values: Values) -> At:
    at = values.below["at"]
    paragraph, nth = at.line("paragraph"), at.line("nth")
    row, column = at.places.get("lemma", at.place)
    return At(
        lemma=at.line("lemma"),
        paragraph=int(paragraph) if paragraph else None,
        line=at.line("line"),
        nth=int(nth) if nth else None,
        row=row,
        column=column,
    )


def _protection(values: Values) -> Protection:
    decided = values.below.get("decided") or Values((0, 0))
    nth, redacted = values.line("nth"), values.below.get("redacted")
    row, column = values.places.get("marking", values.place)
    return Protection(
        marking=values.line("marking"),
        decision=cast(Literal["publish", "withhold", "replace"], values.line("decision")),
        nth=int(nth) if nth else None,
        words=values.lines("words"),
        reading=values.line("reading"),
        redacted=_extent(redacted) if redacted else None,
        reason=values.line("reason"),
        by=decided.line("by"),
        on=decided.line("on"),
        review=decided.line("review"),
        row=row,
        column=column,
    )


def _extent(values: Values) -> Extent:
    return Extent(*(int(values.line(key) or 0) for key in ("places", "words", "characters")))


def _decision(values: Values, findings: Findings) -> Decision:
    accepted, rejected = values.below.get("accepted"), values.below.get("rejected")
    if accepted and rejected:
        findings.say(
            "R016",
            values.places["rejected"],
            "This emendation is both accepted and rejected.",
            "Keep the line that holds, and delete the other.",
        )
    decided = accepted or rejected or Values((0, 0))
    return Decision(
        at=_at(values),
        reading=values.line("reading"),
        reason=values.line("reason"),
        by=decided.line("by"),
        on=decided.line("on"),
        rejected=rejected is not None and accepted is None,
    )
