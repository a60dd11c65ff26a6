"""The page that explains each file of the edition to take away."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compose.meta import create_meta
from generator.compose.words import text
from generator.model.page import Page
from generator.model.prose import Blocks, Heading, Inlines, Link, Paragraph, Table, Text
from generator.model.site import Index

#: The files of the edition, in the order of the page: name below /data/ to form and what is in it.
_EDITION: Mapping[str, tuple[str, str]] = {
    "cables.json": (
        "JSON",
        "Every cable: number, title, sender, addressees, date, classification, TAGS, what it cites",
    ),
    "cables.csv": (
        "CSV",
        "The same list as a table, for a spreadsheet; a leading apostrophe keeps a cell from being a formula",
    ),
    "glossary.json": (
        "JSON",
        "Every entry with its gloss, sources and authority numbers, and the places that mention it",
    ),
    "references.json": ("JSON", "Which telegram cites which, where, and under what letter; also those not held"),
    "cmif.xml": ("TEI, CMIF", "Who wrote to whom and when, in the form that indexes of correspondence collect"),
    "cables.bib": ("BibTeX", "All cables as bibliographic records, for LaTeX and reference managers"),
    "cables.ris": ("RIS", "The same, for reference managers"),
    "cables.csl.json": ("CSL-JSON", "The same, for Zotero, Pandoc and processors of citation styles"),
    "feed.xml": ("Atom", "New and changed cables, by release, for a feed reader"),
    "build.json": (
        "JSON",
        "The release, the versions of the software, and the checksum (SHA-256) of every text received",
    ),
}

#: The files beside a cable's page: ending to form and what is in it.
_CABLE: Mapping[str, tuple[str, str]] = {
    ".txt": ("Text", "The text as received, byte for byte"),
    ".md": ("Markdown", "The page, annotated, readable by itself"),
    ".xml": ("TEI P5", "Header, text as read and as received, names, notes, correspondence"),
    ".json": (
        "JSON",
        "What the software read: header, paragraphs, references, each with its place in the text received",
    ),
    ".bib": ("BibTeX", "Bibliographic record"),
    ".ris": ("RIS", "Bibliographic record"),
    ".csl.json": ("CSL-JSON", "Bibliographic record"),
}


def compose_downloads(index: Index) -> Page:
    """The page Data; the files of the edition beside it are made apart."""
    imprint = index.imprint
    rows = tuple(
        ((Link(f"/data/{name}", text(name)),), text(form), text(what)) for name, (form, what) in _EDITION.items()
    )
    beside: tuple[tuple[Inlines, ...], ...] = tuple(
        (text(ending), text(form), text(what)) for ending, (form, what) in _CABLE.items()
    )
    header = (text("File"), text("Form"), text("What is in it"))
    blocks: Blocks = (
        Heading(1, text("Data")),
        Paragraph(
            text(
                "Everything that the pages say can be taken away as files. They are made with the pages, from the same "
                "text, at the same release; their dates are those of the release and of the telegrams."
            ),
            ("lead",),
        ),
        Heading(2, text("The edition"), (), "edition"),
        Table(header, rows),
        Heading(2, text("Each cable"), (), "cable"),
        Paragraph(
            text(
                "These lie beside the page of the cable, named by its number. The address of a paragraph (#p3), which "
                "some of them name, leads to it on the page."
            )
        ),
        Table((text("Ending"), text("Form"), text("What is in it")), beside),
        Heading(2, text("Earlier states"), (), "earlier"),
        Paragraph(
            text(
                "The files are of the present release. What a release changed in a cable stands at the cable’s address "
                "with changes/ behind it, before and after; a release that is kept whole stands, with all its files, "
                "at /v/ and its number. Releases and what each changed: "
            )
            + ((Link("/changes.md", text("Changes")), Text(".")) if index.releases else text("none yet."))
        ),
        Heading(2, text("Licences"), (), "licences"),
        Paragraph(_tell_licences(index)),
    )
    meta = create_meta(
        imprint,
        "prose",
        "/data/",
        "The files of the edition: what each holds, and in which form.",
        section="about",
        trail=(("The edition", "/"), ("Data", None)),
    )
    return Page("data.md", "Data", blocks, meta, apart=frozenset(f"data/{name}" for name in _EDITION))


def _tell_licences(index: Index) -> Inlines:
    imprint = index.imprint
    out: list[Inlines] = []
    for what, words, address in (
        ("The text of the cables: ", imprint.text_licence, imprint.text_licence_address),
        ("Notes, glossary and annotation: ", imprint.notes_licence, imprint.notes_licence_address),
    ):
        if words or address:
            named: Inlines = (Link(address, text(words or address)),) if address else text(words)
            out.append((*text(what), *named, *text(". ")))
    return tuple(inline for each in out for inline in each) or text("No licence is stated.")
