"""The editors' prose: glosses, notes, and the pages written by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from generator.compose.dress import dress_links
from generator.compose.hosting import find_edit_links
from generator.compose.meta import create_meta
from generator.compose.past import say_past
from generator.compose.words import text
from generator.model.entry import Entry
from generator.model.page import Page
from generator.model.prose import (
    Blocks,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Strong,
    Text,
    plain,
)
from generator.model.site import Index, ProsePage

#: Words that are shortened with a full stop before another word.
_SHORTENED = ("No", "St", "Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Sen", "art", "para", "cf", "ca")


def compose_prose(page: ProsePage, index: Index) -> Page:
    """A page written by hand."""
    title = page.title
    starts = page.body[0] if page.body else None
    own_title = isinstance(starts, Heading) and starts.level == 1
    heading: Blocks = () if own_title else (Heading(1, text(title)),)
    address = f"/{page.name}/"
    trail = (("The edition", "/"), (title, None))
    meta = create_meta(
        index.imprint,
        "prose",
        address,
        page.description or _describe(page.body),
        section=page.section or None,
        trail=trail,
    )
    if page.quotations != "prose":
        meta["quotations"] = page.quotations
    meta["past"] = say_past(f"pages/{page.name}", index)
    meta.update(find_edit_links(index.imprint, page.path, page.title, subject="page"))
    return Page(f"{page.name}.md", title, (*heading, *dress_links(mark_later(page.body), index)), meta)


@lru_cache(maxsize=4096)  # shown by each cable that mentions it
def find_gloss(entry: Entry) -> Inlines:
    """The gloss of an entry: its first paragraph."""
    return next((flow(block.children) for block in entry.body if isinstance(block, Paragraph)), ())


@lru_cache(maxsize=4096)
def find_gist(entry: Entry) -> Inlines:
    """The first sentence of an entry's gloss."""
    return first_sentence(find_gloss(entry)) or text(f"{entry.expansion or entry.headword}.")


def unlink(inlines: Inlines) -> Inlines:
    """Prose without its links: their words stay. A card leads to its entry, and to nothing else."""
    out: list[Inline] = []
    for inline in inlines:
        out.extend(inline.children if isinstance(inline, Link) else (inline,))
    return tuple(out)


def first_sentence(inlines: Inlines) -> Inlines:
    """Inlines up to the first full stop that ends a sentence."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            at = inline.text.find(". ")
            while at >= 0 and _is_shortened(inline.text[:at]):
                at = inline.text.find(". ", at + 1)
            if at >= 0:
                return (*out, Text(inline.text[: at + 1]))
        out.append(inline)
    return tuple(out)


def _is_shortened(before: str) -> bool:
    """Whether a stop after `before` shortens a word: Anne E., the U.S., No."""
    word = before.rsplit(" ", 1)[-1].lstrip("(“")
    return len(word) < 2 or "." in word or word in _SHORTENED


def mark_after(inlines: Inlines) -> Inlines:
    """The prose of a paragraph; where it tells what happened later, its first word is marked."""
    first = inlines[0] if inlines else None
    if isinstance(first, Text) and first.text.startswith("After:"):
        return (Emphasis((Text("After:"),)), Text(first.text.removeprefix("After:")), *inlines[1:])
    return inlines


def flow(inlines: Inlines) -> Inlines:
    """Prose with its line ends as blanks: an editor broke the lines of a file, not of a text."""
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(words):
                out.append(Text(words.replace("\n", " ")))
            case Emphasis(children) | Strong(children) | Link(_, children):
                out.append(replace(inline, children=flow(children)))
            case _:
                out.append(inline)
    return tuple(out)


def mark_later(blocks: Blocks, *classes: str) -> Blocks:
    """Prose of the editors; its paragraphs get `classes`, and the word After: that begins one is marked."""
    return tuple(
        Paragraph(mark_after(flow(block.children)), (*block.classes, *classes), block.id)
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )


def _describe(blocks: Blocks) -> str:
    for block in blocks:
        if isinstance(block, Paragraph):
            return plain(first_sentence(flow(block.children)))
    return ""
