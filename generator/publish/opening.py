"""What MkDocs does before the first page of a site is made, without what it does for pages that nobody asks for.

Its `get_files` and `get_navigation` make a `File` of every file and a `Page` of every page, in ten thousandths of a
second each: seconds, where an edition has ten thousand pages and one changed. Here a file is made of what was seen on
the disk, with its state, and its page when it is asked for. And only those files of a theme are listed that a site may
have: Material brings eleven thousand pictures that MkDocs leaves out one by one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.publish.memory import State


class SiteFiles(Files):
    """The files of a site. Notes which of them pages ask for."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.asked: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this path, if there is one."""
        self.asked.add(PurePath(path).as_posix())
        return super().get_file_from_path(path)


class _DocsFile(File):
    """A file of the rendered Markdown. Once it is `known` to be in the site, its page is made when it is asked for."""

    def __init__(self, uri: str, docs: str, site: str, use_directory_urls: bool) -> None:
        # All that File does, but for taking apart a path that is put together already.
        self.src_uri = uri
        self.src_dir = docs
        self.dest_dir = site
        self.use_directory_urls = use_directory_urls
        self.inclusion = InclusionLevel.UNDEFINED
        self.known: MkDocsConfig | None = None
        self._page: Page | None = None

    @property
    def page(self) -> Page | None:
        """Its page, if it has one by now."""
        if self._page is None and self.known is not None:
            Page(None, self, self.known)  # sets it
        return self._page

    @page.setter
    def page(self, page: Page | None) -> None:
        self._page = page


class _FilesForNavigation(SiteFiles):
    """The files, to look up those that the navigation names. Of others it only asks whether they should be in it."""

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_in_nav
    ) -> Sequence[File]:
        return super().documentation_pages(inclusion=inclusion)


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


def list_docs(config: MkDocsConfig, states: Mapping[str, State]) -> Files:
    """What `get_files` gives, of the files in the folder of Markdown as `states` has them (see `list_states`)."""
    folders: dict[str, list[str]] = {}
    for uri in states:
        folder, _, name = uri.rpartition("/")
        folders.setdefault(folder, []).append(name)
    files: list[File] = []
    places = config.docs_dir, config.site_dir, config.use_directory_urls
    for folder, names in sorted(folders.items(), key=lambda each: each[0].split("/")):
        names.sort(key=lambda name: (os.path.splitext(name)[0] not in ("index", "README"), name))  # noqa: PTH122
        found = [_DocsFile(f"{folder}/{name}" if folder else name, *places) for name in names]
        if len({file.dest_uri for file in found}) < len(found):
            return get_files(config)  # README.md beside index.md: MkDocs says which of them it takes
        files += found
    set_exclusions(files, config)
    return Files(files)


def add_theme_files(files: Files, env: Environment, config: MkDocsConfig) -> None:
    """Add the files of the theme that go into the site as they are."""
    files.add_files_from_theme(_ThemeFiles(env.loader.searchpath), config)  # type: ignore[arg-type, union-attr]
    set_exclusions(files, config)


def open_navigation(files: Files, config: MkDocsConfig) -> Navigation:
    """The navigation; from now on each file of Markdown has its page, as after `get_navigation`."""
    nav = get_navigation(_FilesForNavigation(files), config)
    for file in files.documentation_pages():
        if isinstance(file, _DocsFile):
            file.known = config
        elif file.page is None:
            Page(None, file, config)
    return nav
