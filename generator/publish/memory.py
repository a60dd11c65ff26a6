"""What is remembered of a site that was published, so that the next one need not make again what did not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.model.leaf import Noted
from generator.publish.files import State

#: Files by how far MkDocs includes them (the value of its `InclusionLevel`).
Levels = Mapping[int, frozenset[str]]


class Made(NamedTuple):
    """A page as it was made.

    `source` is the state of its Markdown file, `html` that of the page at its `place` in the site; `noted` is packed
    (see `read`). `leads_on` says that the page only leads to another, `copies` are the places of copies of its
    Markdown.
    """

    source: State
    html: State
    place: str
    noted: bytes
    leads_on: bool = False
    copies: tuple[str, ...] = ()

    def read(self) -> Noted:
        """What the page has to do with others."""
        return Noted.unpack(self.noted)


@dataclass(frozen=True)
class Memory:
    """What is remembered of a site: its pages by their Markdown's path, and the states of its other files.

    `levels` are all files that MkDocs knew of, by what `settings` stands for. `sources` are the states of those files
    that were taken over as they are, in the folders that they are from; `files` are those of them that are in another
    state in the site, and the copies. `printed` stands for all that every page is made of. Until the site is put
    together, `stays` are those of its files that are the live site's. `checked` says whether every link to an anchor
    was found to lead somewhere.
    """

    levels: Levels = field(default_factory=dict)
    pages: Mapping[str, Made] = field(default_factory=dict)
    files: Mapping[str, State] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, State]] = field(default_factory=dict)
    settings: bytes = b""
    printed: bytes = b""
    stays: frozenset[str] = frozenset()
    checked: bool = False

    def list_states(self) -> dict[str, State]:
        """The states of all files of the site that are remembered."""
        sources = {path: state for states in self.sources.values() for path, state in states.items()}
        return {**sources, **self.files, **{made.place: made.html for made in self.pages.values()}}


def iter_only(results: Iterable[Any], total: int) -> Iterator[Any]:  # noqa: ARG001 - others tell of it
    """Hand on the results, and tell nobody."""
    return iter(results)


@dataclass(frozen=True)
class Means:
    """What a site is made with, besides its Markdown and its settings.

    What the live site has already is taken from there, as far as `memory`, which was returned when that site was made,
    knows it to be what would be made now. `version` stands for whatever shapes pages and is found neither in the
    Markdown nor in the settings nor in the theme's own folder. `docs` are the states of all files in the folder of
    Markdown, where they are known already. `leaves` is the folder of HTML that was made with its Markdown, `templates`
    that of templates as they were compiled. `elsewhere` are files of Markdown that are made into pages by another
    machine. `cores` is the number of processes; `tell` is given the pages as they are made, and how many they will be,
    and hands them on.
    """

    memory: Memory | None = None
    version: bytes = b""
    docs: Mapping[str, State] | None = None
    leaves: Path | None = None
    templates: Path | None = None
    elsewhere: frozenset[str] = frozenset()
    cores: int = 1
    tell: Callable[[Iterable[Any], int], Iterator[Any]] = iter_only
