"""Mentions in context, packed by cable and entry."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.concordance import MentionInContext, find_weight, pack_mentions

MENTIONS = st.builds(
    MentionInContext,
    st.sampled_from(("09VALLETTA12", "09ROME7")),
    st.sampled_from(("glossary/mfa", "tags/prel")),
    st.sampled_from(("text", "tags")),
    st.sampled_from(("", "p1", "p1-2", "u1542")),
    st.text(max_size=3),
    st.text(),
    st.text(),
    st.text(),
    st.integers(0, 2**40),
    st.integers(0, 2**40),
    st.booleans(),
)
MENTION = MentionInContext("09ROME7", "glossary/mfa", "text", "p1", "¶1", "the ", "MFA", " said", 3, 6)


@given(st.lists(MENTIONS, max_size=8))
def test_what_was_packed_is_read_in_its_order(mentions: list[MentionInContext]) -> None:
    packed = pack_mentions(mentions)
    assert len({(same.mrn, same.target) for same in packed}) == len(packed)
    for same in packed:
        own = [one for one in mentions if (one.mrn, one.target) == (same.mrn, same.target)]
        read = list(same.read())
        assert [tuple(one) for one in read] == [tuple(one) for one in own]
        assert same.number == len(own)
        assert same.running == sum(1 for one in own if one.anchor)
        assert same.anchors.split(" ") == [one.anchor for one in own]


def test_pages_of_the_glossary_have_a_line_for_each_mention_and_others_for_each_cable() -> None:
    tag = MENTION._replace(target="tags/prel")
    assert [find_weight(same.target)(same) for same in pack_mentions([MENTION, tag, MENTION, tag])] == [2, 1]


@pytest.mark.parametrize("field", MentionInContext._fields)
def test_all_that_pages_show_is_printed_and_the_place_in_the_witness_is_not(field: str) -> None:
    value = getattr(MENTION, field)
    values: dict[str, Any] = {**MENTION._asdict(), field: not value if isinstance(value, bool) else value * 2}
    changed = MentionInContext(**values)
    ((before,), (now,)) = pack_mentions([MENTION]), pack_mentions([changed])
    assert (before.printed == now.printed) == (field in ("start", "end"))
    assert (repr(before) == repr(now)) == (field in ("start", "end"))
    assert before != now
