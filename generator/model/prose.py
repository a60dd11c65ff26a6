"""Prose as a tree: what a page, a gloss and a note are made of.

A small document model, read from the Markdown of contributors by `store` and made by `compose`; `render` alone turns
it into text. Leaves hold plain text, never markup. `classes` and `id` become attributes (see docs/markdown.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.value import value

Classes = tuple[str, ...]


@value
class Text:
    """Plain text; a newline in it is a newline in the source."""

    text: str


@value
class Code:
    """Text of a witness or of a machine."""

    text: str
    classes: Classes = ()


@value
class Break:
    """A line that ends here, and must."""


@value
class Emphasis:
    """Emphasis: the editors' words among the cable's, titles of works."""

    children: tuple[Inline, ...]
    classes: Classes = ()
    id: str = ""


@value
class Strong:
    """Strong emphasis: keywords and labels."""

    children: tuple[Inline, ...]
    classes: Classes = ()
    id: str = ""


@value
class Link:
    """A link.

    `href` is an address of the web (https, http, mailto), an anchor on the same page (`#p3`), or a file of the
    rendered Markdown counted from its root (`/glossary/goaj.md`, `/cables/08BAKU129.md#p3`), which the renderer makes
    relative.
    """

    href: str
    children: tuple[Inline, ...]
    classes: Classes = ()
    id: str = ""


@value
class Image:
    """A picture; `src` as `Link.href`, `alt` what it says to those who do not see it."""

    src: str
    alt: str
    classes: Classes = ()


@value
class Lines:
    """Lines of a witness with their numbers: `first` is that of the first, `text` has them with newlines between.

    Two pages of each cable are made of little else, so they are one inline. They say what they `spread` to.
    """

    first: int
    text: str
    classes: Classes = ()
    id: str = ""

    def spread(self) -> Inlines:
        """An Emphasis with the number of each line, then a blank and the line; the first one bears the id."""
        out: list[Inline] = []
        for number, line in enumerate(self.text.split("\n"), self.first):
            out += (Break(),) if out else ()
            out += (Emphasis((Text(str(number)),), self.classes, "" if out else self.id), Text(f" {line}"))
        return tuple(out)


Inline = Text | Code | Break | Emphasis | Strong | Link | Image | Lines
Inlines = tuple[Inline, ...]


@value
class Paragraph:
    """A paragraph."""

    children: Inlines
    classes: Classes = ()
    id: str = ""


@value
class Heading:
    """A heading; `level` from 1 to 6."""

    level: int
    children: Inlines
    classes: Classes = ()
    id: str = ""


@value
class Bullets:
    """A bullet list; each item is a sequence of blocks."""

    items: tuple[tuple[Block, ...], ...]


@value
class Quotation:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@value
class Definition:
    """One or more terms and what is said of them, each definition a sequence of blocks."""

    terms: tuple[Inlines, ...]
    definitions: tuple[tuple[Block, ...], ...]


@value
class Definitions:
    """A definition list."""

    items: tuple[Definition, ...]


@value
class Table:
    """A table with one header row. A cell may carry an anchor by ending in an element with an id."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[str, ...] = ()


@value
class Fold:
    """Blocks folded away behind a title (`<details>`); `kind` is its class."""

    kind: str
    title: Inlines
    blocks: tuple[Block, ...]


@value
class ColumnBreak:
    """Parts two definition lists (`<!-- column -->`)."""


Block = Paragraph | Heading | Bullets | Quotation | Definitions | Table | Fold | ColumnBreak
Blocks = tuple[Block, ...]


def plain(inlines: Inlines) -> str:
    """The text of inlines without their markup."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):  # as most are
        return only.text
    out = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                out.append(text)
            case Emphasis(children) | Strong(children) | Link(_, children):
                out.append(plain(children))
            case Break():
                out.append("\n")
            case Image(_, alt):
                out.append(alt)
            case Lines():
                out.append(plain(inline.spread()))
    return "".join(out)


def links(blocks: Iterable[Block]) -> Iterator[str]:
    """Where the links in blocks lead, in order, as `Link.href`."""
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield from _links(children)
            case Bullets(items):
                for item in items:
                    yield from links(item)
            case Quotation(inner) | Fold(_, _, inner):
                yield from links(inner)
            case Definitions(definitions):
                for definition in definitions:
                    for term in definition.terms:
                        yield from _links(term)
                    for said in definition.definitions:
                        yield from links(said)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from _links(cell)
            case ColumnBreak():
                pass


def _links(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Link(href, children):
                yield href
                yield from _links(children)
            case Emphasis(children) | Strong(children):
                yield from _links(children)
            case Text() | Code() | Break() | Image() | Lines():
                pass


def list_ids(blocks: Iterable[Block]) -> Iterator[str]:
    """All ids in blocks, of blocks and of inlines, in order."""
    for block in blocks:
        match block:
            case Paragraph(children, _, id) | Heading(_, children, _, id):
                yield from (id,) if id else ()
                yield from _list_ids(children)
            case Bullets(items):
                for item in items:
                    yield from list_ids(item)
            case Quotation(inner) | Fold(_, _, inner):
                yield from list_ids(inner)
            case Definitions(definitions):
                for definition in definitions:
                    for term in definition.terms:
                        yield from _list_ids(term)
                    for said in definition.definitions:
                        yield from list_ids(said)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from _list_ids(cell)
            case ColumnBreak():
                pass


def _list_ids(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Emphasis(children, _, id) | Strong(children, _, id) | Link(_, children, _, id):
                yield from (id,) if id else ()
                yield from _list_ids(children)
            case Lines(_, _, _, id) if id:
                yield id
            case Text() | Code() | Break() | Image() | Lines():
                pass
