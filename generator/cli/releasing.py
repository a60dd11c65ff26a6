"""The verbs by which an edition is published and parts of it are taken back: release, withdraw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from generator.check.holdings import list_holdings
from generator.check.keeping import list_parts
from generator.check.report import create_text
from generator.cli.building import build
from generator.cli.establishing import establish_edition, judge_edition, stopping
from generator.cli.folders import Folders
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.edition import Edition, find_stands, plan, sketch
from generator.model.fields import EDITION, RECORD
from generator.model.ledger import Stand, extend
from generator.model.page import Page
from generator.model.release import Held, compare
from generator.parse.mrn import canonical
from generator.store import read_content, write_changed
from generator.store.accidents import quote
from generator.store.amending import UnamendableError, amend
from generator.store.ledger import LEDGER, create_ledger
from generator.store.releases import create_kept, create_release, name_file, name_kept

EDITION_FILE = "edition.yml"

# 2, 1.4, 2027-01: it stands in the name of a file and in addresses
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def withdraw(folders: Folders, cable: str, reason: str, on: str, *, remove: bool) -> int:
    """Withdraw a cable: its record says since when and why; with `remove` its text and notes leave content/ too."""
    content, _ = read_content(folders.content)
    mrn = canonical(cable)
    source = next((one for one in content.cables if one.mrn == mrn), None)
    if source is None:
        say(f"The edition holds no cable {cable}.")
        return COULD_NOT
    if not _is_day(on):
        say(f"{on} is no day; write it as 2027-01-05.")
        return COULD_NOT
    if not reason.strip():
        say("Say why it is withdrawn: the reason stands on the notice at its address.")
        return COULD_NOT
    path = folders.content.parent / source.record.path
    said = {"state": "withdrawn", "withdrawn": f"{{on: {on}, reason: {quote(' '.join(reason.split()))}}}"}
    if source.record.state == "withdrawn":
        if not remove:
            say(f"{mrn} is withdrawn already.")
            return COULD_NOT
        said["withdrawn"] = f"{{on: {source.record.withdrawn_on}, reason: {quote(source.record.withdrawn_why)}}}"
    try:
        raw = b"schema: 1\n" if remove else path.read_bytes()
        raw = amend(raw, RECORD, said)
    except UnamendableError as error:
        say(f"{source.record.path}: {error}")
        return COULD_NOT
    write_changed(path, raw)
    print(f"Withdrawn: {mrn}. The next build puts a notice at its address, and nothing of it anywhere else.")
    text = folders.content.parent / source.path
    if remove:
        text.unlink()
        for kept in folders.content.glob(name_kept("*", source.mrn)):
            kept.unlink()
        print("Its text and notes are deleted from content/. The history of the repository still has them.")
    else:
        print(f"Its text stays in {source.path}, for the editors; with --remove it is deleted there too.")
    return WELL


def release(folders: Folders, version: str, on: str) -> int:
    """Make a release: check, number and day, what changed, the ledger, the site. All of it is done, or nothing.

    Should the machine fail in the middle, the same release can be made again, and is then whole.
    """
    if not _VERSION.fullmatch(version):
        say(f"“{version}” cannot be the number of a release: write letters, figures, hyphens and full stops.")
        return COULD_NOT
    if not _is_day(on):
        say(f"{on} is no day; write it as 2027-01-05.")
        return COULD_NOT
    edition = establish_edition(folders)
    pages = sketch_cables(edition)
    held = list_holdings(edition.content, pages)
    made = [one for one in edition.content.releases if one.version == version]
    before = [one for one in edition.content.releases if one.version != version]
    last = before[-1] if before else None
    if made and (made[0].day != on or made[0] != edition.content.releases[-1] or dict(made[0].held) != held):
        say(f"Release {version} has been made already; the next one needs another number.")
        return COULD_NOT
    if last is not None and on < last.day:
        say(f"Release {last.version} is of {last.day}; the next one cannot be of {on}.")
        return COULD_NOT
    if _tell_errors(edition):
        return ERRORS
    changes = compare(last.held if last else {}, held)
    kept = {
        name_kept(version, mrn): create_kept(list_parts(page))
        for mrn, page in pages.items()
        if last is None or last.held.get(f"cables/{mrn}") != held[f"cables/{mrn}"]
    }
    with _all_or_nothing(folders.content, (EDITION_FILE, LEDGER, name_file(version), *kept)) as done:
        try:
            _write_imprint(folders.content, version, on)
        except UnamendableError as error:
            say(f"{EDITION_FILE}: {error}")
            return COULD_NOT
        write_changed(folders.content / name_file(version), create_release(held, on))
        for name, raw in kept.items():
            write_changed(folders.content / name, raw)
        edition = establish_edition(folders)
        if _tell_errors(edition):
            return ERRORS
        ledger = extend(edition.content.ledger, gather_stands(edition).items(), version)
        write_changed(folders.content / LEDGER, create_ledger(ledger))
        if code := build(folders):
            return code
        done.append(version)
    new = len(ledger) - len(edition.content.ledger)
    print(f"Release {version}: {len(changes):,} changes, {new:,} new addresses, {len(ledger):,} in all.")
    print(f"Commit {folders.content.name}/ now: it says what was published.")
    return WELL


def hold(edition: Edition) -> dict[str, Held]:
    """What the edition holds, as a release keeps it."""
    return list_holdings(edition.content, sketch_cables(edition))


def sketch_cables(edition: Edition) -> dict[str, Page]:
    """The pages of the cables that are shown, by MRN (see `sketch`)."""
    return {job.key: sketch(edition, job)[0] for job in plan(edition) if job.kind == "cable"}


def gather_stands(edition: Edition) -> dict[str, Stand]:
    """What stands at each address."""
    stands: dict[str, Stand] = {}
    for job in plan(edition):
        stands |= find_stands(sketch(edition, job)) if job.kind != "notice" else {}
    return stands


def _tell_errors(edition: Edition) -> bool:
    errors = stopping(judge_edition(edition))
    if errors:
        print(create_text(errors), end="")
    return bool(errors)


def _write_imprint(content: Path, version: str, on: str) -> None:
    """Write number and day of the release into edition.yml."""
    file = content / EDITION_FILE
    write_changed(file, amend(file.read_bytes(), EDITION, {"release": quote(version), "released": on}))


@contextmanager
def _all_or_nothing(content: Path, names: Sequence[str]) -> Iterator[list[str]]:
    """Put the files back as they were, unless something is put into the list that is given."""
    before = {name: file.read_bytes() if (file := content / name).is_file() else None for name in names}
    done: list[str] = []
    try:
        yield done
    finally:
        if not done:
            for name, raw in before.items():
                if raw is None:
                    (content / name).unlink(missing_ok=True)
                    with suppress(OSError):  # a folder of its own, unless something else is in it
                        (content / name).parent.rmdir()
                else:
                    write_changed(content / name, raw)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
