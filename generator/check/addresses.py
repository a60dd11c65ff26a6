"""Addresses hold: what a page offers to be cited, and what of the ledger no longer stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from generator.model.anchor import name_reference
from generator.model.ledger import Published, Stand, group_by_page
from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.prose import (
    Block,
    Bullets,
    Classes,
    Definitions,
    Emphasis,
    Fold,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
    plain,
)

#: How many words tell a place from another.
WORDS = 8
#: Kinds of page that tell of others: docs/markdown.md.
NOTICES = ("notice", "redirect")
#: What the editors put into the text of a cable: numbers may be proposed first and accepted later.
_EDITORS = frozenset({"sign", "number", "portion", "printed"})
#: Blocks with text of the cable: docs/markdown.md.
CABLES = frozenset({"paragraph", "heading", "line", "signature"})
_EMPHASIS = (Emphasis, Strong)
#: Letters and figures; signs and blanks tell no place from another.
_WORD = re.compile(r"[^\W_]+")


def find_stand(page: Page) -> Stand:
    """What a page offers to be cited: its anchors, and the files beside it.

    Files that lie elsewhere are for scripts and are not promised. Headings are left out, and the letters of a list:
    they are the layout of a page, and come and go with what is on it (docs/addresses.md).
    """
    anchors: dict[str, str] = {}
    errata: set[str] = set()
    for block in walk(page.blocks):
        if isinstance(block, Paragraph):
            children, classes, anchor = block.children, block.classes, block.id
            if "erratum" in classes:
                errata.update(_leads(children))
            if anchor:
                anchors.setdefault(anchor, _words_of(anchor, children, classes))
            for inside in find_anchors(children):
                anchors.setdefault(inside, _words_of_reference(children))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    for inside in find_anchors(cell):
                        anchors.setdefault(inside, _words_of_note(row[-1]))
    files = (f"/{path}" for path in (*page.files, *page.apart))
    beside = {path for path in files if path.startswith(page.address) and page.address != "/"}
    if page.meta.get("kind") == "list":
        beside = set()  # the rows that it shows: they are split over its parts the day they are many
    beside |= {page.address + name for _, _, name in page.meta.get("downloads") or () if "/" not in name}
    return Stand(anchors, frozenset(beside), page.meta.get("kind") in NOTICES, frozenset(errata))


def read_text(page: Page) -> str:
    """The text of a cable as its page has it, a line for each block, without what the editors put there."""
    return "\n".join(
        without_editors(block.children)
        for block in walk(page.blocks)
        if isinstance(block, Paragraph) and CABLES.intersection(block.classes)
    )


def find_lost(ledger: Iterable[Published], stands: Mapping[str, Stand], path: str) -> Iterator[Problem]:
    """What was published, is gone or says something else, and neither a redirect, a notice nor an erratum tells why.

    `stands` are the pages of the edition by address; `path` is the file of the ledger.
    """
    for page, lines in group_by_page(ledger).items():
        stand = stands.get(page)
        if stand is None:
            yield _say_page(page, lines[0], path)
        elif not stand.notice:
            yield from _find_lost_of_page(page, lines, stand, path)


def _find_lost_of_page(page: str, lines: list[Published], stand: Stand, path: str) -> Iterator[Problem]:
    files = [line for line in lines if line.is_file]
    if len(files) > 1 and not stand.files:  # what was a cable is a mention of one
        yield _say_page(page, lines[0], path)
        return
    for line in files:
        if line.address not in stand.files:
            yield Problem(
                path,
                line.line,
                1,
                "A004",
                "error",
                f"The file {line.address} was published in release {line.release}, and is no longer there.",
                "Let the edition make it again: who uses it would find nothing.",
            )
    places = {words: anchor for anchor, words in reversed(stand.anchors.items()) if words}
    for line in lines:
        if not line.anchor or line.anchor in stand.errata:
            continue
        now = stand.anchors.get(line.anchor)
        moved = places.get(line.words, "") if line.words else ""
        moved = f" They now stand at {page}#{moved}." if moved else ""
        if now is None:
            said = f"The place {line.address} was published in release {line.release}, and is no longer there."
            moved = moved.replace("They", "Its words", 1)
            yield Problem(path, line.line, 1, "A002", "error", said + moved, _hint(page, line.anchor))
        elif line.words and now != line.words:
            said = f"The place {line.address} has other words than in release {line.release}."
            yield Problem(path, line.line, 1, "A003", "error", said + moved, _hint(page, line.anchor))


def _hint(page: str, anchor: str) -> str:
    """How to bring an anchor back, or to say why it is not."""
    if page.startswith("/cables/"):
        return (
            "Undo what changed it, or tell readers in the cable's record what it was and why it changed:\n"
            f"errata:\n  - {{on: the day as year-month-day, at: {anchor}, text: What stood here, and why it changed.}}"
        )
    return "Undo what changed it: who cited it would find something else."


def _say_page(page: str, line: Published, path: str) -> Problem:
    kind, _, name = page.strip("/").partition("/")
    if kind == "cables":
        said = f"The cable {name} was published at {page} in release {line.release}, and its text is gone."
        hint = (
            "Restore it, or withdraw it with a notice at its address:\n"
            f'python3 -m generator withdraw {name} --reason "Why it is withdrawn."'
        )
    else:
        said = f"The page {page} was published in release {line.release}, and is no longer there."
        hint = f"Restore it, or let what stands in its place take its address over:\nformer: [{name or kind}]"
    return Problem(path, line.line, 1, "A001", "error", said, hint)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those inside others after them."""
    for block in blocks:
        yield block
        match block:
            case Bullets(items):
                for item in items:
                    yield from walk(item)
            case Quotation(inner) | Fold(_, _, inner):
                yield from walk(inner)
            case Definitions(definitions):
                for definition in definitions:
                    for said in definition.definitions:
                        yield from walk(said)
            case _:
                pass


def find_anchors(inlines: Inlines) -> Iterator[str]:
    """The anchors that stand in a line."""
    for inline in inlines:
        if isinstance(inline, _EMPHASIS) and inline.id and "anchor" in inline.classes:
            yield inline.id


def _leads(inlines: Inlines) -> Iterator[str]:
    """The anchors on the same page to which links lead."""
    yield from (inline.href[1:] for inline in inlines if isinstance(inline, Link) and inline.href.startswith("#"))


def _words_of(anchor: str, inlines: Inlines, classes: Classes) -> str:
    """The hash of a block's first words; empty where they are the editors' (a note, the source note, an erratum)."""
    if "paragraph" in classes:
        return _words_of_text(inlines)
    return _words_of_reference(inlines) if anchor == name_reference(None) else ""


def _words_of_text(inlines: Inlines) -> str:
    """The hash of the first words of a paragraph of the cable, without what the editors put there."""
    return _hash(without_editors(inlines))


def without_editors(inlines: Inlines) -> str:
    """The words of a line of the cable, without what the editors put there."""
    return plain(tuple(inline for inline in inlines if not _EDITORS.intersection(_classes(inline))))


def _words_of_reference(inlines: Inlines) -> str:
    """The hash of what a reference leads to: the words of its link, else all of it but its letter."""
    for inline in inlines:
        if isinstance(inline, Link):
            return _hash(plain(inline.children))
    return _hash(plain(tuple(inline for inline in inlines if "anchor" not in _classes(inline))))


def _words_of_note(inlines: Inlines) -> str:
    """The hash of the lemma of a textual note, `14.] …`; of several put together, `1. … 3.] …`, the first."""
    first = inlines[0] if inlines else None
    lemma = first.text.partition("]")[0].partition(" … ")[0] if isinstance(first, Text) and "]" in first.text else ""
    return _hash(lemma)


def _classes(inline: Inline) -> tuple[str, ...]:
    return getattr(inline, "classes", ())


def _hash(text: str) -> str:
    """The hash of the first words; letters and figures count, whether large or small."""
    words = [found[0].casefold() for found, _ in zip(_WORD.finditer(text), range(WORDS), strict=False)]
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16] if words else ""
