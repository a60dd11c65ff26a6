"""What every list has."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compose.meta import Step, create_meta
from generator.model.page import Page
from generator.model.prose import Block
from generator.model.site import Index


def create_list_page(
    index: Index,
    name: str,
    title: str,
    blocks: Sequence[Block],
    section: str,
    *,
    kind: str,
    trail: tuple[Step, ...] = (),
    downloads: str = "",
) -> Page:
    """A list at the address of its `name`; `kind` says what its table holds (docs/markdown.md)."""
    path = f"{name}.md" if name.count("/") else f"{name}/index.md"
    trail = trail or (("The edition", "/"), (title, None))
    meta = create_meta(
        index.imprint, "list", f"/{name}/", f"{title} of {index.imprint.title}.", section=section, trail=trail
    )
    meta["list"] = kind
    if downloads:
        meta["downloads"] = [["JSON", "", f"/data/{downloads}.json"]]
    return Page(path, title, tuple(blocks), meta)
