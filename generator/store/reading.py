"""Reads all of content/ in one run: what there is, and everything that is wrong with it."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from generator.model.entry import Entry
from generator.model.kept import Kept
from generator.model.ledger import Published, by_figures
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.release import Release
from generator.model.site import Content, Imprint, ProsePage, Source
from generator.store.entry import read_entry, read_page
from generator.store.findings import WHOLE_FILE, Findings
from generator.store.imprint import read_imprint
from generator.store.ledger import LEDGER, read_ledger
from generator.store.links import Links, Targets
from generator.store.record import read_record
from generator.store.releases import read_kept, read_release
from generator.store.remembered import Remembered, SeenWitness
from generator.store.shelf import LONGEST_WITNESS, Shelf, read_again, take_stock


def read_content(root: Path, remembered: Remembered | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """All that the folder `root` holds, and its faults in order of their places.

    Nothing is raised for bad input: what cannot be read is said and left out. Problems name files from the folder
    above `root`. What is `remembered` of earlier readings is not made again, where it would be the same. Witnesses are
    looked at, and read when somebody asks for one (`Source.read`).
    """
    remembered = remembered or Remembered()
    shelf = take_stock(root)
    imprint = _read_imprint(shelf, Targets(shelf.targets))
    targets = Targets(shelf.targets, imprint.base)
    remembered.begin(imprint.base)
    entries, unread = _read_entries(shelf, targets, remembered)
    records = _read_records(shelf, targets, unread, remembered)
    cables = _read_cables(shelf, targets, records, unread, remembered)
    held = {source.mrn for source in cables}
    releases = _read_releases(shelf)
    content = Content(
        imprint=imprint,
        cables=cables,
        cited=tuple(record for mrn, record in sorted(records.items()) if mrn not in held),
        entries=entries,
        pages=_read_pages(shelf, targets, remembered),
        unread=frozenset(unread | shelf.unread),
        ledger=_read_ledger(shelf),
        ledger_path=shelf.shown(LEDGER),
        releases=releases,
        kept=_read_kept(shelf, releases),
    )
    return content, tuple(sorted(set(shelf.problems)))


def _read_entries(shelf: Shelf, targets: Targets, remembered: Remembered) -> tuple[tuple[Entry, ...], set[str]]:
    entries: dict[str, Entry] = {}
    unread = set()
    for path, (folder, stem) in shelf.entries.items():
        entry = remembered.read(shelf, path, targets, partial(_read_entry, folder, stem))
        if entry is None:
            unread.add(f"{folder.split('/')[0]}/{stem}")
        else:
            entries.setdefault(entry.key, entry)
    return tuple(entries[key] for key in sorted(entries)), unread


def _read_entry(folder: str, stem: str, raw: bytes, links: Links, findings: Findings) -> Entry | None:
    return read_entry(raw, folder, stem, links, findings)


def _read_page(name: str, raw: bytes, links: Links, findings: Findings) -> ProsePage | None:
    return read_page(raw, name, links, findings)


def _read_record(mrn: str, raw: bytes, links: Links, findings: Findings) -> Record | None:
    return read_record(raw, mrn, links, findings)


def _read_pages(shelf: Shelf, targets: Targets, remembered: Remembered) -> tuple[ProsePage, ...]:
    pages = []
    for path, name in shelf.pages.items():
        page = remembered.read(shelf, path, targets, partial(_read_page, name))
        if page is not None:
            pages.append(page)
    return tuple(pages)


def _read_records(shelf: Shelf, targets: Targets, unread: set[str], remembered: Remembered) -> dict[str, Record]:
    records = {}
    for mrn, path in shelf.records.items():
        record = remembered.read(shelf, path, targets, partial(_read_record, mrn))
        if record is None:
            unread.add(f"cables/{mrn}")
            continue
        records[mrn] = record
        if "state" in record.places and mrn not in shelf.witnesses and record.state not in ("cited", "withdrawn"):
            Findings(shelf.shown(path), shelf.problems).say(
                "R003",
                record.places.get("state", WHOLE_FILE),
                f"The record says “{record.state}”, but there is no text: source.txt is missing beside it.",
                "Add source.txt, or write, for a telegram that is only cited:\nstate: cited",
            )
    return records


def _read_witness(raw: bytes, _: Links, findings: Findings) -> SeenWitness | None:
    if not raw or raw.isspace():
        findings.say(
            "Y012",
            WHOLE_FILE,
            "The file is empty.",
            "Put the text into it as it was received. Where the telegram is only cited, delete it and write in the "
            "record:\nstate: cited",
        )
        return None
    return SeenWitness(sha256(raw).hexdigest(), len(raw))


def _read_cables(
    shelf: Shelf, targets: Targets, records: dict[str, Record], unread: set[str], remembered: Remembered
) -> tuple[Source, ...]:
    cables = []
    for mrn, path in sorted(shelf.witnesses.items()):
        if mrn not in shelf.records:
            unread.add(f"cables/{mrn}")
            Findings(shelf.shown(path), shelf.problems).say(
                "R002",
                WHOLE_FILE,
                "This cable has no record: record.yml is missing beside it.",
                "Write one beside it, beginning with:\nschema: 1\nstate: raw",
            )
        elif mrn in records:
            witness = remembered.read(shelf, path, targets, _read_witness, LONGEST_WITNESS)
            if witness is None:
                unread.add(f"cables/{mrn}")
            elif records[mrn].state == "cited":
                Findings(records[mrn].path, shelf.problems).say(
                    "R005",
                    records[mrn].places.get("state", WHOLE_FILE),
                    "The record says “cited”, but the text is here: source.txt lies beside it.",
                    "Write:\nstate: raw",
                )
            else:
                read = partial(read_again, f"{shelf.root}/{path}", witness.sha256)
                cables.append(Source(mrn, witness.sha256, witness.size, records[mrn], shelf.shown(path), read))
    return tuple(cables)


def _read_ledger(shelf: Shelf) -> tuple[Published, ...]:
    raw = shelf.read(LEDGER) if LEDGER in shelf.top else None
    return read_ledger(raw, Findings(shelf.shown(LEDGER), shelf.problems)) if raw is not None else ()


def _read_releases(shelf: Shelf) -> tuple[Release, ...]:
    releases = []
    for path in sorted(path for path in shelf.top if path.startswith("releases/")):
        raw = shelf.read(path)
        if raw is not None:
            version = path.removeprefix("releases/").removesuffix(".txt")
            releases.append(read_release(raw, version, Findings(shelf.shown(path), shelf.problems)))
    return tuple(sorted(releases, key=lambda release: (release.day, by_figures(release.version))))


def _read_kept(shelf: Shelf, releases: tuple[Release, ...]) -> tuple[Kept, ...]:
    """Cables as releases showed them, those that changed: of one state there is nothing to tell."""
    return tuple(
        read_kept(raw, mrn, release)
        for mrn, paths in sorted(shelf.kept.items())
        for release in (releases if len(paths) > 1 else ())
        if release.version in paths and (raw := shelf.read(paths[release.version])) is not None
    )


def _read_imprint(shelf: Shelf, targets: Targets) -> Imprint:
    findings = Findings(shelf.shown("edition.yml"), shelf.problems)
    if "edition.yml" not in shelf.top:
        findings.say(
            "E001",
            WHOLE_FILE,
            "The edition has no edition.yml, which says what it is called and where it is read.",
            "Write one with at least:\ntitle: Name of the edition\nbase_address: https://name.example/",
        )
        return Imprint("", "")
    raw = shelf.read("edition.yml")
    imprint = read_imprint(raw, Links("", targets), findings) if raw is not None else None
    return imprint or Imprint("", "")
