"""Many things kept in parts: what changes is written, and what is torn costs itself alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.span import Span
from generator.store.shelves import Shelves

THINGS = {f"thing {number}": Span(number, number + 1) for number in range(300)}
CHANGED = "thing 7"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Shelves(tmp_path / "kept").keep("head", THINGS.items())
    return tmp_path / "kept"


def states(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_ino for file in folder.iterdir()}


def test_what_was_kept_is_recalled(folder: Path) -> None:
    found = Shelves(folder).recall()
    assert found
    assert (found.head, dict(found.things), found.lost) == ("head", THINGS, 0)


def test_of_one_thing_changed_one_part_and_the_head_are_written(folder: Path) -> None:
    before, shelves = states(folder), Shelves(folder)
    found = shelves.recall()
    assert found
    shelves.keep("head", {**found.things, CHANGED: Span(0, 9)}.items())
    after = states(folder)
    assert after.keys() == before.keys()
    assert sum(after[name] != before[name] for name in after) == 2
    again = Shelves(folder).recall()
    assert again
    assert dict(again.things) == {**THINGS, CHANGED: Span(0, 9)}


def test_things_with_keys_of_another_type_lie_apart(folder: Path) -> None:
    shelves = Shelves(folder)
    shelves.keep("head", [*THINGS.items(), *((number, thing) for number, thing in enumerate(THINGS.values()))])
    before, found = states(folder), shelves.recall()
    assert found
    assert {name.partition("-")[0] for name in before} == {"head", "str", "int"}
    shelves.keep("head", {**found.things, 7: Span(0, 9)}.items())
    changed = {name for name, state in states(folder).items() if state != before[name]}
    assert {name.partition("-")[0] for name in changed} == {"head", "int"}


def test_what_was_recalled_once_is_read_again_only_where_it_is_another(folder: Path) -> None:
    shelves = Shelves(folder)
    first = shelves.recall()
    assert first
    other = Shelves(folder)
    other.recall()
    other.keep("head", {**first.things, CHANGED: Span(0, 9)}.items())
    again = shelves.recall()
    assert again
    assert dict(again.things) == {**THINGS, CHANGED: Span(0, 9)}
    assert sum(thing is not first.things[key] for key, thing in again.things.items()) < len(THINGS) / 10


def tear(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:-3])


def scribble(part: Path) -> None:
    content = bytearray(part.read_bytes())
    content[-3] ^= 0x55
    part.write_bytes(content)


@pytest.mark.parametrize("damage", [tear, scribble, Path.unlink])
def test_a_part_that_is_not_whole_costs_what_it_held(folder: Path, damage: Callable[[Path], object]) -> None:
    damage(folder / "str-07")
    found = Shelves(folder).recall()
    assert found
    assert found.lost == 1
    assert found.things.items() < THINGS.items()
    shelves = Shelves(folder)
    shelves.recall()
    shelves.keep("head", THINGS.items())
    mended = Shelves(folder).recall()
    assert mended
    assert dict(mended.things) == THINGS


def test_a_part_of_an_older_run_is_not_taken_for_one_of_this(folder: Path) -> None:
    older = {file.name: file.read_bytes() for file in folder.iterdir()}
    shelves = Shelves(folder)
    shelves.recall()
    shelves.keep("later", dict.fromkeys(THINGS, Span(0, 9)).items())
    (folder / "str-07").write_bytes(older["str-07"])
    found = Shelves(folder).recall()
    assert found
    assert (found.head, found.lost, set(found.things.values())) == ("later", 1, {Span(0, 9)})


def test_without_its_head_nothing_is_recalled(folder: Path) -> None:
    tear(folder / "head")
    assert Shelves(folder).recall() is None


def test_what_is_kept_no_more_leaves_no_file(folder: Path) -> None:
    shelves = Shelves(folder)
    shelves.recall()
    shelves.keep("head", {CHANGED: Span(0, 9)}.items())
    assert len(states(folder)) == 2


def test_of_what_has_another_head_than_asked_for_nothing_is_read(folder: Path) -> None:
    shelves = Shelves(folder)
    found = shelves.recall(lambda head: head == "another")
    assert found
    assert (found.head, dict(found.things), found.lost) == ("head", {}, 0)
    shelves.keep("another", THINGS.items())
    again = Shelves(folder).recall(lambda head: head == "another")
    assert again
    assert dict(again.things) == THINGS
