"""CSL-JSON: what processors of citation styles, Zotero and Pandoc read.

Form: the schema csl-data.json of citation-style-language/schema, 1.0.2. A telegram is a `report`: that type alone has
institution, number and kind, and it is what Zotero makes of cables elsewhere (its translator for PlusD).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.bibliography import Description
from generator.render.dates import split_date
from generator.render.indented import create_indented


def create_csl(described: Iterable[Description]) -> bytes:
    """The file: a list of items, one each."""
    items = [create_csl_item(one) for one in described]
    return (create_indented(items) + "\n").encode()


def create_csl_item(described: Description) -> dict[str, Any]:
    """One cable or entry; keys without a value are left out."""
    container = described.container
    item: dict[str, Any] = {
        "id": described.id,
        "type": "report" if described.kind == "cable" else "entry-encyclopedia",
        "genre": "telegram" if described.kind == "cable" else "",
        "number": described.number,
        "title": described.title or (f"Telegram {described.number}" if described.number else ""),
        "author": _author(described),
        "recipient": [{"literal": name.with_government} for name in described.recipients],
        "publisher": described.sender.with_government if described.sender else container.publisher,
        "issued": _date(described),
        "container-title": container.title,
        "edition": f"release {container.release}" if container.release else "",
        "editor": [{"literal": editor} for editor in container.editors],
        "available-date": _parts(container.released),
        "URL": described.address,
        "language": container.language,
        "keyword": "; ".join(described.keywords),
        "abstract": described.abstract,
        "note": _note(described),
    }
    return {key: value for key, value in item.items() if value}


def _author(described: Description) -> list[dict[str, str]]:
    names = [described.sender.with_government] if described.sender else described.authors
    return [{"literal": name} for name in names]


def _date(described: Description) -> dict[str, Any]:
    """The telegram's own date; an entry has that of the release."""
    if described.kind != "cable":
        return _parts(described.container.released)
    if described.date_in_words:
        return {"literal": described.date_in_words}
    return _parts(described.sent)


def _parts(iso: str) -> dict[str, Any]:
    return {"date-parts": [list(split_date(iso))]} if iso else {}


def _note(described: Description) -> str:
    if described.kind != "cable":
        return ""
    return "; ".join(word for word in (described.classification, f"MRN {described.id}") if word)
