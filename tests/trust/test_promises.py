"""docs/trust.md names tests that there are, and the numbers of cases that they have."""

from __future__ import annotations

import re
from pathlib import Path

from tests.trust.attacks import ATTACKS
from tests.trust.test_fidelity import MANY
from tests.trust.test_protection import FORMS, MARKINGS, ORDINARY

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "trust.md").read_text("utf-8")


def test_every_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`(tests/[a-z_/.]+)`", PAGE)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_its_numbers_are_those_of_the_tests() -> None:
    assert f"{len(ATTACKS)} attacks" in PAGE
    assert f"{MANY:,} changes" in PAGE
    assert f"{len(MARKINGS)} forms of the request are seen and {len(ORDINARY)} ordinary uses" in PAGE
    assert f"{len(FORMS)} disguises" in PAGE
