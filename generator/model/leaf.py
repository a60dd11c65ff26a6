"""The HTML of a page, made with its Markdown, and what whoever builds the site has to know beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

_dump = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Noted:
    """What a page has to do with others.

    `asked` are the files (paths below the rendered Markdown) whose presence was asked for, `anchors` its own ids,
    `links` those anchors of other pages to which it links (page to anchor to the link as written).
    """

    asked: frozenset[str]
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]

    def pack(self) -> bytes:
        """All of it in a fifth of the memory: of a large edition it would fill that of a machine."""
        links = {page: dict(sorted(anchors.items())) for page, anchors in sorted(self.links.items())}
        return _dump((sorted(self.asked), sorted(self.anchors), links)).encode()

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """What was packed."""
        asked, anchors, links = json.loads(packed)
        return cls(frozenset(asked), frozenset(anchors), links)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it goes into its template.

    `meta` is its front matter as a JSON object, `content` the HTML, with addresses as they are on the site; `headings`
    are level, id and inner HTML without tags of each heading in order; `noted` is what it has to do with other pages
    (`Noted`), packed.
    """

    meta: str
    content: str
    headings: tuple[tuple[int, str, str], ...]
    noted: bytes
