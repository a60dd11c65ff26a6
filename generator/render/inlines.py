"""Inlines of a page to Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.prose import Break, Code, Emphasis, Image, Inline, Inlines, Link, Strong, Text, plain
from generator.render.escape import escape, in_one_line
from generator.render.href import create_href

#: What cannot stand between backticks and come out unchanged: line breaks and tabs, the beginning of raw HTML.
_NO_CODE = re.compile(r"[\n\r\t<]|^[\s`]|[\s`]$")
#: The same in a cell of a table, where the converter looks for pipes before it looks for code.
_NO_CODE_IN_CELL = re.compile(r"[\n\r\t<|`\\]|^\s|\s$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where inlines stand: in which file, whether all must be one line, whether in a cell of a table."""

    page: str
    one_line: bool = False
    cell: bool = False


def create_inlines(inlines: Inlines, place: Place) -> str:
    """The Markdown of `inlines`, which are a whole block or a whole line."""
    return _write(tuple(_simplify(inlines, place, ())), place, "", start=True, end=True)


def create_attributes(anchor: str, classes: Iterable[str]) -> str:
    """`{#p3 .paragraph}`, or nothing."""
    words = [*([f"#{anchor}"] if anchor else []), *(f".{name}" for name in classes)]
    return "{" + " ".join(words) + "}" if words else ""


def _write(
    inlines: Inlines, place: Place, outer: str, *, start: bool, end: bool, linked: bool = False, before: str = ""
) -> str:
    """Simple inlines as Markdown; `start` and `end` say whether they begin and end their block.

    `before` is the sign that stands right before them, where no mark parts them from it.
    """
    out = ""
    for index, inline in enumerate(inlines):
        match inline:
            case Text(text):
                first = start if index == 0 else isinstance(inlines[index - 1], Break)
                last = end if index == len(inlines) - 1 else isinstance(inlines[index + 1], Break)
                markdown = escape(text, start=first, end=last, linked=linked)
                out += in_one_line(markdown) if place.one_line else markdown
            case Break():
                out += in_one_line("\n") if place.one_line else "  \n"
            case Code(text, classes) if (out or before).endswith("`"):
                stand_in = Text(text) if outer else Emphasis((Text(text),), (*classes, "code"))
                out += _write((stand_in,), place, outer, start=False, end=False, linked=linked)
            case Code(text, classes):
                out += _fence(text) + create_attributes("", classes)
            case Emphasis(children, classes, id) | Strong(children, classes, id):
                sign = _choose_sign(outer, out, inlines[index + 1 :])
                mark = sign if isinstance(inline, Emphasis) else sign * 2
                touching = "" if mark else out[-1:] or before
                inside = _write(children, place, sign or outer, start=False, end=False, linked=linked, before=touching)
                out += mark + inside + mark + (create_attributes(id, classes) if mark else "")
            case Link(href, children, classes, id):
                inside = _write(children, place, "", start=False, end=False, linked=True)
                out += f"[{inside}]({create_href(href, place.page)})" + create_attributes(id, classes)
            case Image(src, alt, classes):
                words = in_one_line(escape(alt, start=False, end=False, linked=True))
                out += f"![{words}]({create_href(src, place.page)})" + create_attributes("", classes)
    return out


def _choose_sign(outer: str, before: str, after: Inlines) -> str:
    """The sign of emphasis: not that of the emphasis it stands in, nor one that would join the sign right before it.

    An underscore that touches a letter would be part of a word. Where neither sign will do, Markdown cannot say this
    emphasis: its words stay.
    """
    following = plain(after[:1])[:1]
    if outer != "*" and (not before.endswith("*") or before.endswith("\\*")):
        return "*"
    if outer != "_" and not (before[-1:].isalnum() or before.endswith("_") or following.isalnum() or following == "_"):
        return "_"
    return ""


def _simplify(inlines: Inlines, place: Place, inside: tuple[type[Inline], ...]) -> Iterator[Inline]:
    """Inlines that Markdown can say, neighbouring texts as one.

    Nothing empty, no link in a link, no emphasis in emphasis of its kind (`inside` names what is open), no emphasis
    with blanks at its edges, no code that the converter would change.
    """
    return _merge(_simplify_each(inlines, place, inside))


def _simplify_each(inlines: Inlines, place: Place, inside: tuple[type[Inline], ...]) -> Iterator[Inline]:
    unsayable = _NO_CODE_IN_CELL if place.cell else _NO_CODE
    for inline in inlines:
        match inline:
            case Code(text, classes) if not text or unsayable.search(text):
                stand_in = Emphasis((Text(text),), (*classes, "code"))
                yield from _simplify_each((stand_in,), place, inside)
            case Emphasis(children) | Strong(children) | Link(_, children):
                simple = tuple(_simplify(children, place, (*inside, type(inline))))
                if type(inline) in inside or not plain(simple).strip():
                    yield from simple
                elif isinstance(inline, Link):
                    yield replace(inline, children=simple)
                else:
                    yield from _trim(replace(inline, children=simple))
            case _:
                yield inline


def _trim(inline: Emphasis | Strong) -> Iterator[Inline]:
    """Emphasis with the blanks at its edges outside: `* so*` would be no emphasis."""
    children = inline.children
    before = after = ""
    if isinstance(children[0], Text):
        text = children[0].text
        before = text[: len(text) - len(text.lstrip())]
        children = (Text(text.lstrip()), *children[1:])
    if isinstance(children[-1], Text):
        text = children[-1].text
        after = text[len(text.rstrip()) :]
        children = (*children[:-1], Text(text.rstrip()))
    yield Text(before)
    yield replace(inline, children=tuple(_merge(children)))
    yield Text(after)


def _merge(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbouring texts as one, so that what one begins and the next completes is seen."""
    text = ""
    for inline in inlines:
        if isinstance(inline, Text):
            text += inline.text
            continue
        if text:
            yield Text(text)
            text = ""
        yield inline
    if text:
        yield Text(text)


def _fence(text: str) -> str:
    """Code between as many backticks as it needs."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    return ticks + text + ticks
