"""Links from a cable to what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.compose.stretch import Cover
from generator.model.annotation import Mention
from generator.model.entry import Entry
from generator.model.mrn import MRN
from generator.model.prose import Classes, Inlines, Link, Text
from generator.model.site import Index


def link_mentions(mentions: Iterable[Mention], index: Index, *, gloss: bool) -> tuple[Cover, ...]:
    """The links of those `mentions` that are linked and lead somewhere; with `gloss`, links to entries open a card."""
    covers = []
    end = -1
    for mention in mentions:
        if not mention.linked or mention.start < end:
            continue
        link = link_target(mention.target, index, gloss=gloss)
        if link:
            covers.append(Cover(mention.start, mention.end, link))
            end = mention.end
    return tuple(covers)


def link_target(target: str, index: Index, children: Inlines = (), *, gloss: bool = False) -> Link | None:
    """A link to the target of a mention, or None where the edition has no page for it."""
    space, _, name = target.partition("/")
    if space == "cables":
        classes = ("papers", "gloss") if gloss else ("papers",)
        return Link(f"/cables/{name}.md", children, classes) if name in index.cards else None
    if space == "paragraph":
        return Link(f"#p{name}", children, ("locator",))
    if target == "references":
        return Link("#references", children, ("papers",))
    entry = index.entries.get(target)
    return link_entry(entry, children, *(["gloss"] if gloss else [])) if entry else None


def link_entry(entry: Entry, children: Inlines = (), *classes: str) -> Link:
    """A link to the page of an entry; without children, over its headword."""
    return Link(f"/{entry.key}.md", children or (Text(entry.headword),), (entry.hue, *classes))


def link_cable(mrn: str, index: Index, children: Inlines = (), classes: Classes = ("papers",)) -> Inlines:
    """A link to the page of a cable, held or cited; without children, over its number; plain text where no page is."""
    words = children or (Text(say_mrn(mrn)),)
    return (Link(f"/cables/{mrn}.md", words, classes),) if mrn in index.cards else words


@lru_cache(maxsize=16_384)  # said of a cable wherever it is named
def say_mrn(mrn: str) -> str:
    """`08BAKU129` as a telegram prints it: `BAKU 129`."""
    try:
        number = MRN.of(mrn)
    except ValueError:
        return mrn
    return f"{number.post} {number.serial}"
