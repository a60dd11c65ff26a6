"""Builds a part of an edition, for machines that share the work.

Each part reads its cables and leaves an inventory of them, then makes its pages, knowing the cables of the others from
their inventories; `joining` puts the parts together.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b, file_digest
from pathlib import Path

from generator.annotate import Register
from generator.check.report import create_text
from generator.cli.building import create_means, create_renewal, open_build
from generator.cli.establishing import establish_edition, stopping
from generator.cli.folders import Folders
from generator.cli.kept import Kept
from generator.cli.part import Part, split_cables, split_jobs
from generator.cli.programs import print_programs
from generator.cli.renewal import Renewal
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.edition import Digest, Edition, Job, plan
from generator.model.problem import Problem
from generator.model.site import Source
from generator.publish.files import State, list_paths
from generator.publish.leaves import clear_leaves
from generator.publish.memory import Memory
from generator.publish.site import make_pages
from generator.store.cache import keep, recall

#: The file in the folder of a part that says what the part is.
RECORD = "part"


class MismatchError(Exception):
    """Parts or inventories do not belong to each other or to this edition; the message says which, and what to do."""


@dataclass(frozen=True)
class Inventory:
    """What the other parts need to know of the cables of one."""

    part: Part
    kept: Kept


@dataclass(frozen=True)
class PartRecord:
    """What a part is: its `files` by their path in its folder with what stands for their bytes, and what was kept."""

    part: Part
    files: Mapping[str, bytes]
    kept: Kept
    memory: Memory


def folder_of(folders: Folders, part: Part) -> Path:
    """Where a part is built."""
    return folders.build / "parts" / str(part)


def inventory_of(folders: Folders, part: Part) -> Path:
    """The file of a part's inventory."""
    return folders.build / "inventories" / str(part)


def take_inventory(folders: Folders, part: Part) -> int:
    """Read the cables of a part, and write their inventory."""
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        renewal = create_renewal(folders, Kept(), print_programs(folders.root))
        edition = establish_edition(folders, partial(_read_part, renewal=renewal, part=part))
        path = inventory_of(folders, part)
        kept = renewal.take_inventory()
        keep(path, Inventory(part, kept), packed=True)
        count = f"{len(kept.cables):,} of {len(edition.content.cables):,} cables"
        say(f"Inventory {part.number} of {part.of}: {path}, {count}")
        return WELL


def _read_part(
    sources: Sequence[Source], register: Register, known: Collection[str], *, renewal: Renewal, part: Part
) -> Iterator[Digest | Problem]:
    split = split_cables(sources, part.of)
    return renewal.read_cables([one for one in sources if split[one.mrn] == part.number], register, known)


def build_part(folders: Folders, part: Part, inventories: Sequence[str]) -> int:
    """Make the pages of a part. A cable that none of `inventories` has is read here."""
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        try:
            version = print_programs(folders.root)
            renewal = create_renewal(folders, _read_inventories(inventories, version), version)
        except MismatchError as error:
            say(str(error))
            return COULD_NOT
        place = folder_of(folders, part)
        shutil.rmtree(place, ignore_errors=True)
        edition = establish_edition(folders, renewal.read_cables)
        if errors := stopping(edition.problems):
            print(create_text(errors), end="")
            return ERRORS
        split = split_cables(edition.content.cables, part.of)
        jobs = split_jobs(plan(edition), split, part.of)
        own = frozenset(job for job, number in jobs.items() if number == part.number)
        rendered = renewal.write_pages(edition, place / "docs", {}, own)
        if rendered.faults:
            print(create_text(rendered.faults), end="")
            return ERRORS
        problems, memory = _publish(folders, edition, place, rendered.files, [job for job in jobs if job not in own])
        clear_leaves(folders.leaves)
        if problems:
            print(create_text(problems), end="")
            return ERRORS
        if memory is None:
            say("mkdocs.yml asks for a plugin, a hook or a setting from elsewhere, which needs the whole: use build.")
            return COULD_NOT
        pages = sum(len(job.addresses) for job in jobs)
        files = {path: print_file(place / path) for path in list_paths(place)}
        cables = {mrn: one for mrn, one in renewal.kept.cables.items() if split[mrn] == part.number}
        keep(place / RECORD, PartRecord(part, files, replace(renewal.kept, cables=cables), memory), packed=True)
        say(f"Part {part.number} of {part.of}: {place}, {rendered.made:,} of {pages:,} pages")
        return WELL


def _publish(
    folders: Folders, edition: Edition, place: Path, docs: Mapping[str, State], others: Iterable[Job]
) -> tuple[list[Problem], Memory | None]:
    """Make the HTML of a part; `others` are made elsewhere, and known by the names that their Markdown may have."""
    imprint = edition.content.imprint
    stems = [address.strip("/") for job in others for address in job.addresses]
    names = (name for stem in stems for name in ((f"{stem}.md", f"{stem}/index.md") if stem else ("index.md",)))
    return make_pages(
        place / "docs",
        place / "site",
        folders.config,
        name=imprint.title,
        address=imprint.base,
        released=imprint.released,
        means=replace(create_means(folders, docs, None), elsewhere=frozenset(names)),
    )


def _read_inventories(paths: Sequence[str], version: bytes) -> Kept:
    """The inventories of other machines as one, all by programs of this `version`. Raises MismatchError."""
    found: list[Inventory] = []
    for path in paths:
        inventory = recall(Path(path))
        if not isinstance(inventory, Inventory):
            raise MismatchError(
                f"{path} is no inventory, or torn. Make it again: python3 -m generator inventory --part"
            )
        if inventory.kept.version != version:
            raise MismatchError(f"{path} was made by other programs. All machines need the same Python and packages.")
        if found and inventory.kept.register != found[0].kept.register:
            raise MismatchError(f"{path} and {paths[0]} are of two states of the content. Make both of the same.")
        found.append(inventory)
    if not found:
        return Kept()
    return replace(found[0].kept, cables={mrn: one for each in found for mrn, one in each.kept.cables.items()})


def print_file(path: Path) -> bytes:
    """What stands for the bytes of a file."""
    with path.open("rb") as file:
        return file_digest(file, partial(blake2b, digest_size=16)).digest()
