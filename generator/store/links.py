"""Where the links of contributed prose lead: the web, or a file of content/ by its relative path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

#: `https:`, `javascript:`: what stands before the first colon of an address of the web.
SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
ALLOWED = ("https", "http", "mailto")


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads: `href` as in `generator.model.prose.Link`; or why nowhere, as code, message and hint."""

    href: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Links:
    """The links of one file; `folder` is where it lies below content/.

    `targets` takes each file of content/ that has a page (`glossary/terms/quint.md`) to its file of the rendered
    Markdown (`/glossary/quint.md`).
    """

    folder: str
    targets: Mapping[str, str]

    def follow(self, href: str) -> Lead:
        """Where `href` leads."""
        scheme = SCHEME.match(href)
        if scheme:
            if scheme["scheme"].lower() in ALLOWED and len(href) > scheme.end():
                return Lead(href)
            return Lead(
                code="Y066",
                message=f"A link may not begin with “{scheme['scheme']}:”.",
                hint="Link an address that begins with https://, or a file of the edition by its path.",
            )
        if href.startswith("#"):
            return Lead(href)
        if href.startswith("www."):
            return Lead(code="Y066", message="This address lacks its beginning.", hint=f"Write:\nhttps://{href}")
        path, _, anchor = unquote(href).partition("#")
        anchor = f"#{anchor}" if anchor else ""
        if path.startswith(("/", "\\")) or "\\" in path or "?" in path:
            return Lead(
                code="Y068",
                message=f"“{href}” is not the path of a file of the edition, counted from this one.",
                hint=self._nearest(path) or "Write the way from this file to the other, such as ../terms/quint.md.",
            )
        place = posixpath.normpath(posixpath.join(self.folder, path))
        if place.startswith(".."):
            return Lead(
                code="Y068",
                message=f"“{href}” leads out of content/, where nothing is published.",
                hint=self._nearest(path) or "Link only to files inside content/.",
            )
        target = self.targets.get(place)
        if target:
            return Lead(target + anchor)
        return Lead(
            code="Y067",
            message=f"“{href}” leads nowhere: there is no content/{place}.",
            hint=self._nearest(path) or "Correct the path, or write the words without a link.",
        )

    def _nearest(self, path: str) -> str:
        """A hint with the file that was probably meant: the same name elsewhere, or one spelt almost so."""
        if not path.strip("./"):
            return ""
        name = posixpath.basename(path.rstrip("/")).removesuffix(".md").lower()
        names: dict[str, str] = {}
        for target in self.targets:
            if target.endswith(".md"):
                names.setdefault(posixpath.basename(target).removesuffix(".md"), target)
        close = [name] if name in names else get_close_matches(name, names, 1, 0.75)
        if not close:
            return ""
        return f"Did you mean this file?\n{posixpath.relpath(names[close[0]], self.folder)}"
