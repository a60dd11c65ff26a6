"""Terms and persons in a cable: an index with paragraphs, and the text of the card each gloss opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.compose.dress import dress_inlines
from generator.compose.links import link_entry
from generator.compose.places import Places
from generator.compose.prose import find_gloss, unlink
from generator.compose.words import KIND_NAMES, say_count, say_list, text
from generator.model.alphabet import sort_key
from generator.model.annotation import AnnotatedTelegram
from generator.model.entry import Entry
from generator.model.prose import Block, Blocks, Bullets, Emphasis, Heading, Inline, Link, Paragraph, Text
from generator.model.site import Index

#: The groups of the index, by the hue of their entries.
_GROUPS = (
    ("words", "Abbreviations and terms"),
    ("persons", "Persons and offices"),
    ("bodies", "Bodies, places, events"),
    ("papers", "Papers"),
)


def compose_terms(annotated: AnnotatedTelegram, index: Index, places: Places) -> Blocks:
    """The section for all that the running text mentions, or nothing."""
    found: dict[str, list[int]] = {}
    for mention in annotated.mentions:
        if mention.paragraph is not None and mention.target in index.entries:
            found.setdefault(mention.target, []).append(mention.paragraph)
    groups: list[tuple[Block, ...]] = []
    for hue, name in _GROUPS:
        entries = sorted(
            (index.entries[key] for key in found if index.entries[key].hue == hue),
            key=lambda entry: sort_key(entry.headword),
        )
        if entries:
            items = tuple(_compose_item(entry, found, places, index) for entry in entries)
            groups.append((Paragraph(text(name)), Bullets(items)))
    if not groups:
        return ()
    return (Heading(2, text("Terms and persons in this cable"), (), "terms"), Bullets(tuple(groups)))


def _compose_item(entry: Entry, found: Mapping[str, Sequence[int]], places: Places, index: Index) -> tuple[Block, ...]:
    indices = sorted(set(found[entry.key]))
    head: list[Inline] = [link_entry(entry)]
    if entry.expansion:
        head.append(Text(f", {entry.expansion}"))
    labels = []
    for place in indices:
        label = places.label_of(place)
        labels.append(label)
        head += [Text(" "), Link(f"#{places.anchors[place]}", text(label.removeprefix("¶")), ("locator",))]
    count = say_count(len(found[entry.key]), "mention")
    if len(found[entry.key]) > 1:
        count += (
            f", {'both' if len(found[entry.key]) == 2 else 'all'} in {labels[0]}"
            if len(labels) == 1
            else f", in {say_list(labels)}"
        )
    kind = KIND_NAMES[entry.kind][0]
    card = (
        Emphasis(text(kind)),
        Text(" "),
        *dress_inlines(unlink(find_gloss(entry)), index),
        Text(" "),
        Emphasis(text(count)),
    )
    return (Paragraph(tuple(head)), Paragraph(card, ("card",)))
