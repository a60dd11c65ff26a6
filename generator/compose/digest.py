"""What the rest of the edition needs to know of a cable: its card, its mentions in context, its citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from generator.compose.places import Places
from generator.compose.quotation import set_quotes
from generator.compose.stretch import find_changes, read_words
from generator.compose.visible import make_visible
from generator.model.anchor import name_anchors, name_reference
from generator.model.annotation import AnnotatedTelegram, Mention
from generator.model.concordance import Concordance, MentionInContext, PackedMentions, pack_mentions
from generator.model.kept import Kept
from generator.model.mrn import MRN
from generator.model.prose import Blocks, Paragraph, plain
from generator.model.record import Record
from generator.model.site import CableCard, Citation, Content, Index
from generator.model.telegram import Telegram

#: How many characters of context a concordance shows on either side.
CONTEXT = 40
#: States of a record in which nothing of the cable may be shown.
WITHHELD = ("held", "withdrawn")
#: What belongs to the word of a mention: Mammadyarov's, conflicts.
_ENDING = re.compile(r"['’]?s\b|['’](?=\s)")


class Digested(Protocol):
    """What `create_index` takes of each cable."""

    @property
    def card(self) -> CableCard:
        """Its card."""

    @property
    def checksum(self) -> str:
        """The sha256 of its witness; empty where nothing of it may be shown."""

    @property
    def mentions(self) -> PackedMentions:
        """Its mentions in context."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it cites."""


def card_of(annotated: AnnotatedTelegram) -> CableCard:
    """The card of a cable that the edition holds; of one that is withheld, only its number."""
    telegram, record = annotated.telegram, annotated.record
    mrn = record.mrn
    if record.state in WITHHELD:
        return CableCard(mrn, True, record.state, "", find_post(mrn), "", "", "", "", (), "")
    return CableCard(
        mrn=mrn,
        held=True,
        state=record.state,
        title=set_quotes(make_visible(telegram.title or telegram.subject or "")),
        post=find_post(mrn),
        origin=telegram.origin or "",
        sent=telegram.sent or "",
        date=record.date,
        classification=telegram.classification or "",
        tags=telegram.tags,
        summary=_first_words(record.summary),
        paragraphs=len(telegram.paragraphs),
        addressees=tuple(addressee.name for addressee in telegram.action),
        signers=telegram.signers,
    )


def card_of_cited(mrn: str, record: Record | None, title: str = "") -> CableCard:
    """The card of a telegram that is only cited: what its record says, or the `title` a reference gives it."""
    if record is not None and record.state in WITHHELD:
        return CableCard(mrn, False, record.state, "", find_post(mrn), "", "", "", "", (), "")
    if record is None:
        return CableCard(mrn, False, "cited", set_quotes(make_visible(title)), find_post(mrn), "", "", "", "", (), "")
    summary = _first_words(record.summary)
    return CableCard(
        mrn,
        False,
        record.state,
        record.title or set_quotes(make_visible(title)),
        find_post(mrn),
        "",
        record.sent,
        record.date,
        "",
        (),
        summary,
    )


def mentions_of(annotated: AnnotatedTelegram) -> PackedMentions:
    """All mentions of entries in a cable, as concordances print them, those of each entry in order."""
    mrn = annotated.record.mrn
    if annotated.record.state in WITHHELD:
        return PackedMentions(mrn)
    places = Places.of(annotated.telegram)
    found = (
        _in_context(annotated, mention, places)
        for mention in annotated.mentions
        if mention.target.partition("/")[0] in ("glossary", "tags", "posts")
    )
    return pack_mentions(mrn, found)


def citations_of(annotated: AnnotatedTelegram) -> tuple[Citation, ...]:
    """The telegrams a cable cites: those of its REF line, and others where its text first names them."""
    if annotated.record.state in WITHHELD:
        return ()
    mrn = annotated.record.mrn
    found: dict[str, Citation] = {}
    for reference in annotated.telegram.references:
        if reference.kind == "telegram" and reference.target and reference.target != mrn:
            anchor = name_reference(reference.label)
            found.setdefault(
                reference.target, Citation(mrn, reference.target, reference.label, reference.title, anchor)
            )
    named = [
        (mention.target.removeprefix("cables/"), mention.paragraph)
        for mention in annotated.mentions
        if mention.paragraph is not None and mention.target.startswith("cables/")
    ]
    anchors = name_anchors(annotated.telegram.paragraphs) if named else ()
    for cited, paragraph in named:
        if cited != mrn:
            found.setdefault(cited, Citation(mrn, cited, None, None, anchors[paragraph]))
    return tuple(found.values())


def create_index(
    content: Content, digests: Iterable[Digested], post_kinds: Mapping[str, tuple[str, str]] | None = None
) -> Index:
    """What pages need of each other, from what `content` says and from the digests of all its cables.

    `post_kinds` are the posts known beyond the register (see `Index`).
    """
    cards: dict[str, CableCard] = {}
    checksums: dict[str, str] = {}
    mentions: list[PackedMentions] = []
    citations: list[Citation] = []
    for digested in digests:
        cards[digested.card.mrn] = digested.card
        checksums[digested.card.mrn] = digested.checksum
        citations.extend(digested.citations)
        mentions.append(digested.mentions)
    records = {record.mrn: record for record in content.cited}
    for mrn, record in records.items():
        for label, cited in record.cites.items():
            citations.append(Citation(mrn, cited, label or None, None, ""))
    titles: dict[str, str] = {}
    for citation in citations:
        titles[citation.cited] = titles.get(citation.cited) or citation.title or ""
    for mrn in sorted({*records, *titles}):
        if mrn not in cards and _is_mrn(mrn):
            cards[mrn] = card_of_cited(mrn, records.get(mrn), titles.get(mrn, ""))
    in_time = {mrn: (card.sent or "9999", mrn) for mrn, card in cards.items()}
    return Index(
        imprint=content.imprint,
        cards=cards,
        entries={entry.key: entry for entry in content.entries},
        mentions=Concordance(sorted(mentions, key=lambda one: in_time[one.mrn])),
        citations=tuple(
            sorted(citations, key=lambda each: (*in_time.get(each.citing, ("9999", each.citing)), each.cited))
        ),
        pages=content.pages,
        releases=content.releases,
        post_kinds=post_kinds or {},
        kept=_group_kept(content.kept),
        archived=content.archived,
        checksums={mrn: checksum for mrn, checksum in sorted(checksums.items()) if checksum},
    )


def _group_kept(kept: Iterable[Kept]) -> dict[str, tuple[Kept, ...]]:
    """The states of each cable that changed from one release to another."""
    found: dict[str, list[Kept]] = {}
    for each in kept:
        found.setdefault(each.mrn, []).append(each)
    return {mrn: tuple(states) for mrn, states in found.items() if len(states) > 1}


def _in_context(annotated: AnnotatedTelegram, mention: Mention, places: Places) -> MentionInContext:
    telegram, at = annotated.telegram, mention.start
    index = places.paragraph_at(at)
    if index is not None:
        paragraph, label = telegram.paragraphs[index], places.label_of(index)
        start, end, anchor = paragraph.body, paragraph.end, places.anchors[index]
    else:
        part, label, anchor = places.part_at(at), places.label_at(at), ""
        start, end = (part.start, part.end) if part else (at, mention.end)
    ending = _ENDING.match(telegram.witness.text, mention.end, end)
    stop = ending.end() if ending else mention.end
    first, last = max(start, at - 2 * CONTEXT), min(end, stop + 2 * CONTEXT)
    before, keyword, after = _read(telegram, first, at, stop, last)
    return MentionInContext(
        annotated.record.mrn,
        mention.target,
        mention.zone,
        anchor,
        label,
        _last_words(before, whole=first == start),
        _close_up(keyword),
        _leading_words(after, whole=last == end),
        at,
        mention.end,
        mention.linked,
    )


def _read(telegram: Telegram, first: int, start: int, stop: int, last: int) -> tuple[str, str, str]:
    """What is read before, in and behind the stretch from `start` to `stop`, control characters made visible.

    Before it from `first` on, behind it up to `last`.
    """
    begin = min(first, start)
    if find_changes(telegram, begin, max(stop, last)):
        texts = (read_words(telegram, *edges) for edges in ((first, start), (start, stop), (stop, last)))
        before, keyword, after = map(make_visible, texts)
        return before, keyword, after
    # As most are: the text of the witness, looked through once.
    text = make_visible(telegram.witness.text[begin : max(stop, last)])
    return text[first - begin : start - begin], text[start - begin : stop - begin], text[stop - begin : last - begin]


def _close_up(text: str) -> str:
    """The text with one blank for many, line ends included; those at its ends are kept as one as well."""
    return " ".join(f"|{text}|".split())[1:-1]  # in half the time that a pattern takes


def _last_words(text: str, *, whole: bool) -> str:
    """The last whole words that fit into the context, with dots where something is left out."""
    line = _close_up(text)
    if whole and len(line) <= CONTEXT:
        return line.lstrip()
    cut = line[-CONTEXT:]
    return "… " + cut[cut.find(" ") + 1 :]


def _leading_words(text: str, *, whole: bool) -> str:
    line = _close_up(text)
    if whole and len(line) <= CONTEXT:
        return line.rstrip()
    cut = line[:CONTEXT]
    return cut[: max(cut.rfind(" "), 0)] + " …"


def find_post(mrn: str) -> str:
    """The post in a message reference number (`BAKU`), or nothing where it is none."""
    return MRN.of(mrn).post if _is_mrn(mrn) else ""


def _is_mrn(mrn: str) -> bool:
    try:
        MRN.of(mrn)
    except ValueError:
        return False
    return True


def _first_words(blocks: Blocks) -> str:
    """The text of the first paragraph of a summary."""
    for block in blocks:
        if isinstance(block, Paragraph):
            return plain(block.children)
    return ""
