"""A page to the Markdown of docs/markdown.md."""

from __future__ import annotations

import json
import re

from generator.model.page import Page
from generator.model.prose import Blocks
from generator.render.blocks import BlockWriter
from generator.render.place import Place, Sheet

#: What JSON lets stand and YAML would read otherwise: other line breaks, the byte order mark, what is not printable.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def create_markdown(page: Page) -> str:
    """The file of a page."""
    return join_file(page, create_blocks(page.blocks, Place(Sheet(page.path))))


def create_blocks(blocks: Blocks, place: Place) -> str:
    """The Markdown of blocks, an empty line between them."""
    return BlockWriter(place).write(blocks)[0]


def join_file(page: Page, blocks: str) -> str:
    """The file of a page: front matter, an empty line, the Markdown of its `blocks`."""
    return f"{_front_matter(page)}\n{blocks}\n"


def _front_matter(page: Page) -> str:
    """The front matter: JSON values, one a line, the title first."""
    meta = {"title": page.title, **page.meta}
    return "---\n" + "".join([f"{key}: {_json(value)}\n" for key, value in meta.items()]) + "---\n"


def _json(value: object) -> str:
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(value))
