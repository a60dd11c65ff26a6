"""XML as a tree of plain values, and its one form on disk.

Smaller than `xml.etree`, whose texts and tails make mixed content hard to write and which knows no order of indents:
here the children of an element are elements and strings, and blanks are added only where no text can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from generator.model.value import value

#: What XML 1.0 cannot say, not even as a reference: controls but tab, newline, return; noncharacters, surrogates.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTES = {**_REFERENCES, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_TEXT = re.compile("[&<>\r]")
_ATTRIBUTE = re.compile('[&<>\r"\n\t]')
#: Where nothing of this stands, there is nothing to write otherwise: in text, and in the value of an attribute.
_SUSPECT_IN_TEXT = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SUSPECT_IN_ATTRIBUTE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


@value
class Element:
    """An element; its `children` are elements and text."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()


Child = Element | str | None
Children = tuple[Element | str, ...]


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element:
    """An element. Attributes without a value, and children that are None or empty text, are left out."""
    kept = tuple([pair for pair in attributes.items() if pair[1]]) if attributes else ()
    filled: tuple[Any, ...] = children if all(children) else tuple(filter(None, children))
    return Element(name, kept, filled)


def make_filled(name: str, attributes: Mapping[str, str] | None = None, *children: Child) -> Element | None:
    """An element, or None where it would have no children: for parts that a document has or has not."""
    made = make(name, attributes, *children)
    return made if made.children else None


def create_xml(root: Element, mixed: Iterable[str], head: str = "") -> bytes:
    """The document, in UTF-8.

    Elements named in `mixed` hold text, and nothing is added inside them; all others that hold no text are written one
    child a line. `head` stands before the root (processing instructions, each with its line end).
    """
    out = [f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.removesuffix("\n")]
    _write(root, frozenset(mixed), "\n", out)
    return ("".join(out) + "\n").encode()


def read_text(element: Element, without: frozenset[str] = frozenset()) -> str:
    """All text in an element, but for that in elements named in `without`."""
    return "".join(
        child if isinstance(child, str) else ("" if child.name in without else read_text(child, without))
        for child in element.children
    )


def escape_xml(text: str) -> str:
    """`text` as the content of an element; what XML cannot say becomes the sign Unicode has for it (␀), or U+FFFD."""
    if not _SUSPECT_IN_TEXT.search(text):
        return text
    return _TEXT.sub(lambda found: _REFERENCES[found[0]], _UNSAYABLE.sub(_show, text))


def _show(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "�"


def _write(element: Element, mixed: frozenset[str], line: str, out: list[str]) -> None:
    """Write an element; `line` begins each of its lines."""
    name, attributes, children = element.name, element.attributes, element.children
    tag = _write_tag(name, attributes) if attributes else name
    if not children:
        out.append(f"{line}<{tag}/>")
        return
    if name not in mixed and str not in map(type, children):
        out.append(f"{line}<{tag}>")
        for child in children:
            if isinstance(child, Element):
                _write(child, mixed, line + " ", out)
        out.append(f"{line}</{name}>")
        return
    out.append(f"{line}<{tag}>{_write_inside(children)}</{name}>")


def _write_inside(children: Children) -> str:
    """What stands in an element that holds text."""
    out = []
    for child in children:
        if isinstance(child, str):
            out.append(escape_xml(child))
            continue
        name, attributes, inner = child.name, child.attributes, child.children
        tag = _write_tag(name, attributes) if attributes else name
        out.append(f"<{tag}>{_write_inside(inner)}</{name}>" if inner else f"<{tag}/>")
    return "".join(out)


def _write_tag(name: str, attributes: tuple[tuple[str, str], ...]) -> str:
    for key, said in attributes:
        name += f' {key}="{_escape_attribute(said)}"'
    return name


@lru_cache(maxsize=4096)  # most say what something is, or name an entry
def _escape_attribute(value: str) -> str:
    if not _SUSPECT_IN_ATTRIBUTE.search(value):
        return value
    return _ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTES[found[0]], _UNSAYABLE.sub(_show, value))
