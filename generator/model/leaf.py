"""The HTML of a page, made with its Markdown, and what whoever builds the site has to know beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it goes into its template.

    `meta` is its front matter, `content` the HTML, with addresses as they are on the site; `headings` are level, id and
    inner HTML without tags of each heading in order. `anchors` are all ids; `asked` the files (paths below the rendered
    Markdown) to which it links, `links` those anchors to which it links, by file, each with the link as written.
    """

    meta: Mapping[str, Any]
    content: str
    headings: tuple[tuple[int, str, str], ...]
    anchors: frozenset[str]
    asked: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
