"""Sets single keys of a file of keys, and leaves every other line as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.fields import Field
from generator.store.entry import known_keys
from generator.store.findings import Findings
from generator.store.tree import Scalar, read_tree


class UnamendableError(ValueError):
    """The file cannot take the change; the message says why, in words for the editor."""


def amend(raw: bytes, fields: Iterable[Field], changes: Mapping[str, str]) -> bytes:
    """The bytes of a file of keys in which each key of `changes` stands with its new value, written as YAML.

    A key that is there keeps its line and the comment on it; one that is not is added at the end. Raises
    UnamendableError where the file cannot be read, or a key holds more than one line.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnamendableError("It is not in UTF-8; run the check, and mend it first.") from error
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    findings = Findings("")
    tree = read_tree("\n".join(lines), 1, known_keys(tuple(fields)), findings)
    if tree is None or findings.problems:
        raise UnamendableError("It has faults; run the check, and mend them first.")
    present = {key.text: node for key, node in tree.pairs}
    for key, value in changes.items():
        node = present.get(key)
        if node is None:
            lines.append(f"{key}: {value}")
        elif not isinstance(node, Scalar) or node.block or node.last != node.line:
            raise UnamendableError(f"Write “{key}” in line {node.line} on one line first.")
        else:
            lines[node.line - 1] = _replace(lines[node.line - 1], node, value)
    return (newline.join(lines) + newline).encode()


def _replace(line: str, node: Scalar, value: str) -> str:
    """The line with another value; blanks and the comment after it stay."""
    start = node.column - 1
    length = len(node.text) if node.plain else _quoted_length(line[start:])
    return line[:start] + value + line[start + length :]


def _quoted_length(rest: str) -> int:
    """How long the text in quotes is with which `rest` begins."""
    sign, at = rest[0], 1
    while at < len(rest):
        if sign == '"' and rest[at] == "\\":
            at += 2
        elif rest[at] != sign:
            at += 1
        elif sign == "'" and rest[at + 1 : at + 2] == "'":
            at += 2
        else:
            return at + 1
    return len(rest)
