"""Blocks: a body cut at blank lines, numbers, rules and bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.parse.lines import Line, is_rule
from generator.parse.numbering import Chosen

Kind = Literal["numbered", "text", "rule", "heading"]
Shape = Literal["prose", "bullet", "lines"]

# Comment ------- | RELATIONSHIP OFF ON THE RIGHT FOOT ---------------------------------- | ------- SUMMARY -------
_HEADED = re.compile(
    r" *(?P<above>[-=‐–]{3,}[-=‐– ]*)?(?P<heading>[A-Za-z0-9\"'(“‘][^\n]{0,120}?) +(?P<rule>[-=‐–]{3,}[-=‐– ]*)$"
)
# -- the Interior Ministry | - Mr. Oscar Hallen | * item | • item
_BULLET = re.compile(r" {0,8}(?:-{1,2}|\*|•|·) {0,3}(?=[^\s\-*=])")
# Name        Office      Telephone: columns
_COLUMNS = re.compile(r"\S {4,}\S")
_STOPS = frozenset(".!?:;\"')]”’,")


@dataclass(slots=True)
class Block:
    """Lines that belong together; `chosen` is the number with which the block begins."""

    kind: Kind
    shape: Shape
    lines: list[Line]
    chosen: Chosen | None = None

    @property
    def gap(self) -> bool:
        """Whether a blank line stands before it."""
        return self.lines[0].gap


def cut_blocks(lines: Sequence[Line], chosen: Sequence[Chosen]) -> list[Block]:
    """Cut `lines` into blocks; `chosen` says which begin numbered paragraphs."""
    numbers = {one.candidate.line: one for one in chosen}
    blocks: list[Block] = []
    open_block: Block | None = None
    for index, line in enumerate(lines):
        words = line.words
        first = words[0]
        if index in numbers:
            open_block = Block("numbered", "prose", [line], numbers[index])
        elif first in " -=*_~‐–—" and is_rule(words):
            open_block = None
            blocks.append(Block("rule", "prose", [line]))
            continue
        elif words[-1] in "-=‐–" and (headed := _HEADED.match(words)):
            blocks += _part_headed(line, headed)
            open_block = None
            continue
        elif first in " -*•·" and _BULLET.match(words) and (open_block is None or line.gap or _may_list(open_block)):
            open_block = Block("text", "bullet", [line])
        elif open_block is None or line.gap:
            open_block = Block("text", "prose", [line])
        else:
            open_block.lines.append(line)
            continue
        blocks.append(open_block)
    for block in blocks:
        if len(block.lines) > 1 and block.kind == "text" and block.shape == "prose" and _is_set(block.lines):
            block.shape = "lines"
    return blocks


def _may_list(block: Block) -> bool:
    """Whether a list may go on or begin after the last line of `block`."""
    return block.shape == "bullet" or block.lines[-1].words.rstrip()[-1] in _STOPS


def _part_headed(line: Line, headed: re.Match[str]) -> list[Block]:
    """A heading and the rules on its line, as blocks of their own."""
    blocks: list[Block] = []
    gap = line.gap
    for group, kind in (("above", "rule"), ("heading", "heading"), ("rule", "rule")):
        if words := (headed[group] or "").rstrip():
            start = line.start + headed.start(group)
            part = Line(start, start + len(words), words, gap)
            blocks.append(Block("heading" if kind == "heading" else "rule", "prose", [part]))
            gap = False
    return blocks


def _is_set(lines: Sequence[Line]) -> bool:
    """Whether the breaks of `lines` matter: most are indented or have columns."""
    shaped = sum(line.words.startswith("   ") or bool(_COLUMNS.search(line.words)) for line in lines)
    return shaped * 2 > len(lines)
