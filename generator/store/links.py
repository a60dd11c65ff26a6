"""Where the links of contributed prose lead: the web, or a file of content/ by its relative path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote

#: `https:`, `javascript:`: what stands before the first colon of an address of the web.
SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
ALLOWED = ("https", "http", "mailto")
#: A guess goes through all names; an edition with more missing files than this has other troubles than spelling.
MOST_GUESSES = 300


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads: `href` as in `generator.model.prose.Link`; or why nowhere, as code, message and hint."""

    href: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Targets:
    """Where links may lead.

    `files` takes each file of content/ that has a page (`glossary/terms/quint.md`) to its file of the rendered
    Markdown (`/glossary/quint.md`).
    """

    files: Mapping[str, str]
    _guesses: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The name of each file without its suffix, or of a cable's folder, to the first file of that name."""
        names: dict[str, str] = {}
        for path in self.files:
            if path.endswith(".md"):
                names.setdefault(posixpath.basename(path).removesuffix(".md"), path)
            elif path.endswith("/record.yml"):
                names.setdefault(posixpath.basename(posixpath.dirname(path)).lower(), path)
        return names

    def nearest(self, name: str) -> str:
        """The file of this name, or of one spelt almost so; empty where there is none."""
        if name in self._names:
            return self._names[name]
        if name not in self._guesses and len(self._guesses) < MOST_GUESSES:
            close = get_close_matches(name, self._names, 1, 0.75)
            self._guesses[name] = self._names[close[0]] if close else ""
        return self._guesses.get(name, "")


@dataclass(frozen=True)
class Links:
    """The links of one file; `folder` is where it lies below content/."""

    folder: str
    targets: Targets

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
                message=f"“{unquote(href)}” is not the path of a file of the edition, counted from this one.",
                hint=self._nearest(path) or "Write the way from this file to the other, such as ../terms/quint.md.",
            )
        place = posixpath.normpath(posixpath.join(self.folder, path))
        if place.startswith(".."):
            return Lead(
                code="Y068",
                message=f"“{href}” leads out of content/, where nothing is published.",
                hint=self._nearest(path) or "Link only to files inside content/.",
            )
        target = self.targets.files.get(place)
        if target:
            return Lead(target + anchor)
        return Lead(
            code="Y067",
            message=f"“{href}” leads nowhere: there is no content/{place}.",
            hint=self._nearest(path) or "Correct the path, or write the words without a link.",
        )

    def find(self, words: str) -> str:
        """The way to the file whose name is probably `words` (`Contact Group`); empty where there is none."""
        meant = self.targets.nearest(re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-"))
        return posixpath.relpath(meant, self.folder) if meant else ""

    def _nearest(self, path: str) -> str:
        """A hint with the file that was probably meant: the same name elsewhere, or one spelt almost so."""
        if not path.strip("./"):
            return ""
        name = posixpath.basename(path.replace("\\", "/").rstrip("/")).lower()
        meant = self.targets.nearest(name.removesuffix(".md"))
        return f"Did you mean this file?\n{posixpath.relpath(meant, self.folder)}" if meant else ""
