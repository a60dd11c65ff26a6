"""Writes into a record that words were withheld from the text itself, and takes the words out of the record."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.fields import RECORD
from generator.model.record import Extent
from generator.store.amending import UnamendableError
from generator.store.deciding import last_line
from generator.store.entry import known_keys
from generator.store.findings import Findings
from generator.store.tree import Keys, Node, Scalar, Series, read_tree


def write_redacted(raw: bytes, sha256: str, extents: Mapping[int, Extent]) -> bytes:
    """The bytes of `record.yml` after words were withheld from its text, every other line untouched.

    `sha256` is that of the text as it is now; the one that stood there is kept as `original`, unless there is one
    already. `extents` say, by the number of a decision among the protections (from 0), how much was taken out by it;
    they take the place of its words. Raises UnamendableError where the file cannot take that.
    """
    lines, newline = _split(raw)
    tree = _read(lines)
    # From the last line to the first, so that the places of those above stay as they are.
    for number in sorted(extents, reverse=True):
        _put_extent(lines, _decision(tree, number), extents[number])
    _put_checksum(lines, _below(tree, "witness"), sha256)
    _read(lines, "Write the words of each decision under “protections” on one line first.")
    return (newline.join(lines) + newline).encode()


def _split(raw: bytes) -> tuple[list[str], str]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnamendableError("It is not in UTF-8; run the check, and mend it first.") from error
    return text.replace("\r\n", "\n").rstrip("\n").split("\n"), "\r\n" if "\r\n" in text else "\n"


def _read(lines: list[str], fault: str = "It has faults; run the check, and mend them first.") -> Keys:
    findings = Findings("")
    tree = read_tree("\n".join(lines), 1, known_keys(RECORD), findings)
    if tree is None or findings.problems:
        raise UnamendableError(fault)
    return tree


def _key(keys: Keys, name: str) -> tuple[Scalar, Node] | None:
    return next(((key, node) for key, node in keys.pairs if key.text == name), None)


def _below(tree: Keys, name: str) -> Keys:
    found = _key(tree, name)
    if found is None or not isinstance(found[1], Keys):
        raise UnamendableError(f"It has no “{name}”.")
    return found[1]


def _decision(tree: Keys, number: int) -> Keys:
    found = _key(tree, "protections")
    item = found[1].items[number] if found and isinstance(found[1], Series) else None
    if not isinstance(item, Keys) or item.flow:
        raise UnamendableError("Write each decision under “protections” over several lines first.")
    return item


def _put_extent(lines: list[str], decision: Keys, extent: Extent) -> None:
    found = _key(decision, "words")
    if found is None:
        raise UnamendableError("A decision under “protections” has no words.")
    key, node = found
    told = f"redacted: {{places: {extent.places}, words: {extent.words}, characters: {extent.characters}}}"
    lines[key.line - 1 : last_line(node)] = [lines[key.line - 1][: key.column - 1] + told]


def _put_checksum(lines: list[str], witness: Keys, sha256: str) -> None:
    found = _key(witness, "sha256")
    if found is None or not isinstance(found[1], Scalar):
        raise UnamendableError("Its “witness” has no “sha256”: it does not say which text was received.")
    key, before = found[0], found[1].text
    at = key.line - 1
    lines[at] = lines[at].replace(before, sha256, 1)
    if _key(witness, "original"):
        return
    if witness.flow:
        lines[at] = lines[at].replace(sha256, f"{sha256}, original: {before}", 1)
    else:
        lines.insert(at + 1, f"{' ' * (key.column - 1)}original: {before}")
