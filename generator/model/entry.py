"""Entries of the register: what a headword means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from generator.model.prose import Blocks
from generator.model.trace import fingerprint

#: The folder of content/ in which an entry lies, to its kind.
KINDS: Mapping[str, str] = {
    "glossary/abbreviations": "abbreviation",
    "glossary/terms": "term",
    "glossary/organizations": "organization",
    "glossary/persons": "person",
    "glossary/places": "place",
    "glossary/instruments": "instrument",
    "glossary/events": "event",
    "glossary/offices": "office",
    "tags": "tag",
    "posts": "post",
}

#: The kind of an entry to the hue it has in the text (docs/markdown.md).
HUES: Mapping[str, str] = {
    "abbreviation": "words",
    "term": "words",
    "tag": "words",
    "person": "persons",
    "office": "persons",
    "organization": "bodies",
    "post": "bodies",
    "place": "bodies",
    "event": "bodies",
    "instrument": "papers",
}

Space = Literal["glossary", "tags", "posts"]


@dataclass(frozen=True, slots=True)
class Held:
    """An office held by a person; `since` and `until` are ISO dates or parts of one (2004-04), empty where unknown."""

    office: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Entry:
    """One entry, one file.

    `id` is the file's name and permanent in its `space`; `path` the file relative to the folder above content/.
    `posts`, `since`, `until` and `tags` choose between entries with one headword. `places` holds line and column of
    each key of the front matter (and `body`), for whoever says what is wrong with it; no page is made of them, and
    `repr`, by which pages are known to be made of the same, does not say them.
    """

    id: str
    kind: str
    space: Space
    path: str
    headword: str
    body: Blocks
    sources: tuple[Blocks, ...]
    expansion: str = ""
    variants: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    tags: tuple[str, ...] = ()
    case: Literal["exact", "any", ""] = ""
    former: tuple[str, ...] = ()
    authorities: Mapping[str, str] = field(default_factory=dict)
    contributors: tuple[str, ...] = ()
    symbol: str = ""
    held: tuple[Held, ...] = ()
    code: str = ""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)

    def __hash__(self) -> int:
        """So that what is made of an entry alone can be remembered: what it says need not be gone through for that."""
        return hash((self.space, self.id))

    @property
    def key(self) -> str:
        """Unique over all spaces: `glossary/goaj`, `tags/prel`."""
        return f"{self.space}/{self.id}"

    @property
    def hue(self) -> str:
        """The class of links to it."""
        return HUES[self.kind]

    @cached_property
    def printed(self) -> bytes:
        """The fingerprint of all that pages show of it."""
        return fingerprint(self)

    @property
    def outline(self) -> Entry:
        """What the cables are annotated by: all that it is called and where it holds, and nothing of what it says."""
        return replace(self, body=(), sources=(), authorities={}, contributors=())
