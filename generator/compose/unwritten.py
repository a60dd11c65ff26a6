"""Posts and TAGS that the cables bear and nobody has written an entry for: each has a list of its cables all the same.

It stands at the address that the entry will have: the day it is written, no address changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.compose.posts import name_post
from generator.model.site import Index

#: A code that may stand in an address; names of persons, which are TAGS too, are no codes.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,30}")


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A post or a code of the TAGS line without an entry, with the cables it sent or that bear it.

    `headword` and `expansion` are as an entry's; `key` is where its page is (`posts/madrid`).
    """

    key: str
    code: str
    headword: str
    expansion: str
    mrns: tuple[str, ...]


def list_unwritten(space: str, index: Index) -> Mapping[str, Unwritten]:
    """Those of a space (`posts`, `tags`), by key, in the order of their codes."""
    codes = index.of_post_in_order if space == "posts" else index.of_tag_in_order
    found = (find_unwritten(space, code, index) for code in sorted(codes))
    return {one.key: one for one in found if one}


def find_unwritten(space: str, code: str, index: Index) -> Unwritten | None:
    """What is known of a code without an entry (`posts`, `MADRID`); None where it has one, or can have no page."""
    known = index.posts_by_name if space == "posts" else index.tags_by_name
    mrns = (index.of_post_in_order if space == "posts" else index.of_tag_in_order).get(code, ())
    key = f"{space}/{code.lower()}"
    if not mrns or not _CODE.fullmatch(code) or code in known or key in index.entries:
        return None
    if space == "tags":
        return Unwritten(key, code, code, "", mrns)
    name = name_post("", index, code)
    return Unwritten(key, code, name.short, name.full if name.full != name.short else "", mrns)
