"""The transcript: every line of the witness, in rows that begin where what stands beside them begins."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.compose.setting import Setting
from generator.compose.transcript import LineWriter, Row, compose_witness, link_views, list_rows
from generator.model.annotation import AnnotatedTelegram
from generator.model.concordance import Concordance
from generator.model.emendation import Emendation
from generator.model.prose import Break, Emphasis, Inlines, Lines, Link, Paragraph, Table, plain
from generator.model.site import Imprint, Index
from generator.model.span import Part
from tests.compose.telegrams import annotated, change, paragraph, telegram

TEXT = """\

FM AMEMBASSY VALLETTA

[1](#)1. (C) One sentence

  VALLETTA 00000012 002 OF 002

cut in two.

  col   umn
2. (C) Two.
MOLINA
"""
INDEX = Index(Imprint("An Edition", "https://edition.example/"), {}, {}, Concordance(), (), ())


def at(words: str) -> int:
    return TEXT.index(words)


def cable(*changes: Emendation) -> AnnotatedTelegram:
    first, second, end = at("[1](#)1."), at("2. (C)"), at("MOLINA")
    cut = Part("page-line", at("  VALLETTA 000"), at("\ncut in"))
    parts = [
        Part("blank", 0, 1),
        Part("from", 1, first),
        Part("paragraph", first, second, (cut,)),
        Part("paragraph", second, end),
        Part("signature", end, len(TEXT)),
    ]
    paragraphs = [paragraph(first, second, 1, first + 8), paragraph(second, end, 2, second + 3)]
    return annotated(telegram(TEXT, parts, paragraphs, changes))


def rows(of: AnnotatedTelegram) -> tuple[Row, ...]:
    return list_rows(Setting(of, INDEX))


def lines(of: AnnotatedTelegram) -> list[Inlines]:
    writer = LineWriter.of(Setting(of, INDEX))
    return [writer.write(row) for row in rows(of)]


def test_the_rows_tile_the_witness() -> None:
    found = rows(cable())
    assert found[0].start == 0
    assert found[-1].end == len(TEXT)
    assert all(one.end == other.start for one, other in pairwise(found))


def test_a_row_begins_with_each_line_of_the_head_paragraph_block_and_signature() -> None:
    assert rows(cable())[0].end == 1  # an empty line before all others
    begun = [TEXT[row.start :].lstrip("\n").partition("\n")[0] for row in rows(cable())]
    assert begun[1:3] == ["FM AMEMBASSY VALLETTA", "[1](#)1. (C) One sentence"]
    assert begun[-2:] == ["2. (C) Two.", "MOLINA"]


def test_every_line_of_the_witness_stands_there_with_its_number_and_letter_for_letter() -> None:
    written = "\n".join(plain(inlines) for inlines in lines(cable()))
    numbered = [f"{number} {line}" for number, line in enumerate(TEXT.split("\n"), 1)]
    assert written.split("\n") == numbered[: written.count("\n") + 1]
    assert "".join(numbered[written.count("\n") + 1 :]).strip("0123456789 ") == ""  # what follows the last line end


def test_the_number_of_its_first_line_bears_the_anchor_of_a_paragraph() -> None:
    anchors = [inline.id for each in lines(cable()) for inline in each if isinstance(inline, Lines) and inline.id]
    assert anchors == ["p1", "p2"]


def test_what_is_changed_is_marked_and_leads_to_its_row_in_the_apparatus() -> None:
    marks = [
        inline
        for each in lines(cable(change(TEXT, "[1](#)", "¶")))
        for inline in each
        if isinstance(inline, Link) and inline.classes == ("emended",)
    ]
    assert [(plain(mark.children), mark.href.rpartition("#")[2]) for mark in marks] == [("[1](#)", f"e{at('[1](#)')}")]


def test_a_line_of_a_page_is_marked_as_one() -> None:
    marked = [
        plain(inline.children)
        for each in lines(cable())
        for inline in each
        if isinstance(inline, Emphasis) and inline.classes == ("page-line",)
    ]
    assert [words.strip() for words in marked if words.strip()] == ["VALLETTA 00000012 002 OF 002"]


@pytest.mark.parametrize(("view", "kind"), [("transcript", Paragraph), ("side-by-side", Table)])
def test_both_views_hold_every_line(view: str, kind: type) -> None:
    page = next(page for page in compose_witness(Setting(cable(), INDEX)) if page.meta["view"] == view)
    body = [
        block
        for block in page.blocks
        if isinstance(block, Paragraph | Table)
        and isinstance(block, kind)
        and getattr(block, "classes", ()) in ((), ("witness",))
    ]
    said = " ".join(
        plain(inlines)
        for block in body
        for inlines in ([row[1] for row in block.rows] if isinstance(block, Table) else [block.children])
    )
    assert re.findall(r"[A-Za-z]+", TEXT) == re.findall(r"[A-Za-z]+", said)
    assert not any(isinstance(inline, Break) for block in page.blocks[:2] for inline in getattr(block, "children", ()))


def test_the_line_of_views_names_the_current_one_and_leads_to_the_others() -> None:
    line = link_views("08VALLETTA12", "transcript")
    assert plain(line.children) == "Reading text Transcript Side by side"
    assert [inline.href for inline in line.children if isinstance(inline, Link)] == [
        "/cables/08VALLETTA12.md",
        "/cables/08VALLETTA12/side-by-side.md",
    ]
