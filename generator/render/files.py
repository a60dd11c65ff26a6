"""The files of data of a page, and those of the edition: each time those that are made of the same, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.annotation import AnnotatedTelegram
from generator.model.bibliography import Description
from generator.model.site import Imprint, Index
from generator.render.atom import create_atom
from generator.render.bibtex import create_bibtex
from generator.render.catalogue import (
    create_cables_csv,
    create_cables_json,
)
from generator.render.cmif import create_cmif
from generator.render.csl import create_csl
from generator.render.linked_data import create_cable_data, create_edition_data, create_entry_data
from generator.render.meta_tags import create_meta_tags
from generator.render.ris import create_ris
from generator.render.tei import create_tei

#: What the page of a cable says of the files made here: label, note, ending.
DOWNLOADS = (
    ("TEI P5", "XML", ".xml"),
    ("BibTeX", ".bib", ".bib"),
    ("RIS", ".ris, for Zotero", ".ris"),
    ("CSL", "JSON", ".csl.json"),
)


def create_cable_files(annotated: AnnotatedTelegram, index: Index, described: Description) -> dict[str, bytes]:
    """The files beside the page of a cable that is shown, by path below the rendered Markdown."""
    beside = f"cables/{described.id}/{described.id}"
    return {
        f"{beside}.xml": create_tei(annotated, index, described),
        f"{beside}.bib": create_bibtex([described]),
        f"{beside}.ris": create_ris([described]),
        f"{beside}.csl.json": create_csl([described]),
    }


def create_lists(described: Sequence[Description], index: Index) -> dict[str, bytes]:
    """The lists of all cables, by name below /data/; `described` are those that the edition shows, by date."""
    return {"cables.json": create_cables_json(described, index), "cables.csv": create_cables_csv(described, index)}


def create_bibliographies(described: Sequence[Description], imprint: Imprint) -> dict[str, bytes]:
    """The same cables in the forms of bibliographies, of indexes of letters, and of feeds."""
    return {
        "cmif.xml": create_cmif(described, imprint, f"{imprint.base}data/cmif.xml"),
        "cables.bib": create_bibtex(described),
        "cables.ris": create_ris(described),
        "cables.csl.json": create_csl(described),
        "feed.xml": create_atom(described, imprint, f"{imprint.base}data/feed.xml"),
    }


def create_cable_meta(described: Description, imprint: Imprint, downloads: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What the front matter of a cable says for the machines that read its page.

    `downloads` are the files beside it that are named already (label, note, file name); those made here come after.
    """
    added = [[label, note, f"{described.id}{ending}"] for label, note, ending in DOWNLOADS]
    return {
        "downloads": [*(list(one) for one in downloads), *added],
        **_create_meta(described, create_cable_data(described, imprint)),
    }


def create_entry_meta(key: str, described: Description, index: Index) -> dict[str, Any]:
    """The same for the entry `key`."""
    return _create_meta(described, create_entry_data(index.entries[key], described, index.imprint))


def create_edition_meta(described: Description, imprint: Imprint) -> dict[str, Any]:
    """The same for the home page."""
    return _create_meta(described, create_edition_data(described.container, imprint))


def _create_meta(described: Description, linked: Mapping[str, Any]) -> dict[str, Any]:
    return {"cite_as": described.address, "bibliography": create_meta_tags(described), "linked_data": dict(linked)}
