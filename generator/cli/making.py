"""How a cable is read and pages are made in a build, with notes of what each was made: in whichever process."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from typing import cast

from generator.annotate import Register
from generator.annotate.traced import trace_register
from generator.check import say_breakdown
from generator.cli.kept import KeptCable, KeptPages, print_source
from generator.compose import WITHHELD
from generator.compose.traced import trace_index
from generator.edition import Edition, Job, Telegrams, files, find_stands, pages, try_cable
from generator.model.annotation import AnnotatedTelegram
from generator.model.page import Page
from generator.model.problem import Problem
from generator.model.site import Source
from generator.model.trace import Trace, TracedMapping, TracedSequence, TracedWords
from generator.publish.files import State, read_state
from generator.publish.leaves import LeafStack
from generator.render.html import create_page
from generator.store import write_noted
from generator.store.cache import keep, recall

#: What an edition says of itself, beside index and register.
MAPPINGS = tuple(name for name, member in vars(Edition).items() if isinstance(member, cached_property))


class CableReader:
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
        annotated, found = try_cable(source, register, known)
        telegram = b""
        if annotated and source.record.state not in WITHHELD:
            telegram = keep(self._folder / source.mrn, annotated)
        return KeptCable(print_source(source), self._trace.take(), found, telegram)


class KeptTelegrams(Telegrams):
    """The telegrams of an edition as they were kept when they were read; one that was lost since is read again."""

    def __init__(self, cables: Mapping[str, KeptCable], edition: Edition, folder: Path) -> None:
        super().__init__(edition.sources, edition.register)
        self._cables = cables
        self._folder = folder

    def __getitem__(self, mrn: str) -> AnnotatedTelegram:
        kept = recall(self._folder / mrn, self._cables[mrn].telegram)
        return kept if isinstance(kept, AnnotatedTelegram) else super().__getitem__(mrn)


class PageMaker:
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
        for name, part in list_parts(edition):
            vars(content)[name] = TracedSequence(part, f"content/{name}", self._trace)
        register, index = trace_register(edition.register, self._trace), trace_index(edition.index, self._trace)
        traced = replace(edition, content=content, register=register, index=index)
        for name in MAPPINGS:
            mapping = self._telegrams if name == "telegrams" else getattr(edition, name)
            vars(traced)[name] = TracedMapping(mapping, name, self._trace)
        return traced

    def write(self, job: Job) -> KeptPages | Problem:
        """Make and write the pages of a job; a Problem where they cannot be made, and the others are.

        Raises OSError where nothing can be written, or a witness is not to be had any more.
        """
        try:
            made = pages(self._traced, job)
            states = _write_pages(made, self._docs, self._leaves)
            states |= _write_files(files(self._traced, job), self._docs)
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, it concerns these pages
            self._trace.take()
            return say_breakdown(job.address, "page cannot be made", error)
        stands = {address: stand.pack() for address, stand in find_stands(made).items()}
        return KeptPages(self._trace.take(), states, stands)


def _write_pages(made: Iterable[Page], docs: Path, leaves: LeafStack) -> dict[str, State]:
    """Write pages and the files beside them, those that changed; give the states of all."""
    states: dict[str, State] = {}
    for page in made:
        markdown, leaf = create_page(page)
        states |= _write_files({page.path: markdown.encode(), **page.files}, docs)
        if leaf:
            leaves.add(page.path, states[page.path], leaf)
    return states


def _write_files(contents: Mapping[str, bytes], docs: Path) -> dict[str, State]:
    """Write files, those that changed; give the states of all."""
    states = {}
    for path, content in contents.items():
        place = os.path.join(docs, path)  # noqa: PTH118 - called for each file of an edition
        write_noted(place, content)
        states[path] = read_state(place) or (0, 0)
    return states


def list_parts(edition: Edition) -> Iterator[tuple[str, Sequence[object]]]:
    """The parts of the content that are many."""
    parts = ((part.name, getattr(edition.content, part.name)) for part in fields(edition.content))
    return ((name, part) for name, part in parts if isinstance(part, tuple))
