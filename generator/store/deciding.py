"""Writes an editor's decision on an emendation into a record, and leaves every other line as it is."""

from __future__ import annotations

import json
import re
import unicodedata

from generator.model.fields import RECORD
from generator.model.record import At, Decision
from generator.store.entry import known_keys
from generator.store.findings import Findings
from generator.store.tree import Keys, Node, Scalar, Series, read_tree

#: `the editors`, `TAGS`: texts that need no quotes, within brackets or without.
BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]*[A-Za-z0-9.]|[A-Za-z]")


class UndecidableError(ValueError):
    """The record cannot take the decision; the message says why, in words for the editor."""


def write_decision(raw: bytes, decision: Decision) -> bytes:
    """The bytes of `record.yml` with one decision more, comments and all other lines untouched.

    An emendation that stands there without a decision gets one; else a new one is added below the others. Raises
    UndecidableError where the file cannot be read, or holds a decision on that place already.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UndecidableError("The record is not in UTF-8; run the check, and mend it first.") from error
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    findings = Findings("record.yml")
    tree = read_tree("\n".join(lines), 1, known_keys(RECORD), findings)
    if tree is None or findings.problems:
        raise UndecidableError("The record has faults; run the check, and mend them first.")
    found = next(((key, node) for key, node in tree.pairs if key.text == "emendations"), None)
    if found is None:
        lines += ["", "emendations:", *_create_item(decision, "  ")]
    else:
        _add(lines, *found, decision)
    return (newline.join(lines) + newline).encode()


def _add(lines: list[str], key: Scalar, node: Node, decision: Decision) -> None:
    """Add the decision to the list that stands after `emendations`."""
    items = node.items if isinstance(node, Series) else ()
    for item in items:
        if isinstance(item, Keys) and _place_of(item) == _place(decision.at):
            if any(name.text in ("accepted", "rejected") for name, _ in item.pairs):
                raise UndecidableError(f"“{decision.at.lemma}” is decided there already, in line {item.line}.")
            if item.flow:
                raise UndecidableError(f"Write the emendation in line {item.line} over several lines first.")
            lines.insert(last_line(item), f"{' ' * (item.column - 1)}{_create_verdict(decision)}")
            return
    if isinstance(node, Series) and not node.flow:
        lines[last_line(node) : last_line(node)] = _create_item(decision, " " * (node.column - 1))
    elif items:
        raise UndecidableError(f"Write the list in line {node.line} over several lines first.")
    else:
        line = lines[key.line - 1]
        comment = re.search(r" {2,}#.*$", line)
        lines[key.line - 1] = "emendations:" + (comment[0] if comment else "")
        lines[key.line : key.line] = _create_item(decision, "  ")


def _create_item(decision: Decision, indent: str) -> list[str]:
    at = decision.at
    place = [f"paragraph: {at.paragraph}"] if at.paragraph is not None else []
    place += [f"line: {_written(at.line)}"] if at.line else []
    place += [f"lemma: {_quoted(at.lemma)}"]
    place += [f"nth: {at.nth}"] if at.nth is not None else []
    lines = [f"- at: {{{', '.join(place)}}}", f"  reading: {_quoted(decision.reading)}"]
    if decision.reason:
        lines.append(f"  reason: {_written(decision.reason)}")
    return [indent + line for line in (*lines, f"  {_create_verdict(decision)}")]


def _create_verdict(decision: Decision) -> str:
    verdict = "rejected" if decision.rejected else "accepted"
    return f"{verdict}: {{by: {_written(decision.by)}, on: {decision.on}}}"


def _written(text: str) -> str:
    return text if BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """The text in double quotes; what no file may hold as it is, a cable may, and is written as an escape."""
    whole = unicodedata.is_normalized("NFC", text)
    return "".join(
        char if whole and (char.isprintable() or char in '"\\') else f"\\U{ord(char):08x}" if ord(char) > 126 else char
        for char in json.dumps(text, ensure_ascii=False)
    )


def _place(at: At) -> dict[str, str]:
    place = {"lemma": at.lemma, "line": at.line, "paragraph": str(at.paragraph or ""), "nth": str(at.nth or "")}
    return {key: text for key, text in place.items() if text}


def _place_of(item: Keys) -> dict[str, str]:
    """What stands after `at` in an item."""
    at = next((node for key, node in item.pairs if key.text == "at"), None)
    pairs = at.pairs if isinstance(at, Keys) else ()
    return {key.text: node.text for key, node in pairs if isinstance(node, Scalar)}


def last_line(node: Node) -> int:
    """The last line of a node, from 1."""
    match node:
        case Scalar():
            return node.last
        case Series():
            return max((last_line(item) for item in node.items), default=node.line)
        case Keys():
            return max((last_line(value) for _, value in node.pairs), default=node.line)
