"""What differs between two states of an edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.check.impact import find_impact, find_passages
from generator.check.impact_report import MOST_SHOWN, create_markdown, create_summary, create_text
from generator.model.concordance import Concordance, MentionInContext, pack_mentions
from generator.model.site import CableCard, Imprint, Index


def mention(start: int, end: int, target: str, *, linked: bool = True) -> MentionInContext:
    return MentionInContext(
        "05LISBON17", f"glossary/{target}", "text", "p1", "¶1", "", target, "", start, end, linked=linked
    )


def state(*mentions: MentionInContext) -> Index:
    card = CableCard("05LISBON17", True, "raw", "", "LISBON", "", "2005-01-14", "", "", (), "")
    found = Concordance([pack_mentions(card.mrn, mentions)])
    return Index(Imprint("", "https://small.example/"), {card.mrn: card}, {}, found, (), ())


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ([], [], []),
        ([(0, 5, "a")], [(0, 5, "a")], []),
        ([], [(0, 5, "a")], [("a", (), ("a",))]),
        ([(0, 5, "a")], [], [("a", ("a",), ())]),
        ([(0, 5, "a")], [(0, 5, "b")], [("b", ("a",), ("b",))]),
        ([(0, 5, "a")], [(0, 9, "b")], [("b", ("a",), ("b",))]),
        ([(0, 9, "a")], [(0, 4, "b"), (5, 9, "c")], [("a", ("a",), ("b", "c"))]),
        ([(0, 5, "a")], [(5, 9, "b")], [("a", ("a",), ()), ("b", (), ("b",))]),
    ],
)
def test_what_overlaps_is_one_place(
    before: list[tuple[int, int, str]],
    after: list[tuple[int, int, str]],
    places: list[tuple[str, tuple[str, ...], tuple[str, ...]]],
) -> None:
    found = find_passages([mention(*one) for one in before], [mention(*one) for one in after])
    told = [
        (one.keyword, *(tuple(key.partition("/")[2] for key in side) for side in (one.was, one.now))) for one in found
    ]
    assert told == places


def test_a_mention_without_a_link_is_counted_apart() -> None:
    impact = find_impact(state(), state(mention(0, 5, "a"), mention(9, 14, "a", linked=False)))
    assert (len(impact.passages), impact.unlinked) == (1, 1)


def test_a_link_that_moves_to_another_mention_is_no_further_mention() -> None:
    early, late = mention(0, 5, "a"), mention(9, 14, "a", linked=False)
    impact = find_impact(state(early, late), state(early._replace(linked=False), late._replace(linked=True)))
    assert (len(impact.passages), impact.unlinked) == (2, 0)


def test_a_cable_that_is_new_is_named_and_its_passages_are_not() -> None:
    before, after = state(), state(mention(0, 5, "a"))
    impact = find_impact(replace(before, cards={}), after)
    assert (impact.passages, impact.added) == ((), ("05LISBON17",))
    assert create_summary(impact) == "The change alters 1 cable new."


@pytest.mark.parametrize("state_of_record", ["held", "withdrawn"])
def test_what_is_held_back_stands_in_no_report(state_of_record: str) -> None:
    before, after = state(mention(0, 5, "a")), state()
    (card,) = after.cards.values()
    after = replace(after, cards={card.mrn: card._replace(state=state_of_record)})
    impact = find_impact(before, after)
    assert (impact.passages, impact.removed) == ((), ("05LISBON17",))


def test_places_in_another_text_are_not_compared() -> None:
    before, after = state(mention(0, 5, "a")), state()
    (card,) = after.cards.values()
    after = replace(after, checksums={card.mrn: "another"})
    impact = find_impact(before, after)
    assert (impact.passages, impact.reworded) == ((), ("05LISBON17",))
    assert create_summary(impact) == "The change alters the text of 1 cable."


@pytest.mark.parametrize("write", [create_text, create_markdown])
def test_of_very_many_passages_the_rest_is_counted(write: object) -> None:
    after = state(*(mention(10 * number, 10 * number + 5, "a") for number in range(MOST_SHOWN + 7)))
    assert callable(write)
    told = write(find_impact(state(), after), state(), after)
    assert told.count("https://small.example/cables/05LISBON17/#p1") == MOST_SHOWN
    assert "7 more are not shown." in told


def test_the_summary_of_a_proposal_says_who_answers() -> None:
    after = state()
    after = replace(after, imprint=replace(after.imprint, answers="The editors answer within two weeks."))
    told = create_markdown(find_impact(state(), after), state(), after)
    assert told.endswith("## What happens next\n\nThe editors answer within two weeks.\n")
