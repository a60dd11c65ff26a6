"""What changed in a cable: which places are told, and which words are marked in them."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.differences import compose_differences
from generator.model.kept import Kept
from generator.model.prose import Emphasis, Inlines, Strong, Table, plain
from generator.model.release import Release
from generator.store.releases import create_kept, read_kept
from tests.compose.edition import CABLE, annotated, index

FIRST = Kept("08LISBON77", "1", "2026-11-23", (("p1", "The five\nhad met."), ("p2", "He left."), ("note-a", "A note.")))


def table(*after: tuple[str, str]) -> list[list[str]]:
    """The rows of the table; what was taken in [], what was added in {}."""
    kept = (FIRST, replace(FIRST, version="2", day="2027-01-05", parts=after))
    page = compose_differences("08LISBON77", replace(index([annotated(CABLE)]), kept={"08LISBON77": kept}))
    return [[show(cell) for cell in row] for block in page.blocks if isinstance(block, Table) for row in block.rows]


def show(cell: Inlines) -> str:
    signs = {Emphasis: "[{}]", Strong: "{{{}}}"}
    return "".join(signs.get(type(inline), "{}").format(plain((inline,))) for inline in cell)


def test_places_that_are_as_they_were_are_not_told() -> None:
    assert table(*FIRST.parts) == []
    assert table(("p1", "The five had\nmet."), *FIRST.parts[1:]) == []


def test_words_that_went_and_words_that_came_are_marked() -> None:
    assert table(("p1", "The five had talked."), ("p3", "He stayed."), FIRST.parts[2]) == [
        ["¶1", "The five had [met.]", "The five had {talked.}"],
        ["¶2", "[He left.]", ""],
        ["¶3", "", "{He stayed.}"],
    ]


def test_long_runs_that_did_not_change_are_shortened() -> None:
    run = " ".join(f"w{number}" for number in range(40))
    kept = replace(FIRST, parts=(("p1", f"Old {run} end"),))
    after = replace(kept, version="2", parts=(("p1", f"New {run} stop"),))
    page = compose_differences("08LISBON77", replace(index([annotated(CABLE)]), kept={"08LISBON77": (kept, after)}))
    (row,) = next(block.rows for block in page.blocks if isinstance(block, Table))
    assert show(row[1]) == "[Old] w0 w1 w2 w3 w4 w5 w6 w7 … w32 w33 w34 w35 w36 w37 w38 w39 [end]"


def test_what_is_kept_is_read_as_it_was_written() -> None:
    release = Release(FIRST.version, FIRST.day, {})
    parts = (*FIRST.parts, ("line", "# no comment"), ("paragraph", "a\n\n  b"))
    assert read_kept(create_kept(parts), FIRST.mrn, release) == replace(FIRST, parts=parts)
