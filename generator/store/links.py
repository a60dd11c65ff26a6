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
#: `https://name.example/`, `mailto:editors@name.example`: with something where the rest belongs.
WHOLE = re.compile(r"(?:https?://[^/\s]|mailto:.)", re.IGNORECASE)
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
    Markdown (`/glossary/quint.md`); `base` is the address of the site and ends in a slash, or is empty.
    """

    files: Mapping[str, str]
    base: str = ""
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

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        """The file of content/ of each page (`/glossary/quint/`); of a cable, its record."""
        pages: dict[str, str] = {}
        for path, page in self.files.items():
            if path.endswith((".md", "/record.yml")):
                pages.setdefault(page.removesuffix(".md") + "/", path)
        return pages

    def find_page(self, address: str) -> str:
        """The file of content/ whose page has this absolute address; empty where there is none."""
        if not self.base or not address.startswith(self.base):
            return ""
        page = address.removeprefix(self.base.rstrip("/")).partition("#")[0]
        return self._pages.get(page.rstrip("/") + "/", "")

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
        if not href:
            hint = "Write the address between the round brackets, or the words without any brackets."
            return Lead(code="Y067", message="This link has no address.", hint=hint)
        scheme = SCHEME.match(href)
        if scheme:
            own = self.targets.find_page(href) if self.folder != "pages" else ""  # a page may show what addresses are
            if own:
                return Lead(
                    code="Y068",
                    message="A page of the edition is linked by the path of its file, which is followed also on the "
                    "code host, and is checked.",
                    hint=f"Write:\n{posixpath.relpath(own, self.folder)}{'#' * ('#' in href)}{href.partition('#')[2]}",
                )
            if scheme["scheme"].lower() in ALLOWED and WHOLE.match(href):
                return Lead(href)
            rest = href[scheme.end() :].strip("/")
            if scheme["scheme"].lower() in ALLOWED and rest:
                hint = f"Write:\n{scheme['scheme'].lower()}://{rest}"
                return Lead(code="Y066", message=f"“{href}” is no whole address.", hint=hint)
            return Lead(
                code="Y066",
                message=f"A link may not begin with “{scheme['scheme']}:”.",
                hint="Link an address that begins with https://, or a file of the edition by its path.",
            )
        if href.startswith("#") and self.folder.partition("/")[0] in ("glossary", "tags", "posts"):
            return Lead(
                code="Y067",
                message=f"“{href}” names a place on the page of this very entry, which has none.",
                hint="Name the file before it, such as:\n../../cables/2008/08BAKU129/record.yml#p3",
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
        place, _, name = path.replace("\\", "/").rstrip("/").lower().rpartition("/")
        if name in ("record.yml", "source.txt"):
            name = posixpath.basename(place)
        meant = self.targets.nearest(name.removesuffix(".md"))
        return f"Did you mean this file?\n{posixpath.relpath(meant, self.folder)}" if meant else ""
