"""A page to the Markdown of docs/markdown.md."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from generator.model.page import Page
from generator.model.prose import Blocks
from generator.render.blocks import BlockWriter
from generator.render.place import Place, Sheet

#: What JSON lets stand and YAML would read otherwise: other line breaks, the byte order mark, what is not printable.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def create_markdown(page: Page) -> str:
    """The file of a page."""
    return join_file(list_front_matter(page), create_blocks(page.blocks, Place(Sheet(page.path))))


def create_blocks(blocks: Blocks, place: Place) -> str:
    """The Markdown of blocks, an empty line between them."""
    return BlockWriter(place).write(blocks)[0]


def list_front_matter(page: Page) -> dict[str, str]:
    """The front matter of a page, its values as JSON, the title first."""
    return {key: _json(said) for key, said in {"title": page.title, **page.meta}.items()}


def join_file(front_matter: Mapping[str, str], blocks: str) -> str:
    """The file of a page: front matter, one key a line, an empty line, the Markdown of its `blocks`."""
    return "---\n" + "".join([f"{key}: {said}\n" for key, said in front_matter.items()]) + f"---\n\n{blocks}\n"


def _json(value: object) -> str:
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(value))
