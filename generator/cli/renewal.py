"""Makes again what changed since the last time: cables are read, and pages made, for a reason or not at all.

What a cable or a page was made of is known as facts (`model.trace`). Whatever has no new fact is left as it is. What is
kept may be lost or torn at any moment: then everything is made again.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import cast

from generator.annotate import Register
from generator.annotate.traced import list_register_facts, trace_register
from generator.cli.folders import Folders
from generator.cli.progress import tell_progress
from generator.compose import WITHHELD
from generator.compose.traced import list_index_facts, trace_index
from generator.edition import Digest, Edition, Job, Telegrams, digest, find_stands, pages, plan, try_cable
from generator.model.annotation import AnnotatedTelegram
from generator.model.ledger import Stand
from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.site import Source
from generator.model.trace import (
    ALL,
    Facts,
    Trace,
    TracedMapping,
    TracedSequence,
    TracedWords,
    find_changed,
    fingerprint,
    is_touched,
    list_facts,
    number_fact,
)
from generator.publish.leaves import LeafStack
from generator.publish.memory import State, list_states, list_templates, read_state, remove_files
from generator.publish.workers import share_out
from generator.render.html import create_page
from generator.store import write_noted
from generator.store.cache import keep, recall

#: The packages that shape what is built, those that come with the others among them.
SHAPING = (
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "pyyaml",
)

#: What an edition says of itself, beside index and register.
_MAPPINGS = tuple(name for name, member in vars(Edition).items() if isinstance(member, cached_property))


@dataclass(frozen=True, slots=True)
class KeptCable:
    """A cable as it was read: what it was read from, the facts asked for, and what came of it."""

    printed: bytes
    asked: Facts
    digest: Digest | Problem
    #: The fingerprint of its mentions of each entry.
    mentions: Mapping[str, bytes]
    #: What tells the telegram as it was read from others (see `_Telegrams`); empty where it is shown nowhere.
    telegram: bytes


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages of a job as they were made: the facts asked for, their files, and what each offers to be cited."""

    asked: Facts
    files: Mapping[str, State]
    stands: Mapping[str, Stand]


@dataclass(frozen=True)
class Kept:
    """What one build leaves for the next. `version` stands for the programs, `common` for what all pages show."""

    version: bytes = b""
    common: bytes = b""
    #: What can be looked up when a cable is read, and when a page is made.
    register: Mapping[int, bytes] = field(default_factory=dict)
    index: Mapping[int, bytes] = field(default_factory=dict)
    cables: Mapping[str, KeptCable] = field(default_factory=dict)
    pages: Mapping[Job, KeptPages] = field(default_factory=dict)
    #: What stands for the source of each cable of which nothing has to be decided (`edition.Settled`).
    settled: Mapping[str, bytes] = field(default_factory=dict)

    def find(self, source: Source, printed: bytes, changed: frozenset[int]) -> KeptCable | None:
        """A cable as it was read, if it would be read so again.

        `printed` stands for its source as it is now, `changed` are the facts that are not what they were.
        """
        cable = self.cables.get(source.mrn)
        return cable if cable and cable.printed == printed and not is_touched(cable.asked, changed) else None


class PrintedSources:
    """What stands for the sources of cables, found out once, and which of them are settled (see `edition.Settled`)."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self._before = before
        self._printed: dict[str, tuple[Source, bytes]] = {}
        self.settled: dict[str, bytes] = {}

    def print(self, source: Source) -> bytes:
        """What stands for a source: its text, its record and its path."""
        known = self._printed.get(source.mrn)
        if known is None or known[0] is not source:
            known = self._printed[source.mrn] = source, _print_source(source)
        return known[1]

    def knows(self, source: Source) -> bool:
        """Whether nothing had to be decided of the same source before."""
        if self._before.get(source.mrn) != self.print(source):
            return False
        self.learn(source)
        return True

    def learn(self, source: Source) -> None:
        """Nothing has to be decided of this one."""
        self.settled[source.mrn] = self.print(source)


@dataclass(frozen=True)
class Rendered:
    """The Markdown as it lies in its folder: the files, and what each page (by its address) offers to be cited.

    `faults` name the pages that could not be made: nothing is to be published.
    """

    files: frozenset[str]
    stands: Mapping[str, Stand]
    #: How many pages there were reasons to make.
    made: int
    faults: tuple[Problem, ...] = ()


class Renewal:
    """One build, given what the one before it `kept`; `version` stands for the programs (`print_programs`).

    Telegrams are kept in the folder `telegrams` as they are read, for the pages made of them now or later, and the
    HTML of pages in the folder `leaves` until they are published. `frame` stands for what all pages are published in
    (`print_frame`): where that is another, all are published anew, and their HTML is made again.
    """

    def __init__(
        self, kept: Kept | None, telegrams: Path, leaves: Path, version: bytes, frame: bytes, cores: int
    ) -> None:
        self._frame = frame
        self._folder = telegrams
        self._leaves = LeafStack(leaves)
        self._before = kept if kept and kept.version == version else Kept()
        self._version = version
        self._cores = cores
        self._register: dict[int, bytes] = {}
        self._changed: frozenset[int] = frozenset()
        self._cables: dict[str, KeptCable] = {}
        self.sources = PrintedSources(self._before.settled)
        self.kept = Kept()

    def read_cables(
        self, sources: Sequence[Source], register: Register, known: Collection[str]
    ) -> Iterator[Digest | Problem]:
        """Read those cables that changed or that the register speaks of in a new way; give the digests of all."""
        self._register = list_reading_facts(register, known)
        self._changed = find_changed(self._before.register, self._register)
        reader = _CableReader(register, known, self._folder)
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

    def write_pages(self, edition: Edition, docs: Path, own: Collection[Job] | None = None) -> Rendered:
        """Make the pages for which there is a reason, and remove from `docs` what is no file of the edition.

        With `own`, those pages alone: the others are made elsewhere.
        """
        printed = {mrn: cable.mentions for mrn, cable in self._cables.items()}
        index = list_index_facts(edition.index, printed) | _list_edition_facts(edition, self._cables)
        common = _print_common(edition) + self._frame
        before = self._before.pages if self._before.common == common else {}
        changed = self._changed | find_changed(self._before.index, index)
        states = list_states(docs) if docs.is_dir() else {}
        jobs = [job for job in plan(edition) if own is None or job in own]
        made: dict[Job, KeptPages | None] = {}
        for job in jobs:
            was = before.get(job)
            same = was and not is_touched(was.asked, changed) and was.files.items() <= states.items()
            made[job] = was if same else None
        new = [job for job, was in made.items() if was is None]
        maker = _PageMaker(edition, _Telegrams(self._cables, edition, self._folder), docs, self._leaves)
        results = tell_progress(share_out(maker.write, new, self._cores), "pages made", total=len(new))
        faults: list[Problem] = []
        for job, result in zip(new, results, strict=True):
            if isinstance(result, Problem):
                faults.append(result)
            else:
                made[job] = result
        if self._folder.is_dir():
            remove_files(self._folder, list_states(self._folder).keys() - self._cables.keys())
        done = {job: one for job, one in made.items() if one}
        files = frozenset(path for one in done.values() for path in one.files)
        remove_files(docs, states.keys() - files)
        self.kept = Kept(self._version, common, self._register, index, self._cables, done, self.sources.settled)
        stands = {address: stand for one in done.values() for address, stand in one.stands.items()}
        return Rendered(files, stands, sum(len(job.addresses) for job in new), tuple(faults))


def list_reading_facts(register: Register, known: Collection[str]) -> dict[int, bytes]:
    """All that can be looked up when a cable is read, each with a fingerprint of what is found there."""
    return list_register_facts(register) | list_facts("known", dict.fromkeys(sorted(known), True))


class _CableReader:
    """Reads cables, keeps them as they were read, and notes of what each reading was made."""

    def __init__(self, register: Register, known: Collection[str], folder: Path) -> None:
        self._register = register
        self._known = known
        self._folder = folder
        self._trace = Trace()

    @cached_property
    def _traced(self) -> tuple[Register, Collection[str]]:
        known = cast("Collection[str]", TracedWords(self._known, "known", self._trace))
        return trace_register(self._register, self._trace), known

    def read(self, source: Source) -> KeptCable:
        """Read a cable; a Problem is what came of it where it cannot be read, and the others are."""
        register, known = self._traced
        found: Digest | Problem
        try:
            read = try_cable(source, register)
            found = read if isinstance(read, Problem) else digest(read, source.path, known)
        except Exception as error:  # noqa: BLE001 - whatever it was, it concerns this cable
            read = found = _say_fault(source.path, "cable cannot be read", error)
        telegram = b""
        if not isinstance(read, Problem) and source.record.state not in WITHHELD:
            telegram = keep(self._folder / source.mrn, read, packed=True)
        mentions: dict[str, list[object]] = {}
        for mention in found.mentions if isinstance(found, Digest) else ():
            mentions.setdefault(mention.target, []).append(mention)
        printed = {target: fingerprint(same) for target, same in mentions.items()}
        return KeptCable(_print_source(source), self._trace.take(), found, printed, telegram)


class _Telegrams(Telegrams):
    """The telegrams of an edition as they were kept when they were read; one that was lost since is read again."""

    def __init__(self, cables: Mapping[str, KeptCable], edition: Edition, folder: Path) -> None:
        super().__init__(edition.sources, edition.register)
        self._cables = cables
        self._folder = folder

    def __getitem__(self, mrn: str) -> AnnotatedTelegram:
        kept = recall(self._folder / mrn, self._cables[mrn].telegram)
        return kept if isinstance(kept, AnnotatedTelegram) else super().__getitem__(mrn)


class _PageMaker:
    """Makes and writes pages, and notes of what each was made."""

    def __init__(
        self, edition: Edition, telegrams: Mapping[str, AnnotatedTelegram], docs: Path, leaves: LeafStack
    ) -> None:
        self._edition = edition
        self._telegrams = telegrams
        self._docs = docs
        self._leaves = leaves
        self._trace = Trace()

    @cached_property
    def _traced(self) -> Edition:
        edition = self._edition
        content = replace(edition.content)
        for name, part in _content_parts(edition):
            vars(content)[name] = TracedSequence(part, f"content/{name}", self._trace)
        register, index = trace_register(edition.register, self._trace), trace_index(edition.index, self._trace)
        traced = replace(edition, content=content, register=register, index=index)
        for name in _MAPPINGS:
            mapping = self._telegrams if name == "telegrams" else getattr(edition, name)
            vars(traced)[name] = TracedMapping(mapping, name, self._trace)
        return traced

    def write(self, job: Job) -> KeptPages | Problem:
        """Make and write the pages of a job; a Problem where they cannot be made, and the others are.

        Raises OSError where nothing can be written.
        """
        try:
            made = pages(self._traced, job)
            files = _write_pages(made, self._docs, self._leaves)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, it concerns these pages
            self._trace.take()
            return _say_fault(job.address, "page cannot be made", error)
        return KeptPages(self._trace.take(), files, find_stands(made))


def _say_fault(where: str, what: str, error: Exception) -> Problem:
    """What was wrong with a cable or with the pages of a job, and where in the software."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    line = f"{'/'.join(Path(place.filename).parts[-3:])}:{place.lineno}"
    said = f"The {what}: {type(error).__name__}: {error} ({line})."
    hint = "The software is at fault: report it, with this line and the file that was changed last."
    return Problem(where, 0, 0, "S107", "error", said, hint)


def _write_pages(made: Iterable[Page], docs: Path, leaves: LeafStack) -> dict[str, State]:
    """Write pages and the files beside them, those that changed; give the states of all."""
    states = {}
    for page in made:
        markdown, leaf = create_page(page)
        for path, content in {page.path: markdown.encode(), **page.files}.items():
            place = os.path.join(docs, path)  # noqa: PTH118 - called for each file of an edition
            write_noted(place, content)
            states[path] = read_state(place) or (0, 0)
        if leaf:
            leaves.add(page.path, states[page.path], leaf)
    return states


def _print_source(source: Source) -> bytes:
    return fingerprint((blake2b(source.data).digest(), source.record, source.path))


def _content_parts(edition: Edition) -> Iterator[tuple[str, Sequence[object]]]:
    """The parts of the content that are many."""
    parts = ((part.name, getattr(edition.content, part.name)) for part in fields(edition.content))
    return ((name, part) for name, part in parts if isinstance(part, tuple))


def _print_common(edition: Edition) -> bytes:
    """What stands for that of which every page may be made, and of which no notes are taken."""
    few = {part.name: getattr(edition.content, part.name) for part in fields(edition.content)}
    few = {name: part for name, part in few.items() if not isinstance(part, tuple)}
    unread = sorted(few.pop("unread"))
    return fingerprint((sorted(few.items()), unread, sorted(edition.software.items())))


def _list_edition_facts(edition: Edition, cables: Mapping[str, KeptCable]) -> dict[int, bytes]:
    """All that can be looked up in an edition, index and register apart, each with its fingerprint.

    `cables` are those that were read.
    """
    sources = {mrn: cable.printed for mrn, cable in cables.items()}
    known = {"sources": sources, "telegrams": {mrn: cable.telegram for mrn, cable in cables.items()}}
    facts: dict[int, bytes] = {}
    for name in _MAPPINGS:
        facts |= list_facts(name, known.get(name) or getattr(edition, name))
    for name, part in _content_parts(edition):
        printed = fingerprint(list(sources.items()) if name == "cables" else part)
        facts[number_fact(f"content/{name}", ALL)] = printed
    return facts


@cache  # those that run are those that were there when this was first asked
def print_programs(root: Path) -> bytes:
    """What stands for all programs that shape an edition: the generator at `root`, the packages, Python."""
    digest = blake2b(digest_size=16)
    for path in sorted((root / "generator").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(repr([sys.version, *((name, version(name)) for name in SHAPING)]).encode())
    return digest.digest()


def print_frame(folders: Folders) -> bytes:
    """What stands for the settings and the templates by which all pages are published."""
    theme = folders.root / "theme_overrides"
    digest = blake2b(folders.config.read_bytes(), digest_size=16)
    for path in list_templates(theme):
        digest.update(path.relative_to(theme).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()
