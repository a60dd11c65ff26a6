"""Pagefind, run on records: the only file that calls it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.publish.search.records import Passage, Record

#: Ends the anchor of what is explained in a passage, and stands for the anchor of a passage that has none.
EXPLAINED = "~"
#: What a program of Pagefind's brings to the site: the script and, for a language and for any, the compiled search.
SCRIPT = "pagefind.js"
#: How much the words count by which a page is named. What is in its title counts seven times without our doing.
_WEIGHT = 8


class SearchUnavailableError(Exception):
    """Pagefind cannot be run here."""


def find_pagefind() -> Path:
    """The program. Raises SearchUnavailableError."""
    try:
        from pagefind.service import get_executable

        found = get_executable()
    except (ImportError, OSError):
        found = None
    if found is None or not found.is_file():
        raise SearchUnavailableError("Pagefind has no program for this system.")
    return found


def find_version() -> str:
    """The version of Pagefind; empty where there is none."""
    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def index_records(records: Iterable[Record], target: Path, language: str) -> None:
    """Have Pagefind index `records` into the new folder `target`. Raises SearchUnavailableError."""
    program = find_pagefind()
    with tempfile.TemporaryDirectory(prefix=".", dir=target.parent) as folder:
        pages, made = Path(folder) / "pages", Path(folder) / "made"
        for record in records:
            page = pages / record.address.strip("/") / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(create_page(record, language), "utf-8", newline="\n")
        command = [str(program), "--site", str(pages), "--output-path", str(made), "--silent"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise SearchUnavailableError(f"Pagefind cannot be run: {error.strerror or error}.") from error
        if done.returncode != 0 or not (made / SCRIPT).is_file():
            said = (done.stderr or done.stdout).strip() or f"it ended with {done.returncode}"
            raise SearchUnavailableError(f"Pagefind could not make the index: {said}")
        shutil.move(made, target)


def create_page(record: Record, language: str) -> str:
    """A record as a page for Pagefind. Each passage begins with its anchor, and so does what is explained there."""
    return (
        f'<!doctype html><html lang="{language}"><body data-pagefind-body>'
        f'<h1 data-pagefind-meta="title">{_escape(record.title)}</h1>'
        f'<p data-pagefind-weight="{_WEIGHT}">{_escape(record.named)}</p>'
        f"{''.join(_create_passage(passage) for passage in record.passages)}</body></html>\n"
    )


def _create_passage(passage: Passage) -> str:
    anchor = passage.anchor or EXPLAINED
    explained = f'<p><a id="{anchor}{EXPLAINED}"></a>{_escape(passage.explained)}</p>' if passage.explained else ""
    return f'<p><a id="{anchor}"></a>{_escape(passage.text)}</p>{explained}'


def _escape(text: str) -> str:
    """Text that can be no markup. Pagefind frees `&lt;` and leaves `&amp;` as it is."""
    return text.replace("<", "&lt;")
