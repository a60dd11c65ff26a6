"""What MkDocs does before the first page of a site is made, without what it does for files that nobody asks for.

Its `get_files` and `get_navigation` make a `File` of every file and a `Page` of every page, and match every path
against patterns: seconds, where an edition has ten thousand pages and one changed. Here files are known by their paths.
A file is made when it is asked for, and its page; patterns are asked about paths that were not there before. And only
those files of a theme are listed that a site may have: Material brings eleven thousand pictures that MkDocs leaves out
one by one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePath
from typing import overload
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from generator.publish.files import State
from generator.publish.memory import Levels

#: How the path of a file of Markdown may end that shares its address with another one in its folder.
_RIVALS = ("README.md", ".markdown", ".mdown", ".mkdn", ".mkd")
#: The address of a page below that of the site, where nothing but the two together is the whole one.
_PLAIN = re.compile(r"(?:[0-9A-Za-z_-][0-9A-Za-z._-]*/)+")


class SiteFiles(Files):
    """The files of a site, by their paths. Notes which of them pages ask for."""

    def __init__(self, files: _Opened) -> None:
        super().__init__([])
        self._src_uris = files  # type: ignore[assignment]
        self._opened = files
        self.asked: set[str] = set()

    @property
    def levels(self) -> Levels:
        """The paths of all files, by how far they are included."""
        return self._opened.levels

    def list_paths(self, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included) -> frozenset[str]:
        """The paths of the files that are included so far."""
        fit = (uris for level, uris in self.levels.items() if inclusion(InclusionLevel(level)))
        return frozenset().union(*fit)

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this path, if there is one."""
        self.asked.add(PurePath(path).as_posix())
        return super().get_file_from_path(path)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The files of Markdown that are included so far, in the order of MkDocs."""
        return _Pages(self, inclusion)

    def open_navigation(self, config: MkDocsConfig) -> Navigation:
        """The navigation; from now on each file of Markdown has its page, as after `get_navigation`."""
        nav = get_navigation(_FilesForNavigation(self), config)  # type: ignore[arg-type]
        self._opened.have_pages = True
        return nav


class _Opened(MutableMapping[str, File]):
    """Files by their paths. Those of `docs`, and those made `elsewhere`, are made when they are asked for."""

    def __init__(
        self,
        config: MkDocsConfig,
        docs: Iterable[str],
        elsewhere: Iterable[str],
        theme: Mapping[str, File],
        levels: Levels,
    ) -> None:
        self.config = config
        self.levels = levels
        #: Whether files have pages by now.
        self.have_pages = False
        self._docs = dict.fromkeys(docs)
        self._elsewhere = frozenset(elsewhere)
        self._files: dict[str, File | None] = {**self._docs, **dict.fromkeys(sorted(self._elsewhere)), **theme}
        self._in_order = False

    def __getitem__(self, uri: str) -> File:
        file = self._files[uri]
        if file is None:
            file = self._files[uri] = self._open(uri)
        return file

    def _open(self, uri: str) -> File:
        config = self.config
        if uri in self._elsewhere:
            file = _OpenedFile.generated(config, uri, content="")
        else:
            file = _OpenedFile(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.inclusion = find_level(uri, self.levels)
        file.among = self  # type: ignore[attr-defined]
        return file

    def __setitem__(self, uri: str, file: File) -> None:
        self._files[uri] = file

    def __delitem__(self, uri: str) -> None:
        del self._files[uri]

    def __contains__(self, uri: object) -> bool:
        return uri in self._files

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[str]:
        """The paths, those of the Markdown first, in the order of MkDocs."""
        if not self._in_order:
            docs = sorted(self._docs.keys() & self._files.keys(), key=_find_place)
            self._files = {uri: self._files[uri] for uri in docs} | self._files
            self._in_order = True
        return iter(self._files)


class _OpenedFile(File):
    """A file of the folder of Markdown. Once files have pages, its own is made when it is asked for."""

    among: _Opened
    _page: Page | None = None

    @property
    def src_path(self) -> str:
        """Its path as this system writes it. What it is set to has slashes already."""
        return os.path.normpath(self.src_uri)

    @src_path.setter
    def src_path(self, path: str) -> None:
        self.src_uri = path

    @property
    def page(self) -> Page | None:
        """Its page, if it has one by now."""
        if self._page is None and self.among.have_pages and self._is_shown():
            _OpenedPage(None, self, self.among.config)  # sets it
        return self._page

    @page.setter
    def page(self, page: Page | None) -> None:
        self._page = page

    def _is_shown(self) -> bool:
        return self.is_documentation_page() and self.inclusion.is_included()  # type: ignore[no-untyped-call]


class _OpenedPage(Page):
    """The page of such a file. MkDocs takes its whole address apart, which begins as that of all pages does."""

    def _set_canonical_url(self, base: str | None) -> None:
        if not base or not _PLAIN.fullmatch(self.url):
            super()._set_canonical_url(base)
            return
        whole, path = _read_base(base)
        self.canonical_url, self.abs_url = whole + self.url, path + self.url


class _Pages(Sequence[File]):
    """The files of Markdown that are included so far: looked for, and made, when they are asked for."""

    def __init__(self, files: SiteFiles, inclusion: Callable[[InclusionLevel], bool]) -> None:
        self._files = files
        self._inclusion = inclusion

    @cached_property
    def _uris(self) -> list[str]:
        fit = self._files.list_paths(self._inclusion)
        if not fit:  # then nothing has to be put in order
            return []
        return [uri for uri in self._files.src_uris if uri in fit and is_markdown_file(uri)]

    def __len__(self) -> int:
        return len(self._uris)

    @overload
    def __getitem__(self, place: int) -> File: ...
    @overload
    def __getitem__(self, place: slice) -> list[File]: ...
    def __getitem__(self, place: int | slice) -> File | list[File]:
        files = self._files.src_uris
        return [files[uri] for uri in self._uris[place]] if isinstance(place, slice) else files[self._uris[place]]


class _FilesForNavigation:
    """The files, to look up those that the navigation names. Of others it only asks whether they should be in it."""

    def __init__(self, files: SiteFiles) -> None:
        self.get_file_from_path = files.get_file_from_path
        self._files = files

    def documentation_pages(self) -> Sequence[File]:
        return self._files.documentation_pages(inclusion=InclusionLevel.is_in_nav)


class _ThemeFiles:
    """Stands for the environment of templates where MkDocs asks it for nothing but names."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = folders

    def list_templates(self, filter_func: Callable[[str], bool]) -> list[str]:
        """The names of all files in the folders that the filter lets pass, in order.

        It lets nothing pass that lies in a folder such as .icons, so such a folder is not looked into.
        """
        names: set[str] = set()
        for top in self._folders:
            for folder, inner, files in os.walk(top):
                inner[:] = [name for name in inner if not name.startswith(".")]
                beginning = folder[len(top) :].replace(os.sep, "/").lstrip("/")
                names.update(f"{beginning}/{name}" if beginning else name for name in files)
        return sorted(name for name in names if filter_func(name))


def list_docs(config: MkDocsConfig, states: Mapping[str, State]) -> Mapping[str, State]:
    """Those of the files in the folder of Markdown, with their `states`, that MkDocs takes.

    Of two files of one folder with one address it takes one, and says which.
    """
    if not any(uri.endswith(_RIVALS) for uri in states):
        return states
    return {file.src_uri: states.get(file.src_uri) or (0, 0) for file in get_files(config)}


def open_files(config: MkDocsConfig, docs: Iterable[str], known: Levels, elsewhere: Iterable[str] = ()) -> SiteFiles:
    """What `get_files` gives of the folder of Markdown, where `docs` lie, and `add_files_from_theme` of the theme.

    `known` are the levels of files that were there before, by the same settings; `elsewhere` are files of Markdown that
    lie on other machines.
    """
    found = Files([])
    found.add_files_from_theme(_ThemeFiles(config.theme.dirs), config)  # type: ignore[arg-type]
    docs = dict.fromkeys(docs)
    theme = {file.src_uri: file for file in found if file.src_uri not in docs}
    levels = find_levels((*docs, *elsewhere, *theme), config, known)
    for uri, file in theme.items():
        file.inclusion = find_level(uri, levels)
    return SiteFiles(_Opened(config, docs, elsewhere, theme, levels))


@cache
def _read_base(base: str) -> tuple[str, str]:
    """With what the whole address of each page of the site at `base` begins, and its path on the server."""
    whole = urljoin(base if base.endswith("/") else f"{base}/", "page/").removesuffix("page/")
    return whole, urlsplit(whole).path


def find_levels(uris: Iterable[str], config: MkDocsConfig, known: Levels) -> Levels:
    """How far MkDocs includes each file, as far as it is not `known`."""

    @dataclass
    class Path:
        """All that `set_exclusions` asks of a file, and sets."""

        src_uri: str
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED

    rest = frozenset(uris)
    levels = {level: {uri for uri in rest if uri in same} for level, same in known.items()}
    new = [Path(uri) for uri in rest.difference(*known.values())]
    set_exclusions(new, config)  # type: ignore[arg-type]
    for each in new:
        levels.setdefault(each.inclusion.value, set()).add(each.src_uri)
    return {level: frozenset(same) for level, same in levels.items()}


def find_level(uri: str, levels: Levels) -> InclusionLevel:
    """How far a file is included."""
    return InclusionLevel(next(level for level, uris in levels.items() if uri in uris))


def _find_place(uri: str) -> tuple[object, ...]:
    """What sorts paths as MkDocs does: a folder before those in it, index.md before the others."""
    folder, _, name = uri.rpartition("/")
    return folder.split("/"), os.path.splitext(name)[0] not in ("index", "README"), name  # noqa: PTH122
