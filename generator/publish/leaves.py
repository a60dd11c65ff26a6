"""HTML that was made with its Markdown, kept from there to where the site is built.

It is kept in a folder, in a file for each process that makes pages, one after the other; each names the state of the
Markdown file that it was made with, and serves that file alone. All of it may be lost or torn at any moment: a page
without its leaf is converted from its Markdown.
"""

from __future__ import annotations

import json
import os
import shutil
import struct
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import accumulate
from pathlib import Path
from typing import Self
from zlib import crc32

from generator.model.leaf import Leaf
from generator.publish.files import State

#: Begins each leaf: a sign, the sum of its parts, the lengths of the path and of each part (front matter, headings,
#: what is noted, content), size and time of change of the Markdown file.
_HEAD = struct.Struct("<4sIIIIIIqq")
_SIGN = b"leaf"
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

#: Where a leaf is: file, place in it after the path, the lengths of its parts, and the sum of its head.
_Place = tuple[BufferedReader, int, Sequence[int], int]


class LeafStack:
    """The leaves in a folder, to add to them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened: dict[int, int] = {}

    def add(self, page: str, state: State, leaf: Leaf) -> None:
        """Keep the leaf of `page` (its path below the rendered Markdown), whose Markdown file is in this `state`."""
        parts = (leaf.meta.encode(), _dump(leaf.headings).encode(), leaf.noted, leaf.content.encode())
        path, written = page.encode(), b"".join(parts)
        head = _HEAD.pack(_SIGN, crc32(written), len(path), *map(len, parts), *state)
        os.write(self._open(), b"".join((head, path, written)))

    def _open(self) -> int:
        """The file of this process, which may be a copy of the one that made this stack."""
        process = os.getpid()
        if process not in self._opened:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / f"{process}-{os.urandom(4).hex()}"
            self._opened[process] = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0))
        return self._opened[process]


class Leaves:
    """The leaves in a folder, to read them; its files are open until they are closed."""

    def __init__(self, folder: Path | None) -> None:
        files = sorted(folder.iterdir()) if folder and folder.is_dir() else []
        self._places: dict[tuple[str, State], _Place] = {}
        self._opened: list[BufferedReader] = []
        for path in files:
            file = path.open("rb")
            self._opened.append(file)
            self._places.update(_list_leaves(file))

    def __bool__(self) -> bool:
        return bool(self._places)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Find no more."""
        self._places.clear()
        while self._opened:
            self._opened.pop().close()

    def find(self, page: str, state: State) -> Leaf | None:
        """The leaf of `page`, if there is one that was made with its Markdown file in this `state`."""
        place = self._places.get((page, state))
        if place is None:
            return None
        file, start, lengths, summed = place
        try:
            written = _read(file, start, sum(lengths))
        except OSError:
            return None
        if len(written) != sum(lengths) or crc32(written) != summed:
            return None
        meta, headings, noted = accumulate(lengths[:3])
        return Leaf(
            written[:meta].decode(),
            written[noted:].decode(),
            tuple(map(tuple, json.loads(written[meta:headings]))),
            written[headings:noted],
        )


def clear_leaves(folder: Path) -> None:
    """Remove all leaves in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)


def _read(file: BufferedReader, start: int, length: int) -> bytes:
    """Some bytes of a file that other processes read too."""
    if hasattr(os, "pread"):  # leaves the place of the file alone, which a process shares with those it was copied from
        return os.pread(file.fileno(), length, start)
    file.seek(start)
    return file.read(length)


def _list_leaves(file: BufferedReader) -> Iterator[tuple[tuple[str, State], _Place]]:
    """The leaves of one file, up to where it is torn."""
    end = 0
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        sign, summed, path, *lengths, size, changed = _HEAD.unpack(head)
        if sign != _SIGN:
            return
        page = file.read(path).decode("utf-8", "replace")
        start = end + _HEAD.size + path
        end = start + sum(lengths)
        file.seek(end)
        yield (page, (size, changed)), (file, start, lengths, summed)
