"""JSON-LD in the terms of schema.org, for search engines and whoever else reads pages by machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.bibliography import Container, Description, Name
from generator.model.entry import Entry
from generator.model.site import Imprint
from generator.render.address import create_address, read_gloss

#: Kinds of entries that schema.org has a type for; all are defined terms besides.
_TYPES = {"person": "Person", "organization": "Organization", "post": "Organization", "place": "Place"}


def create_cable_data(described: Description, imprint: Imprint) -> dict[str, Any]:
    """What a telegram is: a report and a message in one."""
    sender = _organization(described.sender, imprint.base) if described.sender else None
    return _tidy(
        {
            "@context": "https://schema.org",
            "@type": ["Report", "Message"],
            "@id": described.address,
            "name": described.title or f"Telegram {described.number}",
            "reportNumber": described.number,
            "identifier": {"@type": "PropertyValue", "propertyID": "MRN", "value": described.id},
            "author": sender,
            "sender": {"@id": sender["@id"]} if sender and "@id" in sender else sender,
            "recipient": [_organization(name, imprint.base) for name in described.recipients],
            "dateCreated": described.sent,
            "dateSent": described.sent,
            "datePublished": described.published,
            "dateModified": described.changed,
            "keywords": [keyword.split(" – ")[0] for keyword in described.keywords],
            "inLanguage": described.container.language,
            "license": imprint.text_licence_address,
            "isPartOf": create_edition_data(described.container, imprint, nested=True),
        }
    )


def create_entry_data(entry: Entry, described: Description, imprint: Imprint) -> dict[str, Any]:
    """What an entry is: a defined term of the edition's glossary, and a person, body or place if it is one."""
    own = _TYPES.get(entry.kind)
    return _tidy(
        {
            "@context": "https://schema.org",
            "@type": ["DefinedTerm", own] if own else "DefinedTerm",
            "@id": described.address,
            "name": entry.headword,
            "alternateName": [name for name in (entry.expansion, *entry.variants) if name],
            "termCode": entry.code or entry.symbol,
            "description": read_gloss(entry.body),
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "@id": f"{imprint.base}glossary/",
                "name": f"Glossary of {imprint.title}",
            },
            "license": imprint.notes_licence_address,
        }
    )


def create_edition_data(container: Container, imprint: Imprint, *, nested: bool = False) -> dict[str, Any]:
    """What the edition is; `nested`, in short, inside what is a part of it."""
    publisher = None if nested or not container.publisher else {"@type": "Organization", "name": container.publisher}
    return _tidy(
        {
            "@context": "" if nested else "https://schema.org",
            "@type": "Collection",
            "@id": container.address,
            "url": "" if nested else container.address,
            "name": container.title,
            "description": "" if nested else imprint.subtitle,
            "version": container.release,
            "datePublished": container.released,
            "editor": [] if nested else [{"@type": "Person", "name": name} for name in container.editors],
            "publisher": publisher,
            "license": "" if nested else imprint.notes_licence_address,
            "inLanguage": "" if nested else container.language,
        }
    )


def _organization(name: Name, base: str) -> dict[str, Any]:
    identity = create_address(f"/{name.key}.md", base) if name.key else ""
    return _tidy({"@type": "GovernmentOrganization", "@id": identity, "name": name.with_government})


def _tidy(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` without what is empty."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}
