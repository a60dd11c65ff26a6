"""The writer's own summary."""

from __future__ import annotations

import pytest

from generator.parse import read


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("¶1. (C) Summary: They met. End summary.\n\n¶2. (C) More.", "They met."),
        ("¶1. (C) SUMMARY. They met. END\nSUMMARY.\n\n¶2. (C) More.", "They met."),
        ("¶1. (C) Summary and Action Request: They met. End Summary and Action Request.", "They met."),
        ("¶1. (C) Summary/Comment: They met. End Summary/Comment.", "They met."),
        ("¶1. (C) Summary - They met. (End Summary.)", "They met."),
        ("¶1. Summary: (SBU) They met. End summary.", "They met."),
        ("¶1. (C) Summary: They met.\n\n¶2. (C) More.", "They met."),
        ("¶1. (C) Summary: They met.\n\n¶2. (C) And parted. End summary.\n\n¶3. (C) More.", "They met.\n\nAnd parted."),
        ("¶1. (C) Summary: They met.\n\n¶2. (C) Summary continued: All. End summary.", "They met.\n\nAll."),
        ("SUMMARY\n-------\n\n¶1. (C) They met.\n\nTHE LAKE\n--------\n\n¶2. (C) More.", "They met."),
        ("SUMMARY\n-------\n\n¶1. (C) They met.\n\n¶2. (C) All.\n\nLAKE\n----\n\n¶3. (C) More.", "They met.\n\nAll."),
        ("Summary -------\n\n1. (C) They met. End Summary", "They met."),
        ("¶1. (U) An action message.\n\n¶2. (C) Summary: They met. End summary.", "They met."),
        ("BEGIN SUMMARY\n\nTHEY MET. END SUMMARY\n\n1. MORE.", "THEY MET."),
        ("¶1. (C) Summary: They met:\n\n-- first\n\n-- last. End summary", "They met:\n\n-- first\n\n-- last."),
        ("¶1. (C) Introduction and Summary: They met. End summary.", "They met."),
        ("¶1. (C) (SUMMARY) They met. (END SUMMARY)", "They met."),
        ("INTRODUCTION AND SUMMARY\n\n¶1. (C) They met.", "They met."),
        ("EXECUTIVE SUMMARY\n-----------------\n\n¶1. (C) They met.", "They met."),
        # none
        ("¶1. (C) They met.", None),
        ("¶1. (C) Summary of the talks follows.", None),
        ("¶1. (C) Summary: End summary.", None),
        ("", None),
    ],
)
def test_summary(text: str, summary: str | None) -> None:
    assert read(text).summary == summary
