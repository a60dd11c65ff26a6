"""Makes again what changed since the last time: cables are read, and pages made, for a reason or not at all.

What a cable or a page was made of is known as facts (`model.trace`). Whatever has no new fact is left as it is. What is
kept may be lost or torn at any moment: then everything is made again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from generator.annotate import Register
from generator.annotate.traced import print_register
from generator.cli.kept import Kept, KeptCable, KeptPages, PrintedSources
from generator.cli.making import MAPPINGS, CableReader, KeptTelegrams, PageMaker, list_parts
from generator.cli.progress import tell_progress
from generator.compose.traced import print_index
from generator.edition import Digest, Edition, Job, plan
from generator.model.ledger import PackedStands
from generator.model.problem import Problem
from generator.model.site import Source
from generator.model.trace import ALL, Printed, find_changed, fingerprint, is_touched, print_items
from generator.publish.files import State, remove_files
from generator.publish.leaves import LeafStack
from generator.publish.workers import share_out


@dataclass(frozen=True)
class Rendered:
    """The Markdown as it lies in its folder: the states of its files, and what each page offers to be cited.

    Pages go by their address. `faults` name the pages that could not be made: nothing is to be published.
    """

    files: Mapping[str, State]
    stands: PackedStands
    #: How many pages there were reasons to make.
    made: int
    faults: tuple[Problem, ...] = ()


class Renewal:
    """One build, given what the one before it `kept`, if it was by the same programs, for which `version` stands.

    Telegrams are kept in the folder `telegrams` as they are read, for the pages made of them now or later, and the
    HTML of pages in the folder `leaves` until they are published. `frame` stands for what all pages are published in
    (`print_frame`): where that is another, all are published anew, and their HTML is made again.
    """

    def __init__(self, kept: Kept, telegrams: Path, leaves: Path, version: bytes, frame: bytes, cores: int) -> None:
        self._frame = frame
        self._folder = telegrams
        self._leaves = LeafStack(leaves)
        self._before = kept
        self._version = version
        self._cores = cores
        self._register: Printed = {}
        self._changed: frozenset[int] = frozenset()
        self._cables: dict[str, KeptCable] = {}
        self.sources = PrintedSources(self._before.settled)
        self.kept = Kept()

    def read_cables(
        self, sources: Sequence[Source], register: Register, known: Collection[str]
    ) -> Iterator[Digest | Problem]:
        """Read those cables that changed or that the register speaks of in a new way; give the digests of all."""
        self._register = print_reading(register, known)
        self._changed = find_changed(self._before.register, self._register)
        reader = CableReader(register, known, self._folder)
        found = {one.mrn: self._before.find(one, self.sources.print(one), self._changed) for one in sources}
        new = [source for source in sources if found[source.mrn] is None]
        results = tell_progress(share_out(reader.read, new, self._cores), "cables read", total=len(new))
        for source, cable in zip(new, results, strict=True):
            found[source.mrn] = cable
        self._cables = {mrn: cable for mrn, cable in found.items() if cable}
        return (cable.digest for cable in self._cables.values())

    def take_inventory(self) -> Kept:
        """What another machine needs to know of the cables that were read here, and no pages."""
        return Kept(self._version, register=self._register, cables=self._cables)

    def write_pages(
        self, edition: Edition, docs: Path, there: Mapping[str, State], own: Collection[Job] | None = None
    ) -> Rendered:
        """Make the pages for which there is a reason, and remove from `docs` what is no file of the edition.

        `there` are the states of all files in `docs`. With `own`, those pages alone: the others are made elsewhere.
        """
        printed, made_of = print_index(edition.index, self._before.index, self._before.made_of)
        index = {**printed, **_print_edition(edition, self._cables)}
        common = _print_common(edition) + self._frame
        made = self._find_made((job for job in plan(edition) if own is None or job in own), common, index, there)
        left = there.keys() - {path for one in made.values() if one for path in one.files}
        del there
        new = [job for job, was in made.items() if was is None]
        maker = PageMaker(edition, KeptTelegrams(self._cables, edition, self._folder), docs, self._leaves)
        results = tell_progress(share_out(maker.write, new, self._cores), "pages made", total=len(new))
        faults: list[Problem] = []
        for job, result in zip(new, results, strict=True):
            if isinstance(result, Problem):
                faults.append(result)
            else:
                made[job] = result
        if self._folder.is_dir():
            remove_files(self._folder, {file.name for file in self._folder.iterdir()} - self._cables.keys())
        done = {job: one for job, one in made.items() if one}
        files = {path: state for one in done.values() for path, state in one.files.items()}
        remove_files(docs, left - files.keys())
        self.kept = Kept(
            self._version, common, self._register, index, made_of, self._cables, done, self.sources.settled
        )
        stands = {address: packed for one in done.values() for address, packed in one.stands.items()}
        return Rendered(files, PackedStands(stands), sum(len(job.addresses) for job in new), tuple(faults))

    def _find_made(
        self, jobs: Iterable[Job], common: bytes, index: Printed, states: Mapping[str, State]
    ) -> dict[Job, KeptPages | None]:
        """The pages of `jobs` as they were made before, None where there is a reason to make them again.

        `common`, the facts of the `index` and the `states` of files are as they are now. What was known before is let
        go: there is no more use for it.
        """
        before = self._before.pages if self._before.common == common else {}
        changed = self._changed | find_changed(self._before.index, index) if before else frozenset()
        self._before = Kept()
        made: dict[Job, KeptPages | None] = {}
        for job in jobs:
            was = before.get(job)
            same = was and not is_touched(was.asked, changed) and was.files.items() <= states.items()
            made[job] = was if same else None
        return made


def print_reading(register: Register, known: Collection[str]) -> Printed:
    """All that can be looked up when a cable is read, each with a fingerprint of what is found there."""
    return {**print_register(register), "known": dict.fromkeys(sorted(known), b"")}


def _print_common(edition: Edition) -> bytes:
    """What stands for that of which every page may be made, and of which no notes are taken."""
    few = {part.name: getattr(edition.content, part.name) for part in fields(edition.content)}
    few = {name: part for name, part in few.items() if not isinstance(part, tuple)}
    unread = sorted(few.pop("unread"))
    return fingerprint((sorted(few.items()), unread, sorted(edition.software.items())))


def _print_edition(edition: Edition, cables: Mapping[str, KeptCable]) -> Printed:
    """All that can be looked up in an edition, index and register apart, each with its fingerprint.

    `cables` are those that were read.
    """
    sources = {mrn: cable.printed for mrn, cable in cables.items()}
    printed = {"sources": sources, "telegrams": {mrn: cable.telegram for mrn, cable in cables.items()}}
    printed |= {name: print_items(getattr(edition, name)) for name in MAPPINGS if name not in printed}
    prints = {"cables": list(sources.items()), "entries": [entry.printed for entry in edition.content.entries]}
    for name, part in list_parts(edition):
        printed[f"content/{name}"] = {ALL: fingerprint(prints.get(name, part))}
    return printed
