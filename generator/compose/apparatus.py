"""Textual notes: where the reading text differs from the witness, or another witness from it, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.compose.places import Places
from generator.compose.stretch import Sign, read_words
from generator.compose.visible import make_visible
from generator.compose.words import say_count, say_date, say_letter, say_numbers
from generator.model.annotation import AnnotatedTelegram, PlacedVariant
from generator.model.emendation import Emendation
from generator.model.prose import Block, Code, Emphasis, Heading, Inline, Inlines, Link, Paragraph, Table, Text
from generator.model.value import value

#: A run of what is no blank: a word of the reading, with all that touches it.
_WORD_BEFORE = re.compile(r"\S*\Z")
_WORD_AFTER = re.compile(r"\S*")


@value
class TextualNote:
    """One row of the apparatus.

    `anchor` is `e` and the offset of the first place it speaks of, `at` where its sign stands in the text; `zone` is
    the kind of the line or `text`; `changes` are the offsets of all emendations it reports.
    """

    anchor: str
    letter: str
    at: int
    zone: str
    place: str
    several: bool
    reading: Inlines
    changes: tuple[int, ...] = ()

    @property
    def sign(self) -> Link:
        """The sign in the text, a link to the row."""
        return Link(f"#{self.anchor}", (Emphasis((Text(self.letter),)),), ("sign", "textual"))


@value
class _Draft:
    """A row before it has its letter: the emendations it reports, or a variant."""

    start: int
    at: int
    zone: str
    place: str
    emendations: tuple[Emendation, ...] = ()
    variant: PlacedVariant | None = None


def list_textual_notes(annotated: AnnotatedTelegram, places: Places) -> tuple[TextualNote, ...]:
    """The rows of the apparatus in order of their first places.

    Each cut that was closed, each decision of the editors and each variant is a row of its own; what a rule changed
    many times in one line of the head, or in the paragraphs, is one row, and so are all blanks at ends of lines.
    """
    drafts = _draft_emendations(annotated, places) + [
        _Draft(
            variant.start,
            variant.end,
            _zone_of(places, variant.start),
            places.label_at(variant.start),
            variant=variant,
        )
        for variant in annotated.variants
    ]
    drafts.sort(key=lambda draft: (draft.start, draft.variant is not None))
    notes: list[TextualNote] = []
    said: dict[str, str] = {}
    taken: set[str] = set()
    for index, draft in enumerate(drafts):
        letter = say_letter(index)
        anchor = f"e{draft.start}"
        while anchor in taken:
            anchor += "-2"
        taken.add(anchor)
        variant = draft.variant
        reading = _say_variant(variant) if variant else _say_emendations(annotated, draft, letter, said)
        changes = tuple(emendation.start for emendation in draft.emendations)
        notes.append(TextualNote(anchor, letter, draft.at, draft.zone, draft.place, len(changes) > 1, reading, changes))
    return tuple(notes)


def sign_textual_notes(notes: Iterable[TextualNote]) -> tuple[Sign, ...]:
    """The signs of textual notes at their places."""
    return tuple(Sign(note.at, note.sign) for note in notes)


def compose_textual_notes(notes: Sequence[TextualNote], method: str = "") -> tuple[Block, ...]:
    """The section with all rows, or nothing; `method` is the file of the page that tells the editorial method."""
    if not notes:
        return ()
    rows = []
    for note in notes:
        sign: Inlines = (Emphasis((Text(note.letter),), ("anchor",), note.anchor),)
        rows.append((sign, (Text(note.place),), note.reading))
    header: tuple[Inlines, ...] = ((Text("Note"),), (Text("Place"),), (Text("Reading"),))
    words: Inlines = (Text("editorial method"),)
    told = (Link(method, words),) if method else words
    return (
        Heading(2, (Text("Textual notes"),), (), "textual-notes"),
        Table(header, tuple(rows)),
        Paragraph((Text("Where no editor is named, the change follows a rule of the "), *told, Text(".")), ("hint",)),
    )


def _draft_emendations(annotated: AnnotatedTelegram, places: Places) -> list[_Draft]:
    groups: dict[tuple[str, ...], list[Emendation]] = {}
    for emendation in annotated.telegram.emendations:
        if _is_end_of_line(emendation):
            key: tuple[str, ...] = ("blanks",)
        elif emendation.state != "applied" or _is_cut(emendation):
            key = ("alone", str(emendation.start))
        else:
            key = (emendation.rule, _zone_of(places, emendation.start))
        groups.setdefault(key, []).append(emendation)
    drafts = []
    for key, group in groups.items():
        first = group[0]
        at = _sign_place(annotated, first)
        place = say_count(len(group), "line") if key == ("blanks",) else _say_place(places, group)
        drafts.append(_Draft(first.start, at, _zone_of(places, first.start), place, tuple(group)))
    return drafts


def _zone_of(places: Places, offset: int) -> str:
    if places.paragraph_at(offset) is not None:
        return "text"
    part = places.part_at(offset)
    return part.kind if part else "text"


def _say_place(places: Places, group: Sequence[Emendation]) -> str:
    """`TAGS`, `¶3`, `¶¶1–3`."""
    numbers: list[int] = []
    labels: list[str] = []
    for emendation in group:
        index = places.paragraph_at(emendation.start)
        number = None if index is None else places.telegram.paragraphs[index].number
        if number is not None:
            numbers.append(number)
        elif (label := places.label_at(emendation.start)) not in labels:
            labels.append(label)
    distinct = sorted(set(numbers))
    if distinct:
        labels.append(("¶¶" if len(distinct) > 1 else "¶") + say_numbers(distinct))
    return ", ".join(labels)


def _is_cut(emendation: Emendation) -> bool:
    """Whether two words were joined that something stood between."""
    return bool(emendation.reading) and not emendation.reading.strip()


def _is_end_of_line(emendation: Emendation) -> bool:
    """Whether only blanks went."""
    return not emendation.reading and not emendation.lemma.strip()


def _sign_place(annotated: AnnotatedTelegram, emendation: Emendation) -> int:
    """Where the sign stands: before a closed cut, else after the word that was changed."""
    if _is_cut(emendation) or _is_end_of_line(emendation):
        return emendation.start
    return _word(annotated, emendation)[1] if emendation.stands else emendation.end


def _word(annotated: AnnotatedTelegram, emendation: Emendation) -> tuple[int, int]:
    """The stretch of the witness to quote: the emendation, and where little is left of it the word it belongs to."""
    if emendation.reading.strip("¶ ") and emendation.reading.strip(".,;:’'\"“”"):
        return emendation.start, emendation.end
    text = annotated.telegram.witness.text
    before = _WORD_BEFORE.search(text, max(0, emendation.start - 40), emendation.start)
    after = _WORD_AFTER.match(text, emendation.end, emendation.end + 40)
    start = before.start() if before and emendation.reading != "¶" else emendation.start
    return start, after.end() if after else emendation.end


def _read(annotated: AnnotatedTelegram, start: int, end: int) -> str:
    return make_visible(read_words(annotated.telegram, start, end))


def _say_emendations(annotated: AnnotatedTelegram, draft: _Draft, letter: str, said: dict[str, str]) -> Inlines:
    first = draft.emendations[0]
    if _is_end_of_line(first):
        return (Emphasis((Text(_reason(first, letter, said)),)),)
    if _is_cut(first):
        return _say_cut(annotated, first, letter, said)
    if not first.stands:
        return _say_proposal(first)
    lemmas: list[str] = []
    received: list[str] = []
    for emendation in draft.emendations:
        start, end = _word(annotated, emendation)
        lemmas.append(_read(annotated, start, end).removeprefix("¶"))
        received.append(make_visible(annotated.telegram.witness.text[start:end].strip("\n")))
    if len(lemmas) > 2:
        lemmas, received = [lemmas[0], lemmas[-1]], [received[0], received[-1]]
        between = " … "
    else:
        between = ", "
    out: list[Inline] = [Text(between.join(lemmas).strip() + "] ")] if any(lemmas) else []
    for index, witness in enumerate(received):
        out.extend([Text(between)] if index else [])
        out.append(Code(witness))
    out.append(Text(" "))
    out.append(Emphasis((Text(_reason(first, letter, said)),)))
    return tuple(out)


def _say_cut(annotated: AnnotatedTelegram, emendation: Emendation, letter: str, said: dict[str, str]) -> Inlines:
    """What stood between two words: `given Azerbaijan's] … stands between the words`."""
    text = annotated.telegram.witness.text
    before = _WORD_BEFORE.search(text, max(0, emendation.start - 40), emendation.start)
    after = _WORD_AFTER.match(text, emendation.end, emendation.end + 40)
    lemma = f"{before[0] if before else ''} {after[0] if after else ''}"
    standing = emendation.lemma.strip()
    reason = _reason(emendation, letter, said)
    out: list[Inline] = [Text(make_visible(lemma) + "] ")]
    if standing:
        out.append(Code(make_visible(" ".join(standing.split()))))
        out.append(Emphasis((Text(f" stands between the words. {reason}"),)))
    else:
        gap = "a blank line" if emendation.lemma.count("\n") > 1 else "the end of a line"
        out.append(Emphasis((Text(f"{gap} between the words. {reason}"),)))
    return tuple(out)


def _say_proposal(emendation: Emendation) -> Inlines:
    """An emendation that the text does not have: proposed still, or refused."""
    lemma = Text(make_visible(emendation.lemma) + "] ")
    reading = Code(make_visible(emendation.reading))
    if emendation.state == "rejected":
        by = f" by {emendation.by}" if emendation.by else ""
        return (
            lemma,
            Emphasis((Text("so the text received;"),)),
            Text(" "),
            reading,
            Emphasis((Text(f" was proposed, and refused{by}. {emendation.reason}"),)),
        )
    return (
        lemma,
        Emphasis((Text("so the text received; perhaps to be read"),)),
        Text(" "),
        reading,
        Emphasis((Text(f". {emendation.reason} The editors have not decided."),)),
    )


def _say_variant(variant: PlacedVariant) -> Inlines:
    note = f" {variant.note}" if variant.note else ""
    return (
        Text(make_visible(variant.lemma) + "] "),
        Emphasis((Text("so the text received;"),)),
        Text(" " + make_visible(variant.reading) + " "),
        Emphasis((Text(f"{variant.witness}.{note}"),)),
    )


def _reason(emendation: Emendation, letter: str, said: dict[str, str]) -> str:
    """Why, and who decided; `As in c.` where a row has said it."""
    reason = emendation.reason.strip()
    if emendation.state == "accepted":
        by = emendation.by or "the editors"
        when = f", {say_date(emendation.on)}" if emendation.on else ""
        reason = f"{reason} Read so by {by}{when}."
    if reason in said:
        return f"As in {said[reason]}."
    said[reason] = letter
    return reason
