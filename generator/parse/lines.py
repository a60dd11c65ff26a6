"""The lines of a body that have words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """A line with words: offsets in the clean text, the words, and whether a blank line stands before it."""

    start: int
    end: int
    words: str
    gap: bool


def cut_lines(text: str, start: int, end: int) -> list[Line]:
    """The lines with words of `text` from `start` to `end`."""
    lines: list[Line] = []
    add = lines.append
    gap = True
    at = start
    for words in text[start:end].split("\n"):
        if words and (words[0] > " " or words.strip()):
            add(Line(at, at + len(words), words, gap))
            gap = False
        else:
            gap = True
        at += len(words) + 1
    return lines


def is_rule(words: str) -> bool:
    """Whether the line is a rule: --------, ------- ---, =======, *****, also of typographic hyphens."""
    return words[0] in " -=*_~‐–—" and len(words) >= 3 and not words.strip(" -=*_~‐–—+#") and len(set(words)) <= 3
