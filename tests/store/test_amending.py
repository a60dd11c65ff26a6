"""Single keys are set, and every other line stays."""

from __future__ import annotations

import pytest

from generator.model.fields import EDITION, RECORD
from generator.store.amending import UnamendableError, amend


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", 'title: A\nrelease: "2"\n'),
        ('release: "1"  # the first\n', 'release: "2"  # the first\n'),
        ("release:   1\ntitle: A\n", 'release:   "2"\ntitle: A\n'),
        ("release: 'it''s'   # x\n", 'release: "2"   # x\n'),
        ('release: "a \\" b"\n', 'release: "2"\n'),
        ("# A comment\n\nrelease: 1\n\n# Another\n", '# A comment\n\nrelease: "2"\n\n# Another\n'),
        ('release: "1"\r\ntitle: A\r\n', 'release: "2"\r\ntitle: A\r\n'),
        ("release:\ntitle: A\n", None),
    ],
)
def test_a_key_gets_its_value(before: str, after: str | None) -> None:
    if after is None:
        assert b'"2"' in amend(before.encode(), EDITION, {"release": '"2"'})
    else:
        assert amend(before.encode(), EDITION, {"release": '"2"'}) == after.encode()


@pytest.mark.parametrize(
    "before", ["state: >-\n  raw\n", "state: [raw]\n", "state: raw\nstate: raw\n", "state: ra\tw\n", "\xff"]
)
def test_what_cannot_be_set_is_refused(before: str) -> None:
    with pytest.raises(UnamendableError):
        amend(before.encode("latin-1"), RECORD, {"state": "withdrawn"})
