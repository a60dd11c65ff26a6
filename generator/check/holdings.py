"""What the edition holds, as hashes: equal where nothing that a reader sees was changed by an editor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.check.addresses import read_text
from generator.model.page import Page
from generator.model.record import Record
from generator.model.release import Held
from generator.model.site import Content

#: What says where something stands in a file, and nothing of what it says.
_PLACES = frozenset({"path", "places", "row", "column", "line", "sha256", "state", "mrn"})


def list_holdings(content: Content, pages: Mapping[str, Page]) -> dict[str, Held]:
    """What there is of each cable, entry and page of prose, by key; `pages` are the pages of cables shown, by MRN."""
    held = {f"cables/{source.mrn}": _hold_cable(source.record, pages.get(source.mrn)) for source in content.cables}
    held |= {f"cables/{record.mrn}": _hold_cable(record, None) for record in content.cited}
    held |= {entry.key: Held("", "", _hash(entry)) for entry in content.entries}
    held |= {f"pages/{page.name}": Held("", "", _hash(page)) for page in content.pages}
    return held


def _hold_cable(record: Record, page: Page | None) -> Held:
    if record.state in ("held", "withdrawn"):
        return Held(record.state, "", "")
    text = hashlib.sha256(read_text(page).encode("utf-8", "surrogatepass")).hexdigest()[:16] if page else ""
    return Held(record.state, text, _hash(record))


def _hash(thing: object) -> str:
    written = json.dumps(_plain(thing), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _plain(thing: object) -> Any:
    """What a dataclass says, as JSON has it, without where it stands."""
    if is_dataclass(thing) and not isinstance(thing, type):
        said = {one.name: _plain(getattr(thing, one.name)) for one in fields(thing) if one.name not in _PLACES}
        return [type(thing).__name__, said]
    if isinstance(thing, Mapping):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_plain(one) for one in thing]
    return thing if isinstance(thing, str | int | bool | None) else str(thing)
