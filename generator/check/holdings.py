"""What the edition holds, as hashes: equal where nothing that a reader sees was changed by an editor."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
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
    held |= {entry.key: Held("", "", hash_words(entry)) for entry in content.entries}
    held |= {f"pages/{page.name}": Held("", "", hash_words(page)) for page in content.pages}
    return held


def _hold_cable(record: Record, page: Page | None) -> Held:
    if record.state in ("held", "withdrawn"):
        return Held(record.state, "", "")
    text = hashlib.sha256(read_text(page).encode("utf-8", "surrogatepass")).hexdigest()[:16] if page else ""
    return Held(record.state, text, hash_words(record))


def hash_words(thing: object) -> str:
    """The hash of what a thing says, a dataclass or what JSON has."""
    written = json.dumps(_plain(thing), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _default_of(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _plain(thing: object) -> Any:
    """What a dataclass says, as JSON has it, without where it stands.

    What is as it is where nobody says anything is left out: a field that a later software has changes no hash.
    """
    if is_dataclass(thing) and not isinstance(thing, type):
        said = {one.name: getattr(thing, one.name) for one in fields(thing) if one.name not in _PLACES}
        unsaid = {one.name: _default_of(one) for one in fields(thing)}
        return [type(thing).__name__, {name: _plain(it) for name, it in said.items() if it != unsaid[name]}]
    if isinstance(thing, Mapping):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_plain(one) for one in thing]
    return thing if isinstance(thing, str | int | bool | None) else str(thing)
