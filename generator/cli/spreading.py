"""Builds an edition on a cluster that runs Dask: its workers make the parts, and this machine joins them.

Dask is no part of the environment of the other verbs: who has a cluster has an environment for it (docs/parts.md).
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.cli.building import open_build
from generator.cli.environment import PREPARED
from generator.cli.folders import ROOT, Folders
from generator.cli.joining import join
from generator.cli.part import Part
from generator.cli.terminal import COULD_NOT, say

_MISSING = (
    "A cluster needs Dask, which this environment has not. docs/parts.md says how to make one that has it; "
    "in it the command is: reftel spread"
)


class WorkerError(Exception):
    """A part could not be made; the message has what was said on the worker."""


def spread(folders: Folders, scheduler: str, of: int) -> int:
    """Have the workers of the `scheduler` (tcp://address:8786) make the parts, `of` so many, and join them here."""
    try:
        from distributed import Client
    except ImportError:
        say(_MISSING)
        return COULD_NOT
    with open_build(folders) as ready:
        if not ready:
            return COULD_NOT
        try:
            with Client(scheduler) as client:  # type: ignore[no-untyped-call]
                content = client.scatter(pack(folders.content), broadcast=True)
                numbers = [f"{number}/{of}" for number in range(1, of + 1)]
                inventories = [client.submit(take_inventory, number, content, pure=False) for number in numbers]
                parts = [client.submit(build_part, number, content, inventories, pure=False) for number in numbers]
                made = []
                while parts:  # each is taken from the cluster and let go: all at once they could fill its memory
                    made.append(unpack(parts.pop(0).result(), folders.build / "parts"))
                    say(f"{len(made):,} of {of:,} parts made")
        except (WorkerError, OSError) as error:
            say(str(error))
            return COULD_NOT
    return join(folders, sorted(map(str, made)))


def take_inventory(number: str, content: bytes) -> bytes:
    """On a worker: the inventory of a part of the edition that `content` packs."""
    with tempfile.TemporaryDirectory() as folder:
        _call(Path(folder), content, "inventory", "--part", number)
        return (Path(folder) / "build" / "inventories" / str(Part.read(number))).read_bytes()


def build_part(number: str, content: bytes, inventories: Sequence[bytes]) -> bytes:
    """On a worker: a part, packed, given the inventories of all."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"inventory-{place}" for place in range(len(inventories))]
        for path, inventory in zip(paths, inventories, strict=True):
            path.write_bytes(inventory)
        _call(Path(folder), content, "build", "--part", number, "--inventory", *map(str, paths))
        return pack(Path(folder) / "build" / "parts" / str(Part.read(number)))


def _call(folder: Path, content: bytes, verb: str, *words: str) -> None:
    """Call a verb on the edition in a folder of its own, in the worker's environment. Raises WorkerError."""
    edition = unpack(content, folder)
    where = ["--content", str(edition), "--site", str(folder / "site")]
    command = [sys.executable, str(ROOT / "generator"), verb, *words, *where]
    settings = {**os.environ, PREPARED: sys.prefix}
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WorkerError(f"{verb} {' '.join(words[:2])}:\n{done.stdout}{done.stderr}")


def pack(folder: Path) -> bytes:
    """A folder as one archive, to be sent."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz", compresslevel=1) as archive:
        archive.add(folder, folder.name)
    return written.getvalue()


def unpack(packed: bytes, place: Path) -> Path:
    """Unpack into `place` what `pack` packed, in the stead of what lies there under its name; the folder."""
    place.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        folder = place / archive.getnames()[0]
        shutil.rmtree(folder, ignore_errors=True)
        # Python before 3.11.4 knows no filter; what is unpacked here we packed ourselves.
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        archive.extractall(place)
    return folder
