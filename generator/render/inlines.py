"""Inlines of a page to Markdown, and to what the converter makes of that Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.model.prose import (
    Break,
    Classes,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    Lines,
    Link,
    Strong,
    Text,
    plain,
)
from generator.render.escape import convert_escaped, escape, in_one_line
from generator.render.place import Place

#: What cannot stand between backticks and come out unchanged: line breaks and tabs, the beginning of raw HTML and of
#: a reference to a character.
_NO_CODE = re.compile(r"[\n\r\t<]|&#|^[\s`]|[\s`]$")
#: The same in a cell of a table, where the converter looks for pipes before it looks for code.
_NO_CODE_IN_CELL = re.compile(r"[\n\r\t<|`\\]|&#|^\s|\s$")

#: Text as written: Markdown, and HTML.
Written = tuple[str, str]
_EMPHASIS = (Emphasis, Strong)
#: The end of a line, where all must be one.
_LINE_END = in_one_line("\n")


def write_inlines(inlines: Inlines, place: Place) -> Written:
    """The Markdown of `inlines`, which are a whole block or a whole line, and its HTML."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):  # as most cells and labels are
        return _write_text(only.text, place, True, True, False)
    try:
        return _write(inlines, place, "", start=True, end=True)
    except _NotSimpleError:
        return _write(_simplify(inlines, place, ()), place, "", start=True, end=True, simple=True)


def create_attributes(anchor: str, classes: Classes) -> str:
    """`{#p3 .paragraph}`, or nothing."""
    if not anchor:
        return _create_classes(classes) if classes else ""
    return "{" + " ".join([f"#{anchor}", *(f".{name}" for name in classes)]) + "}"


@lru_cache(maxsize=512)
def _create_classes(classes: Classes) -> str:
    return "{" + " ".join(f".{name}" for name in classes) + "}"


@lru_cache(maxsize=4096)
def create_tag_attributes(anchor: str, classes: Classes, href: str = "") -> str:
    """` class="paragraph" id="p3"`, or nothing: in the order of their names."""
    said = (("class", " ".join(classes)), ("href", href), ("id", anchor))
    return "".join(f' {name}="{value}"' for name, value in said if value)


class _NotSimpleError(Exception):
    """Inlines have to be simplified before Markdown can say them."""


def _write(
    inlines: Sequence[Inline],
    place: Place,
    outer: str,
    *,
    start: bool,
    end: bool,
    linked: bool = False,
    before: str = "",
    simple: bool = False,
) -> Written:
    """Inlines as Markdown and as HTML; `start` and `end` say whether they begin and end their block.

    `before` is the sign that stands right before them, where no mark parts them from it. Unless they are known to be
    `simple`, raises _NotSimpleError where `_simplify` would do more than to join texts: most are simple, and telling so
    on the way takes a fraction of the time of making them anew.
    """
    out = html = words = ""  # `words` are neighbouring texts, which are one: written when it is known what follows
    sheet, one_line = place.sheet, place.one_line
    last: type[Inline] | None = None
    for index, inline in enumerate((*inlines, None)):  # told apart by their types, those of which there are most first
        if isinstance(inline, Text):
            words += inline.text
            continue
        if words:
            final = end if inline is None else isinstance(inline, Break)
            inside, said = _write_text(words, place, start if last is None else last is Break, final, linked)
            out += inside
            html += said
            words, last = "", Text
        if inline is None:
            break
        if isinstance(inline, _EMPHASIS):
            if not (simple or _is_marked_well(inline)):
                raise _NotSimpleError
            children, strong = inline.children, isinstance(inline, Strong)
            sign = "*" if outer != "*" and not out.endswith("*") else _choose_sign(outer, out, inlines[index + 1 :])
            only = children[0]
            if sign and not inline.id and len(children) == 1 and isinstance(only, Text) and "\n" not in only.text:
                inside, said = _write_words(only.text, strong, sign, inline.classes, linked)
            else:
                touching = "" if sign else out[-1:] or before
                inside, said = _write_inside(children, place, sign or outer, linked=linked, before=touching)
                inside, said = _mark(inside, said, strong, sign, inline.id, inline.classes)
                if sign and inline.id:
                    sheet.anchors.add(inline.id)
        elif isinstance(inline, Break):
            inside, said = (_LINE_END, _LINE_END) if one_line else ("  \n", "<br />\n")
            # At an edge, or one after the other, they are blanks and empty lines.
            if not one_line and (last is None or last is Break or not (start and end)):
                sheet.odd = True
        elif isinstance(inline, Link):
            if not (simple or _is_linked_well(inline)):
                raise _NotSimpleError
            inside, said = _write_inside(inline.children, place, "", linked=True)
            written, address = sheet.lead(inline.href)
            inside = f"[{inside}]({written}){create_attributes(inline.id, inline.classes)}"
            said = f"<a{create_tag_attributes(inline.id, inline.classes, address)}>{said}</a>"
            if inline.id:
                sheet.anchors.add(inline.id)
        elif isinstance(inline, Lines):
            if not (_stand_apart(inlines, index) and start and end):
                raise _NotSimpleError
            inside, said = _write_lines(inline)
            if one_line:
                inside, said = inside.replace("  \n", _LINE_END), said.replace("<br />\n", _LINE_END)
            if inline.id:
                sheet.anchors.add(inline.id)
        elif isinstance(inline, Code):
            if not simple:
                raise _NotSimpleError
            if (out or before).endswith("`"):
                text = Text(inline.text)
                stand_in = text if outer else Emphasis((text,), (*inline.classes, "code"))
                inside, said = _write((stand_in,), place, outer, start=False, end=False, linked=linked, simple=True)
            else:
                inside = _fence(inline.text) + create_attributes("", inline.classes)
                said = f"<code{create_tag_attributes('', inline.classes)}>{_convert_code(inline.text)}</code>"
        else:
            alt = in_one_line(escape(inline.alt, start=False, end=False, linked=True))
            inside = f"![{alt}]({sheet.lead(inline.src)[0]})" + create_attributes("", inline.classes)
            said = ""
            sheet.odd = True
        out += inside
        html += said
        last = type(inline)
    if last is Break and not one_line:
        sheet.odd = True
    return out, html


def _stand_apart(inlines: Sequence[Inline], index: int) -> bool:
    """Whether lines have nothing but breaks beside them."""
    return all(isinstance(beside, Break) for beside in (*inlines[index - 1 : index], *inlines[index + 1 : index + 2]))


@lru_cache(maxsize=256)  # two pages of a cable have the same
def _write_lines(lines: Lines) -> Written:
    """Lines with a break between them, as `_write` writes what they spread to."""
    out, html = [], []
    attributes, said = create_attributes(lines.id, lines.classes), create_tag_attributes(lines.id, lines.classes)
    for number, line in enumerate(lines.text.split("\n"), lines.first):
        inside, words = _write_once(f" {line}", False, True, False)
        out.append(f"*{number}*{attributes}{inside}")
        html.append(f"<em{said}>{number}</em>{words}")
        if number == lines.first:
            attributes, said = create_attributes("", lines.classes), create_tag_attributes("", lines.classes)
    return "  \n".join(out), "<br />\n".join(html)


def _mark(inside: str, said: str, strong: bool, sign: str, anchor: str, classes: Classes) -> tuple[str, str]:
    """What stands inside emphasis, as Markdown and as HTML, with its marks; without any where there is no sign."""
    if not sign:
        return inside, said
    mark, tag = (sign * 2, "strong") if strong else (sign, "em")
    return (
        f"{mark}{inside}{mark}{create_attributes(anchor, classes)}",
        f"<{tag}{create_tag_attributes(anchor, classes)}>{said}</{tag}>",
    )


@lru_cache(maxsize=4096)  # numbers of lines, labels, headwords: nearly all emphasis
def _write_words(words: str, strong: bool, sign: str, classes: Classes, linked: bool) -> tuple[str, str]:
    """Emphasis over a text of one line."""
    return _mark(*_write_once(words, False, False, linked), strong, sign, "", classes)


def _write_text(text: str, place: Place, start: bool, end: bool, linked: bool) -> tuple[str, str]:
    written = (_write_again if len(text) <= _SHORT else _write_once)(text, start, end, linked)
    if place.one_line and "\n" in text:
        return in_one_line(written[0]), in_one_line(written[1])
    return written


def _write_once(text: str, start: bool, end: bool, linked: bool) -> tuple[str, str]:
    markdown = escape(text, start=start, end=end, linked=linked)
    return markdown, convert_escaped(markdown)


#: Of texts that are no longer than a line some come again and again, and lines of a witness stand on two pages.
_write_again = lru_cache(maxsize=4096)(_write_once)
_SHORT = 100


def _write_inside(children: Inlines, place: Place, outer: str, *, linked: bool, before: str = "") -> Written:
    """Simple inlines inside a mark, mostly a single text."""
    if len(children) == 1 and isinstance(only := children[0], Text):
        return _write_text(only.text, place, False, False, linked)
    return _write(children, place, outer, start=False, end=False, linked=linked, before=before, simple=True)


def _choose_sign(outer: str, before: str, after: Sequence[Inline]) -> str:
    """The sign of emphasis: not that of the emphasis it stands in, nor one that would join the sign right before it.

    An underscore that touches a letter would be part of a word. Where neither sign will do, Markdown cannot say this
    emphasis: its words stay.
    """
    if outer != "*" and (not before.endswith("*") or _is_freed(before)):
        return "*"
    following = plain(tuple(after))[:1]
    if outer != "_" and not (before[-1:].isalnum() or before.endswith("_") or following.isalnum() or following == "_"):
        return "_"
    return ""


def _is_freed(before: str) -> bool:
    """Whether the last sign is freed by a backslash, one that is not freed itself."""
    backslashes = len(before) - 1 - len(before[:-1].rstrip("\\"))
    return backslashes % 2 == 1


def _is_marked_well(inline: Emphasis | Strong) -> bool:
    """Whether emphasis is over a single text without blanks at its edges, as nearly all is."""
    children = inline.children
    if len(children) != 1 or not isinstance(only := children[0], Text):
        return False
    words = only.text
    return words != "" and words.strip() == words


def _is_linked_well(link: Link) -> bool:
    """Whether a link is over a single text, or over texts apart from each other and emphasis as it nearly always is."""
    children = link.children
    if len(children) == 1 and isinstance(only := children[0], Text):
        return not only.text.isspace() and only.text != ""
    before: type[Inline] | None = None
    for child in children:
        if isinstance(child, Text):
            if before is Text or not child.text.strip():
                return False
        elif not isinstance(child, _EMPHASIS) or not _is_marked_well(child):
            return False
        before = type(child)
    return before is not None


def _simplify(inlines: Inlines, place: Place, inside: tuple[type[Inline], ...]) -> list[Inline]:
    """Inlines that Markdown can say, neighbouring texts as one, so that what one begins and the next completes is seen.

    Nothing empty, no link in a link, no emphasis in emphasis of its kind (`inside` names what is open), no emphasis
    with blanks at its edges, no code that the converter would change.
    """
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            _add_text(out, inline)
        elif isinstance(inline, Break) or isinstance(inline, Image):  # noqa: SIM101 - a union is made anew each time
            out.append(inline)
        elif isinstance(inline, Lines):
            out += _simplify(inline.spread(), place, inside)
        elif isinstance(inline, Code):
            unsayable = _NO_CODE_IN_CELL if place.in_cell else _NO_CODE
            if inline.text and not unsayable.search(inline.text):
                out.append(inline)
            else:
                _add_marked(out, Emphasis((Text(inline.text),), (*inline.classes, "code")), place, inside)
        else:
            _add_marked(out, inline, place, inside)
    return out


def _add_text(out: list[Inline], text: Text) -> None:
    if out and isinstance(before := out[-1], Text):
        out[-1] = Text(before.text + text.text)
    elif text.text:
        out.append(text)


def _add_all(out: list[Inline], inlines: Iterable[Inline]) -> None:
    for inline in inlines:
        if isinstance(inline, Text):
            _add_text(out, inline)
        else:
            out.append(inline)


def _add_marked(
    out: list[Inline], inline: Emphasis | Strong | Link, place: Place, inside: tuple[type[Inline], ...]
) -> None:
    children = inline.children
    if len(children) == 1 and isinstance(only := children[0], Text):
        words = only.text
    else:
        children = tuple(_simplify(children, place, (*inside, type(inline))))
        words = plain(children)
    if type(inline) in inside or not words.strip():
        _add_all(out, children)
    elif isinstance(inline, Link):
        out.append(inline if children is inline.children else replace(inline, children=children))
    else:
        _add_trimmed(out, inline, children)


def _add_trimmed(out: list[Inline], inline: Emphasis | Strong, children: Inlines) -> None:
    """Emphasis with the blanks at its edges outside: `* so*` would be no emphasis."""
    before = after = ""
    if isinstance(first := children[0], Text) and first.text != (begun := first.text.lstrip()):
        before = first.text[: len(first.text) - len(begun)]
        children = (Text(begun), *children[1:])
    if isinstance(last := children[-1], Text) and last.text != (ended := last.text.rstrip()):
        after = last.text[len(ended) :]
        children = (*children[:-1], Text(ended))
    if before:
        _add_text(out, Text(before))
    if children is not inline.children:
        kept: list[Inline] = []
        _add_all(kept, children)
        inline = replace(inline, children=tuple(kept))
    out.append(inline)
    if after:
        _add_text(out, Text(after))


def _fence(text: str) -> str:
    """Code between as many backticks as it needs."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0) if "`" in text else 0
    ticks = "`" * (longest + 1)
    return ticks + text + ticks


def _convert_code(text: str) -> str:
    """Text between backticks as the converter has it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
