"""The facts of an index: those printed out of what was printed before are those of an index printed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.traced import print_index, trace_index
from generator.model.concordance import Concordance, MentionInContext, pack_mentions
from generator.model.entry import Entry
from generator.model.site import CableCard, Citation, Imprint, Index
from generator.model.trace import Trace, find_changed, is_touched
from tests.compose.edition import ENTRIES

CARDS = st.lists(
    st.builds(
        CableCard,
        st.sampled_from(("08ROME1", "08ROME10", "08OSLO2", "09OSLO3", "07BAKU4")),
        st.booleans(),
        st.sampled_from(("raw", "annotated", "held")),
        st.sampled_from(("Talks", "Visit")),
        st.sampled_from(("ROME", "OSLO")),
        st.just(""),
        st.sampled_from(("", "2008-02-12T10:00:00Z", "2008-02-13", "2009")),
        st.just(""),
        st.just("SECRET"),
        st.sampled_from(((), ("PREL",), ("PREL", "MT"))),
        st.just(""),
    ),
    max_size=4,
    unique_by=lambda card: card.mrn,
)
CITATIONS = st.lists(
    st.builds(
        Citation,
        st.sampled_from(("08ROME1", "08OSLO2")),
        st.sampled_from(("09OSLO3", "07STATE5")),
        st.sampled_from(("A", None)),
        st.none(),
        st.just("ref-a"),
    ),
    max_size=3,
)
SOME = st.lists(st.sampled_from(ENTRIES), unique_by=lambda entry: entry.key)


def mention(mrn: str, key: str, after: str = "") -> MentionInContext:
    return MentionInContext(mrn, key, "text", "p1", "¶1", "", "", after)


@st.composite
def indices(draw: st.DrawFn) -> Index:
    cards, entries = draw(CARDS), draw(SOME)
    seen = [
        pack_mentions(card.mrn, [mention(card.mrn, entry.key, draw(st.sampled_from("ab"))) for entry in draw(SOME)])
        for card in cards
    ]
    sums = {card.mrn: draw(st.sampled_from("cd")) for card in cards}
    known = {card.mrn: card for card in cards}
    by_key = {entry.key: entry for entry in entries}
    imprint = Imprint("An Edition", "https://edition.example/")
    return Index(imprint, known, by_key, Concordance(seen), tuple(draw(CITATIONS)), (), checksums=sums)


def anew(index: Index) -> Index:
    """The same index, which has found out nothing yet."""
    return replace(index)


@given(indices(), indices(), st.sampled_from(("cards", "entries", "mentions", "citations", "checksums", "")))
def test_what_stays_is_printed_as_if_it_was_printed_anew(before: Index, after: Index, part: str) -> None:
    now = replace(before, **{part: getattr(after, part)}) if part else after
    printed, made_of = print_index(now, *print_index(before, {}, {}))
    clean, of = print_index(anew(now), {}, {})
    assert printed == clean
    assert all(list(found) == list(clean[name]) for name, found in printed.items())
    assert made_of.keys() == of.keys()


def reword(index: Index) -> Index:
    return replace(index, checksums={"08ROME1": "another"})


def rename(index: Index) -> Index:
    (entry, *others) = index.entries.values()
    return replace(index, entries={one.key: one for one in (replace(entry, headword="Another"), *others)})


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (anew, set()),
        (reword, set()),
        (rename, {"names", "entries_in_order", "entries_around", "past"}),
    ],
)
def test_what_is_made_of_parts_that_stay_is_not_made_again(change: Callable[[Index], Index], made: set[str]) -> None:
    card = CableCard("08ROME1", True, "raw", "Talks", "ROME", "", "2008-02-12", "", "", ("PREL",), "")
    entries: dict[str, Entry] = {entry.key: entry for entry in ENTRIES}
    mentions = Concordance([pack_mentions("08ROME1", [mention("08ROME1", "glossary/mfa")])])
    index = Index(Imprint("", "https://edition.example/"), {card.mrn: card}, entries, mentions, (), ())
    now = change(index)
    print_index(now, *print_index(index, {}, {}))
    watched = {"names", "entries_in_order", "entries_around", "past", "in_order", "around", "mention_places", "citing"}
    assert watched & vars(now).keys() == made


def test_a_traced_index_notes_what_it_finds_out() -> None:
    card = CableCard("08ROME1", True, "raw", "Talks", "ROME", "", "2008-02-12", "", "", (), "")
    trace = Trace()
    traced = trace_index(Index(Imprint("", ""), {card.mrn: card}, {}, Concordance(), (), ()), trace)
    assert traced.places_in_order["08ROME1"] == 0
    noted, before = trace.take(), {"places_in_order": {"08ROME1": b"0", "08ROME2": b"1"}}
    assert is_touched(noted, find_changed(before, {"places_in_order": {"08ROME1": b"1", "08ROME2": b"1"}}))
    assert not is_touched(noted, find_changed(before, {"places_in_order": {"08ROME1": b"0", "08ROME2": b"0"}}))
