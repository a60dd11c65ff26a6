"""Each example of a fault is told to the letter as it says, and the sound edition has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.laying import SOUND, Example, lay, read_examples, report_on

EXAMPLE_LIST = read_examples()


def test_the_sound_edition_has_no_fault() -> None:
    assert report_on(SOUND).endswith("No fault found.\n")


@pytest.mark.parametrize("example", EXAMPLE_LIST, ids=lambda example: example.name)
def test_an_example_is_told_as_it_says(example: Example, tmp_path: Path) -> None:
    assert report_on(lay(example, tmp_path)) == example.report


@pytest.mark.parametrize("example", EXAMPLE_LIST, ids=lambda example: example.name)
def test_an_example_is_named_by_its_fault(example: Example) -> None:
    assert f" {example.code} " in example.report
