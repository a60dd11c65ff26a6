"""What one build leaves for the next: what was read and made, and what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from generator.cli.kept import Kept, KeptCable, KeptPages
from generator.edition import Job
from generator.publish.memory import Made, Memory
from generator.store.remembered import FileState, ReadFile, Remembered
from generator.store.shelves import Recalled, Shelves


class Keeping:
    """What lies in the folder `cache`. It may be lost or torn at any moment; then `tell` is told."""

    def __init__(self, cache: Path, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._read = Shelves(cache / "read", packed=True)
        self._made = Shelves(cache / "made")
        self._site = Shelves(cache / "published")

    def read_ahead(self) -> None:
        """Read what is going to be recalled: then only that has to be read which is another by then."""
        for shelves in (self._read, self._made, self._site):
            shelves.recall()

    def recall_made(self, version: bytes) -> Kept:
        """What was read and made the last time, by programs of this `version`; by others, nothing of use."""
        found = self._recall(self._made, "What the last build kept", lambda head: _find_version(head) == version)
        if found is None or not isinstance(found.head, Kept) or found.head.version != version:
            return Kept()
        cables = {key: one for key, one in found.things.items() if isinstance(key, str) and isinstance(one, KeptCable)}
        pages = {key: one for key, one in found.things.items() if isinstance(key, Job) and isinstance(one, KeptPages)}
        return replace(found.head, cables=cables, pages=pages)

    def keep_made(self, kept: Kept) -> None:
        """Keep what was read and made for the next time."""
        self._made.keep(replace(kept, cables={}, pages={}), chain(kept.cables.items(), kept.pages.items()))

    def recall_site(self) -> Memory | None:
        """What is remembered of the live site."""
        found = self._recall(self._site, "What is remembered of the site")
        if found is None or not isinstance(found.head, Memory):
            return None
        pages = {key: one for key, one in found.things.items() if isinstance(key, str) and isinstance(one, Made)}
        return replace(found.head, pages=pages)

    def recall_content(self, version: bytes, states: Mapping[str, FileState]) -> Remembered:
        """The files of content/ as programs of this `version` read them the last time; nothing where it was another.

        See `Remembered` for `states`.
        """
        match self._read.recall(lambda head: isinstance(head, tuple) and head[0] == version):
            case Recalled((_, str() as base), things):
                files = {key: one for key, one in things.items() if isinstance(key, str) and isinstance(one, ReadFile)}
                return Remembered(files, base, states)
            case _:
                return Remembered(states=states)

    def keep_content(self, version: bytes, content: Remembered) -> None:
        """Keep the files of content/ as they were read now."""
        self._read.keep((version, content.base), content.now.items())

    def keep_site(self, memory: Memory | None) -> None:
        """Remember the site that is live now; None where the settings of MkDocs ask for more than can be remembered."""
        self._site.keep(replace(memory, pages={}) if memory else None, memory.pages.items() if memory else ())

    def _recall(self, shelves: Shelves, what: str, fits: Callable[[object], bool] = lambda _: True) -> Recalled | None:
        found = shelves.recall(fits)
        if found is None and shelves.is_there:
            self._tell(f"{what} cannot be read; all of it is made again.")
        elif found and found.lost:
            self._tell(f"{what} cannot be read in {found.lost} of its parts; what they held is made again.")
        return found


def _find_version(head: object) -> bytes | None:
    return head.version if isinstance(head, Kept) else None
