"""The same texts for stock MkDocs with Material: one page a cable, and the glossary as its documentation has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import parse
from generator.model.telegram import Telegram
from generator.parse.decode import decode
from generator.publish.workers import count_cores, share_out
from generator.render.escape import escape
from tests.benchmark.headwords import Headword
from tests.benchmark.laying import create_gloss

#: MkDocs' settings of the best that stock MkDocs can do, and of the glossary as Material documents it.
BEST, DOCUMENTED = "best.yml", "documented.yml"


def lay_stock(folder: Path, content: Path, headwords: Sequence[Headword]) -> None:
    """Write the docs folder and both settings for the cables of an edition's content folder."""
    pages = [
        (record.parent.parent.name, record.parent.name) for record in sorted(content.glob("cables/*/*/record.yml"))
    ]
    held = {mrn: year for year, mrn in pages}

    def write(page: tuple[str, str]) -> None:
        year, mrn = page
        telegram = parse.read(decode((content / "cables" / year / mrn / "source.txt").read_bytes()), mrn=mrn)
        (folder / "docs" / "cables" / year / f"{mrn}.md").write_text(_create_page(mrn, telegram, held), "utf-8")

    for year in sorted(set(held.values())):
        (folder / "docs" / "cables" / year).mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Cables\n\nAn edition for the benchmark.\n", "utf-8")
    for _ in share_out(write, pages, count_cores()):
        pass
    glosses = {headword.text: create_gloss(headword) for headword in headwords}
    (folder / "includes").mkdir()
    lines = [f"*[{text}]: {gloss}" for text, gloss in glosses.items()]
    (folder / "includes" / "glossary.md").write_text("\n".join(lines) + "\n", "utf-8")
    _write_settings(folder / BEST, not_in_nav="/cables/**", extensions=[{"abbr": {"glossary": glosses}}])
    snippets = {"base_path": [str(folder)], "auto_append": ["includes/glossary.md"]}
    _write_settings(folder / DOCUMENTED, extensions=["abbr", {"pymdownx.snippets": snippets}])


def _write_settings(path: Path, *, extensions: list[Any], not_in_nav: str | None = None) -> None:
    """Write mkdocs.yml, as JSON, which is YAML. The search plugin is off, as the search of the edition is."""
    settings: dict[str, Any] = {
        "site_name": "An Edition for the Benchmark",
        "site_url": "https://benchmark.example/",
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": ["tables", "attr_list", *extensions],
    }
    if not_in_nav:
        settings |= {"nav": ["index.md"], "not_in_nav": not_in_nav}
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=1), "utf-8")


def _create_page(mrn: str, telegram: Telegram, held: dict[str, str]) -> str:
    """A cable as anyone would write it for MkDocs: title, a table of what it is, references, paragraphs."""
    told = {
        "Number": mrn,
        "Date": telegram.sent or "",
        "From": telegram.origin or "",
        "Classification": telegram.classification or "",
        "TAGS": ", ".join(telegram.tags),
        "To": "; ".join(each.name for each in (*telegram.action, *telegram.info)),
        "Classified by": telegram.classified_by.text if telegram.classified_by else "",
    }
    lines = [f"# {_escape_line(telegram.title or mrn)}", "", "| | |", "|---|---|"]
    lines += [f"| {name} | {_escape_line(text)} |" for name, text in told.items() if text]
    if telegram.references:
        lines += ["", "## References", ""]
    for reference in telegram.references:
        text = _escape_line(reference.text)
        year = held.get(reference.target or "")
        lines.append(f"- [{text}](../{year}/{reference.target}.md)" if year else f"- {text}")
    heading = None
    for paragraph in telegram.paragraphs:
        if paragraph.heading and paragraph.heading != heading:
            lines += ["", f"## {_escape_line(paragraph.heading)}"]
        heading = paragraph.heading
        number = f"**{paragraph.number}.** " if paragraph.number else ""
        mark = f"({paragraph.portion}) " if paragraph.portion else ""
        lines += ["", number + mark + escape(paragraph.text, start=not number)]
    return "\n".join([*lines, ""])


def _escape_line(text: str) -> str:
    return escape(" ".join(text.split()), linked=True)
