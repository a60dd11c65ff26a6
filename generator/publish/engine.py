"""MkDocs, run on the rendered Markdown. With `conversion`, all that calls it: one day another engine may stand here."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from generator.model.problem import Problem
from generator.publish.memory import Means, Memory

# Doc file 'cables/08BAKU129.md' contains a link '../glossary/goaj.md', but the target is not found among ...
_PAGE_AND_LINK = re.compile(r"Doc file '(?P<page>[^']*)'(?: contains an? [a-z ]*link '(?P<link>[^']*)')?")


_NOTHING = Means()


def run_mkdocs(
    docs: Path,
    site: Path,
    config: Path,
    *,
    name: str,
    address: str,
    released: str,
    live: Collection[str] = (),
    means: Means = _NOTHING,
) -> tuple[list[Problem], Memory | None]:
    """Make HTML in the empty folder `site` of the Markdown in `docs`, by the settings of `config` (mkdocs.yml).

    `name` and `address` are the edition's and stand for those of `config`; `released` is the ISO date (or empty) that
    stands for "now", so that no clock is asked. What MkDocs warns of are errors here, as with its `--strict`.

    `live` are those files of the site that `means` remembers which lie there as they were made. Returned is also what
    to remember of this one; None where the settings ask for more than we know how to remember.
    """
    with _settings(released), _warnings() as said:
        # Imported here: both of them read the settings as they are imported.
        from jinja2 import TemplateError
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        from generator.publish.conversion import can_convert, convert

        changes = {"docs_dir": str(docs), "site_dir": str(site), "site_name": name, "site_url": address}
        remembered = None
        try:
            settings = load_config(str(config), strict=False, **changes)
            if can_convert(settings):
                remembered = convert(settings, live, means, said)
            else:
                build(settings)
        except MkDocsException as error:
            if not said:  # most of them are logged before they are raised
                said.append(str(error))
        except TemplateError as error:
            return [_template_problem(error)], None
    return sorted({_problem(message, docs) for message in said}), remembered  # one that is told five times is one


@contextmanager
def _settings(released: str) -> Iterator[None]:
    """The environment variables that MkDocs and Material look at, for as long as they run."""
    moment = datetime.fromisoformat(released or "1970-01-01").replace(tzinfo=UTC)
    ours = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {key: os.environ.get(key) for key in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs logs as warning or worse, and keep it from the terminal."""
    said: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log = logging.getLogger("mkdocs")
    collector = Collector(logging.WARNING)
    propagated = log.propagate
    log.addHandler(collector)
    log.propagate = False
    try:
        yield said
    finally:
        log.removeHandler(collector)
        log.propagate = propagated


def _problem(message: str, docs: Path) -> Problem:
    """What MkDocs said, at the line of the page that it speaks of where that can be told."""
    found = _PAGE_AND_LINK.search(message)
    path, line, column = "", 0, 0
    if found:
        page = docs / found["page"]
        path = f"{docs.parent.name}/{docs.name}/{found['page']}"
        if found["link"] and page.is_file():
            text = page.read_text("utf-8")
            place = text.find(f"]({found['link']}")
            if place >= 0:
                line = text.count("\n", 0, place) + 1
                column = place - text.rfind("\n", 0, place) + 2
    return Problem(path, line, column, "S101", "error", f"MkDocs: {message}")


def _template_problem(error: Exception) -> Problem:
    """A fault in a template of the theme, which Jinja places by file and line."""
    path = str(getattr(error, "filename", None) or getattr(error, "name", None) or "theme_overrides")
    line = int(getattr(error, "lineno", 0) or 0)
    return Problem(path, line, 0, "S102", "error", f"The template cannot be used: {error}")
