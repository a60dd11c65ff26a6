"""Where entries stand in the edition: the list of their kind, the word of the navigation, the breadcrumb."""

from __future__ import annotations

from generator.compose.meta import Step
from generator.model.entry import Entry

#: The list a kind stands in: label and address.
SECTIONS: dict[str, tuple[str, str]] = {
    "abbreviation": ("Glossary", "/glossary/"),
    "term": ("Glossary", "/glossary/"),
    "person": ("Persons", "/persons/"),
    "office": ("Persons", "/persons/"),
    "organization": ("Organizations", "/organizations/"),
    "instrument": ("Instruments", "/instruments/"),
    "place": ("Places", "/places/"),
    "event": ("Events", "/events/"),
    "tag": ("TAGS", "/tags/"),
    "post": ("Posts", "/posts/"),
}


def find_section(entry: Entry) -> str:
    """The word of the navigation under which an entry stands."""
    return "persons" if entry.kind in ("person", "office") else "glossary"


def trace_entry(entry: Entry) -> tuple[Step, ...]:
    """The breadcrumb of an entry; the entry itself comes last."""
    label, address = SECTIONS[entry.kind]
    first = ("Glossary", "/glossary/") if entry.space == "glossary" else ("The edition", "/")
    return tuple(dict.fromkeys((first, (label, address), (entry.headword, None))))
