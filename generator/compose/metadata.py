"""The block of metadata: who, to whom, when, what it refers to; how secret, how handled, how indexed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.compose.apparatus import TextualNote
from generator.compose.correspondents import Correspondents
from generator.compose.explanations import say_reason
from generator.compose.links import link_cable, link_entry
from generator.compose.marks import RANKS, class_level, say_level
from generator.compose.prose import find_gist
from generator.compose.unwritten import find_unwritten
from generator.compose.visible import make_visible
from generator.compose.washington import tell_washington_time
from generator.compose.words import join, read_time, say_date, say_list, text
from generator.model.annotation import AnnotatedTelegram
from generator.model.entry import Entry
from generator.model.prose import (
    Block,
    Blocks,
    ColumnBreak,
    Definition,
    Definitions,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Text,
    plain,
)
from generator.model.site import Index
from generator.model.telegram import Reference, TagKind


def compose_metadata(
    annotated: AnnotatedTelegram, index: Index, correspondents: Correspondents, notes: Sequence[TextualNote]
) -> Blocks:
    """The two lists, what is missing left out."""
    telegram = annotated.telegram
    left: list[Definition] = []
    if sender := correspondents.name_sender():
        by_number = "" if telegram.origin else "Known by its number: the text has no line FM"
        said = [words for words in (by_number, _say_signer(annotated, index)) if words]
        left.append(_define("From", sender, ". ".join(said)))
    if telegram.action:
        names = [correspondents.name(addressee) for addressee in telegram.action]
        left.append(_define("To", (*join(names), Text(", for action")), _say_passing(annotated, index)))
    if telegram.info:
        names = [correspondents.name(addressee) for addressee in telegram.info]
        left.append(_define("Information", join(names)))
    if sent := read_time(telegram.sent):
        left.append(_define("Sent", text(f"{say_date(sent.isoformat())}, {sent:%H:%M} UTC"), _say_speed(annotated)))
    if telegram.references:
        left.append(
            _define("References", _name_references(telegram.references, index), signs=_signs(notes, "references"))
        )
    right: list[Definition] = []
    if telegram.classification:
        right.append(_define("Classification", *_say_classification(annotated)))
    if telegram.captions:
        right.append(_define("Handling", _name_captions(annotated, index)))
    if telegram.tags:
        right.append(_define_tags(annotated, index, notes))
    lists: list[Block] = [Definitions(tuple(column)) for column in (left, right) if column]
    return (lists[0], ColumnBreak(), lists[1]) if len(lists) == 2 else tuple(lists)


def _define(term: str, value: Inlines, soft: str = "", signs: Inlines = ()) -> Definition:
    blocks: tuple[Block, ...] = (Paragraph(value),)
    if soft:
        blocks += (Paragraph(text(soft), ("soft",)),)
    return Definition(((Text(term), *signs),), (blocks,))


def _signs(notes: Iterable[TextualNote], zone: str, *, several: bool | None = None) -> Inlines:
    """The signs of the textual notes to a line of the head."""
    return tuple(note.sign for note in notes if note.zone == zone and several in (None, note.several))


def _entry_at(annotated: AnnotatedTelegram, index: Index, zone: str, space: str) -> Entry | None:
    for mention in annotated.mentions:
        if mention.zone == zone and (entry := index.entries.get(mention.target)) and entry.kind == space:
            return entry
    return None


def _say_signer(annotated: AnnotatedTelegram, index: Index) -> str:
    """`Signed Derse: Anne E. Derse, United States Ambassador to Azerbaijan, who also classified it`."""
    telegram = annotated.telegram
    if not telegram.signers:
        return ""
    said = "Signed " + say_list([make_visible(signer.title()) for signer in telegram.signers])
    person = _entry_at(annotated, index, "signature", "person")
    if person:
        office = _office_held(person, index, telegram.sent or "")
        said += f": {turn_name(person.headword)}" + (f", {office}" if office else "")
        if person == _entry_at(annotated, index, "classified-by", "person"):
            said += ", who also classified it"
    return said


def turn_name(headword: str) -> str:
    """`Derse, Anne E.` as `Anne E. Derse`."""
    surname, comma, first = headword.partition(", ")
    return f"{first} {surname}" if comma else headword


def _office_held(person: Entry, index: Index, day: str) -> str:
    for held in person.held:
        since, until = held.since or "0000", held.until or "9999"
        if since <= day[: len(since)] and day[: len(until)] <= until:
            entry = index.entries.get(f"glossary/{held.office}")
            return entry.headword if entry else held.office
    return ""


def _say_passing(annotated: AnnotatedTelegram, index: Index) -> str:
    """`For the offices EUR/SCE and EUR/CARC (Office of …; Office of …)`."""
    offices: dict[str, Entry | None] = {}
    for part in annotated.telegram.parts:
        if part.kind == "passing":
            for inner in part.parts:
                if inner.kind == "office":
                    name = annotated.telegram.witness.text[inner.start : inner.end]
                    offices.setdefault(" ".join(name.split()), None)
    for mention in annotated.mentions:
        if mention.zone == "passing" and (entry := index.entries.get(mention.target)) and entry.headword in offices:
            offices[entry.headword] = entry
    if not offices:
        return "; ".join(make_visible(line) for line in annotated.telegram.passing)
    known = [entry.expansion for entry in offices.values() if entry and entry.expansion]
    which = "office" if len(offices) == 1 else "offices"
    said = f"For the {which} {make_visible(say_list(list(offices)))}"
    return said + (f" ({'; '.join(known)})" if known else "")


def _say_speed(annotated: AnnotatedTelegram) -> str:
    """`09:39 in Washington. Immediate to every addressee`."""
    telegram = annotated.telegram
    sent = read_time(telegram.sent)
    local = tell_washington_time(sent) if sent else None
    said = [f"{local:%H:%M} in Washington"] if local else []
    if local and sent and local.date() != sent.date():
        said = [f"{local:%H:%M} on {say_date(local.date().isoformat()).rsplit(' ', 1)[0]} in Washington"]
    precedences = [addressee.precedence for addressee in (*telegram.action, *telegram.info)]
    if telegram.precedence:
        everyone = len(precedences) > 1 and set(precedences) == {telegram.precedence}
        said.append(telegram.precedence.capitalize() + (" to every addressee" if everyone else ""))
    return ". ".join(said)


def _name_references(references: Sequence[Reference], index: Index) -> Inlines:
    items: list[Inlines] = []
    for reference in references:
        label: Inlines = (Text(f"{reference.label}. "),) if reference.label else ()
        card = index.cards.get(reference.target or "")
        words = reference.title or (card.title if card else "")
        title = f", {make_visible(words)}" if words else ""
        if reference.kind == "telegram" and reference.target:
            items.append((*label, *link_cable(reference.target, index, classes=("papers", "gloss")), *text(title)))
        else:
            items.append((*label, Text(make_visible(reference.text))))
    return join(items, "; ")


def _say_classification(annotated: AnnotatedTelegram) -> tuple[Inlines, str]:
    telegram = annotated.telegram
    level = class_level(telegram.classification)
    value: list[Inline] = [Emphasis((Text(say_level(telegram.classification)),), (level,) if level else ())]
    if telegram.declassify_on:
        value.append(Text(f", to be declassified on {say_date(telegram.declassify_on)}"))
    soft = [RANKS[telegram.classification]] if telegram.classification in RANKS else []
    reasons = telegram.classified_by.reasons if telegram.classified_by else ()
    named = []
    section = ""
    for reason in reasons:
        number, _, letter = reason.partition("(")
        short = f"({letter}" if letter and number == section else reason  # 1.4(b) and (d)
        named.append(f"{short} {say_reason(reason)}".strip())
        section = number
    if telegram.executive_order:
        which = "reason" if len(named) == 1 else "reasons"
        soft.append(f"E.O. {telegram.executive_order}" + (f", {which} {say_list(named)}" if named else ""))
    if telegram.declassify_on:
        soft.append("The date is the classifier’s, and no evidence of a release")
    return tuple(value), ". ".join(soft)


def _name_captions(annotated: AnnotatedTelegram, index: Index) -> Inlines:
    entries = {}
    for mention in annotated.mentions:
        if mention.zone == "caption" and (entry := index.entries.get(mention.target)):
            entries[entry.headword.upper()] = entry
    items: list[Inlines] = []
    for caption in annotated.telegram.captions:
        entry = entries.get(caption.upper())
        if entry is None:
            items.append(text(make_visible(caption)))
        else:
            items.append((link_entry(entry), *text(f", {entry.expansion}" if entry.expansion else "")))
    return join(items, "; ")


def _say_kind(kind: TagKind | None) -> str:
    """What a code without an entry is, as far as its form tells."""
    names = {"geo": "Country", "org": "Organization", "person": "Person", "program": "Program", "subject": "Subject"}
    return names.get(kind or "", "Left unexplained")


def _define_tags(annotated: AnnotatedTelegram, index: Index, notes: Sequence[TextualNote]) -> Definition:
    """TAGS, one definition a code; a code without a meaning in the register says so."""
    entries = {}
    places = {}
    for mention in annotated.mentions:
        if mention.zone == "tags" and (entry := index.entries.get(mention.target)):
            entries[entry.headword.upper()] = entry
            places[entry.headword.upper()] = mention.end
    signs = {note.at: note.sign for note in notes if note.zone == "tags" and not note.several}
    definitions: list[tuple[Block, ...]] = []
    for tag in annotated.telegram.tags:
        entry = entries.get(tag.upper())
        sign: Inlines = tuple(sign for at, sign in signs.items() if at == places.get(tag.upper()))
        page = entry or find_unwritten("tags", tag.upper(), index)
        code: Inline = (
            Link(f"/{page.key}.md", (Text(tag),), ("words", "code"))
            if page
            else Emphasis((Text(make_visible(tag)),), ("code",))
        )
        if entry and entry.expansion:
            definitions.append((Paragraph((code, *sign, Text(f" {entry.expansion}"))),))
        else:
            gist = plain(find_gist(entry)).rstrip(".") if entry else _say_kind(annotated.telegram.tag_kinds.get(tag))
            definitions.append((Paragraph((code, *sign, Text(f" {gist}")), ("soft",)),))
    term: Inlines = (Text("TAGS"), *_signs(notes, "tags", several=True))
    return Definition((term,), tuple(definitions))
