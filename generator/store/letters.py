"""From the bytes of a contributed file to its text: UTF-8, bounded, without characters that nobody can see."""

from __future__ import annotations

import re
import unicodedata

from generator.store.findings import WHOLE_FILE, Findings, Place

#: Bounds: no file of an edition that people write by hand comes near them.
LONGEST_FILE = 256 * 1024
LONGEST_LINE = 10_000

#: `<<<<<<< HEAD`, `||||||| base`, `>>>>>>> branch`: what a merge leaves where two people changed the same lines.
MERGE_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)
#: Anything that is not a line feed, a tab or printable ASCII is looked at one by one: `é`, a no-break space.
UNUSUAL = re.compile(r"[^\n\t -~]")
#: Characters that turn the direction of what follows: they can make a line read otherwise than it is.
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Stands for a character that was refused, so that columns hold and the rest of the file can still be judged.
REFUSED = "\ufffd"

DELETE_IT = "Delete it: put the cursor behind it and press the backspace key once."


def name_of(char: str) -> str:
    """What to call a character that cannot be seen: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'a control character')}"


def read_letters(raw: bytes, findings: Findings) -> str | None:
    """The text of a file, with line feeds only; None where it cannot be read at all.

    Refused characters are replaced, one for one, so that places hold.
    """
    if len(raw) > LONGEST_FILE:
        findings.say(
            "Y003",
            WHOLE_FILE,
            f"This file has {len(raw) // 1024:,} KB; a file written by hand may have {LONGEST_FILE // 1024}.",
            "Shorten it, or split it into several files.",
        )
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        findings.say(
            "Y005",
            (1, 1),
            "The file begins with an invisible byte order mark.",
            "Save it as “UTF-8”, not “UTF-8 with BOM”.",
            "warning",
        )
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        _say_undecodable(raw, error.start, findings)
        return None
    if not text.strip():
        findings.say("Y012", WHOLE_FILE, "The file is empty.", "Write what belongs into it, or delete the file.")
        return None
    merge = MERGE_MARK.search(text)
    if merge:
        findings.say(
            "Y009",
            (text.count("\n", 0, merge.start()) + 1, 1),
            "Here two changes to the same lines met, and both still stand in the file.",
            "Keep the lines that are right. Delete the others, and those that begin with <<<<<<<, ======= and >>>>>>>.",
        )
        return None
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            findings.say(
                "Y010",
                (index + 1, LONGEST_LINE + 1),
                f"This line has {len(line):,} characters; a line may have {LONGEST_LINE:,}.",
                "Break the line.",
            )
            return None
        if not line.isascii() or UNUSUAL.search(line):
            lines[index] = _judge_line(line, index + 1, findings)
    return "\n".join(lines)


def _say_undecodable(raw: bytes, offset: int, findings: Findings) -> None:
    start = raw.rfind(b"\n", 0, offset) + 1
    place = raw.count(b"\n", 0, offset) + 1, len(raw[start:offset].decode("utf-8", "replace")) + 1
    if raw.startswith(b"PK\x03\x04"):
        said = "This is a file of a word processor, or another packed file, not plain text."
        hint = "Save it as plain text in UTF-8, or copy its words into the file on the code host."
        place = 1, 1
    elif b"\0" in raw[:1000]:
        said = "This file is no text in UTF-8; it looks like UTF-16, or like no text at all."
        hint = "Save it as plain text in UTF-8."
    else:
        end = raw.find(b"\n", offset)
        meant = raw[start : end if end >= 0 else len(raw)].decode("utf-8", "surrogateescape").strip()[:120]
        shown = "".join(char if char.isprintable() else _as_windows(char) for char in meant)
        said = f"The file is not in UTF-8: its byte {offset} (hexadecimal {raw[offset]:02X}) begins no letter."
        hint = f"Save the file as UTF-8. The line probably reads:\n{shown}"
    findings.say("Y004", place, said, hint)


def _as_windows(char: str) -> str:
    """What a byte that is no UTF-8 means in the usual encoding of Western Windows."""
    byte = ord(char) - 0xDC00
    read = bytes([byte]).decode("windows-1252", "replace") if 0x80 <= byte <= 0xFF else "?"
    return read if read.isprintable() else "?"


def _judge_line(line: str, number: int, findings: Findings) -> str:
    """The line without what is refused; each kind of fault is said once a line."""
    told: set[str] = set()
    changed = list(line)
    for match in UNUSUAL.finditer(line):
        fault = _fault_of(match[0])
        if not fault:
            continue
        changed[match.start()] = REFUSED
        code, said, hint = fault
        if code not in told:
            told.add(code)
            findings.say(code, (number, match.start() + 1), said, hint)
    line = "".join(changed)
    composed = unicodedata.normalize("NFC", line)
    if composed != line:
        at = next(at for at in range(len(line)) if line[at] != composed[at : at + 1])
        findings.say(
            "Y013",
            (number, at + 1),
            f"The letter “{composed[at : at + 1]}” is put together here from pieces: it looks right, but no search "
            "finds it (it is not in the Unicode form NFC).",
            f"Type the letter anew, or paste this line:\n{composed.strip()}",
        )
    return composed


def say_unseen(text: str, place: Place, findings: Findings) -> None:
    r"""Say the first character of `text` that no contributed file may hold, though it was written as an escape.

    `"\u202e"` in quotes and `&#x202e;` in prose are such, whose letters the file itself does not show.
    """
    if text.isascii() and text.isprintable():
        return
    for char in text:
        fault = _fault_of(char) if char != REFUSED and char not in "\n\t" else None
        if fault:
            code, said, _ = fault
            findings.say(code, place, f"{said} It is written as an escape.", "Delete the escape.")
            return


def _fault_of(char: str) -> tuple[str, str, str] | None:
    """Code, message and hint for a character that no contributed file may hold, or None."""
    if char in BIDIRECTIONAL:
        said = f"An invisible sign stands here that turns the direction of writing: {name_of(char)}."
        return "Y007", said, DELETE_IT
    category = unicodedata.category(char)
    if category == "Cf":
        return "Y008", f"An invisible character stands here: {name_of(char)}.", DELETE_IT
    if category in ("Cc", "Zl", "Zp", "Co", "Cs") or ord(char) & 0xFFFE == 0xFFFE:
        said = f"Here stands what is no letter, figure or sign: {name_of(char)}."
        return "Y006", said, "Delete it, or put a blank or a new line in its place."
    return None
