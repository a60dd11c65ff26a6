"""Where links lead, written for the file they stand in."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

#: What may not stand bare in `[text](here)`: blanks, controls, brackets, quotes, marks of Markdown and of its tables.
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\"'`<>()\[\]{}|*^]")
#: An ampersand that a reader of HTML would take for a character: `?a=1&copy;`.
_REFERENCE = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
#: Addresses of the web that an edition may link to.
_WEB = re.compile(r"(?:https?://|mailto:)\S")


def create_href(href: str, page: str) -> str:
    """`href` of a `model.prose.Link` as it is written in the file `page` (a path below the rendered Markdown).

    A file counted from the root becomes a relative path, so that any builder can check it. Raises ValueError for
    what is neither that, nor an anchor, nor an address of the web: no other scheme ever reaches a page.
    """
    if href.startswith("/") and not href.startswith("//"):
        path, mark, anchor = href[1:].partition("#")
        return _safe(_lead(path, posixpath.dirname(page)) + mark + anchor)
    if href.startswith("#") or _WEB.match(href):
        return _safe(href)
    raise ValueError(f"{page}: a link leads to {href!r}, which is no anchor, no file of the edition and no web address")


@lru_cache(maxsize=4096)
def _lead(path: str, folder: str) -> str:
    """The way from a folder to a file, both counted from the root; `.` for no file."""
    return posixpath.relpath(path, folder or ".") if path else "."


@lru_cache(maxsize=4096)
def _safe(address: str) -> str:
    quoted = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    return _REFERENCE.sub("&amp;", quoted)
