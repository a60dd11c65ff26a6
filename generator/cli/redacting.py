"""The redact verb: takes what is withheld out of content/ itself, so that its repository may be public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.annotate.protection import Protected, protect
from generator.check import find_leaks
from generator.cli.folders import Folders
from generator.cli.terminal import COULD_NOT, ERRORS, WELL, say
from generator.edition import words_withheld
from generator.model.record import Extent
from generator.model.site import Source
from generator.model.witness import Witness
from generator.parse.decode import UndecodableError, decode
from generator.parse.mrn import canonical
from generator.parse.problems import find_markings
from generator.store import read_content, write_changed
from generator.store.amending import UnamendableError
from generator.store.redacting import write_redacted

_MARK = "\ufeff"


def redact(folders: Folders, cables: Sequence[str]) -> int:
    """Put into the text of each of `cables` (all, where none is named) what stands in the place of withheld words.

    The record keeps the checksum of the text as received and how much was taken out, and no longer the words. Nothing
    is written unless all of them can be; 1 where withheld words still stand elsewhere in content/.
    """
    content, _ = read_content(folders.content)
    wanted = {canonical(cable) or cable for cable in cables}
    found = {source.mrn: source for source in content.cables if not wanted or source.mrn in wanted}
    for unknown in sorted(wanted - found.keys()):
        say(f"The edition holds no cable {unknown}.")
    if wanted - found.keys():
        return COULD_NOT
    withheld = words_withheld(content)
    written: list[tuple[Source, bytes, bytes, Extent]] = []
    failed = False
    for source in found.values():
        if not any(one.decision != "publish" and one.words for one in source.record.protections):
            continue
        try:
            written.append((source, *_rewrite(source, folders.content.parent / source.record.path)))
        except UnamendableError as error:
            say(f"{source.record.path}: {error}")
            failed = True
    if failed:
        return ERRORS
    if not written:
        say("There is nothing to redact: no record withholds words that are still in its text.")
        return COULD_NOT if cables else WELL
    for source, text, record, extent in written:
        write_changed(folders.content.parent / source.path, text)
        write_changed(folders.content.parent / source.record.path, record)
        print(f"Redacted: {source.mrn}, {_say(extent)}. The checksum as received stays in the record.")
    return _tell_rest(folders.content, withheld)


def _rewrite(source: Source, path: Path) -> tuple[bytes, bytes, Extent]:
    """The new bytes of text and record, and how much is gone from the text."""
    if source.sha256 != source.record.sha256:
        raise UnamendableError("Its text is not the one that was received. Restore it from the history first.")
    try:
        witness = decode(source.data, source.record.encoding)
    except UndecodableError as error:
        raise UnamendableError(str(error)) from error
    read = protect(witness, tuple(find_markings(witness.text)), source.record, source.path)
    if read.held:
        raise UnamendableError("Not every request to protect a source is decided; run the check, and mend that first.")
    text = _encode(read, witness)
    taken = {
        number: extent
        for number, (decision, extent) in enumerate(zip(source.record.protections, read.extents, strict=True))
        if decision.decision != "publish" and decision.words
    }
    record = write_redacted(path.read_bytes(), hashlib.sha256(text).hexdigest(), taken)
    parts = [(extent.places, extent.words, extent.characters) for extent in taken.values()]
    return text, record, Extent(*(sum(part) for part in zip(*parts, strict=True)))


def _encode(read: Protected, witness: Witness) -> bytes:
    try:
        return ((_MARK if witness.bom else "") + read.text).encode(witness.encoding)
    except UnicodeEncodeError as error:
        said = f"“{error.object[error.start : error.end]}” of a reading cannot be written in {witness.encoding}."
        raise UnamendableError(said) from error


def _say(extent: Extent) -> str:
    def count(number: int, word: str) -> str:
        return f"{number:,} {word}{'' if number == 1 else 's'}"

    taken = f"{count(extent.words, 'word')} ({count(extent.characters, 'character')})"
    return f"{taken} in {count(extent.places, 'place')}"


def _tell_rest(root: Path, withheld: Sequence[str]) -> int:
    """Say which files of content/ still have the words, without repeating them."""
    rest = sorted(_find_rest(root, withheld))
    for name in rest:
        say(f"{root.name}/{name}: words that were withheld still stand here.")
    print("The history of the repository has them still: to publish it, begin a new one from these files.")
    return ERRORS if rest else WELL


def _find_rest(root: Path, withheld: Sequence[str]) -> Iterator[str]:
    for file in root.rglob("*"):
        name = file.relative_to(root).as_posix()
        if file.is_file() and any(find_leaks(file.read_bytes(), withheld, name)):
            yield name
