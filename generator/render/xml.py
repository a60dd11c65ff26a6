"""XML as a tree of plain values, and its one form on disk.

Smaller than `xml.etree`, whose texts and tails make mixed content hard to write and which knows no order of indents:
here the children of an element are elements and strings, and blanks are added only where no text can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

#: What XML 1.0 cannot say, not even as a reference: controls but tab, newline, return; noncharacters, surrogates.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = {**_REFERENCES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_TEXT = re.compile("[&<>\r]")
_ATTRIBUTE = re.compile('[&<>\r"\n\t]')
#: Where nothing of this stands, there is nothing to write otherwise, be it text or the value of an attribute.
_SUSPECT = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


class Element(NamedTuple):
    """An element; its `children` are elements and text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


Child = Element | str | None
Children = tuple[Element | str, ...]


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element:
    """An element. Attributes without a value, and children that are None or empty text, are left out."""
    kept = tuple([pair for pair in attributes.items() if pair[1]]) if attributes else ()
    if None in children or "" in children:
        children = tuple([child for child in children if child is not None and child != ""])
    return Element(name, kept, cast("Children", children))


def make_filled(name: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element | None:
    """An element, or None where it would have no children: for parts that a document has or has not."""
    made = make(name, attributes, *children)
    return made if made.children else None


def create_xml(root: Element, mixed: Iterable[str], head: str = "") -> bytes:
    """The document, in UTF-8.

    Elements named in `mixed` hold text, and nothing is added inside them; all others that hold no text are written one
    child a line. `head` stands before the root (processing instructions).
    """
    lines: list[str] = []
    _write(root, frozenset(mixed), 0, lines)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + head + "\n".join(lines) + "\n").encode()


def read_text(element: Element, without: frozenset[str] = frozenset()) -> str:
    """All text in an element, but for that in elements named in `without`."""
    return "".join(
        child if isinstance(child, str) else ("" if child.name in without else read_text(child, without))
        for child in element.children
    )


def escape_xml(text: str) -> str:
    """`text` as the content of an element; what XML cannot say becomes the sign Unicode has for it (␀), or U+FFFD."""
    if not _SUSPECT.search(text):
        return text
    return _TEXT.sub(lambda found: _REFERENCES[found[0]], _UNSAYABLE.sub(_show, text))


def _show(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "�"


def _write(element: Element, mixed: frozenset[str], depth: int, lines: list[str]) -> None:
    holds_text = element.name in mixed or any(isinstance(child, str) for child in element.children)
    indent = " " * depth
    if holds_text or not element.children:
        lines.append(indent + _write_inline(element))
        return
    lines.append(f"{indent}<{_tag(element)}>")
    for child in element.children:
        if isinstance(child, Element):
            _write(child, mixed, depth + 1, lines)
    lines.append(f"{indent}</{element.name}>")


def _write_inline(element: Element) -> str:
    if not element.children:
        return f"<{_tag(element)}/>"
    inside = "".join(
        [escape_xml(child) if isinstance(child, str) else _write_inline(child) for child in element.children]
    )
    return f"<{_tag(element)}>{inside}</{element.name}>"


def _tag(element: Element) -> str:
    if not element.attributes:
        return element.name
    return element.name + "".join([f' {key}="{_escape_attribute(value)}"' for key, value in element.attributes])


def _escape_attribute(value: str) -> str:
    if not _SUSPECT.search(value):
        return value
    return _ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTES[found[0]], _UNSAYABLE.sub(_show, value))
