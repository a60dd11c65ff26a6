"""Mentions in context, packed by cable and entry."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.concordance import Concordance, MentionInContext, find_weight, pack_mentions

MENTIONS = st.builds(
    MentionInContext,
    st.just("09ROME7"),
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


#: Of some cables, by their numbers.
CABLES = st.dictionaries(st.sampled_from(("09VALLETTA12", "09ROME7", "08ROME9")), st.lists(MENTIONS, max_size=8))


def concordance(*mentions: MentionInContext) -> Concordance:
    return Concordance([pack_mentions("09ROME7", mentions)])


@given(CABLES)
def test_what_was_packed_is_found_by_entry_in_its_order(cables: dict[str, list[MentionInContext]]) -> None:
    cables = {mrn: [one._replace(mrn=mrn) for one in mentions] for mrn, mentions in cables.items()}
    found = Concordance([pack_mentions(mrn, mentions) for mrn, mentions in cables.items()])
    assert list(found) == sorted({one.target for mentions in cables.values() for one in mentions})
    for key, mentions in found.items():
        own = {mrn: [one for one in all_ if one.target == key] for mrn, all_ in cables.items()}
        own = {mrn: some for mrn, some in own.items() if some}
        assert [same.mrn for same in mentions] == list(own)
        assert [same.number for same in mentions] == [len(some) for some in own.values()]
        assert [list(map(tuple, same.read())) for same in mentions] == [list(map(tuple, some)) for some in own.values()]
        running = sum(1 for some in own.values() for one in some if one.anchor)
        assert found.count()[key] == (running, len(own))
        places = [" ".join((mrn, *(one.anchor for one in some))) for mrn, some in own.items()]
        assert found.list_places()[key] == "\n".join(places)


def test_pages_of_the_glossary_have_a_line_for_each_mention_and_others_for_each_cable() -> None:
    tag = MENTION._replace(target="tags/prel")
    found = concordance(MENTION, tag, MENTION, tag)
    assert found.count_lines() == {"glossary/mfa": 2, "tags/prel": 1}
    assert {key: find_weight(key)(same) for key, (same,) in found.items()} == found.count_lines()


@pytest.mark.parametrize("field", [field for field in MentionInContext._fields if field not in ("mrn", "target")])
def test_all_that_pages_show_is_printed_and_the_place_in_the_witness_is_not(field: str) -> None:
    value = getattr(MENTION, field)
    values: dict[str, Any] = {**MENTION._asdict(), field: not value if isinstance(value, bool) else value * 2}
    before, now = concordance(MENTION), concordance(MentionInContext(**values))
    assert (before.print() == now.print()) == (field in ("start", "end"))
    assert before["glossary/mfa"] != now["glossary/mfa"]


def test_mentions_of_the_same_words_in_another_cable_are_others() -> None:
    before, now = (Concordance([pack_mentions(mrn, [MENTION._replace(mrn=mrn)])]) for mrn in ("09ROME7", "09ROME8"))
    assert before.print().keys() == now.print().keys()
    assert before.print() != now.print()


def test_mentions_of_an_entry_by_period_are_printed_apart() -> None:
    cables = [pack_mentions(mrn, [MENTION._replace(mrn=mrn)]) for mrn in ("08ROME1", "09ROME7", "09ROME8")]
    days = {"08ROME1": "2008-02-01", "09ROME7": "2009-01-01"}
    spread = Concordance(cables).spread(days)
    assert {key: [same.mrn for same in found] for key, found in spread.items()} == {
        "glossary/mfa/2008": ["08ROME1"],
        "glossary/mfa/2009": ["09ROME7"],
        "glossary/mfa/undated": ["09ROME8"],
    }
    cables[1] = pack_mentions("09ROME7", [MENTION._replace(after=" wrote")])
    again = Concordance(cables).spread(days).print()
    assert [key for key, printed in spread.print().items() if again[key] != printed] == ["glossary/mfa/2009"]
