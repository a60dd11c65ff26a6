"""Headings of a telegram: lines with a rule, between slashes, or alone before a numbered paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.blocks import Block
from generator.parse.lines import Line
from generator.parse.numbering import read_mark

# //BILATERAL RELATIONS// | **COMMENT**
_FRAMED = re.compile(r" *(?P<frame>//|\*\*)[^\n]{1,90}(?P=frame) *$")
_STOPS = frozenset(".!?\"')]”’")
#: A heading is not longer than this, in lines and in characters of a line.
_LINES, _LENGTH = 3, 100


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; those that are headings have that kind, and headings under a paragraph are parted from it."""
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        before = blocks[index - 1] if index else None
        if block.kind == "text" and _is_heading(block, before, after):
            block.kind = "heading"
            parted.append(block)
        elif after and _ends_in_heading(block, after):
            last = block.lines.pop()
            parted += [block, Block("heading", "prose", [last])]
        else:
            parted.append(block)
    return parted


def _is_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    lines = block.lines
    if len(lines) > _LINES or block.shape == "bullet" or read_mark(lines[0].words.lstrip(), 0)[2]:
        return False
    longest = max(len(line.words) for line in lines)
    if longest > _LENGTH:
        return False
    if len(lines) == 1 and _FRAMED.match(lines[0].words):
        return True
    last = lines[-1].words.rstrip()
    if after and after.kind == "rule" and after.lines[0].words[0] != "*":
        rule = len(after.lines[0].words)
        framed = before is not None and before.kind == "rule" and not block.gap
        return framed or abs(rule - longest) <= 3 or (last[-1] != "." and longest <= 72)
    if not after or after.kind != "numbered" or not after.gap or not block.gap:
        return False
    if before and before.kind in ("numbered", "text") and not _is_ended(before.lines[-1].words.rstrip()):
        return False  # the last of a list
    return _is_bare_heading(lines)


def _is_ended(words: str) -> bool:
    """Whether the line ends a sentence, or was redacted at its end."""
    return words[-1] in _STOPS or words.lower().endswith("xxxx")


def _is_bare_heading(lines: Sequence[Line]) -> bool:
    """Whether lines without a rule, alone between blank lines and before a number, are a heading."""
    words = " ".join(line.words.strip() for line in lines)
    if len(words) > 160 or words[-1] in ".,;:-" or " END " in f" {words.upper()} ":
        return False
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "\"'“‘"):
        return False
    return words.isupper() or (len(lines) == 1 and len(words) <= 80)


def _ends_in_heading(block: Block, rule: Block) -> bool:
    """Whether the last line of a block is a heading: as long as the rule directly under it, and no sentence's end."""
    if rule.kind != "rule" or rule.gap or len(block.lines) < 2:
        return False
    last, before = block.lines[-1].words.rstrip(), block.lines[-2].words.rstrip()
    return (
        abs(len(rule.lines[0].words) - len(last)) <= 1
        and last[-1] not in ".,;"
        and before[-1] in '.!?")”:'
        and rule.lines[0].words[0] != "*"
    )
