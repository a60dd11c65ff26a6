"""Takes new cables into content/: whole, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.model.mrn import MRN

#: Folders in which cables are laid out before they are moved to their place; reading passes over them.
_ASIDE = ".incoming-"


def find_cables(content: Path) -> dict[str, str]:
    """The cables that are there: sha256 of each witness to its MRN. Of a record without a text, its MRN twice."""
    found: dict[str, str] = {}
    for record in sorted(content.glob("cables/*/*/record.yml")):
        source = record.with_name("source.txt")
        mrn = record.parent.name
        found[hashlib.sha256(source.read_bytes()).hexdigest() if source.is_file() else mrn] = mrn
    return found


def folder_of(content: Path, mrn: str) -> Path:
    """Where a cable stands: cables/2008/08BAKU129."""
    return content / "cables" / str(MRN.of(mrn).year) / mrn


def create_record(witness: Mapping[str, str], state: str, *, heading: str) -> bytes:
    """A new record: what `witness` says of the text (sha256, received, provenance …), and its `state`.

    `heading` is a comment at the top, a sentence for the editor.
    """
    lines = [f"# {heading}", "schema: 1", "", "witness:"]
    lines += [f"  {key}: {_write(key, text)}" for key, text in witness.items() if text]
    lines += ["", f"state: {state}", ""]
    return "\n".join(lines).encode()


def write_cable(content: Path, mrn: str, files: Mapping[str, bytes]) -> Path:
    """Put a cable's files (name to bytes) into its folder, in one step; the folder.

    Raises FileExistsError where the edition has the cable, or a record of it, already; it is left as it is.
    """
    folder = folder_of(content, mrn)
    if folder.exists():
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = folder.with_name(f"{_ASIDE}{mrn}-{os.getpid()}")
    try:
        aside.mkdir()
        for name, content_of_file in files.items():
            with (aside / name).open("wb") as file:
                file.write(content_of_file)
                file.flush()
                os.fsync(file.fileno())
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return folder


def sweep(content: Path) -> None:
    """Remove what an import that was killed left aside."""
    for aside in content.glob(f"cables/*/{_ASIDE}*"):
        shutil.rmtree(aside, ignore_errors=True)


def _write(key: str, text: str) -> str:
    """A value of a record. Checksums and days need no quotes."""
    return text if key in ("sha256", "received", "encoding") else json.dumps(text, ensure_ascii=False)
