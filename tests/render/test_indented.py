"""Indented JSON is what Python's own writer makes."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.render.indented import create_indented

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_it_is_what_python_writes(value: Any) -> None:
    assert create_indented(value) == json.dumps(value, ensure_ascii=False, indent=1)
