"""The annotated Markdown beside its page, so changed that it reads alone: every relative link becomes an address."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

# A character that a backslash frees, a code span, or the end of a link: [GOAJ](../glossary/goaj.md#mentions)
_LINK = re.compile(r"(?P<freed>\\[^\n])|(?P<code>`[^`\n]*`)|\]\((?P<target>[^()\s]*)\)")


def read_front_matter(text: str) -> dict[str, Any]:
    """The front matter of a rendered page: one key a line, its value JSON. Empty where there is none."""
    if not text.startswith("---\n"):
        return {}
    lines = text[4:].partition("\n---\n")[0].splitlines()
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines)}


def address_of(page: str) -> str:
    """The address, without its first slash, of the page with the Markdown `page` (cables/08BAKU129.md)."""
    stem = page.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return stem + "/"


def create_copy(text: str, page: str, base: str) -> str:
    """The Markdown `text` of `page` (its path in the Markdown folder) with each relative link made absolute.

    `base` is the address of the site and ends in a slash.
    """
    folder, own = page[: page.rfind("/") + 1], address_of(page)

    def link(found: re.Match[str]) -> str:
        target = found["target"]
        if target is None:
            return found[0]
        return (
            f"]({base}{own}{target})"
            if target[:1] == "#" or not target
            else f"]({_find_address(folder, target, base)})"
        )

    # A link ends where it began, on one line: most lines have none.
    return "\n".join([_LINK.sub(link, line) if "](" in line else line for line in text.split("\n")])


def write_copies(docs: Path, site: Path, base: str) -> list[Path]:
    """Write the copy of each page whose downloads name one that is not there yet; give the files written."""
    written = []
    for source in sorted(docs.rglob("*.md")):
        page = source.relative_to(docs).as_posix()
        text = source.read_text("utf-8")
        for _, _, name in read_front_matter(text).get("downloads") or ():
            copy = site / address_of(page) / name
            if name.endswith(".md") and not copy.exists():
                copy.write_text(create_copy(text, page, base), "utf-8", newline="\n")
                written.append(copy)
    return written


def write_copy(docs: Path, page: str, copy: Path, base: str) -> None:
    """Write the copy of one `page` (its path in `docs`) at `copy`, unless there is a file of that name already."""
    if not copy.exists():
        copy.write_text(create_copy((docs / page).read_text("utf-8"), page, base), "utf-8", newline="\n")


@lru_cache(maxsize=1 << 16)  # pages of a folder lead to the same entries again and again
def _find_address(folder: str, target: str, base: str) -> str:
    """The whole address to which a link leads on a page in `folder`; one of the web leads there as it is."""
    if ":" in target and urlsplit(target).scheme:
        return target
    path, mark, anchor = target.partition("#")
    file = urlsplit(urljoin(f"http://site/{folder}", path)).path.removeprefix("/")
    return f"{base}{address_of(file) if path.endswith('.md') else file}{mark}{anchor}"
