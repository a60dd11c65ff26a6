"""What a release keeps of the page of a cable: its own words and the editors' about them, without links and cards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.addresses import CABLES, find_anchors, walk, without_editors
from generator.model.page import Page
from generator.model.prose import Heading, Inlines, Paragraph, Table, plain

#: Sorts of paragraphs that are kept though they have no anchor.
_SORTS = ("summary", "erratum")


def list_parts(page: Page) -> tuple[tuple[str, str], ...]:
    """The parts of a page that are kept, in its order: place and words (see `Kept`)."""
    return tuple((place, words.strip()) for place, words in _list_parts(page) if words.strip())


def _list_parts(page: Page) -> Iterator[tuple[str, str]]:
    for block in walk(page.blocks):
        match block:
            case Heading(1, children):
                yield "title", plain(children)
            case Paragraph(children, classes, anchor) if CABLES.intersection(classes):
                sort = next(name for name in classes if name in CABLES)
                yield anchor or sort, without_editors(children)
            case Paragraph(children, classes, anchor):
                sort = next((name for name in _SORTS if name in classes), "")
                place = sort or _find_place(anchor, children)
                if place:
                    yield place, without_editors(children)  # the sign of a note is its rank, and changes with others
            case Table(_, rows):
                for row in rows:
                    for place in (anchor for cell in row for anchor in find_anchors(cell)):
                        yield place, ", ".join(words for cell in row[1:] if (words := plain(cell).strip()))
            case _:
                pass


def _find_place(anchor: str, children: Inlines) -> str:
    """The anchor of the source note, of a note, or of a reference that stands in the paragraph; else empty."""
    if anchor == "source" or anchor.startswith("note-"):
        return anchor
    return next((found for found in find_anchors(children) if found.partition("-")[0] == "ref"), "")
