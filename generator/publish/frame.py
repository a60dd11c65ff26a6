"""A page goes into its template and onto the disk: what MkDocs' `_build_page` does, in less time.

The same template is rendered, with the same context; what is quicker is how the template comes by its values. A page
asks some hundred times for a key of its front matter, which Jinja looks for among the methods of `dict` first, and some
twenty times for the way to an address, which MkDocs finds anew each time. That the pages are those of `mkdocs build`,
byte for byte, is tested (tests/publish/test_engine.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url
from mkdocs.utils.templates import url_filter

from generator.publish.files import make_folder

#: What every `dict` has: Jinja means this by `.items`, whatever the keys are.
_OF_DICT = frozenset(dir(dict))
#: What an address begins with that is no path from the root of the site to something below it.
_NO_PATH = frozenset({"", ".", "/", "#"})


class Frame:
    """The templates of a site, and what all its pages are rendered with."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, files: Sequence[File], env: Environment) -> None:
        self._env = env
        self._common = dict(get_context(nav, files, config))
        self._scripts = [str(script) for script in config.extra_javascript]
        self._styles = list(config.extra_css)
        self._ways = _Ways()
        env.filters["url"] = self._ways.create_filter()
        _look_up_quickly(env)

    def write(self, page: Page) -> None:
        """Render a page that has its content, and write it to its place, unless nothing comes out.

        Raises whatever the template raises.
        """
        page.active = True
        try:
            context = self._common | {
                "page": page,
                "base_url": self._ways.find(".", page),
                "extra_javascript": [self._ways.find(path, page) for path in self._scripts],
                "extra_css": [self._ways.find(path, page) for path in self._styles],
            }
            text = self._env.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
        if text and not text.isspace():
            path = page.file.abs_dest_path
            make_folder(os.path.dirname(path))  # noqa: PTH120 - called for each page, as is the next line
            with open(path, "wb") as file:  # noqa: PTH123
                file.write(text.encode("utf-8", "xmlcharrefreplace"))


class _Ways:
    """What MkDocs' `normalize_url` says, remembered: to most addresses all pages of a folder have the same way."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, str]] = {}
        #: The page that asked last, its address without the last slash, and the ways from its folder.
        self._page: Page | None = None
        self._own = ""
        self._ways: dict[str, str] = {}

    def find(self, path: str, page: Page) -> str:
        """The address of `path`, which begins at the root of the site, relative to `page`."""
        if page is not self._page:
            self._page, self._own = page, page.url.rstrip("/")
            self._ways = self._found.setdefault(self._own[: self._own.rfind("/") + 1], {})
        # What lies in the page's own folder has another way from there; what is no plain path might.
        if path.startswith(self._own) or "./" in path or "//" in path or "\\" in path:
            return normalize_url(path, page)
        way = self._ways.get(path)
        if way is None:
            # `normalize_url` first finds out whether it is a path at all: many are asked for once, by one page.
            plain = path[:1] not in _NO_PATH and ":" not in path
            way = self._ways[path] = get_relative_url(path, page.url) if plain else normalize_url(path, page)
        return way

    def create_filter(self) -> Any:
        """The filter `url` of templates."""

        @pass_context
        def url(context: Context, value: object) -> str:
            page = context["page"]
            return self.find(str(value), page) if page else url_filter(context, value)  # type: ignore[arg-type]

        return url


def _look_up_quickly(env: Environment) -> None:
    """Let `meta.title` ask a plain dict for its key at once: what it gives is what Jinja's own way gives.

    The templates that are read, and what all of them know, become plain dicts too: neither changes any more.
    """
    look_up, undefined = env.getattr, env.undefined

    def find(obj: Any, attribute: str) -> Any:
        if type(obj) is not dict or attribute in _OF_DICT:
            return look_up(obj, attribute)
        try:
            return obj[attribute]
        except KeyError:
            return undefined(obj=obj, name=attribute)

    env.getattr = find  # type: ignore[method-assign]
    env.cache = {}
    env.make_globals = lambda d: {**env.globals, **(d or {})}  # type: ignore[method-assign]
