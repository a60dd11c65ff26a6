"""The transmission header, explained line by line: every line above the text, in order, none reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose.dress import dress_inlines
from generator.compose.explanations import HeaderWriter, explain
from generator.compose.links import link_mentions
from generator.compose.places import find_body
from generator.compose.stretch import Cover, Covers, Sign, find_changes, write_stretch
from generator.model.prose import (
    Block,
    Definition,
    Definitions,
    Emphasis,
    Fold,
    Heading,
    Inlines,
    Link,
    Paragraph,
    Text,
)
from generator.model.reading import Reading
from generator.model.span import Part

_TRAVELLED = ("transmission-id", "relay", "station", "security", "dtg", "header-line", "distribution")
_ADDRESSED = ("from", "to", "info", "exempt")
_GROUPS = ("How it travelled", "Who wrote to whom", "How it is to be handled")
#: How many lines share one explanation at most.
_SHARING = 6
_LEFT_OUT = ("blank", "page-line", "rule")

#: Parts of a line that are explained, to be marked even where no entry explains them.
_EXPLAINED = (
    "precedence",
    "route",
    "serial",
    "section",
    "day-time",
    "security-mark",
    "date-time-group",
    "mcn",
    "mrn",
    "office",
    "declassify",
    "reason",
)


def compose_header(writer: HeaderWriter, signs: Sequence[Sign]) -> tuple[Block, ...]:
    """The folded header with its three groups, or nothing where no line stands above the text."""
    head = [mention for mention in writer.annotated.mentions if mention.paragraph is None]
    links = link_mentions(head, writer.index, gloss=False)
    covers = Covers(Cover(cover.start, cover.end, _plain_words(cover.wrap)) for cover in links)
    groups: tuple[list[Definition], ...] = ([], [], [])
    for parts in _runs(writer):
        terms = tuple(term for part in parts for term in _lines(writer, part, covers, signs))
        if terms:
            explanation: tuple[Block, ...] = (Paragraph(dress_inlines(explain(writer, parts), writer.index)),)
            _add(groups[_group(parts[0].kind)], Definition(terms, (explanation,)))
    blocks: list[Block] = []
    for name, definitions in zip(_GROUPS, groups, strict=True):
        if definitions:
            blocks += [Heading(2, (Text(name),)), Definitions(tuple(definitions))]
    if not blocks:
        return ()
    title: Inlines = (Text("The transmission header "), Emphasis((Text("as sent, every part explained"),)))
    return (Fold("header", title, tuple(blocks)),)


def _add(definitions: list[Definition], definition: Definition) -> None:
    """Add lines with what they say; where the lines before say the very same, to these."""
    last = definitions[-1] if definitions else None
    if last and last.definitions == definition.definitions and len(last.terms + definition.terms) <= _SHARING:
        definitions[-1] = Definition(last.terms + definition.terms, last.definitions)
    else:
        definitions.append(definition)


def _plain_words(wrap: Link | Emphasis) -> Link | Emphasis:
    return Link(wrap.href, (), ("words",)) if isinstance(wrap, Link) else wrap


def _group(kind: str) -> int:
    return 0 if kind in _TRAVELLED else 1 if kind in _ADDRESSED else 2


def _runs(writer: HeaderWriter) -> Iterator[list[Part]]:
    """The parts above the text, equal captions in a row together."""
    telegram = writer.annotated.telegram
    run: list[Part] = []
    for part in telegram.parts[: find_body(telegram)]:
        if part.kind in _LEFT_OUT:
            continue
        if run and part.kind == run[0].kind == "caption" and writer.read(part).split() == writer.read(run[0]).split():
            run.append(part)
            continue
        if run:
            yield run
        run = [part]
    if run:
        yield run


def _lines(writer: HeaderWriter, part: Part, linked: Covers, signs: Sequence[Sign]) -> Iterator[Inlines]:
    """The lines of a part as the witness has them, what is explained marked, empty ones left out."""
    telegram = writer.annotated.telegram
    covers = list(linked.within(part.start, part.end))
    for inner in part.parts:
        if inner.kind in _EXPLAINED and not any(c.start < inner.end and c.end > inner.start for c in covers):
            covers.append(Cover(inner.start, inner.end, _mark(writer, inner)))
    covers.sort(key=lambda cover: cover.start)
    changes = find_changes(telegram, part.start, part.end)
    reading = Reading.of(telegram.witness.text, changes, part.start, part.end)
    at = 0
    for line in reading.text.split("\n"):
        if line.strip():
            start, end = reading.span(at, at + len(line.rstrip()))
            here = [sign for sign in signs if start < sign.at <= end]
            yield write_stretch(telegram.witness.text, changes, start, end, covers, here)
        at += len(line) + 1


def _mark(writer: HeaderWriter, part: Part) -> Link | Emphasis:
    if part.kind == "route" and (post := writer.index.posts_by_code.get(writer.read(part).strip())):
        return Link(f"/{post.key}.md", (), ("words",))
    return Emphasis((), ("words",))
