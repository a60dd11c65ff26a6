"""The edition as data: its cables, its glossary, its references, and from what it was built."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.bibliography import Description, Name
from generator.model.entry import Entry
from generator.model.site import CableCard, Imprint, Index
from generator.render.address import create_address, read_gloss, read_prose
from generator.render.indented import create_indented

#: The files beside a cable's page: what they are, to their ending.
FILES: Mapping[str, str] = {
    "text": ".txt",
    "markdown": ".md",
    "tei": ".xml",
    "telegram": ".json",
    "bibtex": ".bib",
    "ris": ".ris",
    "csl": ".csl.json",
}
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: The columns of cables.csv.
COLUMNS = (
    *("mrn", "number", "title", "sent", "from", "to", "classification", "tags", "signers", "paragraphs", "state"),
    *("address", "sha256"),
)


def create_cables_json(described: Sequence[Description], index: Index) -> bytes:
    """All cables that the edition holds; `described` are those it shows, in the order in which they are listed.

    Of one that it holds and does not show (held back, withdrawn) the file says no more than that.
    """
    shown = {one.id for one in described}
    cited = {card: sorted({one.citing for one in found}) for card, found in index.citing.items()}
    cites: dict[str, set[str]] = {}
    for citation in index.citations:
        cites.setdefault(citation.citing, set()).add(citation.cited)
    cables = [
        {
            **_describe_cable(one, index.cards[one.id], index),
            "cites": sorted(cites.get(one.id, ())),
            "cited_by": cited.get(one.id, []),
        }
        for one in described
    ]
    withheld = [
        {"mrn": card.mrn, "address": _address(f"cables/{card.mrn}", index.imprint), "state": card.state}
        for card in index.cards.values()
        if card.held and card.mrn not in shown
    ]
    withheld.sort(key=lambda one: one["mrn"])
    return _json({"edition": _edition(index.imprint), "cables": cables, "withheld": withheld})


def create_cables_csv(described: Sequence[Description], index: Index) -> bytes:
    """The same as a table (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with `'`."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for one in described:
        card = index.cards[one.id]
        row = {
            "mrn": one.id,
            "number": one.number,
            "title": card.title,
            "sent": card.sent or card.date,
            "from": one.sender.full if one.sender else "",
            "to": "; ".join(name.full for name in one.recipients),
            "classification": card.classification,
            "tags": "; ".join(card.tags),
            "signers": "; ".join(card.signers),
            "paragraphs": str(card.paragraphs),
            "state": card.state,
            "address": one.address,
            "sha256": index.checksums.get(one.id, ""),
        }
        rows.writerow([quote_formula(row[column]) for column in COLUMNS])
    return out.getvalue().encode()


def create_glossary_json(index: Index) -> bytes:
    """All entries, each with its sources and with the places that mention it."""
    addresses = {mrn: _address(f"cables/{mrn}", index.imprint) for mrn in index.in_order}
    entries = [_describe_entry(index.entries[key], addresses, index) for key in sorted(index.entries)]
    return _json({"edition": _edition(index.imprint), "entries": entries})


def create_references_json(index: Index) -> bytes:
    """The network of references: telegrams, held or only cited, and who cites whom."""
    named = {mrn for one in index.citations for mrn in (one.citing, one.cited)}
    telegrams = [_describe_node(mrn, index) for mrn in sorted(named)]
    references = [
        {
            "citing": one.citing,
            "cited": one.cited,
            "label": one.label,
            "title": one.title,
            "place": _address(f"cables/{one.citing}", index.imprint) + (f"#{one.anchor}" if one.anchor else ""),
        }
        for one in sorted(index.citations, key=lambda one: (one.citing, one.label or "", one.cited, one.anchor))
    ]
    return _json({"edition": _edition(index.imprint), "telegrams": telegrams, "references": references})


def create_build_json(index: Index, versions: Mapping[str, str], commit: str | None = None) -> bytes:
    """From what the site was built: the release, the software with its versions, the checksum of each witness.

    `commit` is what the release record says, or None: a build asks no repository.
    """
    software = dict(sorted(versions.items()))
    return _json(
        {"edition": _edition(index.imprint), "commit": commit, "software": software, "witnesses": dict(index.checksums)}
    )


def _edition(imprint: Imprint) -> dict[str, Any]:
    return {
        "title": imprint.title,
        "address": imprint.base,
        "release": imprint.release or None,
        "released": imprint.released or None,
        "licence_of_text": imprint.text_licence_address or imprint.text_licence or None,
        "licence_of_notes": imprint.notes_licence_address or imprint.notes_licence or None,
    }


def _describe_cable(described: Description, card: CableCard, index: Index) -> dict[str, Any]:
    return {
        "mrn": described.id,
        "number": described.number,
        "title": card.title or None,
        "address": described.address,
        "state": card.state,
        "sent": card.sent or None,
        "date": card.date or None,
        "from": _describe_post(described.sender, card.origin, index.imprint),
        "to": [
            _describe_post(name, printed, index.imprint)
            for name, printed in zip(described.recipients, card.addressees, strict=True)
        ],
        "classification": card.classification or None,
        "tags": list(card.tags),
        "signers": list(card.signers),
        "paragraphs": card.paragraphs,
        "summary": card.summary or None,
        "sha256": index.checksums.get(card.mrn),
        "published": described.published or None,
        "changed": described.changed or None,
        "files": {what: f"{described.address}{described.id}{ending}" for what, ending in FILES.items()},
    }


def _describe_post(name: Name | None, printed: str, imprint: Imprint) -> dict[str, Any] | None:
    if name is None:
        return None
    return {
        "name": name.full,
        "printed": printed or None,
        "address": _address(name.key, imprint) if name.key else None,
    }


def _describe_entry(entry: Entry, addresses: Mapping[str, str], index: Index) -> dict[str, Any]:
    """An entry; `addresses` are those of cables."""
    published, changed = index.find_days(entry.key)
    mentions = 0
    places: list[str] = []
    for line in index.mention_places.get(entry.key, "").splitlines():
        mrn, *anchors = line.split(" ")
        mentions += len(anchors)
        address = addresses[mrn]
        places += [f"{address}#{anchor}" if anchor else address for anchor in dict.fromkeys(anchors)]
    return {
        "id": entry.id,
        "key": entry.key,
        "kind": entry.kind,
        "address": _address(entry.key, index.imprint),
        "headword": entry.headword,
        "expansion": entry.expansion or None,
        "variants": list(entry.variants),
        "code": entry.code or None,
        "symbol": entry.symbol or None,
        "gloss": read_gloss(entry.body),
        "text": read_prose(entry.body),
        "posts": list(entry.posts),
        "from": entry.since or None,
        "until": entry.until or None,
        "tags": list(entry.tags),
        "held": [{"office": one.office, "from": one.since or None, "until": one.until or None} for one in entry.held],
        "see": list(entry.see),
        "authorities": dict(sorted(entry.authorities.items())),
        "sources": [read_prose(source) for source in entry.sources],
        "contributors": list(entry.contributors),
        "published": published or None,
        "changed": changed or None,
        "mentions": mentions,
        "places": places,
    }


def _describe_node(mrn: str, index: Index) -> dict[str, Any]:
    card = index.cards.get(mrn)
    return {
        "mrn": mrn,
        "held": bool(card and card.held),
        "title": (card.title if card else "") or None,
        "sent": (card.day if card else "") or None,
        "date": (card.date if card else "") or None,
        "address": _address(f"cables/{mrn}", index.imprint) if card else None,
    }


def _address(key: str, imprint: Imprint) -> str:
    return create_address(f"/{key}.md", imprint.base)


def quote_formula(cell: str) -> str:
    """A cell of a table, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _json(value: object) -> bytes:
    return (create_indented(value) + "\n").encode()
