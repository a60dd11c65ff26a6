"""What became of things between two releases."""

from __future__ import annotations

import pytest

from generator.model.release import Held, compare

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
