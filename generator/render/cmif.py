"""CMIF: who wrote to whom and when, for indexes of correspondence such as correspSearch.

Correspondence Metadata Interchange Format 1.1 (TEI Correspondence SIG). Its documentation asks for more than its schema
does: one `sent` and one `received` a letter, dates without time, a UUID that stays the same at every build.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_URL, UUID, uuid5

from generator.model.bibliography import Description, Name
from generator.model.site import Imprint
from generator.render.address import create_address
from generator.render.xml import Element, create_xml, make

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_SCHEMA = "https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/master/schema/cmi-customization.rng"
_MODEL = f'<?xml-model href="{_SCHEMA}" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
#: Elements with text among their children.
_MIXED = frozenset({"title", "editor", "publisher", "licence", "bibl", "orgName", "persName", "ref", "email"})


def create_cmif(described: Iterable[Description], imprint: Imprint, address: str) -> bytes:
    """The file; `described` are the cables of the edition, `address` is that of the file itself (absolute)."""
    source = find_uuid(imprint.base)
    letters = (_write_letter(one, imprint.base, source) for one in described if one.kind == "cable")
    root = make(
        "TEI",
        {"xmlns": _NAMESPACE},
        make("teiHeader", None, _write_file(imprint, source, address), make("profileDesc", None, *letters)),
        make("text", None, make("body", None, make("p"))),
    )
    return create_xml(root, _MIXED, _MODEL)


def find_uuid(base: str) -> str:
    """The UUID of the edition at the address `base`: made from it, so that it is the same at every build.

    An XML id may begin with no figure; where a UUID does, the next is made from it.
    """
    found: UUID = uuid5(NAMESPACE_URL, base)
    while str(found)[0].isdigit():
        found = uuid5(found, base)
    return str(found)


def _write_file(imprint: Imprint, source: str, address: str) -> Element:
    editors = imprint.editors or (imprint.title,)
    email = make("email", None, imprint.contact) if "@" in imprint.contact and "/" not in imprint.contact else None
    release = f", release {imprint.release}" if imprint.release else ""
    year = f", {imprint.released[:4]}" if imprint.released else ""
    licence = (
        f"This file is licensed under {imprint.notes_licence}" if imprint.notes_licence else "No licence is stated"
    )
    return make(
        "fileDesc",
        None,
        make(
            "titleStmt",
            None,
            make("title", None, f"Telegrams in {imprint.title}"),
            *(make("editor", None, editor, " " if email else "", email) for editor in editors),
        ),
        make(
            "publicationStmt",
            None,
            make("publisher", None, make("ref", {"target": imprint.base}, imprint.publisher or imprint.title)),
            make("idno", {"type": "url"}, address),
            make("date", {"when": imprint.released}) if imprint.released else None,
            make("availability", None, make("licence", {"target": imprint.notes_licence_address}, licence)),
        ),
        make(
            "sourceDesc",
            None,
            make(
                "bibl",
                {"type": "online", "xml:id": source},
                f"{imprint.title}{release}{year}. ",
                make("ref", {"target": imprint.base}, imprint.base),
            ),
        ),
    )


def _write_letter(described: Description, base: str, source: str) -> Element:
    date = make("date", {"when": described.sent}) if described.sent else None
    sent = make("correspAction", {"type": "sent"}, _write_name(described.sender, base), date)
    names = [_write_name(one, base) for one in described.recipients] or [_write_name(None, base)]
    received = make("correspAction", {"type": "received"}, *names)
    return make("correspDesc", {"key": described.id, "ref": described.address, "source": f"#{source}"}, sent, received)


def _write_name(name: Name | None, base: str) -> Element:
    """A post, which is a body; where none is known, the name that the documentation asks for."""
    if name is None or not name.full:
        return make("persName", None, "Unknown")
    return make("orgName", {"ref": create_address(f"/{name.key}.md", base) if name.key else ""}, name.with_government)
