"""The two parts of an entry or a page: the front matter, and the body below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.store.findings import Findings

#: `----`, `--`, `— — —`, ` ---`, `***`: lines that were meant as the line of three hyphens.
NEARLY = re.compile(r"\s*(?:-[- ]*|[–—][–— ]*|\*{3,}|_{3,}|\.{3})\s*")
#: `headword: GOAJ`, `headword:GOAJ`, `- a source`, or a line that stands further in: what front matter is made of.
KEY_LIKE = re.compile(r"[A-Za-z_][A-Za-z0-9_ -]{0,40}:|\s*-|\s+\S|#")
#: Blanks that are not the blank of the keyboard: no-break space, figure space, em space, ideographic space.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
#: Such a blank before a word at the beginning of a line, or after the hyphen or the colon there.
ODD_BLANK = re.compile(
    rf"^(?P<before>[ ]*(?:-[ ]+)?(?:[A-Za-z_][A-Za-z0-9_-]{{0,40}}:[ ]*|-)?)(?P<odd>[{ODD_BLANKS}]+)"
)


#: `--- The host government`: the end of the keys and the text in one line.
GLUED = re.compile(r"---[ ]+[^\s-]")
#: Beginnings of files of other sorts: what is so, and what to do.
OTHERS = {
    "```": (
        "The file begins with a line of grave accents, which mark an example on a web page and are no part of it.",
        "Delete this line, and the one like it at the end, so that the file begins with:\n---",
    ),
    "~~~": (
        "The file begins with a line of tildes, which mark an example on a web page and are no part of it.",
        "Delete this line, and the one like it at the end, so that the file begins with:\n---",
    ),
    "{\\rtf": (
        "This is a file of a word processor (Rich Text), not plain text.",
        "Save it as plain text in UTF-8, or copy its words into the file on the code host.",
    ),
    "<!doctype html": ("This is a saved web page, not an entry.", "Copy its words into a file of plain text."),
    "<html": ("This is a saved web page, not an entry.", "Copy its words into a file of plain text."),
}


@dataclass(frozen=True, slots=True)
class Parts:
    """`front` begins at line `front_line` of the file, `body` at line `body_line`."""

    front: str
    front_line: int
    body: str
    body_line: int


def split_front(text: str, example: Iterable[str], findings: Findings) -> Parts | None:
    """Part front matter and body; None where there is no front matter to be found.

    `example` are the keys that such a file must have, as lines ready to paste.
    """
    lines = text.split("\n")
    start = next(index for index, line in enumerate(lines) if line.strip())
    opened = True
    if lines[start].rstrip() != "---" or start:
        hint = "The very first line must be three hyphens, and so must the line below the last key:\n---"
        if not NEARLY.fullmatch(lines[start]) and not KEY_LIKE.match(lines[start]):
            if other := next((said for sign, said in OTHERS.items() if lines[start].lower().startswith(sign)), None):
                findings.say("Y033", (start + 1, 1), *other)
                return None
            hint = (
                "Begin the file with its keys, between two lines of three hyphens:\n---\n"
                + "\n".join(example)
                + "\n---"
            )
            findings.say("Y033", (start + 1, 1), "The file does not begin with its keys.", hint)
            return None
        findings.say("Y033", (start + 1, 1), "The file does not begin with a line of three hyphens.", hint)
        if not NEARLY.fullmatch(lines[start]):
            opened = False
    first = start + 1 if opened else start
    close = next((index for index in range(first, len(lines)) if lines[index].rstrip() == "---"), None)
    glued = next((index for index in range(first, len(lines)) if GLUED.match(lines[index])), None)
    if close is None and glued is not None:
        words = lines[glued].lstrip("- ")
        said = "The line of three hyphens that closes the keys must have nothing else in it."
        findings.say("Y034", (glued + 1, 4), said, f"Write:\n---\n\n{words}")
        return Parts("\n".join(lines[first:glued]), first + 1, "\n".join([words, *lines[glued + 1 :]]), glued + 1)
    if close is None:
        close = _guess_end(lines, first, findings)
        body = close + 1 if close < len(lines) and NEARLY.fullmatch(lines[close]) else close
    else:
        body = close + 1
    return Parts("\n".join(lines[first:close]), first + 1, "\n".join(lines[body:]), body + 1)


def _guess_end(lines: list[str], first: int, findings: Findings) -> int:
    """Where front matter ends that is not closed; said as a fault."""
    hint = "Write a line of three hyphens below the last key:\n---"
    for index in range(first, len(lines)):
        line = lines[index]
        if line.strip() and (NEARLY.fullmatch(line) or not KEY_LIKE.match(line)):
            place = index
            while place > first and not lines[place - 1].strip() and not NEARLY.fullmatch(line):
                place -= 1
            said = "The keys end here, but no line of three hyphens says so."
            if NEARLY.fullmatch(line):
                said = "The line that closes the keys is three hyphens, with no blank before them, and nothing else."
                hint = "Write in its place:\n---"
            findings.say("Y034", (place + 1, 1), said, hint)
            return index
    findings.say("Y034", (len(lines), 1), "The keys are not closed by a line of three hyphens.", hint)
    return len(lines)


def plain_blanks(text: str, first_line: int, findings: Findings) -> str:
    """The text with keyboard blanks where others stood in the place of one, each said."""
    if not re.search(f"[{ODD_BLANKS}]", text):
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        found = ODD_BLANK.match(line)
        if found:
            odd = found["odd"]
            lines[index] = found["before"] + " " * len(odd) + line[found.end() :]
            findings.say(
                "Y042",
                (index + first_line, found.end("before") + 1),
                "Here stands a no-break space, or another blank that is not the keyboard's.",
                f"Type a blank in its place, or paste this line:\n{lines[index]}",
            )
    return "\n".join(lines)
