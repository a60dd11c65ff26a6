"""What became of things between two releases."""

from __future__ import annotations

import pytest

from generator.model.release import Held, Release, Step, compare, join_steps, list_steps

TEXT = Held("annotated", "a" * 16, "b" * 16)
GONE = Held("withdrawn", "", "")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, TEXT, "new"),
        (Held("cited", "", "c" * 16), TEXT, "new"),
        (TEXT, Held("annotated", "c" * 16, "b" * 16), "text"),
        (TEXT, Held("annotated", "a" * 16, "c" * 16), "words"),
        (TEXT, Held("proofread", "a" * 16, "b" * 16), None),
        (TEXT, TEXT, None),
        (TEXT, GONE, "withdrawn"),
        (TEXT, Held("held", "", ""), "withdrawn"),
        (Held("held", "", ""), GONE, None),
        (None, Held("held", "", ""), None),
        (Held("held", "", ""), TEXT, "new"),
        (TEXT, None, "gone"),
    ],
)
def test_a_thing_changes(before: Held | None, after: Held | None, change: str | None) -> None:
    key = "cables/05LISBON17"
    found = compare({key: before} if before else {}, {key: after} if after else {})
    assert found == ({key: change} if change else {})


def test_steps_of_a_thing_are_told_in_the_order_of_the_releases() -> None:
    first = Release("1", "2026-11-23", {"glossary/goaj": Held("", "", "a"), "glossary/gop": Held("", "", "b")})
    second = Release("2", "2027-01-05", {"glossary/goaj": Held("", "", "c")})
    assert list_steps([first, second]) == {
        "glossary/goaj": (Step("1", "2026-11-23", "new"), Step("2", "2027-01-05", "words")),
        "glossary/gop": (Step("1", "2026-11-23", "new"), Step("2", "2027-01-05", "gone")),
    }


def test_a_thing_with_another_name_goes_on() -> None:
    """It is as old as under its first name, and the new name is a change."""
    former = (Step("1", "2026-11-23", "new"), Step("2", "2027-01-05", "gone"))
    own = (Step("2", "2027-01-05", "new"), Step("3", "2028-01-05", "words"))
    assert [(step.version, step.change) for step in join_steps(former, own)] == [
        ("1", "new"),
        ("2", "words"),
        ("3", "words"),
    ]
