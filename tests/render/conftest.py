"""More examples on demand: `pytest --hypothesis-profile=thorough tests/render`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("thorough", max_examples=10_000)
