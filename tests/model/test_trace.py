"""What changed in what can be looked up touches what was made of it, and nothing else."""

from __future__ import annotations

import pytest

from generator.model.trace import ALL, Trace, TracedMapping, find_changed, is_touched, print_items

BEFORE = {"a": 1, "b": 2, "c": 3}


def facts_of(*keys: str) -> bytes:
    """The facts of something for which `keys` were looked up; `ALL` goes through all of them."""
    trace = Trace()
    traced = TracedMapping(BEFORE, "things", trace)
    for key in keys:
        _ = list(traced) if key == ALL else traced.get(key)
    return trace.take()


@pytest.mark.parametrize(
    ("now", "touched"),
    [
        (BEFORE, set()),
        ({"a": 1, "b": 5, "c": 3}, {"b", ALL}),
        ({"a": 1, "b": 2}, {"c", ALL}),
        ({**BEFORE, "d": 4}, {"d", ALL}),
        ({"b": 2, "a": 1, "c": 3}, {ALL}),
        ({}, {"a", "b", "c", ALL}),
    ],
)
def test_what_was_looked_up_and_is_another_touches(now: dict[str, int], touched: set[str]) -> None:
    printed = {"things": print_items(now), "others": print_items(BEFORE)}
    changed = find_changed({"things": print_items(BEFORE), "others": print_items(BEFORE)}, printed)
    assert {key for key in ("a", "b", "c", "d", ALL) if is_touched(facts_of(key), changed)} == touched


def test_a_collection_that_was_not_there_touches_what_was_looked_up_in_it() -> None:
    assert is_touched(facts_of("b"), find_changed({}, {"things": print_items(BEFORE)}))
