"""Markdown converted as docs/markdown.md says, and what it then says."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
import markdown

EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "pymdownx.details", "fenced_code"]


def convert(text: str) -> str:
    """`text` as HTML, by Python-Markdown with the extensions of the contract and the one that MkDocs adds."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def elements(text: str) -> lxml.html.HtmlElement:
    """`text` converted, as a tree below one `div`."""
    return lxml.html.fragment_fromstring(convert(text), create_parent="div")


def text_of(element: lxml.html.HtmlElement, without: str = "") -> str:
    """The text of an element, without that of elements which have the class `without`."""

    def walk(node: lxml.html.HtmlElement) -> Iterator[str]:
        if not isinstance(node.tag, str):
            return
        yield node.text or ""
        for child in node:
            if not without or without not in child.get("class", "").split():
                yield from walk(child)
            yield child.tail or ""

    return "".join(walk(element))
