"""Where links lead: as written in the file they stand in, and as MkDocs has them on the site."""

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
#: Files of the edition: nothing in their paths is ever quoted.
_FILE = re.compile(r"(?:[0-9A-Za-z_~-][0-9A-Za-z._~-]*/)*[0-9A-Za-z_~-][0-9A-Za-z._~-]*\.[0-9A-Za-z]+")
#: An ampersand that HTML has as `&amp;`: every one that begins no reference to a character.
_AMPERSAND = re.compile(r"&(?!(?:\#[0-9]+|\#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
#: https://a.example/ä?b: where no part before the path could be read in another way.
_PLAIN_WEB = re.compile(r"https?://[0-9A-Za-z.-]+(?::[0-9]+)?(?:[/?#]|\Z)|mailto:")


class NotOursError(Exception):
    """Where a link leads is for the converter to say."""


def create_href(href: str, page: str) -> str:
    """`href` of a `model.prose.Link` as it is written in the file `page` (a path below the rendered Markdown).

    A file counted from the root becomes a relative path, so that any builder can check it. Raises ValueError for
    what is neither that, nor an anchor, nor an address of the web: no other scheme ever reaches a page.
    """
    if href.startswith("/") and not href.startswith("//"):
        path, mark, anchor = href[1:].partition("#")
        return _safe(_lead(path, page.rpartition("/")[0]) + mark + anchor)
    if href.startswith("#") or _WEB.match(href):
        return _safe(href)
    raise ValueError(f"{page}: a link leads to {href!r}, which is no anchor, no file of the edition and no web address")


@lru_cache(maxsize=4096)
def _lead(path: str, folder: str) -> str:
    """The way from a folder to a file, both counted from the root; `.` for no file."""
    if not _FILE.fullmatch(path):
        return posixpath.relpath(path, folder or ".") if path else "."
    there, at = path.split("/"), folder.split("/") if folder else []  # as relpath does it where no part is a dot
    same = 0
    while same < len(there) and same < len(at) and there[same] == at[same]:
        same += 1
    return "/".join([".."] * (len(at) - same) + there[same:]) or "."


def resolve(href: str, written: str, page: str) -> tuple[str, str, str]:
    """What MkDocs makes of the link `written` in the file `page`, which `create_href` made of `href`.

    Given are the address in HTML, the file to which it leads (empty for the web) and the anchor there. Raises
    NotOursError for a form that no link of ours has.
    """
    if href.startswith("#"):
        return _in_html(written), page, written[1:]
    if not href.startswith("/"):
        if not _PLAIN_WEB.match(written):
            raise NotOursError
        return _in_html(written), "", ""
    target = href[1:].partition("#")[0]
    _, mark, anchor = written.partition("#")
    address = _lead_on_site(target, page)
    # A link that ends in a bare # leads to the page, for MkDocs.
    return address + (mark + _in_html(anchor) if anchor else ""), target, anchor


def _lead_on_site(target: str, page: str) -> str:
    """The way on the site to a file from a page: to what is not below it, one step up and on as from all beside it."""
    here = _address_of(page)
    if not here or target.startswith(here) or target.removesuffix(".md") + "/" == here:
        _refuse_odd(target)
        return _relative(_address_of(target), here)
    return "../" + _lead_from(here[: here.rfind("/", 0, -1) + 1], target)


@lru_cache(maxsize=4096)
def _lead_from(folder: str, target: str) -> str:
    _refuse_odd(target)
    return _relative(_address_of(target), folder).removeprefix("./")


def _refuse_odd(target: str) -> None:
    if not _FILE.fullmatch(target) or target.lower().endswith("readme.md"):
        raise NotOursError


def _address_of(file: str) -> str:
    """The address on the site of a file, without its first slash: pages are folders there."""
    if not file.endswith(".md"):
        return file
    stem = file.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"


def _relative(address: str, here: str) -> str:
    """`address` as seen from the page at `here`."""
    there, at = [part for part in address.split("/") if part], [part for part in here.split("/") if part]
    same = 0
    while same < len(there) and same < len(at) and there[same] == at[same]:
        same += 1
    path = "/".join([".."] * (len(at) - same) + there[same:]) or "."
    return path + "/" if not address or address.endswith("/") else path


@lru_cache(maxsize=4096)
def _safe(address: str) -> str:
    quoted = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    return _REFERENCE.sub("&amp;", quoted)


def _in_html(address: str) -> str:
    """An address as written in Markdown, as an attribute of HTML."""
    return _AMPERSAND.sub("&amp;", address) if "&" in address else address
