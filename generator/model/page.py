"""A page of the edition, before it is text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.prose import Blocks


@dataclass(frozen=True)
class Page:
    """One page.

    `path` is its file below the rendered Markdown (`cables/08BAKU129.md`); `meta` becomes the front matter (values
    that JSON has; keys of docs/markdown.md); `blocks` are its content; `files` go beside it as they are, path below
    the rendered Markdown to bytes; `apart` are the paths of further files beside it, which are made by themselves.
    """

    path: str
    title: str
    blocks: Blocks
    meta: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Its address on the site: `/cables/08BAKU129/`."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return "/" + (stem if not stem or stem.endswith("/") else stem + "/")
